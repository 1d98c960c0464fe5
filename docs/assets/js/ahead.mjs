// Fetches what the calculator needs before the reader is there: when a link to it is pointed at, focused or touched, and
// while a page of common tasks is read. Never where the reader saves data or the line is slow.
const root = new URL("../../", import.meta.url);
const LINKS = ["calculator/", "my-tasks/"].map((path) => new URL(path, root).href);
const TASKS = new URL("tasks/", root).href;
const TOO_SLOW = ["slow-2g", "2g"];
const MEANT = 80; // milliseconds that a pointer or the focus stays on a link that is meant
const AT_ONCE = 3;
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
let begun = false;

/** Where a link to the calculator or to My tasks leads, without what is after it. */
const led = (target) => LINKS.find((address) => String(target.closest?.("a")?.href).split(/[?#]/)[0] === address);

const spares = (types) => navigator.connection?.saveData || types.includes(navigator.connection?.effectiveType);

// The body is read to its end, or the browser would not keep it.
const fetched = async (address) => (await fetch(address, { priority: "low" })).arrayBuffer();

async function begin(page) {
  if (begun || spares(TOO_SLOW)) return;
  begun = true;
  const list = await fetch(new URL("assets/ahead.json", root), { priority: "low" });
  const waiting = [page, ...(await list.json()).map((path) => new URL(path, root))]; // the small ones first
  const one = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) await fetched(address);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

const start = (page) => begin(page).catch(() => {}); // the calculator fetches it itself, and says what is wrong

function considered({ target }) {
  const page = led(target);
  if (page) setTimeout(() => target.closest("a").matches(":hover, :focus") && start(page), MEANT);
}

addEventListener("pointerover", considered, { passive: true });
addEventListener("focusin", considered);
addEventListener("touchstart", ({ target }) => led(target) && start(led(target)), { passive: true });
// Nobody has asked yet, so a line of medium speed is spared too.
if (location.href.startsWith(TASKS) && !spares(["3g"])) addEventListener("load", () => whenIdle(() => start(LINKS[0])));
