// The row that keeps the task on the page: its buttons, its notes, and what is said of them. Every sentence stands in the page.
import { copyName } from "./copy.mjs";
import { newId, Store, trouble, UNDO } from "./saved.mjs";
import { Task } from "./task.mjs";

// In milliseconds: after which saving is called slow; until the address is tried again.
const SLOW = 4_000;
const LATE = 1_000;
const $ = (id) => document.getElementById(id);
const text = (id) => $(id).content.textContent;

export class Keep {
  #task = null; // the kept task that the page shows
  #deleted = null; // a record, for as long as it can come back
  #apart = {}; // what was decided, and the draft of that, of a task that is not kept yet or that could not be
  #opening = null; // while the storage is asked for the task of the address
  #reopen = null; // asks once more
  #slow;
  #address; // which the browser's history did not take yet
  #late;
  /** What the page keeps with its address besides. */
  aside = {};
  #isNews = false; // whether it is to be announced that the task is kept: once, not with every letter

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
    document.addEventListener("change", () => this.#task?.flush()); // a field was left
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#task?.flush());
  }

  /** For history.state, so that a reload goes on saving the same task. */
  get state() {
    if (this.#task) return { ...this.aside, saved: this.#task.id, revision: this.#task.revision };
    return { ...this.aside, deleted: this.#deleted?.id, draft: this.#apart.draft };
  }

  /** Put the page's address, and the state with it, into the browser's history; where it takes no more just now, in a while. */
  remember(address = this.#address) {
    clearTimeout(this.#late);
    this.#address = address;
    try {
      history.replaceState(this.state, "", address);
      this.#address = undefined;
    } catch {
      this.#late = setTimeout(() => this.remember(), LATE); // WebKit takes a hundred changes in half a minute
    }
  }

  /** The task on the page as it is now, kept or not. */
  get record() {
    const form = this.values();
    return this.#task ? { ...this.#task.now, form } : { name: form.task ?? "", form, ...this.#apart };
  }

  /** Keep what was decided with the task; one that is not kept yet is kept with it. */
  async decided(decided) {
    if (this.#task) return this.#task.later({ decided, ...(this.#task.now.draft && { draft: {} }) });
    this.#apart = { decided };
    await this.#keep();
  }

  /** Keep what is filled in of a decision that is not made yet; of a task that is not kept, with the page's address. */
  drafted(draft) {
    if (this.#task) return this.#task.later({ draft });
    this.#apart = { ...this.#apart, draft };
    this.remember();
  }

  /** What to open for an address: the form of a saved task, null for any other address, undefined for a task that cannot be read. */
  async opening(fragment, state) {
    clearTimeout(this.#late);
    this.#address = undefined;
    const isNamed = fragment.startsWith("saved=");
    const id = isNamed ? fragment.slice("saved=".length) : state?.saved;
    if (this.#task && this.#task.id === id) await this.#task.flush();
    if (!id) return this.detach(state ?? {});
    const opening = (this.#opening = this.#opened(id, isNamed, state?.revision));
    const form = await opening;
    if (this.#opening === opening) this.#opening = null;
    return form;
  }

  /** The task that is being opened, if one is: a promise. */
  get coming() {
    return this.#opening;
  }

  async #opened(id, isNamed, revision) {
    try {
      const record = await this.store.get(id);
      const form = this.#take(record);
      for (const name of this.store.copies.splice(0)) this.#notice("copied", name);
      if (isNamed || !record) return form;
      if (!this.#differs(form)) return null;
      if (revision !== record.revision) this.#trouble("conflict");
      else this.changed(); // the last change before a reload
    } catch (error) {
      this.#reopen = async () => {
        const form = await this.#opened(id, isNamed, revision);
        if (form) this.open(form);
      };
      this.#trouble(trouble(error));
      return undefined; // it may be there: the address stays, so that a reload asks again
    }
    return null;
  }

  /** The reader changed an answer or a figure. */
  changed() {
    this.#reopen = null;
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
  detach({ deleted, draft } = {}) {
    this.#turn(null, draft && { draft });
    $("keep-notes").value = "";
    this.#show();
    this.turned();
    if (deleted) this.#offer(deleted);
    return null;
  }

  /** Turn to another task, or to none that is kept. */
  #turn(record, apart = {}) {
    this.#task?.flush();
    this.#apart = apart;
    this.#deleted = this.#reopen = null;
    const told = (tell) => (task, word) => task === this.#task && tell.call(this, word);
    this.#task = record && new Task(record, {
      store: this.store,
      onWaiting: told(this.#waiting),
      onSaved: told(this.#saved),
      onTrouble: told(this.#trouble),
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
    this.#say(this.#task ? "keep-kept" : null);
    if (!this.#task) $("keep-status").textContent = "";
    $("keep-notice").replaceChildren();
  }

  /** How the keeping goes, in the words of a template. */
  #say(id) {
    clearTimeout(this.#slow);
    this.#slow = undefined;
    $("keep-state").textContent = id ? text(id) : "";
  }

  async #keep() {
    await this.#opening;
    if (this.#task) return; // it was pressed twice, or the address has a kept task
    const form = this.values();
    if (!Object.keys(form).length) return this.#say("keep-first");
    const record = { name: form.task || text("keep-unnamed"), form, model_version: this.#version, notes: $("keep-notes").value };
    const apart = this.#apart;
    const focused = document.activeElement === $("keep-task");
    this.#turn({ id: newId(), revision: 0, kind: "", seen: {}, created: new Date().toISOString(), ...record });
    this.#show();
    if (focused) this.#focus();
    this.#isNews = true;
    this.#task.later({ form, ...apart });
    this.remember();
    await this.#task.flush();
    this.settled();
  }

  #waiting() {
    if (this.#slow) return;
    this.#say("keep-saving");
    this.#slow = setTimeout(() => {
      $("keep-state").textContent = "";
      this.#notice("slow");
    }, SLOW);
  }

  #saved() {
    this.remember();
    this.#say("keep-kept");
    $("keep-notice").replaceChildren();
    if (this.#isNews) $("keep-status").textContent = text("keep-kept");
    this.#isNews = false;
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
    if (word === "gone") this.#task?.giveUp();
    if (word !== "missing") this.#say(null);
    this.#isNews = true;
    $("keep-status").textContent = "";
    if (this.#task?.revision === 0) this.#unkept();
    this.#notice(word);
  }

  /** It could not be kept: the page shows it as it did before. */
  #unkept() {
    this.#turnAway();
    this.#show();
    this.remember();
  }

  #notice(id, name = "") {
    const box = $(`notice-${id}`).content.cloneNode(true);
    const said = box.querySelector("p");
    said.textContent = said.textContent.replace("{name}", () => name);
    $("keep-notice").replaceChildren(box);
  }

  async #elsewhere(id) {
    const task = this.#task;
    if (!task?.revision || (id && id !== task.id)) return;
    await this.#try(async () => {
      const other = await this.store.get(task.id);
      if (task !== this.#task || task.held) return;
      if (!other) this.#trouble("gone");
      else if (!task.adopt(other)) this.#trouble("conflict");
    });
  }

  async #delete() {
    const task = this.#task;
    const deleted = await this.#try(async () => {
      const record = await task.stop();
      await this.store.remove(task.id, record);
      task.giveUp();
      this.#task = null;
      this.#show();
      this.turned();
      this.#offerUndo(record);
    });
    if (!deleted) task.later({}); // what was not saved yet still waits to be
  }

  /** A deleted task can come back, after a reload too. */
  async #offer(id) {
    const found = await this.store.deleted().catch(() => []);
    const record = found.find((record) => record.id === id);
    if (record && !this.#task && !this.#differs(record.form)) this.#offerUndo(record, false);
  }

  #offerUndo(record, focus = true) {
    this.#deleted = record;
    this.remember();
    this.#notice("deleted", record.name);
    if (focus) $("keep-notice").querySelector("button").focus({ preventScroll: true });
    setTimeout(() => this.#deleted === record && this.#forget(), UNDO);
  }

  async #forget() {
    const record = this.#deleted;
    $("keep-notice").replaceChildren();
    if (!record) return;
    this.#deleted = null;
    this.remember();
    await this.store.forget(record.id).catch(() => {}); // it goes when its time is over
  }

  #act(action) {
    const acts = {
      again: () => this.#again(),
      anew: () => this.#anew(),
      both: () => this.#both(),
      other: () => this.#other(),
      undo: () => this.#undo(),
      dismiss: () => this.#forget(),
      accept: () => this.#accept(),
    };
    acts[action]?.();
  }

  #again() {
    if (this.#reopen) return this.#reopen();
    if (!this.#task) return this.#keep();
    this.#waiting();
    return this.#task.flush();
  }

  /** Keep what stands on the page as a task of its own. */
  #anew() {
    this.#turnAway();
    return this.#keep();
  }

  /** The task is no longer kept as the one that it was; what was decided of it, or is about to be, stays on the page. */
  #turnAway() {
    const apart = Object.entries(this.#task.now).filter(([key]) => key === "decided" || key === "draft");
    this.#task.giveUp();
    this.#turn(null, Object.fromEntries(apart));
  }

  #both() {
    const task = $("task");
    task.value = copyName(task.value);
    this.#anew().then(() => task.dispatchEvent(new Event("input", { bubbles: true })));
  }

  async #other() {
    await this.#try(async () => {
      const record = await this.store.get(this.#task.id);
      this.#task.giveUp();
      const form = this.#take(record);
      if (form) this.open(form);
    });
  }

  async #undo() {
    await this.#try(async () => {
      const record = await this.store.restore(this.#deleted);
      this.#take(record);
      this.remember();
      this.#focus();
      if (this.#differs(record.form)) this.changed();
    });
  }

  #accept() {
    this.#task.later({ seen: {}, model_version: this.#version, form: this.values() });
    $("keep-moved").replaceChildren();
    this.settled();
  }
}
