// Prints the modules of the library and of packages that Pyodide reads for a first answer, and behind empty lines those that
// it reads while every other feature is exercised. Starts as the worker does, with the whole library.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { unpack } from "../../../docs/assets/calculator/unpack.mjs";
import { loadPyodide } from "../../../node_modules/pyodide/pyodide.mjs";

const [library, calculator] = process.argv.slice(2);
process.on("uncaughtException", (error) => {
  console.error(String(error)); // and not the line of the runtime, which is a megabyte
  process.exit(1);
});
const pyodide = await loadPyodide({ stdLibURL: pathToFileURL(library).href });
const { buffer, byteOffset, byteLength } = await readFile(calculator);
unpack(pyodide.FS, buffer.slice(byteOffset, byteOffset + byteLength), pyodide.FS.cwd());
console.log(pyodide.pyimport("recorded").modules());
