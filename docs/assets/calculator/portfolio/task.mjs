// A task that is kept, one for each: its record, what is not saved of it yet, and when it will be. All of that ends with it.
import { trouble } from "./saved.mjs";

const PAUSE = 400;

export class Task {
  #record; // as it is kept
  #changes = {};
  #saving = {}; // changes on their way into the record
  #timer;
  #last = Promise.resolve(); // saves go one after the other

  /** `held`: nothing is saved until the reader has chosen between two tabs. */
  held = false;

  /** `store` keeps it; `onSaved(task)` and `onTrouble(task, word)` are told how a save went. */
  constructor(record, { store, onSaved, onTrouble }) {
    this.#record = record;
    Object.assign(this, { store, onSaved, onTrouble });
  }

  get id() {
    return this.#record.id;
  }

  get revision() {
    return this.#record.revision;
  }

  /** Its record with what is not saved yet. */
  get now() {
    return { ...this.#record, ...this.#saving, ...this.#changes };
  }

  get #isChanged() {
    return Object.keys(this.#changes).length > 0;
  }

  /** Have changes saved in a moment. */
  later(changes) {
    Object.assign(this.#changes, changes);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Save now what is not saved yet. */
  flush() {
    clearTimeout(this.#timer);
    this.#last = this.#last.then(() => this.#save());
  }

  /** Have kept what was worked out of it: with what is not saved yet, or else without a new revision for other tabs. */
  note(result) {
    if (this.#isChanged) this.later(result);
    else this.#last = this.#last.then(() => this.#note(result));
  }

  /** Its record, once no save is under way; none comes by itself until the next change. */
  async stop() {
    clearTimeout(this.#timer);
    await this.#last;
    return this.now;
  }

  async #note(result) {
    if (this.held || this.#isChanged) return; // it belongs to what was there before
    this.#record = { ...this.#record, ...result };
    await this.store.note([this.#record]).catch(() => {}); // it is worked out anew where it is missing
  }

  async #save() {
    if (this.held || !this.#isChanged) return;
    [this.#saving, this.#changes] = [this.#changes, {}];
    try {
      this.#record = await this.store.save(this.id, this.revision, this.#saving);
      this.onSaved(this);
    } catch (error) {
      this.#changes = { ...this.#saving, ...this.#changes };
      this.onTrouble(this, trouble(error));
    }
    this.#saving = {};
  }
}
