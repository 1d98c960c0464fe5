// Keeps the task on the page: saves every change, notices other tabs, says what went wrong. Every sentence stands in the page.
import { Store, trouble } from "./saved.mjs";

const PAUSE = 400;
const $ = (id) => document.getElementById(id);
const text = (id) => $(id).content.textContent;

export class Saved {
  #record = null; // as it is kept; null while the task is not
  #changes = {};
  #timer;
  #last = Promise.resolve(); // saves go one after the other
  #held = false; // nothing is saved until the reader has chosen between two tabs
  #deleted = null;
  #asked = null;

  /** `values` gives the form's fields, `open` fills the form, `ask` asks Python. */
  constructor({ values, open, ask }) {
    Object.assign(this, { values, open, ask });
    this.store = new Store((id) => this.#elsewhere(id));
    $("keep-task").addEventListener("click", () => this.#keep());
    $("keep-delete").addEventListener("click", () => this.#delete());
    $("keep").addEventListener("input", (event) => {
      event.stopPropagation();
      this.#later({ notes: $("keep-notes").value });
    });
    $("keep").addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")?.dataset.action));
    addEventListener("pagehide", () => this.#flush());
  }

  /** For history.state, so that a reload goes on saving the same task. */
  get state() {
    return this.#record && { saved: this.#record.id, revision: this.#record.revision };
  }

  /** What to open for an address: the form of a saved task, or null for any other address. */
  async opening(fragment, state) {
    const id = fragment.startsWith("saved=") ? fragment.slice("saved=".length) : state?.saved;
    if (!id) return this.detach();
    try {
      const record = await this.store.get(id);
      const form = this.#take(record);
      if (fragment.startsWith("saved=") || !record) return form;
      if (state.revision !== record.revision) this.#trouble("conflict");
      else if (this.#differs(form)) this.changed(); // the last change before a reload
    } catch (error) {
      this.#trouble(trouble(error));
    }
    return null;
  }

  /** The reader changed an answer or a figure. */
  changed() {
    if (!this.#record) return;
    $("keep-moved").replaceChildren();
    const form = this.values();
    this.#later({ form, name: form.task || text("keep-unnamed"), seen: {}, model_version: this.#version });
  }

  /** The page has shown everything: the time to ask what is to be kept with it. */
  settled() {
    const record = this.#record && { ...this.#record, ...this.#changes };
    if (!record || this.#held) return;
    if (record.model_version !== this.#version) return $("keep-moved").childElementCount || this.ask({ moved: record });
    if ("way" in record.seen) return;
    this.#asked = JSON.stringify(this.values());
    this.ask({ score: [{ form: this.values() }] });
  }

  showMoved({ moved_html }) {
    $("keep-moved").innerHTML = moved_html;
  }

  /** Python's result in short; kept with the form that it belongs to. */
  scored({ seen, model_version }) {
    if (this.#record && JSON.stringify(this.values()) === this.#asked) this.#later({ seen: seen[0], model_version });
  }

  /** Another task begins on this page; what is kept stays as it is. */
  detach() {
    this.#flush();
    this.#record = null;
    this.#held = false;
    this.#show();
    return null;
  }

  /** The button that had the focus is gone. */
  #focus() {
    $("keep-more").querySelector("summary").focus({ preventScroll: true });
  }

  #differs(form) {
    return String(Object.entries(form).sort()) !== String(Object.entries(this.values()).sort());
  }

  get #version() {
    return $("keep").dataset.version;
  }

  #take(record) {
    this.#record = record ?? null;
    this.#changes = {};
    this.#held = false;
    $("keep-moved").replaceChildren();
    if (record) $("keep-notes").value = record.notes;
    $("keep-more").open = Boolean(record?.notes);
    this.#show();
    if (!record) this.#trouble("missing");
    return record?.form ?? null;
  }

  #show() {
    $("keep-task").hidden = Boolean(this.#record);
    $("keep-more").hidden = !this.#record;
    $("keep-state").textContent = this.#record ? text("keep-kept") : "";
    $("keep-notice").replaceChildren();
  }

  async #keep() {
    const form = this.values();
    if (!Object.keys(form).length) return ($("keep-state").textContent = text("keep-first"));
    const record = { name: form.task || text("keep-unnamed"), form, model_version: this.#version };
    await this.#try(async () => {
      [this.#record] = await this.store.add({ ...record, notes: $("keep-notes").value });
      this.#changes = {};
      this.#held = false;
      const focused = document.activeElement === $("keep-task");
      this.#show();
      if (focused) this.#focus();
      this.#remember();
      this.settled();
    });
  }

  #later(changes) {
    if (!this.#record) return;
    Object.assign(this.#changes, changes);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), PAUSE);
  }

  #flush() {
    clearTimeout(this.#timer);
    this.#last = this.#last.then(() => this.#save());
  }

  async #save() {
    if (!this.#record || this.#held || !Object.keys(this.#changes).length) return;
    const { id, revision } = this.#record;
    const changes = this.#changes;
    this.#changes = {};
    const saved = await this.#try(async () => {
      const made = await this.store.save(id, revision, changes);
      if (this.#record?.id !== id) return;
      this.#record = made;
      this.#remember();
      $("keep-state").textContent = text("keep-kept");
      $("keep-notice").replaceChildren();
    });
    if (!saved) this.#changes = { ...changes, ...this.#changes };
  }

  #remember() {
    history.replaceState(this.state, "");
  }

  async #try(work) {
    try {
      await work();
      return true;
    } catch (error) {
      this.#trouble(trouble(error));
      return false;
    }
  }

  #trouble(word) {
    if (word === "conflict" || word === "gone") this.#held = true;
    if (word !== "missing") $("keep-state").textContent = "";
    this.#notice(word);
  }

  #notice(id, name = "") {
    const made = $(`notice-${id}`).content.cloneNode(true);
    made.querySelector("p").textContent = made.querySelector("p").textContent.replace("{name}", name);
    $("keep-notice").replaceChildren(made);
  }

