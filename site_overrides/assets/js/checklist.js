// The gate: how many of its boxes are ticked, and what holds when all are. Nothing is kept.
(() => {
  "use strict"
  const list = document.querySelector("[data-checklist]")
  if (!list) return
  const boxes = [...list.querySelectorAll("input")]
  const some = list.querySelector("[data-some]")
  const all = list.querySelector("[data-all]")
  const count = () => {
    const ticked = boxes.filter(box => box.checked).length
    some.textContent = some.dataset.text.replace("{n}", ticked).replace("{all}", boxes.length)
    all.hidden = ticked < boxes.length
    some.hidden = !all.hidden
  }
  list.addEventListener("change", count)
  count()
})()
