// Saved tasks in this browser's database. Keeps records as they are, and never overwrites a newer revision.
import * as local from "../local.mjs";
import { copied } from "./copy.mjs";
import { Database, refusal } from "./database.mjs";
import { newId, takeLeft } from "./journal.mjs";
import { isPlain, isSame, isShownSame, merged } from "./merging.mjs";

export { refusal, trouble } from "./database.mjs";
export { newId } from "./journal.mjs";

/** For so long a deleted task can come back. */
export const UNDO = 10 * 60_000;
const PATIENCE = 60_000; // with a whole list

const begun = ({ created }) => Date.parse(created) || 0;

/** Records that are kept together, each begun a moment after the one before, the last one now; a time of its own stays. */
export function inOrder(records) {
  const first = Date.now() - records.length + 1;
  return records.map((record, place) => ({ ...record, created: record.created || new Date(first + place).toISOString() }));
}

/** A record with parts of the kinds that all else counts on: one that was spoilt hides no other, and no part of its own. */
function sound(record) {
  const form = Object.entries(isPlain(record.form) ? record.form : {}).filter(([, value]) => isText(value));
  const [name, notes] = [record.name, record.notes].map((text) => (isText(text) ? text : ""));
  return { ...record, name, notes, form: Object.fromEntries(form), seen: isPlain(record.seen) ? record.seen : {} };
}

const isText = (value) => typeof value === "string";

export class Store {
  #database = new Database();
  #channel = null;
  #gone = new Map(); // when this page deleted a task, by a clock that nobody sets

  /** Names of copies that keep what could not be brought together with what another tab made of a task. */
  copies = [];

  /** `onElsewhere(id)` is called when another tab changed a task; without an id, when it changed several. */
  constructor(onElsewhere = () => {}) {
    try {
      this.#channel = new BroadcastChannel(`handover ${local.BASE}`);
      this.#channel.addEventListener("message", ({ data }) => onElsewhere(data));
    } catch {
      // a browser without it, or one that refuses it here: a save still checks the revision
    }
  }

  /** Every task, in the order in which they were begun; those of one file or list as they stood there. */
  async all() {
    await this.#takeOver();
    const records = await this.#database.run("readonly", ({ tasks }) => tasks.getAll());
    local.keepCount(records.length);
    return records.map(sound).sort((one, other) => begun(one) - begun(other));
  }

  async get(id) {
    await this.#takeOver();
    const record = await this.#database.run("readonly", ({ tasks }) => tasks.get(id));
    return record && sound(record);
  }

  /** A new record, or several; gives them back with the first revision. */
  async add(...records) {
    const now = new Date().toISOString();
    const kept = inOrder(records).map((record) => ({
      notes: "", kind: "", seen: {}, ...record, saved: now, id: newId(), revision: 1,
    }));
    await this.#write(({ tasks }) => kept.map((record) => tasks.add(record)));
    await this.#changed(kept.length === 1 ? kept[0].id : null);
    this.#askToStay();
    return kept;
  }

  /**
   * Changes of one record, if it still has the revision that the page knows; gives it back as it is now. `anew` is the
   * record itself where it is to be kept for the first time.
   */
  async save(id, revision, changes, anew = null) {
    const save = async ({ tasks }) => {
      const record = (await tasks.get(id)) ?? anew;
      if (!record) throw refusal("gone");
      if (record.revision !== revision) throw refusal("conflict");
      const kept = { ...record, ...changes, saved: new Date().toISOString(), revision: revision + 1 };
      await tasks.put(kept);
      return kept;
    };
    const kept = await this.#database.run("readwrite", save);
    await this.#changed(id);
    if (anew) this.#askToStay();
    return kept;
  }

