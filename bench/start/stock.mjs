// Pyodide as its documentation starts it: the npm package as it comes, the calculator's archive as source.
import { loadPyodide } from "./pyodide.mjs";

async function start() {
  const pyodide = await loadPyodide();
  const archive = await fetch("calculator.zip");
  pyodide.unpackArchive(await archive.arrayBuffer(), "zip");
  return pyodide.pyimport("calculator.bridge").respond;
}

const respond = start();

addEventListener("message", async ({ data: { id, request } }) => {
  try {
    postMessage({ id, reply: JSON.parse((await respond)(JSON.stringify(request))) });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
});
