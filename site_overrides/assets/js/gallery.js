// The gallery's filters: choices hide the cards that do not bear all of them.
(() => {
  "use strict"
  const form = document.querySelector("[data-filters]")
  if (!form) return
  const cards = [...document.querySelectorAll(".card[data-marks]")]
  const count = form.querySelector(".filters__count")
  const apply = () => {
    const wanted = [...form.querySelectorAll("select")].map(choice => choice.value).filter(Boolean)
    let shown = 0
    for (const card of cards) {
      const marks = card.dataset.marks.split(" ")
      card.hidden = !wanted.every(mark => marks.includes(mark))
      if (!card.hidden) shown += 1
    }
    for (const section of document.querySelectorAll(".gallery__kind"))
      section.hidden = !section.querySelector(".card:not([hidden])")
    count.textContent = shown
      ? count.dataset.count.replace("{shown}", shown).replace("{all}", cards.length)
      : count.dataset.none
  }
  form.addEventListener("change", apply)
  form.addEventListener("reset", () => setTimeout(apply))
  addEventListener("pageshow", apply) // on the way back the browser fills in the choices late
  apply()
})()
