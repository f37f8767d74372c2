"""What tests ask a page itself, in JavaScript."""

FOCUSED = """() => {
  const element = document.activeElement
  if (!element || element === document.body || element.dataset.walked) return null
  element.dataset.walked = "yes"
  // A hidden radio button shows its focus on the label beside it.
  const drawn = element.matches(".md-option") ? element.nextElementSibling : element
  const box = drawn.getBoundingClientRect(), style = getComputedStyle(drawn)
  const onScreen = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  const seen = onScreen && style.visibility === "visible" && Number(style.opacity) > 0
  return { visible: seen && outlined, what: element.outerHTML.slice(0, 160) }
}"""
"""The element with the focus, once; null at the end of a walk."""

MISSED = """() => [...document.querySelectorAll("a[href], button, select, input, summary")]
  .filter(e => e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
  .filter(e => !e.closest("details:not([open]) > :not(summary)") && !e.dataset.walked)
  .filter(e => e.getBoundingClientRect().width > 0)
  .map(e => e.outerHTML.slice(0, 160))"""
"""Visible controls that a walk did not reach."""

SMALL = """() => {
  const controls = "a, button, select, input, summary, label[role=button]"
  const inSentence = "p, li, dd, td, h1, h2, h3"
  return [...document.querySelectorAll(controls)]
    .filter(e => e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }))
    .filter(e => !e.closest(inSentence))
    .map(e => [e.outerHTML.slice(0, 120), e.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
    .map(([html, box]) => `${html} ${box.width}x${box.height}`)
}"""
"""Controls under 24 px, but for links inside a sentence."""

LARGEST_PAINT = """() => new Promise(done =>
  new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true }))"""
