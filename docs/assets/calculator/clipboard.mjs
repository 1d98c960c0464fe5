// Copies a text. Where the browser refuses, the text is selected where it stands, for the reader to copy by hand.

function select(place) {
  if (!place.select) return getSelection().selectAllChildren(place);
  place.focus();
  place.select();
}

/** Whether the clipboard took the text; if not, it is selected in `place`, a field or any element that holds it. */
export async function copied(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    select(place);
    return false;
  }
}
