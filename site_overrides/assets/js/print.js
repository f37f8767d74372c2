// "Print my week": the choices name a file; only files that the page lists are offered.
(() => {
  "use strict"
  const form = document.querySelector("[data-print]")
  if (!form) return
  const files = JSON.parse(document.getElementById("print-files").textContent)
  const link = form.querySelector("[data-file]")
  const choose = () => {
    const chosen = ["week", "side", "paper", "text"].map(name => form.elements[name].value)
    const file = files[chosen.join(" ")]
    link.hidden = !file
    if (file) link.href = link.dataset.base + file
    try { localStorage.setItem("sidestep-print", JSON.stringify(chosen)) } catch { /* private mode */ }
  }
  try {
    const kept = JSON.parse(localStorage.getItem("sidestep-print")) || []
    ;["week", "side", "paper", "text"].forEach((name, place) => {
      if ([...form.elements[name].options].some(option => option.value === kept[place]))
        form.elements[name].value = kept[place]
    })
  } catch { /* nothing kept */ }
  form.addEventListener("change", choose)
  addEventListener("pageshow", choose) // on the way back the browser fills in the choices late
  choose()
})()
