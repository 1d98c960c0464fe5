// All that is kept in localStorage: the log of jobs, the hours there are, the day of the plan, the ticks, the count of
// kept tasks, and what was typed and is not in the database yet. Two copies of the site on one host keep apart by their
// paths.
// Where storage refuses, what was entered lasts as long as the page, and whoever keeps it is told.

const here = new URL(import.meta.url).pathname;
/** The path of this copy of the site. */
export const BASE = here.slice(0, here.lastIndexOf("/assets/") + 1);

const OURS = `handover ${BASE} `; // no path holds a space
const HOURS = "have";
const START = "start";
const COUNT = "count"; // for the header of pages that do not open the database
const JOB = "job ";
const TICK = "tick ";
const UNSAVED = "unsaved ";
const FORGOTTEN = "forgotten ";
const ASKED = "asked";
const TAKEN = "taken";
const OLD = /^(tick:|handover-(log|have|count)$)/; // names of a time when all copies of the site shared what they kept

const unkept = new Map(); // what storage would not take
let refused = isOff();

/** Whether the browser keeps nothing for the site; the page has a stand-in for the theme then. */
function isOff() {
  try {
    return localStorage.length < 0;
  } catch {
    return true;
  }
}

/** Whether storage has refused to give or to take anything since the page was opened. */
export const isRefused = () => refused;

function read(key) {
  if (unkept.has(key)) return unkept.get(key);
  try {
    return localStorage.getItem(OURS + key);
  } catch {
    refused = true;
    return null;
  }
}

/** Keep a text, or with null none; false where it only lasts as long as the page. */
function write(key, text) {
  unkept.delete(key);
  try {
    if (text === null) localStorage.removeItem(OURS + key);
    else localStorage.setItem(OURS + key, text);
    return true;
  } catch {
    unkept.set(key, text);
    refused = true;
    return false;
  }
}

/** Names in storage, of this copy of the site and of others. */
function stored() {
  try {
    return Object.keys(localStorage);
  } catch {
    refused = true;
    return [];
  }
}

/** What is kept under names that begin so, each without that beginning. */
function below(start) {
  const ours = stored().filter((key) => key.startsWith(OURS)).map((key) => key.slice(OURS.length));
  const names = new Set([...ours, ...unkept.keys()].filter((key) => key.startsWith(start) && read(key) !== null));
  return [...names].map((key) => key.slice(start.length));
}

/** What a text holds; null where that cannot be read. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isObject = (value) => value !== null && typeof value === "object";

/** The reader's own jobs with their keys, in the order in which they were begun. */
export function log() {
  const jobs = below(JOB).sort().map((key) => ({ key, job: parsed(read(JOB + key)) }));
  return jobs.filter(({ job }) => isObject(job));
}

/** The reader's own jobs. */
export const jobs = () => log().map(({ job }) => job);

/** A key for a job that is begun now, behind all that are there. */
export const jobKey = (place = 0) => `${Date.now() + place} ${Math.random()}`;

/** Keep what was entered for a job beside what another tab may have entered for it; false as `write` says. */
export function keepJob(key, entered) {
  return write(JOB + key, JSON.stringify({ ...parsed(read(JOB + key)), ...entered }));
}

export const removeJob = (key) => write(JOB + key, null);

/** Put these jobs in the place of all that are there. */
export function keepJobs(jobs) {
  for (const key of below(JOB)) removeJob(key);
  return jobs.filter(isObject).map((job, place) => keepJob(jobKey(place), job)).every(Boolean);
}

/** Have told that the log was changed in another tab. */
export function watchJobs(changed) {
  addEventListener("storage", ({ key }) => (key === null || key.startsWith(OURS + JOB)) && changed());
}

/** The hours a week that there are, as they were entered. */
export const hours = () => read(HOURS) ?? "";

export const keepHours = (text) => write(HOURS, text);

