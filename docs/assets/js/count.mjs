// How many tasks are kept on this device, beside each link to them. The number was left in storage by the page that keeps them.
import { watchCount } from "../calculator/local.mjs";

watchCount((count) => {
  for (const place of document.querySelectorAll("[data-task-count]")) place.textContent = count > 0 ? ` (${count})` : "";
});
