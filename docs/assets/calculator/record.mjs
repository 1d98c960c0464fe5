// Prints the record of a task in place of the page, and keeps it as a Word file. Python makes both.
import { localise } from "./cost.mjs";
import { save, today } from "./download.mjs";

const PAUSE = 1000;
const $ = (id) => document.getElementById(id);

export class Record {
  #made = null;
  #title = "";
  #timer;

  /** `call` gets a promise of the worker's reply; `fragment` gives the answers as they are now. */
  constructor(call, fragment) {
    Object.assign(this, { call, fragment });
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

  #ask(kind) {
    return this.call({ record: this.fragment(), date: today(), page: location.origin + location.pathname, kind });
  }

  async #make() {
    const asked = this.fragment();
    if (this.#made !== asked + today()) {
      const { html, title } = await this.#ask("html");
      $("record").innerHTML = html;
      localise($("record"));
      this.#title = title;
      this.#made = asked + today();
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

  /** The record takes the page's place where it is that of the answers as they are now. */
  #show() {
    const asked = this.fragment();
    if (!asked || this.#made !== asked + today()) return;
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
