// Starts the built bundle as the worker does, and prints the replies to a list of requests: those that wait are asked again
// when the archive that they wait for has come, one after the other.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [folder, library, requests] = process.argv.slice(2);
process.on("uncaughtException", (error) => {
  console.error(String(error)); // and not the line of the runtime, which is long
  process.exit(1);
});
const own = (name) => import(pathToFileURL(`${folder}/${name}`).href);
const [{ loadPyodide }, { lock }, { unpack }] = await Promise.all(["pyodide.mjs", "lock.mjs", "unpack.mjs"].map(own));
const pyodide = await loadPyodide({ indexURL: folder, stdLibURL: library, lockFileContents: lock, packageBaseUrl: folder });
const write = async (name) => {
  const { buffer, byteOffset, byteLength } = gunzipSync(await readFile(`${folder}/${name}`));
  unpack(pyodide.FS, buffer.slice(byteOffset, byteOffset + byteLength), pyodide.FS.cwd());
};
await write("calculator.packed");
const respond = pyodide.pyimport("calculator.bridge").respond;
const asked = JSON.parse(await readFile(requests, "utf8"));
const replies = asked.map((request) => respond(request));
const needs = {};
for (const name of ["later.packed", "opened.packed", "lists.packed"]) {
  needs[name] = replies.flatMap((reply, place) => (JSON.parse(reply).needs === name ? [place] : []));
  await write(name);
  for (const place of needs[name]) replies[place] = respond(asked[place]);
}
console.log(JSON.stringify({ replies, needs }));