/** The day on which the plan begins, as it was chosen. */
export const start = () => read(START) ?? "";

export const keepStart = (text) => write(START, text || null);

/** Whether the box of `list/item` is ticked. */
export const ticked = (box) => read(TICK + box) !== null;

export const tick = (box, on) => write(TICK + box, on ? "1" : null);

/** Every ticked box. */
export const ticks = () => below(TICK);

/** How many tasks are kept on this device, now and whenever that changes. */
export function watchCount(show) {
  addEventListener(OURS + COUNT, ({ detail }) => show(detail));
  addEventListener("storage", ({ key }) => key === OURS + COUNT && show(Number(read(COUNT))));
  show(Number(read(COUNT)));
}

export function keepCount(count) {
  write(COUNT, count ? String(count) : null);
  dispatchEvent(new CustomEvent(OURS + COUNT, { detail: count }));
}

/** The keys of what is not in the database yet, of all tabs. */
export const unsaved = () => below(UNSAVED);

export const readUnsaved = (key) => read(UNSAVED + key);

/** Keep it at once, or with null no longer; false as `write` says. */
export const keepUnsaved = (key, text) => write(UNSAVED + key, text);

/** The ids of deleted tasks that are not to come back, and may not be gone from the database yet. */
export const forgotten = () => below(FORGOTTEN);

/** Keep it at once, or no longer. */
export const keepForgotten = (id, on) => write(FORGOTTEN + id, on ? "1" : null);

/** True once: whether the browser is yet to be asked to let things stay. */
export function isFirstAsked() {
  return read(ASKED) === null && write(ASKED, "1");
}

/** Delete everything that this copy of the site keeps here, and give it back; throws where storage refuses. */
export function clear() {
  unkept.clear();
  const kept = Object.entries(localStorage).filter(([key]) => key.startsWith(OURS));
  for (const [key, text] of Object.entries(parsed(read(TAKEN)) ?? {}))
    if (localStorage.getItem(key) === text) localStorage.removeItem(key); // another copy may have gone on with it
  for (const [key] of kept) localStorage.removeItem(key);
  if (stored().some((key) => OLD.test(key))) write(TAKEN, JSON.stringify(old())); // none of it comes back
  return kept;
}

/** What `clear` gave back, but for what was entered anew since. */
export function putBack(kept) {
  for (const [key, text] of kept) if (read(key.slice(OURS.length)) === null) write(key.slice(OURS.length), text);
}

/** What was kept when all copies of the site shared their names, by its name. */
const old = () => Object.fromEntries(stored().filter((key) => OLD.test(key)).map((key) => [key, localStorage.getItem(key)]));

/** It is taken over, and stays there for the others. A page of that time may go on with it: then what it changed comes too. */
function takeOver() {
  const [now, before] = [old(), parsed(read(TAKEN)) ?? {}];
  const changed = Object.entries(now).filter(([key, text]) => before[key] !== text);
  if (!changed.length) return;
  for (const [key, text] of changed) {
    const [, name = ""] = key.split("handover-");
    if (name === "log") takeJobs(jobsOf(text), jobsOf(before[key]));
    else if (!name) write(TICK + key.slice("tick:".length), text);
    else if (read(name) === (before[key] ?? null)) write(name, text); // or it was changed here too
  }
  write(TAKEN, JSON.stringify({ ...before, ...now }));
}

const jobsOf = (text) => [parsed(text) ?? []].flat().filter(isObject);

/** Each job that was changed takes the place of what it was, or stands beside that where it was changed here too. */
function takeJobs(now, before) {
  const without = (jobs, others) => jobs.filter((job) => !others.some((other) => isAlike(job, other)));
  const gone = without(before, now);
  without(now, before).forEach((job, place) => {
    const here = log().find((kept) => gone[place] && isAlike(kept.job, gone[place]));
    keepJob(here?.key ?? jobKey(place), job);
  });
}

const isAlike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

takeOver();
