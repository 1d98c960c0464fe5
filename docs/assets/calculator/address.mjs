// What stands in an address of ours, where it may have lost its # on the way or been put behind the other page's name.
import { BASE } from "./local.mjs";

const OURS = /(^|[?&])(v=1|list=)/;
const LIST = /(^|[?&])list=/;

/** Whether the address belongs to the other page, "calculator/" or "my-tasks/", and leads there now; what stands behind a ? goes behind the #. */
export function leads(other) {
  const { pathname, search, hash } = location;
  const behind = OURS.test(search) ? search.slice(1) : "";
  const text = hash.slice(1) || behind;
  if (OURS.test(text) && LIST.test(text) === (other === "my-tasks/")) {
    location.replace(`${BASE}${other}#${text}`);
    return true;
  }
  if (behind) history.replaceState(history.state, "", `${pathname}#${text}`);
  return false;
}
