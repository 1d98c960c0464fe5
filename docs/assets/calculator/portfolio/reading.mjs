// What is being brought in, and what the reader says of it: kept until the tab is closed, so that a reload, or a look at
// another page, takes nothing away. Another copy of the site has another path.
import { parsed } from "../local.mjs";

const TYPED = `handover-list ${location.pathname}`;
const LIST = `handover-list-read ${location.pathname}`;
const SAID = `handover-list-said ${location.pathname}`;

/** Keep a text, or with null none; false where the browser has no room for it. */
function write(key, text) {
  try {
    sessionStorage.removeItem(key); // an older one, where this one has no room
    if (text !== null) sessionStorage.setItem(key, text);
    return true;
  } catch {
    return false; // it lasts as long as the page
  }
}

function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export const keepTyped = (text) => write(TYPED, text || null);

export const typed = () => read(TYPED) ?? "";

/** Keep a list that was given, a file's content as base64; of one that is too large, its name. */
export function keepList({ content, name }) {
  write(SAID, null);
  if (!write(LIST, JSON.stringify({ content, name }))) write(LIST, JSON.stringify({ name }));
}

/** Keep how the reader has the list read, and what they say of its rows: a map. */
export const keepSaid = (choices, rows) => write(SAID, JSON.stringify({ choices, rows: [...rows] }));

/** The list as `keepList` and `keepSaid` had it: without content where it was too large, null where there is none. */
export function list() {
  const kept = parsed(read(LIST));
  const { choices = {}, rows = [] } = parsed(read(SAID)) ?? {};
  return kept && { ...kept, choices, rows: new Map(rows) };
}

/** The list is brought in, or given up. */
export const forgetList = () => [LIST, SAID].forEach((key) => write(key, null));

/** Nothing of all this is kept any more. */
export function forget() {
  write(TYPED, null);
  forgetList();
}
