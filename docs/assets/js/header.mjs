// Opens the menu and the search of a narrow page from the keyboard too; the theme does the rest with two hidden boxes.
const narrow = matchMedia("(max-width: 76.2344em)"); // the theme's own limit for the menu at the side
const menu = document.querySelector(".md-sidebar--primary");
const search = document.querySelector(".md-search");
const behind = "[data-md-component=skip], .md-header, .md-content, .md-sidebar--secondary, .md-top, .md-footer";

function opens(button) {
  const box = document.getElementById(`__${button.dataset.opens}`);
  const isMenu = button.dataset.opens === "drawer";
  const close = () => box.checked && box.click();
  const within = () => document.activeElement === document.body || document.activeElement.closest(".md-sidebar--primary, .md-search");

  button.addEventListener("click", () => box.click());
  box.addEventListener("change", () => {
    button.setAttribute("aria-expanded", box.checked);
    if (isMenu) for (const part of document.querySelectorAll(behind)) part.inert = box.checked;
    if (box.checked) (isMenu ? menu : search).querySelector("a.md-nav__link, input").focus();
    if (!box.checked && within() && button.checkVisibility()) button.focus();
  });
  if (!isMenu) return search?.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !search.contains(relatedTarget) && close());
  addEventListener("keydown", ({ key }) => key === "Escape" && close());
  narrow.addEventListener("change", close);
}

for (const button of document.querySelectorAll("[data-opens]")) opens(button);

// A part of the menu unfolds with Space as with Enter, which the theme knows.
menu?.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches("label")) return;
  event.preventDefault();
  event.target.click();
});

// The theme turns pages and opens the search by single letters, which a reader who speaks or slips does not mean; and it
// takes the focus from a reader who goes on from the search with Tab.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing ? event.key === "Tab" && search?.contains(typing) : "pnfs,./".includes(event.key)) event.stopImmediatePropagation();
}, true);
