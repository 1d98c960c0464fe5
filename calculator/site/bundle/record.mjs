// Prints the modules of the standard library and of Jinja2 that a stock Pyodide reads while every feature is exercised.
// What is frozen into the runtime is never read from the library.
import { readFile } from "node:fs/promises";
import { loadPyodide } from "../../../node_modules/pyodide/pyodide.mjs";

const pyodide = await loadPyodide();
pyodide.unpackArchive(new Uint8Array(await readFile(process.argv[2])), "zip");
pyodide.globals.set("requests", await readFile(process.argv[3], "utf8"));
console.log(
  pyodide.runPython(`
import sys, json, traceback
from calculator.bridge import respond
for request in json.loads(requests):
    respond(request)
from calculator.tables import sheet
table = sheet.read(["lifetime;contact\\r\\n", "3;=4\\r\\n", "3;\\"x\\"y\\r\\n"])
sheet.Plan(table.header, table.form).score(list(table.rows))
try:
    respond(None)
except Exception:
    traceback.format_exc()
import zipfile
with zipfile.ZipFile("/lib/python313.zip") as library:
    stock = {n.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for n in library.namelist()}
frozen = {name for name, module in sys.modules.items() if getattr(module.__spec__, "origin", "") == "frozen"}
ours = {name for name in sys.modules if name.split(".")[0] in ("jinja2", "markupsafe")}
" ".join(sorted((stock & set(sys.modules)) - frozen | ours))
`),
);
