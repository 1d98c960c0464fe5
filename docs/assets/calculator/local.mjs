// All that is kept in localStorage: the log of jobs, the hours there are, the ticks, the count of kept tasks.
// Where storage refuses, what was entered lasts as long as the page, and whoever keeps it is told.

const LOG = "handover-log";
const HOURS = "handover-have";
const TICK = "tick:";
const COUNT = "handover-count"; // for the header of pages that do not open the database
const OURS = /^(tick:|handover-)/; // other sites of this host keep things here too

const unkept = new Map(); // what storage would not take
let refused = false;

/** Whether storage has refused to give or to take anything since the page was opened. */
export const isRefused = () => refused;

function read(key) {
  if (unkept.has(key)) return unkept.get(key);
  try {
    return localStorage.getItem(key);
  } catch {
    refused = true;
    return null;
  }
}

/** Keep a text, or with null none; false where it only lasts as long as the page. */
function write(key, text) {
  unkept.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    unkept.set(key, text);
    refused = true;
    return false;
  }
}

function keys() {
  try {
    return [...Object.keys(localStorage), ...unkept.keys()];
  } catch {
    refused = true;
    return [...unkept.keys()];
  }
}

/** The reader's own jobs, as the log has them. */
export function jobs() {
  try {
    const jobs = JSON.parse(read(LOG) ?? "[]");
    return Array.isArray(jobs) ? jobs.filter((job) => job && typeof job === "object") : [];
  } catch {
    return [];
  }
}

export const keepJobs = (jobs) => write(LOG, JSON.stringify(jobs));

/** The hours a week that there are, as they were entered. */
export const hours = () => read(HOURS) ?? "";

export const keepHours = (text) => write(HOURS, text);

/** Whether the box of `list/item` is ticked. */
export const ticked = (box) => read(TICK + box) !== null;

export const tick = (box, on) => write(TICK + box, on ? "1" : null);

/** Every ticked box. */
export function ticks() {
  const boxes = keys().filter((key) => key.startsWith(TICK)).map((key) => key.slice(TICK.length));
  return [...new Set(boxes)].filter(ticked);
}

/** How many tasks are kept on this device, now and whenever that changes. */
export function watchCount(show) {
  addEventListener(COUNT, ({ detail }) => show(detail));
  addEventListener("storage", ({ key }) => key === COUNT && show(Number(read(COUNT))));
  show(Number(read(COUNT)));
}

export function keepCount(count) {
  write(COUNT, count ? String(count) : null);
  dispatchEvent(new CustomEvent(COUNT, { detail: count }));
}

/** Delete everything that this site keeps here; throws where storage refuses. */
export function clear() {
  unkept.clear();
  for (const key of Object.keys(localStorage).filter((key) => OURS.test(key))) localStorage.removeItem(key);
}
