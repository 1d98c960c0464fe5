// A button above each text that is meant to be sent, which is marked with `data-copy`. It says what became of it.
import { copied } from "../calculator/clipboard.mjs";

const BLOCKS = "pre, p, li:not(:has(> p))";
const template = document.getElementById("copy-button");

/** What stands before a block in plain text: the number or the line of its list, where it is the first of an item. */
function marker(block) {
  const item = block.closest("li");
  if (!item || (block !== item && block !== item.querySelector("p"))) return "";
  const list = item.parentElement;
  return list.matches("ol") ? `${list.start + [...list.children].indexOf(item)}. ` : "- ";
}

/** The text as it is sent: a line for each item of a list, an empty line between paragraphs. */
function plain(place) {
  const blocks = [...place.querySelectorAll(BLOCKS)];
  const lines = blocks.map((block) => marker(block) + (block.matches("pre") ? block.textContent : block.innerText).trim());
  const isItem = (n) => Boolean(blocks[n]?.closest("li"));
  return lines.map((line, n) => (n ? (isItem(n) && isItem(n - 1) ? "\n" : "\n\n") : "") + line).join("") || place.innerText.trim();
}

for (const place of document.querySelectorAll("[data-copy]")) {
  const text = plain(place);
  const control = template.content.firstElementChild.cloneNode(true);
  const [button, said] = control.children;
  place.before(control);
  button.addEventListener("click", async () => {
    said.textContent = ""; // so that the same words are read out again
    const done = await copied(text, place);
    said.textContent = said.dataset[done ? "done" : "refused"];
  });
}
