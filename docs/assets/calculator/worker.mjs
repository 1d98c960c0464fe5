// Starts Python and answers {id, request} with {id, reply}. Knows nothing of what is asked.
const here = new URL(".", import.meta.url).href;
const plain = globalThis.fetch;

// All files set out at once; what Pyodide asks for later is on its way already.
const begun = new Map(
  ["pyodide.asm.wasm", "python_stdlib.zip", "calculator.zip"].map((name) => [here + name, plain(here + name)]),
);
globalThis.fetch = (address, options) => begun.get(String(address)) ?? plain(address, options);
const scripts = Promise.all(["pyodide.mjs", "lock.mjs", "pyodide.asm.js"].map((name) => import(here + name)));

const failed = (error) => postMessage({ failed: String(error) });
// A runtime that cannot be fetched ends in a rejection that nobody holds, not in one of loadPyodide's own.
addEventListener("unhandledrejection", (event) => failed(event.reason));

async function archive() {
  const response = await fetch(`${here}calculator.zip`);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.arrayBuffer();
}

async function start() {
  postMessage({ stage: "runtime" });
  const [{ loadPyodide }, { lock }] = await scripts; // lock.mjs is written by the build: no packages
  const pyodide = await loadPyodide({
    indexURL: here,
    stdLibURL: `${here}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: here,
  });
  postMessage({ stage: "calculator" });
  pyodide.unpackArchive(await archive(), "zip");
  return pyodide.pyimport("calculator.bridge").respond;
}

const respond = start();
respond.then(() => postMessage({ stage: "scoring" }), failed);

addEventListener("message", async ({ data: { id, request } }) => {
  try {
    const reply = (await respond)(JSON.stringify(request));
    postMessage({ id, reply: JSON.parse(reply) });
  } catch (error) {
    failed(error);
  }
});
