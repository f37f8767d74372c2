// A page opened from a file may start no worker, so the search runs in a hidden frame instead.
if (location.protocol === "file:")
  window.Worker = class extends EventTarget {
    constructor(url) {
      super()
      const frame = document.createElement("iframe")
      frame.hidden = true
      document.body.append(frame)
      this.inner = frame.contentWindow
      this.inner.answer = data => this.dispatchEvent(new MessageEvent("message", { data }))
      this.ready = new Promise(resolve => { this.inner.ready = resolve })
      const page = this.inner.document
      page.open()
      page.write(
        "<script>postMessage = data => answer(data);" +
        "importScripts = (...urls) => Promise.all(urls.map(url => new Promise((done, failed) => {" +
        "const script = document.createElement('script'); script.src = url;" +
        "script.onload = done; script.onerror = failed; document.head.append(script) })))</scr" +
        `ipt><script src="${encodeURI(url)}"></scr` + "ipt><script>ready()</scr" + "ipt>"
      )
      page.close()
    }
    postMessage(data) {
      this.ready.then(() => this.inner.dispatchEvent(new this.inner.MessageEvent("message", { data })))
    }
    terminate() {}
  }
