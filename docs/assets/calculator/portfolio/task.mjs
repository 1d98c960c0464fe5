// A task that is kept, one for each: its record, what is not saved of it yet, and when it will be. All of that ends with it.
import * as journal from "./journal.mjs";
import { isShownSame } from "./merging.mjs";
import { trouble } from "./saved.mjs";

// Milliseconds from a change until it is saved.
const PAUSE = 400;

export class Task {
  #record; // as it is kept
  #changes = {};
  #saving = {}; // changes on their way into the record
  #timer;
  #last = Promise.resolve(); // saves go one after the other

  /** `held`: nothing is saved until the reader has chosen between two tabs. */
  held = false;

  /** `store` keeps it; `onWaiting(task)`, `onSaved(task)` and `onTrouble(task, word)` are told how a save goes. */
  constructor(record, { store, onWaiting, onSaved, onTrouble }) {
    this.#record = record;
    Object.assign(this, { store, onWaiting, onSaved, onTrouble });
  }

  get id() {
    return this.#record.id;
  }

  /** Of the record as it is kept; 0 where it is not kept yet. */
  get revision() {
    return this.#record.revision;
  }

  /** Its record with what is not saved yet. */
  get now() {
    return { ...this.#record, ...this.#unsaved };
  }

  get #unsaved() {
    return { ...this.#saving, ...this.#changes };
  }

  get #isChanged() {
    return Object.keys(this.#changes).length > 0;
  }

  /** Note changes at once, and have them saved in a moment. */
  later(changes) {
    Object.assign(this.#changes, changes);
    this.#note();
    this.#timer ??= setTimeout(() => this.flush(), PAUSE);
    if (!this.held) this.onWaiting(this);
  }

  /** Save now what is not saved yet. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#last = this.#last.then(() => this.#save()));
  }

  /** Have kept what was worked out of it: with what is not saved yet, or else without a new revision for other tabs. */
  note(result) {
    if (this.#isChanged) this.later(result);
    else this.#last = this.#last.then(() => this.#keepResult(result));
  }

  /** Its record, once no save is under way; none comes by itself until the next change. */
  async stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#last;
    return this.now;
  }

  /** What is not saved of it is given up, or kept in another way. */
  giveUp() {
    this.held = true;
    this.#changes = {};
    journal.forget(this.id);
  }

  /** Go on from a record that another tab, or a page that came later, has kept; false where it shows something else. */
  adopt(record) {
    const isSame = isShownSame(record, this.now);
    if (!isSame && !isShownSame(record, this.#record)) return false;
    if (isSame) this.#changes = {};
    this.#record = record;
    this.#note();
    if (isSame) this.onSaved(this);
    return true;
  }

  #note() {
    const changes = this.#unsaved;
    if (!Object.keys(changes).length || !journal.note(this.#record, changes)) journal.forget(this.id);
  }

  async #keepResult(result) {
    if (this.held || this.#isChanged) return; // it belongs to what was there before
    this.#record = { ...this.#record, ...result };
    await this.store.note([this.#record]).catch(() => {}); // it is worked out anew where it is missing
  }

  async #save() {
    if (this.held || !this.#isChanged) return;
    [this.#saving, this.#changes] = [this.#changes, {}];
    try {
      this.#record = await this.#store();
      this.#saving = {};
      this.#note();
      if (!this.#isChanged) this.onSaved(this);
    } catch (error) {
      this.#changes = this.#unsaved;
      this.#saving = {};
      const word = trouble(error);
      if (word === "left") return; // the next page takes it over
      if (word === "conflict" && (await this.#agrees())) return this.#save();
      this.onTrouble(this, word);
    }
  }

  #store() {
    const anew = this.revision ? null : this.#record;
    return this.store.save(this.id, this.revision, this.#saving, anew);
  }

  /** Whether the record that is kept now can be gone on from. */
  async #agrees() {
    const record = await this.store.get(this.id).catch(() => null);
    return Boolean(record && this.adopt(record));
  }
}
