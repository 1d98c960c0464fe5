// The way to the worker: sends the newest request, drops stale replies, says when it fails.

export class Engine {
  #worker = null;
  #busy = false;
  #pending = null;
  #id = 0;

  constructor(url, { onReply, onStage, onFailure }) {
    Object.assign(this, { url, onReply, onStage, onFailure });
  }

  /** Whether nothing is asked that has no reply yet. */
  get idle() {
    return !this.#busy && !this.#pending;
  }

  start() {
    if (this.#worker) return;
    try {
      if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
      this.#worker = new Worker(this.url, { type: "module" });
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#worker.addEventListener("error", (event) => this.#fail(event.message));
  }

  ask(request) {
    this.start();
    if (!this.#worker) return;
    this.#pending = { id: ++this.#id, request };
    this.#send();
  }

  #send() {
    if (this.#busy || !this.#pending) return;
    this.#worker.postMessage(this.#pending);
    this.#pending = null;
    this.#busy = true;
  }

  #receive({ stage, failed, id, reply }) {
    if (stage) return this.onStage(stage);
    if (failed) return this.#fail(failed);
    this.#busy = false;
    if (id === this.#id) this.onReply(reply);
    this.#send();
  }

  #fail(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.onFailure(String(error));
  }
}
