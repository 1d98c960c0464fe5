// The database of this copy of the site: opened, opened anew when the browser closed it, given up when it is silent.
// idb: promises for IndexedDB, which has none of its own.
import { openDB } from "../idb.mjs";
import { BASE } from "../local.mjs";
import { copied } from "./copy.mjs";
import { newId } from "./journal.mjs";

const TASKS = "tasks";
const DELETED = "deleted"; // records that can still come back
const TAKEN = "taken";
const STORES = [TASKS, DELETED];
const NAME = `handover ${BASE}`;
const OLD = "handover"; // a database that all copies of the site on this host shared
// Milliseconds without a word from the database, after which it is given up.
const PATIENCE = 10_000;
const LOST = ["InvalidStateError", "UnknownError", "AbortError"]; // what browsers say of a connection that they closed

/** An error with the one word that a page shows a sentence for. */
export const refusal = (word) => Object.assign(new Error(word), { word });

/** What went wrong, as one word: full, refused, newer, lost, silent, left, conflict or gone. */
export function trouble({ name, word } = {}) {
  if (word) return word;
  if (name === "QuotaExceededError") return "full";
  if (name === "VersionError") return "newer"; // a later release has kept something
  return LOST.includes(name) ? "lost" : "refused";
}

export class Database {
  #db = null;
  #running = new Set(); // transactions
  #left = false;

  constructor() {
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", () => (this.#left = false));
  }

  /** The result of `work(stores)`, all or nothing. */
  async run(mode, work, patience = PATIENCE) {
    const once = () => this.#within(patience, () => this.#run(mode, work));
    try {
      return await once();
    } catch (error) {
      if (this.#left) throw refusal("left");
      if (trouble(error) !== "lost") throw error;
      this.#drop();
      return await once();
    }
  }

  async #within(patience, work) {
    let timer;
    const silence = new Promise((_, fail) => (timer = setTimeout(() => fail(refusal("silent")), patience)));
    try {
      return await Promise.race([work(), silence]);
    } catch (error) {
      if (error.word === "silent") this.#drop(); // so that nothing is written later, and the next try begins anew
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #run(mode, work) {
    return this.#transact(await this.#open(), STORES, mode, work);
  }

  async #transact(db, names, mode, work) {
    if (this.#left) throw refusal("left");
    const transaction = db.transaction(names, mode);
    const { done } = transaction;
    done.catch(() => {}); // it is told below; work that fails first must not leave it unheard
    this.#running.add(transaction);
    try {
      const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
      const result = await work(stores);
      await done;
      return result;
    } catch (error) {
      abort(transaction);
      throw error;
    } finally {
      this.#running.delete(transaction);
    }
  }

  #open() {
    if (this.#db) return this.#db;
    const opening = openDB(NAME, 1, {
      upgrade: (db) => [...STORES, TAKEN].forEach((name) => db.createObjectStore(name, { keyPath: "id" })),
      blocking: () => this.#close(), // a newer page, or one that deletes, waits for this one
      terminated: () => (this.#db = null),
    }).then(async (db) => {
      await this.#takeOver(db);
      if (this.#db !== opening) db.close(); // given up meanwhile
      return db;
    });
    this.#db = opening;
    opening.catch(() => this.#db === opening && (this.#db = null));
    return opening;
  }

  #drop() {
    for (const transaction of this.#running) abort(transaction);
    this.#close();
  }

  #close() {
    this.#db?.then((db) => db.close(), () => {});
    this.#db = null;
  }

  /** In WebKit a transaction of a page that was put aside holds up every page after it. What was typed is noted. */
  #leave() {
    this.#left = true;
    this.#drop();
  }

  /**
   * Tasks that were kept when all copies of the site shared one database are taken over, and stay there. A page of that
   * time may still be open and go on with them: what it has kept since comes over too, beside what was changed here.
   */
  async #takeOver(db) {
    const shared = await old();
    const records = (await shared?.getAll(TASKS)) ?? [];
    shared?.close();
    const known = await this.#transact(db, [TAKEN], "readonly", ({ taken }) => taken.get(TAKEN));
    if (known && records.every(({ id, revision }) => known.revisions[id] === revision)) return;
    await this.#transact(db, [TASKS, TAKEN], "readwrite", async ({ tasks, taken }) => {
      const { revisions = {} } = (await taken.get(TAKEN)) ?? {};
      for (const record of records.filter(({ id, revision }) => revisions[id] !== revision)) {
        const here = await tasks.get(record.id);
        const isFirst = !(record.id in revisions);
        if (!here || here.revision === revisions[record.id]) await tasks.put(record);
        else if (!isFirst) await tasks.put({ ...copied(record), id: newId(), revision: 1 });
        revisions[record.id] = record.revision;
      }
      taken.put({ id: TAKEN, revisions });
    });
  }

  /** Take over what a page of that time has kept since the database was opened. */
  async catchUp() {
    await this.#takeOver(await this.#open());
  }

  /** Delete from the database that was shared what was taken over from it, and is as it was. */
  async forgetOld() {
    const { revisions = {} } = (await (await this.#open()).get(TAKEN, TAKEN)) ?? {};
    if (!Object.keys(revisions).length) return;
    const db = await old();
    const tasks = db?.transaction(TASKS, "readwrite").store;
    for (const { id, revision } of (await tasks?.getAll()) ?? []) if (revisions[id] === revision) await tasks.delete(id);
    db?.close();
  }
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // ended already
  }
}

/** The database that was shared; null where there is none of ours. To open one that is not there would make it first. */
async function old() {
  const there = await indexedDB.databases?.().catch(() => null); // newer than some browsers that the page works in
  if (there && !there.some(({ name }) => name === OLD)) return null;
  const none = (_db, _before, _now, making) => {
    making.done.catch(() => {});
    making.abort();
  };
  try {
    const db = await openDB(OLD, undefined, { upgrade: none, blocking: () => db.close() });
    if (db.objectStoreNames.contains(TASKS)) return db;
    db.close();
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
  return null;
}