  /** What was worked out of records, without a new revision; left out where the record has changed since. */
  async note(results) {
    await this.#database.run("readwrite", ({ tasks }) =>
      Promise.all(results.map(async ({ id, revision, seen, model_version }) => {
        const record = await tasks.get(id);
        if (record?.revision === revision) await tasks.put({ ...record, seen, model_version });
      })));
  }

  /** A record as it was before it was deleted; gives back as what it is kept. */
  async restore(record) {
    let back;
    await this.#write(async ({ tasks, deleted }) => {
      back = await this.#return(tasks, record);
      deleted.delete(record.id);
    });
    await this.#changed(back.id);
    return back;
  }

  /** Put back a record that was deleted; beside what came under its name since, from a file of before. */
  async #return(tasks, record) {
    const here = await tasks.get(record.id);
    if (here && isShownSame(here, record)) return here;
    const back = here ? { ...copied(record), id: newId(), revision: 1 } : record;
    await tasks.put(back);
    return back;
  }

  /** Several changes, all or none, as pairs of what is here and what takes its place; null is none. A conflict where one has changed. */
  async swap(changes) {
    await this.#write(({ tasks }) =>
      Promise.all(changes.map(async ([was, is]) => {
        const here = await tasks.get((was ?? is).id);
        if (here?.revision !== was?.revision) throw refusal("conflict");
        await (is ? tasks.put(is) : tasks.delete(was.id));
      })));
    await this.#changed(null);
    this.#askToStay();
  }

  /** Delete a record; `now` is what comes back with Undo, where that is more than what is kept. */
  async remove(id, now = null) {
    this.#gone.set(id, performance.now());
    await this.#write(async ({ tasks, deleted }) => {
      const record = now ?? (await tasks.get(id));
      tasks.delete(id);
      if (record) deleted.put({ id, record, time: Date.now() });
    });
    local.keepForgotten(id, false);
    setTimeout(() => this.deleted().catch(() => {}), UNDO + 1); // a page that stays open lets it go too
    await this.#changed(id);
  }

  /** Records that were deleted a short while ago, the last one first; older and forgotten ones are gone for good. */
  async deleted() {
    const forgotten = local.forgotten();
    const isOver = (entry) => this.#age(entry) > UNDO || forgotten.includes(entry.id);
    const found = await this.#database.run("readwrite", async ({ deleted }) => {
      const all = await deleted.getAll();
      for (const entry of all)
        if (isOver(entry)) deleted.delete(entry.id);
        else if (entry.time > Date.now()) deleted.put({ ...entry, time: Date.now() }); // the clock was set back since
      return all;
    });
    for (const id of forgotten) local.keepForgotten(id, false);
    const recent = found.filter((entry) => !isOver(entry)).sort((one, other) => other.time - one.time);
    return recent.map(({ record }) => record);
  }

  /** How long ago a task was deleted: where this page did it, the machine's clock may have been set since. */
  #age({ id, time }) {
    return this.#gone.has(id) ? performance.now() - this.#gone.get(id) : Date.now() - time;
  }

  /** A deleted record is gone for good, even where the page is left before the database has heard of it. */
  async forget(id) {
    local.keepForgotten(id, true);
    await this.#write(({ deleted }) => deleted.delete(id));
    local.keepForgotten(id, false);
  }

  /** Everything that this copy of the site keeps here: tasks, log, ticks, hours. Gives what `putBack` takes. */
  async clear() {
    let records = [];
    let rest = [];
    try {
      await this.#database.catchUp();
      await this.#write(async ({ tasks, deleted }) => {
        records = await tasks.getAll();
        tasks.clear();
        deleted.clear();
      });
      await this.#database.forgetOld();
      await this.#changed(null);
    } finally {
      rest = local.clear();
    }
    return { records, rest };
  }

  async putBack({ records, rest }) {
    local.putBack(rest);
    await this.#write(({ tasks }) => records.map((record) => this.#return(tasks, record)));
    await this.#changed(null);
  }

  #write(work) {
    return this.#database.run("readwrite", async (stores) => Promise.all([await work(stores)].flat()), PATIENCE);
  }

  /** What pages that are gone had noted and not written. Where that fails it stays noted. */
  async #takeOver() {
    await takeLeft((entry) => this.#bring(entry)).catch(() => {});
  }

  /** Once, though several pages may bring it: what is there already is no change, and a copy has its id from the note. */
  async #bring({ base, changes, time, copy: id = newId() }) {
    const bring = async ({ tasks, deleted }) => {
      const record = await tasks.get(base.id);
      if (!record && (await deleted.get(base.id))) return; // deleted in another tab
      const same = !record || record.revision === base.revision;
      const next = same ? { ...(record ?? base), ...changes } : merged(record, base, changes);
      if (next && isSame(next, record)) return;
      const saved = new Date(time).toISOString();
      const copy = next ? null : { ...copied({ ...base, ...changes }), id, saved, revision: 1 };
      await tasks.put(copy ?? { ...next, saved, revision: next.revision + 1 });
      return copy;
    };
    const copy = await this.#database.run("readwrite", bring);
    if (copy) this.copies.push(copy.name);
    await this.#changed(base.id);
  }

  /** Browsers throw away what is kept when room is short, unless they are asked not to. */
  #askToStay() {
    if (navigator.storage?.persist && local.isFirstAsked()) navigator.storage.persist().catch(() => {});
  }

  async #changed(id) {
    this.#channel?.postMessage(id);
    const count = this.#database.run("readonly", ({ tasks }) => tasks.count());
    await count.then(local.keepCount, () => {}); // the list counts anew
  }
}
