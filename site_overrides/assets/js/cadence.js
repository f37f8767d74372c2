// The cadence helper: a reader's own steps in, a range a little faster out, and a metronome.
(() => {
  "use strict"
  const helper = document.querySelector("[data-cadence]")
  if (!helper) return
  const own = helper.querySelector("input[type=number]")
  const beat = helper.querySelector("input[type=range]")
  const result = helper.querySelector("[data-result]")
  const beats = helper.querySelector("[data-beats]")
  const button = helper.querySelector("button")
  const { low, high } = helper.dataset
  let audio, timer, next

  const say = (element, values) => {
    element.textContent = Object.entries(values).reduce(
      (text, [key, value]) => text.replace(`{${key}}`, value), element.dataset.text)
  }
  const update = () => {
    const steps = Number(own.value)
    const fits = own.value !== "" && own.validity.valid
    own.setAttribute("aria-invalid", String(own.value !== "" && !fits))
    helper.querySelector("[data-player]").hidden = !fits
    if (!fits) {
      result.textContent = own.value === "" ? "" : result.dataset.wrong
      return stop()
    }
    beat.min = Math.round(steps * (1 + low / 100))
    beat.max = Math.round(steps * (1 + high / 100))
    beat.value = beat.min
    say(result, { low: beat.min, high: beat.max })
    pace()
  }
  const pace = () => {
    say(beats, { n: beat.value })
    beat.setAttribute("aria-valuetext", beats.textContent)
  }
  const click = at => {
    const tone = audio.createOscillator()
    const loud = audio.createGain()
    tone.frequency.value = 1000
    loud.gain.setValueAtTime(.4, at)
    loud.gain.exponentialRampToValueAtTime(.001, at + .05)
    tone.connect(loud).connect(audio.destination)
    tone.start(at)
    tone.stop(at + .06)
  }
  // Clicks are scheduled a little ahead on the audio clock: timers alone drift.
  const schedule = () => {
    for (; next < audio.currentTime + .2; next += 60 / Number(beat.value)) click(next)
    helper.dataset.clicks = Number(helper.dataset.clicks || 0) + 1
  }
  const start = () => {
    audio = audio || new AudioContext()
    audio.resume()
    next = audio.currentTime + .1
    timer = setInterval(schedule, 50)
    button.textContent = button.dataset.stop
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
    button.textContent = button.dataset.start
  }
  own.addEventListener("input", update)
  beat.addEventListener("input", pace)
  button.addEventListener("click", () => (timer ? stop() : start()))
  update()
})()
