// Starts Python and answers {id, request} with {id, reply}. Knows nothing of what is asked.
import { loadPyodide } from "./pyodide.mjs";
import { lock } from "./lock.mjs"; // written by the build: no packages

const here = new URL(".", import.meta.url).href;
const archive = fetch(`${here}calculator.zip`).then(found);
function found(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.arrayBuffer();
}

async function start() {
  postMessage({ stage: "runtime" });
  const pyodide = await loadPyodide({
    indexURL: here,
    stdLibURL: `${here}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: here,
  });
  postMessage({ stage: "calculator" });
  pyodide.unpackArchive(await archive, "zip");
  return pyodide.pyimport("calculator.bridge").respond;
}

const failed = (error) => postMessage({ failed: String(error) });
// A runtime that cannot be fetched ends in a rejection that nobody holds, not in one of loadPyodide's own.
addEventListener("unhandledrejection", (event) => failed(event.reason));

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