  async #elsewhere(id) {
    if (!this.#record || (id && id !== this.#record.id)) return;
    await this.#try(async () => {
      const other = await this.store.get(this.#record.id);
      if (!other) this.#trouble("gone");
      else if (other.revision !== this.#record.revision) this.#trouble("conflict");
    });
  }

  async #delete() {
    this.#deleted = { ...this.#record, ...this.#changes };
    this.#changes = {};
    await this.#try(async () => {
      await this.store.remove(this.#deleted.id);
      this.#record = null;
      this.#show();
      this.#remember();
      this.#notice("deleted", this.#deleted.name);
      $("keep-notice").querySelector("button").focus({ preventScroll: true });
    });
  }

  #act(action) {
    const acts = {
      again: () => (this.#record ? this.#flush() : this.#keep()),
      anew: () => this.#keep(),
      both: () => this.#both(),
      other: () => this.#other(),
      undo: () => this.#undo(),
      dismiss: () => $("keep-notice").replaceChildren(),
      accept: () => this.#accept(),
    };
    acts[action]?.();
  }

  #both() {
    const task = $("task");
    task.value = text("keep-copy").replace("{name}", task.value || text("keep-unnamed")).slice(0, task.maxLength);
    this.#record = null;
    this.#keep().then(() => task.dispatchEvent(new Event("input", { bubbles: true })));
  }

  async #other() {
    await this.#try(async () => {
      const form = this.#take(await this.store.get(this.#record.id));
      if (form) this.open(form);
    });
  }

  async #undo() {
    await this.#try(async () => {
      await this.store.restore(this.#deleted);
      this.#take(this.#deleted);
      this.#remember();
      this.#focus();
      if (this.#differs(this.#deleted.form)) this.changed();
    });
  }

  #accept() {
    this.#later({ seen: {}, model_version: this.#version, form: this.values() });
    $("keep-moved").replaceChildren();
    this.settled();
  }
}
