// A page that was opened as a file may start no worker, so the one that searches runs in a hidden frame there.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.inside = frame.contentWindow;
      addEventListener("message", (event) => {
        if (event.source !== this.inside) return;
        const copy = new MessageEvent("message", { data: event.data });
        this.dispatchEvent(copy);
        if (this.onmessage) this.onmessage(copy);
      });
      const page = this.inside.document;
      const run = (make) =>
        new Promise((resolve, reject) => {
          const script = page.createElement("script");
          make(script);
          script.onload = resolve;
          script.onerror = reject;
          page.body.append(script);
          if (!script.src) resolve();
        });
      this.send = this.inside.postMessage.bind(this.inside);
      run((script) => {
        script.text = `
          self.postMessage = (message) => parent.postMessage(message, "*");
          self.importScripts = (...all) => Promise.all(all.map((each) => new Promise((done) => {
            const script = document.createElement("script");
            script.src = each;
            script.onload = done;
            document.body.append(script);
          })));`;
      });
      this.ready = run((script) => (script.src = new URL(address, document.baseURI).href));
    }

    postMessage(message) {
      this.ready.then(() => this.send(message, "*"));
    }

    terminate() {
      this.inside.frameElement.remove();
    }
  };
}
