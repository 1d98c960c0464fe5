// Has a document filled in by the worker and hands it to the reader. Knows nothing of what is in it.
import { PATIENCE } from "../waiting.mjs";

const DAY = 10;

/** The bytes of a file as base64. */
async function base64(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}

/** Offer content in base64 as a download. */
export function save({ name, type, content }) {
  offer(name, new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type }));
}

/** Offer a file as a download. */
export function offer(name, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Today on this device, as 2026-06-01. */
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, DAY);
}

/** Let every button.fill below `place` make its document from the answers that `fragment()` gives. */
export function fillOnClick(place, engine, fragment) {
  place.addEventListener("click", async ({ target }) => {
    const button = target.closest("button.fill");
    if (!button) return;
    const status = button.closest("section").querySelector("[role=status]");
    const { template, kind, empty } = button.dataset;
    status.textContent = status.dataset.making;
    const slow = setTimeout(() => (status.textContent = document.getElementById("stage-slow").content.textContent), PATIENCE * 1000);
    try {
      const content = await base64(empty);
      const reply = await engine.call({ template, kind, content, fragment: fragment(), date: today() });
      if (reply.content) save(reply);
      status.textContent = reply.status ?? reply.error;
    } catch {
      status.textContent = status.dataset.failed;
    } finally {
      clearTimeout(slow);
    }
  });
}
