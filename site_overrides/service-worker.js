// Keeps a copy of the site on the device. Pages come from the network while there is one, so
// that a red flag is never stale; the copy answers when there is none.
// Another edition may stand in another folder of the same host: its copy is its own.
const OURS = `sidestep ${registration.scope} `
const VERSION = `${OURS}__VERSION__`
const FILES = __FILES__

addEventListener("install", event => {
  event.waitUntil(
    caches.open(VERSION)
      .then(cache => cache.addAll(FILES.map(file => new Request(file, { cache: "reload" }))))
      .then(() => skipWaiting())
  )
})

addEventListener("activate", event => {
  event.waitUntil(
    caches.keys()
      .then(names => Promise.all(
        names.filter(name => name.startsWith(OURS) && name !== VERSION).map(name => caches.delete(name))
      ))
      .then(() => clients.claim())
  )
})

// What was searched for is not kept: one copy of a page, whatever stands after the "?".
const plain = request => request.url.split("?")[0]

const fromNetwork = async request => {
  const cache = await caches.open(VERSION)
  try {
    const response = await fetch(request.url, { cache: "no-cache", credentials: "same-origin" })
    if (response.redirected) return Response.redirect(response.url)
    if (response.ok) cache.put(plain(request), response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(plain(request))
    if (kept) return kept
    throw error
  }
}

const fromCopy = async request => {
  const cache = await caches.open(VERSION)
  return (await cache.match(request)) || fetch(request)
}

addEventListener("fetch", event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return
  if (url.pathname.includes("/downloads/")) return
  const page = request.mode === "navigate" || url.pathname.includes("/search/")
  event.respondWith(page ? fromNetwork(request) : fromCopy(request))
})
