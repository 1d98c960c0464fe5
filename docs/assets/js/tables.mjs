// A table wider than its page scrolls in a box of its own: the box can be reached and moved by keyboard.
function reach() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

const boxes = new MutationObserver(reach); // the theme puts the boxes around the tables, wherever on the page they stand
const around = [...document.querySelectorAll("article table:not([class])")].map((table) => table.parentElement);
for (const place of new Set(around)) boxes.observe(place, { childList: true });
addEventListener("resize", reach);
reach();
