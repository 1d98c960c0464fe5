// What was typed and is not in the database yet, kept in a place that is written at once. A page that comes later takes
// over what a page left behind, however it ended. One entry for each page and task.
import * as local from "../local.mjs";

const WAIT = 1_000; // for a page that may be on its way out
const YOUNG = 2_000; // where nothing tells which pages live, a page that lives has written by then
const page = newId();
let release = null;
let hasLeft = false; // a page that was put aside may not get to let go of its lock

/** A name for a record; browsers give one only in secure contexts, and not before 2022. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4 of RFC 9562
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const key = (id) => `${page} ${id}`;
const lock = (name) => `handover ${local.BASE} ${name}`;

/** Note the changes to a record as it is kept, with an id for a copy of it; false where storage does not take them. */
export function note(record, changes) {
  hold();
  return local.keepUnsaved(key(record.id), JSON.stringify({ base: record, changes, copy: newId(), time: Date.now(), hasLeft }));
}

/** The changes are in the database, or given up. */
export function forget(id) {
  local.keepUnsaved(key(id), null);
  if (!notesOf(page).length) letGo();
}

/** While this page has notes it holds a lock of its own, which the browser takes from it when it ends. */
function hold() {
  if (release || !navigator.locks) return;
  const held = new Promise((done) => (release = done));
  navigator.locks.request(lock(page), () => held).catch(() => {});
}

function letGo() {
  release?.();
  release = null;
}

/**
 * Hand every note of a page that is gone to `take`, and forget it once that is done. Two pages may hand over the same at
 * once: `take` makes one thing of it.
 */
export async function takeLeft(take) {
  const pages = new Set(local.unsaved().map(pageOf).filter((other) => other !== page));
  await Promise.allSettled([...pages].map((other) => whenLeft(other, () => handOver(other, take))));
}

const pageOf = (key) => key.split(" ")[0];
const notesOf = (other) => local.unsaved().filter((key) => pageOf(key) === other);

async function handOver(other, take) {
  for (const key of notesOf(other)) {
    const text = local.readUnsaved(key);
    if (text === null) continue; // another page was quicker
    try {
      await take(JSON.parse(text));
    } catch {
      continue; // it stays noted, and holds up no other
    }
    if (local.readUnsaved(key) === text) local.keepUnsaved(key, null);
  }
}

/** Do it unless the page that noted this lives. */
async function whenLeft(other, act) {
  const texts = notesOf(other).map(local.readUnsaved);
  const found = texts.map(local.parsed).filter(Boolean); // another page may take them over just now
  if (found.every(({ hasLeft }) => hasLeft)) return act();
  if (!navigator.locks) {
    const age = Date.now() - Math.max(...found.map(({ time }) => time));
    await new Promise((done) => setTimeout(done, Math.max(0, Math.min(YOUNG, YOUNG - age))));
    return String(notesOf(other).map(local.readUnsaved)) === String(texts) && act();
  }
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), WAIT);
  const got = () => {
    clearTimeout(timer);
    return act();
  };
  await navigator.locks.request(lock(other), { signal: waiting.signal }, got).catch((error) => {
    if (error !== waiting.signal.reason) throw error;
  });
}

addEventListener("pagehide", () => {
  hasLeft = true;
  for (const key of notesOf(page)) local.keepUnsaved(key, JSON.stringify({ ...JSON.parse(local.readUnsaved(key)), hasLeft }));
  letGo();
});
addEventListener("pageshow", () => (hasLeft = false));
