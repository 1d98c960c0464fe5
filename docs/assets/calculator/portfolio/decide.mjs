// The section that closes a result: Python shows it and says what to keep. No rule, no wording.
import { offer, today } from "../documents/download.mjs";
import { NotStarted } from "../engine.mjs";
import { localise } from "../numbers.mjs";

// Milliseconds after the costs are there: a reader looks at those first.
const PAUSE = 1000;
const $ = (id) => document.getElementById(id);

export class Decide {
  #shown = null; // the task that the section shows, as one text
  #touched = false; // the reader has begun to fill it in
  #timer;

  /**
   * `call` gets a promise of the worker's reply; `keep.record` is the task on the page, `keep.decided` keeps what Python
   * says, `keep.drafted` what the reader has filled in so far.
   */
  constructor(call, keep) {
    Object.assign(this, { call, keep });
    $("decide").addEventListener("input", (event) => {
      event.stopPropagation(); // it is no answer
      this.#touched = true;
      keep.drafted(Object.fromEntries(new FormData(event.target.form)));
    });
    $("decide").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#enter(Object.fromEntries(new FormData(event.target, event.submitter)));
    });
  }

  /** The task or its result may have changed: show it in a moment, unless the reader is filling the section in. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  /** Another task is on the page. */
  anew() {
    this.#touched = false;
    if (this.#shown !== null) this.soon();
  }

  async #look() {
    const now = this.#now;
    if (now === this.#shown || this.#touched) return;
    const reply = await this.#ask(this.keep.record.draft);
    if (reply && now === this.#now && !this.#touched) this.#show(reply);
  }

  /** The task as it is now, as one text. */
  get #now() {
    const { id, form, decided } = this.keep.record;
    return JSON.stringify({ id, form, decided });
  }

  async #enter(entered) {
    clearTimeout(this.#timer);
    const { id } = this.keep.record;
    const reply = await this.#ask(entered);
    if (!reply || this.keep.record.id !== id) return; // another task is open by now
    if (reply.decided) await this.keep.decided(reply.decided);
    if (reply.file) offer(reply.file.name, new Blob([reply.file.text], { type: reply.file.type }));
    this.#show(reply);
    $("decide-status").textContent = reply.status;
    const wrong = $("decide").querySelector("[aria-invalid]");
    if (!wrong && Object.keys(this.keep.record.draft ?? {}).length) this.keep.drafted({}); // it was made, or left
    if (!reply.file) (wrong ?? $("decide-body")).focus(); // the button that had it is gone
  }

  #show(reply) {
    this.#shown = this.#now;
    this.#touched = false;
    $("decide-status").textContent = "";
    $("decide-body").innerHTML = reply.decide_html;
    localise($("decide-body"));
  }

  async #ask(entered) {
    const page = location.href.split("#")[0];
    const request = { decide: this.keep.record, entered, today: today(), time: new Date().toISOString(), page };
    try {
      return await this.call(request);
    } catch (error) {
      if (entered?.act || !(error instanceof NotStarted)) $("decide-status").textContent = $("decide-failed").content.textContent;
      return null;
    }
  }
}
