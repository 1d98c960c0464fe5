// A table wider than its page scrolls in a box of its own: the box can be reached and moved by keyboard.
function reach() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

const boxes = new MutationObserver(reach); // the theme puts the boxes around the tables
boxes.observe(document.querySelector("article"), { childList: true });
addEventListener("resize", reach);
reach();
