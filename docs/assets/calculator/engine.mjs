// The way to the worker: one request at a time, the newest first, a promise for each.

import { PATIENCE } from "./waiting.mjs";

const LIMIT = 60; // seconds in which Python starts once all of its files are here, or never will

/** A later request of the same kind took the place of this one. */
class Superseded extends Error {}

/** Python did not start, so this was not asked. */
export class NotStarted extends Error {}

/** A part of Python that this needs could not be fetched. */
export class Away extends Error {}

/** The reply to a request; nothing where a later one took its place. */
export const newest = (reply) =>
  reply.catch((error) => {
    if (!(error instanceof Superseded)) throw error;
  });

/**
 * The address of a module under which a worker has the policy of this page; one from the network would have none. It says
 * {ran} when that has run, which has to have spoken by then. With `anew` nothing is taken from the browser's own store
 * unasked, where a file may be damaged, or be what a network that wants a login sent in its place.
 */
function sealed(url, anew = false) {
  const from = JSON.stringify(String(url));
  const asked = `globalThis.anew = true; await fetch(${from}, { cache: "no-cache" }).then((file) => file.arrayBuffer()).catch(() => {});`;
  const run = `import(${from}).then(() => postMessage({ ran: true }), (error) => postMessage({ failed: String(error) }));`;
  const module = anew ? `${asked} ${run}` : `import ${from}; postMessage({ ran: true });`;
  return URL.createObjectURL(new Blob([module], { type: "text/javascript" }));
}

export class Engine {
  #worker = null;
  #started = false; // whether the worker has Python
  #failed = false; // whether the last start has
  #open = new Map(); // the newest request of each kind until it is answered, the newest last
  #running = null; // the one that Python works on; it may be superseded meanwhile
  #id = 0;
  #wait = {};
  #quiet = 0; // seconds since the worker's last word, while something is waited for
  #clock;

  /**
   * `onWait({ stage, left, arrived, slow })` is told what is waited for: a stage, the bytes left, whether all of Python's
   * files are here, and whether nothing has come for long. `onStart` is called when Python is up, `onReply` with every
   * reply, and `onFailure` when Python cannot be started; what was asked waits for `again` or the next request.
   */
  constructor(url, { onWait, onStart, onFailure, onReply }) {
    Object.assign(this, { url: sealed(url), anew: sealed(url, true), onWait, onStart, onFailure, onReply });
  }

  start() {
    if (this.#worker) return;
    let made;
    try {
      if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
      made = this.#worker = new Worker(this.#failed ? this.anew : this.url, { type: "module" });
    } catch (error) {
      this.#fail(error);
      return;
    }
    // One that was ended may have sent a word before.
    const listen = (type, act) => made.addEventListener(type, (event) => made === this.#worker && act(event));
    listen("message", ({ data }) => this.#receive(data));
    listen("error", ({ message }) => this.#lost(message));
    listen("messageerror", ({ type }) => this.#lost(type));
    this.#watch();
  }

  /** A worker of its own for everything that is not answered yet. */
  again() {
    this.#end();
    this.start();
  }

  /** A promise of the reply. A later request of the same `kind` takes the place of an earlier one: that is Superseded. */
  ask(kind, request) {
    return this.#ask({ kind, request });
  }

  /** The same for what the reader did just now: where Python does not start it is given up, which is NotStarted. */
  act(kind, request) {
    return this.#ask({ kind, request, now: true });
  }

  /** A promise of the reply to an act that nothing takes the place of. */
  call(request) {
    return this.act(Symbol("call"), request);
  }

  #ask(asked) {
    return new Promise((resolve, reject) => {
      this.#open.get(asked.kind)?.reject(new Superseded());
      this.#open.delete(asked.kind);
      this.#open.set(asked.kind, { ...asked, id: ++this.#id, resolve, reject });
      this.start();
      this.#send();
    });
  }

  #send() {
    const next = [...this.#open.values()].findLast((request) => !request.waits);
    if (!this.#started || this.#running || !next) return;
    this.#running = next;
    this.#worker.postMessage({ id: next.id, request: next.request });
    this.#watch();
  }

  #receive({ stage, left, arrived, failed, ran, id, ...answer }) {
    this.#quiet = 0;
    if (failed) return this.#fail(failed);
    if (ran) return this.#wait.stage || this.#fail("no word");
    if (id) return this.#answered(id, answer);
    this.#tell(stage ? { stage } : { left, ...(arrived && { arrived }) }); // a word about bytes may come behind that
    if (stage !== "scoring") return;
    this.#started = true;
    this.#failed = false;
    this.onStart();
    this.#send();
  }

  /** A reply, an error of this request alone, or word that it waits for what has not come yet; `over` says that Python is. */
  #answered(id, { reply, error, waits, over, away }) {
    if (over) return this.#lost(error);
    const asked = [this.#running, ...this.#open.values()].find((request) => request?.id === id);
    if (!asked) return; // it waited, and a later one took its place
    if (asked === this.#running) this.#running = null;
    asked.waits = waits; // others are answered meanwhile
    if (waits) this.#watch();
    else if (error) this.#drop(asked, new (away ? Away : Error)(error));
    else if (reply) {
      if (this.#open.get(asked.kind) === asked) this.#open.delete(asked.kind);
      this.onReply();
      asked.resolve(reply);
    }
    this.#send();
  }

  /** A request is given up. What went wrong stands in the console: the page has a sentence for it. */
  #drop(asked, error) {
    console.error(error);
    if (this.#open.get(asked.kind) === asked) this.#open.delete(asked.kind);
    asked.reject(error);
  }

  /** The worker is no more. What it worked on is asked once more of a new one; a second time, it was the reason. */
  #lost(error) {
    if (!this.#started) return this.#fail(error);
    const blamed = this.#running ? [this.#running] : [...this.#open.values()];
    this.#end();
    for (const asked of blamed) {
      if (asked.lost) this.#drop(asked, new Error(error));
      asked.lost = true;
    }
    if (this.#open.size) this.start();
  }

  #fail(error) {
    console.error(error);
    this.#end();
    this.#failed = true;
    for (const asked of [...this.#open.values()].filter(({ now }) => now)) this.#drop(asked, new NotStarted(error));
    this.onFailure(String(error));
  }

  #end() {
    this.#worker?.terminate();
    clearInterval(this.#clock);
    this.#worker = this.#running = this.#clock = null;
    this.#started = false;
    this.#wait = {};
    for (const asked of this.#open.values()) asked.waits = false;
  }

  /**
   * Count the quiet seconds while something is waited for: by ticks, so that a machine that slept has not waited. Not
   * every browser tells of a worker that it ended, so that a request that is worked on counts as well.
   */
  #watch() {
    this.#quiet = 0;
    this.#clock ??= setInterval(() => this.#tick(), 1000);
  }

  #tick() {
    const waits = !this.#started || this.#running || [...this.#open.values()].some((request) => request.waits);
    if (!waits) this.#clock = clearInterval(this.#clock);
    else if (++this.#quiet >= LIMIT && this.#wait.arrived && !this.#started) return this.#fail("no start");
    this.#tell({ slow: Boolean(waits) && this.#quiet >= PATIENCE && this.#open.size > 0 });
  }

  #tell(news) {
    Object.assign(this.#wait, { slow: false }, news);
    this.onWait(this.#wait);
  }
}
