// Prints a record of a task, or a report of a list, in place of the page, and keeps it as a Word file. Python makes both.
import { save, today } from "../documents/download.mjs";
import { localise } from "../numbers.mjs";

// Milliseconds after the costs are there: a reader looks at those first.
const PAUSE = 1000;
const $ = (id) => document.getElementById(id);

export class Record {
  #made = null;
  #title = "";
  #once = null; // what is printed in the record's place
  #timer;

  /** `call` gets a promise of the worker's reply; `request` gives what to ask for as things are now, or null for nothing. */
  constructor(call, request) {
    Object.assign(this, { call, request });
    $("record-print").addEventListener("click", () => this.#busy(async () => (await this.#make()) && print()));
    $("record-word").addEventListener("click", () => this.#busy(() => this.#word()));
    addEventListener("beforeprint", () => this.#show());
    addEventListener("afterprint", () => this.#hide());
  }

  /** Have the record ready for a reader who prints by the browser's own menu. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#make().catch(() => {}), PAUSE);
  }

  /** Print something else, until the reader does anything: browsers may tell of one printing several times. */
  printInstead({ html, title }) {
    this.#fill(html, title);
    this.#made = this.#once = {};
    for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => (this.#once = null), { once: true });
    print();
  }

  #fill(html, title) {
    $("record").innerHTML = html;
    localise($("record"));
    this.#title = title;
  }

  #ask(kind) {
    const page = new URL($("record").dataset.page, location.href.split("#")[0]).href;
    return this.call({ ...this.request(), date: today(), page, kind, locale: navigator.language });
  }

  /** What a record is made from, as one text; empty where there is nothing to record. */
  #wanted() {
    const request = this.request();
    return request && today() + JSON.stringify(request);
  }

  async #make() {
    const wanted = this.#wanted();
    if (this.#made !== wanted) {
      const { html, title } = await this.#ask("html");
      this.#fill(html, title);
      this.#made = wanted;
    }
    return true;
  }

  async #word() {
    const reply = await this.#ask("docx");
    save(reply);
    return reply.status;
  }

  async #busy(work) {
    const status = $("record-status");
    status.textContent = status.dataset.making;
    try {
      const done = await work();
      status.textContent = typeof done === "string" ? done : "";
    } catch {
      status.textContent = status.dataset.failed;
    }
  }

  /** The record takes the page's place where it is that of the things as they are now. */
  #show() {
    const wanted = this.#once ?? this.#wanted();
    if (!wanted || this.#made !== wanted) return;
    document.documentElement.dataset.record = document.title;
    document.title = this.#title;
  }

  #hide() {
    const { record } = document.documentElement.dataset;
    if (record === undefined) return;
    document.title = record;
    delete document.documentElement.dataset.record;
  }
}
