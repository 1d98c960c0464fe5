// The way to the worker: one request at a time, the newest first, a promise for each.

/** A later request of the same kind took the place of this one. */
export class Superseded extends Error {}

/** Python did not start, so this was not asked. */
export class NotStarted extends Error {}

/** The reply to a request; nothing where a later one took its place. */
export const newest = (reply) =>
  reply.catch((error) => {
    if (!(error instanceof Superseded)) throw error;
  });

export class Engine {
  #worker = null;
  #open = new Map(); // the newest request of each kind until it is answered, the newest last
  #running = null; // the one that Python works on; it may be superseded meanwhile
  #id = 0;

  /** `onFailure` is called when Python cannot be started; the next request tries again. */
  constructor(url, { onStage = () => {}, onFailure }) {
    Object.assign(this, { url, onStage, onFailure });
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
    const worker = this.#worker; // one that was ended may have sent a word before
    worker.addEventListener("message", ({ data }) => worker === this.#worker && this.#receive(data));
    worker.addEventListener("error", ({ message }) => worker === this.#worker && this.#fail(message));
  }

  /** A promise of the reply. A later request of the same `kind` takes the place of an earlier one: that is Superseded. */
  ask(kind, request) {
    return new Promise((resolve, reject) => {
      this.#open.get(kind)?.reject(new Superseded());
      this.#open.delete(kind);
      this.#open.set(kind, { id: ++this.#id, kind, request, resolve, reject });
      this.#send();
    });
  }

  /** A promise of the reply to a request that nothing takes the place of. */
  call(request) {
    return this.ask(Symbol("call"), request);
  }

  #send() {
    const next = [...this.#open.values()].findLast((request) => !request.waits);
    if (this.#running || !next) return;
    this.start();
    if (!this.#worker) return;
    this.#running = next;
    const { id, request } = this.#running;
    this.#worker.postMessage({ id, request });
  }

  #receive({ stage, failed, id, reply, error, waits }) {
    if (stage) return this.onStage(stage);
    if (failed) return this.#fail(failed);
    const asked = [this.#running, ...this.#open.values()].find((request) => request?.id === id);
    if (!asked) return; // it waited, and a later one took its place
    if (asked === this.#running) this.#running = null;
    asked.waits = waits; // others are answered meanwhile
    if (reply || error) {
      if (this.#open.get(asked.kind) === asked) this.#open.delete(asked.kind);
      if (error) asked.reject(new Error(error));
      else asked.resolve(reply);
    }
    this.#send();
  }

  #fail(error) {
    this.#worker?.terminate();
    this.#worker = this.#running = null;
    const dropped = [...this.#open.values()];
    this.#open.clear();
    for (const { reject } of dropped) reject(new NotStarted(error));
    this.onFailure(String(error));
  }
}
