// Asks the worker of the built search, as the page does, and prints where among the pages found each wanted one stands.
import { readFile, readdir } from "node:fs/promises";
import vm from "node:vm";

const [site, asked] = process.argv.slice(2);
const workers = `${site}/assets/javascripts/workers`;
const [name] = (await readdir(workers)).filter((file) => /^search.*\.js$/.test(file));
let hear;
let reply;
const self = { addEventListener: (_, listener) => (hear = listener), importScripts() {}, console: { log() {}, warn() {} } };
self.postMessage = (message) => reply(message);
vm.runInContext(await readFile(`${workers}/${name}`, "utf8"), vm.createContext(Object.assign(self, { self })));
const ask = (type, data) => new Promise((answer) => {
  reply = answer;
  hear({ data: { type, data } });
});

// What is typed goes through the site's own script, which leaves out signs and little words.
const posted = [];
const little = /data-little="([^"]*)"/.exec(await readFile(`${site}/index.html`, "utf8"))[1];
class Worker {
  addEventListener() {}
  postMessage(message) {
    posted.push(message.data);
  }
}
class XMLHttpRequest {
  open() {}
}
const page = { Worker, XMLHttpRequest, location: { search: "" }, addEventListener() {}, document: { currentScript: { dataset: { little } } }, setTimeout() {}, clearTimeout() {} };
vm.runInContext(await readFile(`${site}/assets/js/search.js`, "utf8"), vm.createContext(page));

const index = JSON.parse(await readFile(`${site}/search/search_index.json`, "utf8"));
await ask(0, { ...index, options: {} });
const places = [];
for (const [words, wanted] of JSON.parse(await readFile(asked, "utf8"))) {
  new page.Worker("search").postMessage({ type: 2, data: words });
  const { data } = await ask(2, posted.pop());
  places.push(data.items.findIndex((group) => group.some(({ location }) => location.startsWith(wanted))));
}
console.log(JSON.stringify(places));
