"""The site in a real browser."""

PATIENCE = 30_000  # milliseconds: Python may start slowly on a busy machine

# Counts the requests that Python has not answered yet. While `spoil` names one by its key, Python gets none in its
# place, which it cannot read: an exception of its own.
WATCH = """
const post = Worker.prototype.postMessage;
const watched = new WeakSet();
globalThis.spoil = null;
globalThis.unanswered = 0;
Worker.prototype.postMessage = function (message) {
  if (!message.request) return post.call(this, message);
  if (!watched.has(this)) this.addEventListener("message", ({ data }) => (globalThis.unanswered -= "id" in data));
  watched.add(this);
  globalThis.unanswered += 1;
  post.call(this, globalThis.spoil in message.request ? { id: message.id } : message);
};
"""
ANSWERED = "globalThis.unanswered === 0"
