// On every page: terms explained where they stand, the frame by keyboard, the copy for offline.
// All words come from the page (#sidestep-words); without this script everything still reads.
(() => {
  "use strict"
  const words = JSON.parse(document.getElementById("sidestep-words").textContent)

  // --- Terms: the meaning appears by hover, focus and tap; a second tap follows the link ------

  const place = (meaning, link) => {
    const at = link.getBoundingClientRect()
    const room = document.documentElement.clientWidth - meaning.offsetWidth - 12
    meaning.style.left = `${Math.max(12, Math.min(at.left, room)) + scrollX}px`
    const above = at.top - meaning.offsetHeight - 6
    meaning.style.top = `${(above > 60 ? above : at.bottom + 6) + scrollY}px`
  }
  let shown = null
  const hide = () => {
    if (shown) shown.meaning.hidden = true
    shown = null
  }
  const show = (link, meaning) => {
    if (shown && shown.link === link) return
    hide()
    meaning.hidden = false
    place(meaning, link)
    shown = { link, meaning }
  }
  document.querySelectorAll("a.term[title]").forEach((link, number) => {
    const meaning = document.createElement("div")
    meaning.className = "meaning"
    meaning.id = `meaning-${number}`
    meaning.setAttribute("role", "tooltip")
    meaning.hidden = true
    meaning.textContent = link.title
    link.removeAttribute("title")
    link.setAttribute("aria-describedby", meaning.id)
    document.body.append(meaning)

    let leaving
    const enter = event => {
      if (event.pointerType === "touch") return
      clearTimeout(leaving)
      show(link, meaning)
    }
    const leave = event => {
      if (event.pointerType === "touch") return
      leaving = setTimeout(() => shown && shown.link === link && hide(), 200)
    }
    for (const element of [link, meaning]) {
      element.addEventListener("pointerenter", enter)
      element.addEventListener("pointerleave", leave)
    }
    let touched = false
    link.addEventListener("pointerdown", event => {
      touched = event.pointerType === "touch" && !(shown && shown.link === link)
    })
    link.addEventListener("click", event => {
      if (!touched) return
      event.preventDefault()
      touched = false
      show(link, meaning)
    })
    link.addEventListener("focus", () => show(link, meaning))
    link.addEventListener("blur", hide)
  })
  document.addEventListener("pointerdown", event => {
    if (shown && !shown.link.contains(event.target) && !shown.meaning.contains(event.target)) hide()
  })

  // --- The frame by keyboard: Material's menu and search are labels of hidden boxes -----------

  const name = { __drawer: words.menu, __search: words.search_hint }
  document.querySelectorAll("label:is(.md-header__button, .md-nav__title, .md-nav__link, .md-search__icon)[for]").forEach(label => {
    const box = document.getElementById(label.htmlFor)
    if (!box || box.type !== "checkbox" || label.querySelector("a")) return
    // On a wide screen the search field's icon is a picture.
    if (label.matches(".md-search__icon") && matchMedia("(min-width: 60em)").matches) return
    label.tabIndex = 0
    label.setAttribute("role", "button")
    const state = () => label.setAttribute("aria-expanded", String(box.checked))
    if (label.matches(".md-header__button, .md-nav__link")) {
      state()
      box.addEventListener("change", state)
    }
    if (!label.textContent.trim()) {
      const beside = label.parentElement.querySelector("a")
      const named = label.matches(".md-nav__link") && beside ? beside.textContent.trim() : words.close
      label.setAttribute("aria-label", name[box.id] && label.matches(".md-header__button") ? name[box.id] : named)
    }
    label.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      event.stopPropagation() // Material clicks a label on Enter too, which would undo it
      label.click()
    })
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    hide()
    const drawer = document.getElementById("__drawer")
    if (drawer && drawer.checked) {
      drawer.click()
      document.querySelector("label.md-header__button[for=__drawer]").focus()
    }
  })

  // --- A built site opened as files: a folder is not its page there, and the way to help is ---

  if (location.protocol === "file:")
    for (const link of document.links)
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html"

  // --- Offline: a copy of the site on the device, and a line that says when it is used ---------

  const worker = document.querySelector("meta[name=sidestep-worker]")
  if (worker && "serviceWorker" in navigator && location.protocol.startsWith("http"))
    navigator.serviceWorker.register(worker.content).catch(() => {})

  const line = document.createElement("p")
  line.className = "offline-line"
  line.setAttribute("role", "status")
  document.body.append(line)
  const tell = () => { line.textContent = navigator.onLine || location.protocol === "file:" ? "" : words.offline }
  addEventListener("online", tell)
  addEventListener("offline", tell)
  tell()
})()
