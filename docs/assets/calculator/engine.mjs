// The way to the worker: sends the newest request of each kind, drops stale replies, says when it fails.

export class Engine {
  #worker = null;
  #busy = false;
  #pending = new Map();
  #newest = new Map();
  #id = 0;

  constructor(url, { onReply, onStage, onFailure }) {
    Object.assign(this, { url, onReply, onStage, onFailure });
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

  /** A later request of the same `kind` takes the place of an earlier one. */
  ask(request, onReply = this.onReply, kind = "score") {
    this.start();
    if (!this.#worker) return;
    this.#newest.set(kind, { id: ++this.#id, onReply });
    this.#pending.set(kind, { id: this.#id, request });
    this.#send();
  }

  #send() {
    if (this.#busy || !this.#pending.size) return;
    const [kind, message] = [...this.#pending].at(-1);
    this.#pending.delete(kind);
    this.#worker.postMessage(message);
    this.#busy = true;
  }

  #receive({ stage, failed, id, reply }) {
    if (stage) return this.onStage(stage);
    if (failed) return this.#fail(failed);
    this.#busy = false;
    for (const newest of this.#newest.values()) if (newest.id === id) newest.onReply(reply);
    this.#send();
  }

  #fail(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.#pending.clear();
    this.onFailure(String(error));
  }
}
