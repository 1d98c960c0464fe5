// The way to the worker: sends the newest request of each kind, drops stale replies, says when it fails.
// A call, unlike a request to score, is always answered.

export class Engine {
  #worker = null;
  #busy = false;
  #pending = new Map();
  #newest = new Map();
  #id = 0;
  #calls = new Map();
  #called = 0;

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

  /** A promise of the reply; rejected when the worker fails. */
  call(request) {
    this.start();
    return new Promise((resolve, reject) => {
      const id = `call-${++this.#called}`;
      this.#calls.set(id, { resolve, reject });
      if (this.#worker) this.#worker.postMessage({ id, request });
      else this.#drop("no worker");
    });
  }

  #drop(error) {
    for (const { reject } of this.#calls.values()) reject(new Error(error));
    this.#calls.clear();
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
    if (this.#calls.has(id)) {
      this.#calls.get(id).resolve(reply);
      this.#calls.delete(id);
      return;
    }
    this.#busy = false;
    for (const newest of this.#newest.values()) if (newest.id === id) newest.onReply(reply);
    this.#send();
  }

  #fail(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.#pending.clear();
    this.#drop(String(error));
    this.onFailure(String(error));
  }
}
