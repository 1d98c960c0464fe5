// Prints the standard-library modules that a stock Pyodide imports while every feature is exercised.
import { readFile } from "node:fs/promises";
import { loadPyodide } from "../../node_modules/pyodide/pyodide.mjs";

const pyodide = await loadPyodide();
pyodide.unpackArchive(new Uint8Array(await readFile(process.argv[2])), "zip");
pyodide.globals.set("requests", await readFile(process.argv[3], "utf8"));
console.log(
  pyodide.runPython(`
import sys, json, traceback
from calculator.bridge import respond
for request in json.loads(requests):
    respond(request)
try:
    respond(None)
except Exception:
    traceback.format_exc()
import zipfile
with zipfile.ZipFile("/lib/python313.zip") as library:
    stock = {n.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for n in library.namelist() if n.endswith(".py")}
" ".join(sorted(stock & set(sys.modules) | {n for n in stock if n.split(".")[0] in ("pyodide", "_pyodide")}))
`),
);
