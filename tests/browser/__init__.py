"""The site in a real browser."""

# While `spoil` names a request, Python gets none in its place, which it cannot read: an exception of its own.
SPOIL = """
const post = Worker.prototype.postMessage;
globalThis.spoil = null;
Worker.prototype.postMessage = function (message) {
  const spoils = message.request && globalThis.spoil in message.request;
  post.call(this, spoils ? { id: message.id } : message);
};
"""
