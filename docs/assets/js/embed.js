// For the page that embeds: gives each frame of the calculator the height that it asks for.
addEventListener("message", ({ data, source }) => {
  if (data?.handover !== "height" || typeof data.height !== "number") return;
  for (const frame of document.querySelectorAll("iframe[data-handover]")) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(data.height, 20000)}px`;
  }
});
