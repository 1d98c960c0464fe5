// Shows a term's note beside it: on hover, on keyboard focus, at a tap. Without this file the term is a link.

const GAP = 6;
const REST = 150;

const supported = "popover" in HTMLElement.prototype;
for (const link of supported ? document.querySelectorAll("a.term") : []) prepare(link, document.getElementById(`term-${link.hash.slice(1)}`));

function prepare(link, note) {
  let timer;
  const rest = (action) => { clearTimeout(timer); timer = setTimeout(action, REST); };
  const open = () => { clearTimeout(timer); if (!note.matches(":popover-open")) note.showPopover(); place(link, note); };
  const close = () => { clearTimeout(timer); if (note.matches(":popover-open")) note.hidePopover(); };
  const mouse = (action) => (event) => { if (event.pointerType === "mouse") action(); };
  const left = ({ relatedTarget }) => { if (relatedTarget !== link && !note.contains(relatedTarget)) close(); };

  note.hidden = false;
  for (const part of [link, note]) {
    part.addEventListener("pointerenter", mouse(() => rest(open)));
    part.addEventListener("pointerleave", mouse(() => rest(close)));
    part.addEventListener("focusout", left);
  }
  addEventListener("scroll", () => { if (note.matches(":popover-open")) place(link, note); }, { passive: true });
  link.addEventListener("focus", () => { if (link.matches(":focus-visible")) open(); });
  link.addEventListener("click", (event) => {
    if (event.pointerType !== "touch" && event.pointerType !== "pen") return;
    event.preventDefault();
    open();
  });
}

function place(link, note) {
  const word = link.getClientRects()[0];
  const { width, height } = note.getBoundingClientRect();
  const below = word.bottom + GAP + height <= innerHeight;
  note.style.top = `${Math.max(GAP, below ? word.bottom + GAP : word.top - GAP - height)}px`;
  note.style.left = `${Math.max(GAP, Math.min(word.left, document.documentElement.clientWidth - GAP - width))}px`;
}
