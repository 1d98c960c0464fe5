// Inside another page: tells it how high this one is, and keeps the link to the whole calculator up to date.
const height = () => Math.ceil(document.querySelector(".md-container").getBoundingClientRect().height);
const tell = () => parent.postMessage({ handover: "height", height: height() }, "*"); // holds nothing about the reader
const link = document.querySelector("a[data-with-answers]");

document.documentElement.classList.add("embedded");
new ResizeObserver(tell).observe(document.querySelector(".md-container"));
link?.addEventListener("click", () => (link.hash = location.hash));
