// The row that keeps the task on the page: its buttons, its notes, and what is said of them. Every sentence stands in the page.
import { Store, trouble } from "./saved.mjs";
import { Task } from "./task.mjs";

const $ = (id) => document.getElementById(id);
const text = (id) => $(id).content.textContent;

export class Keep {
  #task = null; // the kept task that the page shows
  #deleted = null; // a record, for as long as it can come back
  #decided; // of a task that is not kept yet, or that could not be

  /** `values` gives the form's fields, `open` fills the form, `ask(request, use)` asks Python, `turned` is told of another task. */
  constructor({ values, open, ask, turned = () => {} }) {
    Object.assign(this, { values, open, ask, turned });
    this.store = new Store((id) => this.#elsewhere(id));
    $("keep-task").addEventListener("click", () => this.#keep());
    $("keep-delete").addEventListener("click", () => this.#delete());
    $("keep").addEventListener("input", (event) => {
      event.stopPropagation();
      this.#task?.later({ notes: $("keep-notes").value });
    });
    $("keep").addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")?.dataset.action));
    addEventListener("pagehide", () => this.#task?.flush());
  }

  /** For history.state, so that a reload goes on saving the same task. */
  get state() {
    return this.#task && { saved: this.#task.id, revision: this.#task.revision };
  }

  /** The task on the page as it is now, kept or not. */
  get record() {
    const form = this.values();
    return this.#task ? { ...this.#task.now, form } : { name: form.task ?? "", form, decided: this.#decided };
  }

  /** Keep what was decided with the task; one that is not kept yet is kept with it. */
  async decided(decided) {
    if (this.#task) return this.#task.later({ decided });
    this.#decided = decided;
    await this.#keep();
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
    if (!this.#task) return;
    $("keep-moved").replaceChildren();
    const form = this.values();
    this.#task.later({ form, name: form.task || text("keep-unnamed"), seen: {}, model_version: this.#version });
  }

  /** The page has shown everything: the time to ask what is to be kept with it. */
  settled() {
    const task = this.#task;
    if (!task || task.held) return;
    const record = task.now;
    if (record.model_version !== this.#version) return $("keep-moved").childElementCount || this.#askMoved(task);
    if (!("way" in record.seen)) this.#askScore(task);
  }

  #askMoved(task) {
    this.ask({ moved: task.now }, (reply) => {
      if (task === this.#task) $("keep-moved").innerHTML = reply.moved_html;
    });
  }

  /** Python's result in short is kept with the form that it belongs to. */
  #askScore(task) {
    const form = this.values();
    this.ask({ score: [{ form }] }, ({ seen, model_version }) => {
      if (task === this.#task && !this.#differs(form)) task.note({ seen: seen[0], model_version });
    });
  }

  /** Another task begins on this page; what was kept before is saved as the reader left it. */
  detach() {
    this.#turn(null);
    $("keep-notes").value = "";
    this.#show();
    this.turned();
    return null;
  }

  /** Turn to another task, or to none that is kept. */
  #turn(record) {
    this.#task?.flush();
    this.#decided = undefined;
    const told = (task) => task === this.#task;
    this.#task = record && new Task(record, {
      store: this.store,
      onSaved: (task) => told(task) && this.#saved(),
      onTrouble: (task, word) => told(task) && this.#trouble(word),
    });
  }

  #take(record) {
    this.#turn(record ?? null);
    $("keep-moved").replaceChildren();
    if (record) $("keep-notes").value = record.notes;
    $("keep-more").open = Boolean(record?.notes);
    this.#show();
    this.turned();
    if (!record) this.#trouble("missing");
    return record?.form ?? null;
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

  #show() {
    $("keep-task").hidden = Boolean(this.#task);
    $("keep-more").hidden = !this.#task;
    $("keep-state").textContent = this.#task ? text("keep-kept") : "";
    $("keep-notice").replaceChildren();
  }

  async #keep() {
    const form = this.values();
    if (!Object.keys(form).length) return ($("keep-state").textContent = text("keep-first"));
    const record = { name: form.task || text("keep-unnamed"), form, model_version: this.#version };
    const decided = this.#task ? this.#task.now.decided : this.#decided;
    await this.#try(async () => {
      const [kept] = await this.store.add({ ...record, ...(decided && { decided }), notes: $("keep-notes").value });
      this.#turn(kept);
      const focused = document.activeElement === $("keep-task");
      this.#show();
      if (focused) this.#focus();
      this.#remember();
      this.settled();
    });
  }

  #saved() {
    this.#remember();
    $("keep-state").textContent = text("keep-kept");
    $("keep-notice").replaceChildren();
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
    if (this.#task && (word === "conflict" || word === "gone")) this.#task.held = true;
    if (word !== "missing") $("keep-state").textContent = "";
    this.#notice(word);
  }

  #notice(id, name = "") {
    const box = $(`notice-${id}`).content.cloneNode(true);
    const said = box.querySelector("p");
    said.textContent = said.textContent.replace("{name}", name);
    $("keep-notice").replaceChildren(box);
  }

  async #elsewhere(id) {
    const task = this.#task;
    if (!task || (id && id !== task.id)) return;
    await this.#try(async () => {
      const other = await this.store.get(task.id);
      if (task !== this.#task) return;
      if (!other) this.#trouble("gone");
      else if (other.revision !== task.revision) this.#trouble("conflict");
    });
  }

  async #delete() {
    const task = this.#task;
    const deleted = await this.#try(async () => {
      this.#deleted = await task.stop();
      await this.store.remove(task.id);
      this.#task = null;
      this.#show();
      this.turned();
      this.#remember();
      this.#notice("deleted", this.#deleted.name);
      $("keep-notice").querySelector("button").focus({ preventScroll: true });
    });
    if (!deleted) task.later({}); // what was not saved yet still waits to be
  }

  #act(action) {
    const acts = {
      again: () => (this.#task ? this.#task.flush() : this.#keep()),
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
    const { decided } = this.#task.now;
    this.#turn(null);
    this.#decided = decided;
    this.#keep().then(() => task.dispatchEvent(new Event("input", { bubbles: true })));
  }

  async #other() {
    await this.#try(async () => {
      const form = this.#take(await this.store.get(this.#task.id));
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
    this.#task.later({ seen: {}, model_version: this.#version, form: this.values() });
    $("keep-moved").replaceChildren();
    this.settled();
  }
}
