// Saved tasks in this browser's IndexedDB. Keeps records as they are, and never overwrites a newer revision.
// idb: promises for IndexedDB, which has none of its own.
import { openDB } from "../idb.mjs";
import * as local from "../local.mjs";

const NAME = "handover";
const TASKS = "tasks";

/** What went wrong with a save, as one word: full, refused, conflict or gone. */
export const trouble = (error) => (error?.name === "QuotaExceededError" ? "full" : error?.word ?? "refused");

const refusal = (word) => Object.assign(new Error(word), { word });

export class Store {
  #db = null;
  #channel = null;

  /** `onElsewhere(id)` is called when another tab changed a task; without an id, when it changed several. */
  constructor(onElsewhere = () => {}) {
    try {
      this.#channel = new BroadcastChannel(NAME);
      this.#channel.addEventListener("message", ({ data }) => onElsewhere(data));
    } catch {
      // a browser without it, or one that refuses it here: a save still checks the revision
    }
  }

  async all() {
    const records = await (await this.#open()).getAll(TASKS);
    local.keepCount(records.length);
    return records;
  }

  async get(id) {
    return (await this.#open()).get(TASKS, id);
  }

  /** A new record, or several; gives them back with the first revision. */
  async add(...records) {
    const now = new Date().toISOString();
    const kept = records.map((record) => ({
      notes: "", kind: "", seen: {}, created: now, ...record, saved: now, id: crypto.randomUUID(), revision: 1,
    }));
    await this.#write((tasks) => kept.map((record) => tasks.add(record)));
    await this.#changed(kept.length === 1 ? kept[0].id : null);
    return kept;
  }

  /** Changes of one record, if it still has the revision that the page knows; gives it back as it is now. */
  async save(id, revision, changes) {
    let kept;
    await this.#write(async (tasks) => {
      const record = await tasks.get(id);
      if (!record) throw refusal("gone");
      if (record.revision !== revision) throw refusal("conflict");
      kept = { ...record, ...changes, saved: new Date().toISOString(), revision: revision + 1 };
      await tasks.put(kept);
    });
    await this.#changed(id);
    return kept;
  }

  /** What was worked out of records, without a new revision; left out where the record has changed since. */
  async note(results) {
    await this.#write((tasks) =>
      Promise.all(results.map(async ({ id, revision, seen, model_version }) => {
        const record = await tasks.get(id);
        if (record?.revision === revision) await tasks.put({ ...record, seen, model_version });
      })));
  }

  /** A record as it was before it was deleted. */
  async restore(record) {
    await this.#write((tasks) => tasks.put(record));
    await this.#changed(record.id);
  }

  /** Several changes, all or none, as pairs of what is here and what takes its place; null is none. A conflict where one has changed. */
  async swap(changes) {
    await this.#write((tasks) =>
      Promise.all(changes.map(async ([was, is]) => {
        const here = await tasks.get((was ?? is).id);
        if (here?.revision !== was?.revision) throw refusal("conflict");
        await (is ? tasks.put(is) : tasks.delete(was.id));
      })));
    await this.#changed(null);
  }

  async remove(id) {
    await this.#write((tasks) => tasks.delete(id));
    await this.#changed(id);
  }

  /** Everything that this site keeps here: tasks, log, ticks, hours. */
  async clear() {
    try {
      await this.#write((tasks) => tasks.clear());
      await this.#changed(null);
    } finally {
      local.clear();
    }
  }

  async #open() {
    this.#db ??= openDB(NAME, 1, {
      upgrade: (db) => db.createObjectStore(TASKS, { keyPath: "id" }),
      blocking: () => this.#close(), // a newer page, or one that deletes, waits for this one
      terminated: () => (this.#db = null),
    });
    try {
      return await this.#db;
    } catch (error) {
      this.#db = null;
      throw error;
    }
  }

  async #close() {
    const db = await this.#db;
    this.#db = null;
    db?.close();
  }

  async #write(work) {
    const transaction = (await this.#open()).transaction(TASKS, "readwrite");
    const done = transaction.done;
    done.catch(() => {}); // it is told below; work that fails first must not leave it unheard
    try {
      await work(transaction.store);
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // ended already
      }
      throw error;
    }
    await done;
  }

  async #changed(id) {
    this.#channel?.postMessage(id);
    local.keepCount(await (await this.#open()).count(TASKS));
  }
}
