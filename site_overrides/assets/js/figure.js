// A figure that moves when asked. Its link becomes a button; the moving picture is loaded at the
// first press and takes the place of the last panel. It rests while nobody can see it.
(() => {
  "use strict"
  const calm = matchMedia("(prefers-reduced-motion: reduce)")

  const upgrade = link => {
    const panel = [...link.closest("figure").querySelectorAll(".picture__panel")].pop()
    const image = panel.querySelector("img")
    const caption = panel.querySelector(".picture__caption")
    const { play, stop, caption: moving, missing } = link.dataset
    const still = { src: image.src, words: caption && caption.textContent }
    // A movement may need more room than its end; it gets the same.
    image.style.aspectRatio = `${image.getAttribute("width")} / ${image.getAttribute("height")}`

    const button = document.createElement("button")
    button.type = "button"
    button.className = link.className
    button.append(...link.childNodes)
    link.replaceWith(button)

    let wanted = false
    let seen = true
    const show = () => {
      const plays = wanted && seen && !document.hidden && !calm.matches
      button.firstChild.textContent = wanted ? stop : play
      button.classList.toggle("picture__play--on", wanted)
      if (caption) caption.textContent = wanted ? moving : still.words
      const src = plays ? link.href : still.src
      if (image.src !== src) image.src = src
    }
    const set = value => {
      wanted = value
      show()
    }

    button.addEventListener("click", () => {
      if (wanted) return set(false)
      const loaded = new Image()
      loaded.onload = () => set(true)
      loaded.onerror = () => {
        button.disabled = true
        button.firstChild.textContent = missing
      }
      loaded.src = link.href
    })
    new IntersectionObserver(([entry]) => {
      seen = entry.isIntersecting
      show()
    }).observe(panel)
    document.addEventListener("visibilitychange", show)
    calm.addEventListener("change", show)
    addEventListener("beforeprint", () => set(false))
  }

  for (const link of document.querySelectorAll("a.picture__play")) upgrade(link)
})()
