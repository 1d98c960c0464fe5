// Two versions of one record brought together: what each changed, unless both changed the same.

const WORKED_OUT = ["seen", "model_version"];
const text = (value) => JSON.stringify(value ?? null, (_, part) => (isPlain(part) ? Object.fromEntries(Object.entries(part).sort()) : part));
export const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Whether two values are the same, whatever the order of their keys. */
export const isSame = (one, other) => text(one) === text(other);

/** Whether a reader who has one of these records open sees the other. */
export const isShownSame = (one, other) => ["form", "notes", "decided"].every((key) => isSame(one[key], other[key]));

/** `changes` to `base`, on top of `record`, which is a later version of it; null where both changed the same. */
export function merged(record, base, changes) {
  const result = { ...record };
  for (const [key, value] of Object.entries(changes).filter(([key]) => !WORKED_OUT.includes(key))) {
    const found = key === "form" ? mergedForm(record.form, base.form, value) : one(record[key], base[key], value);
    if (!found) return null;
    result[key] = found.value;
  }
  if (!("form" in changes) || isSame(result.form, record.form)) return result;
  const known = isSame(result.form, changes.form);
  return { ...result, seen: (known && changes.seen) || {}, model_version: changes.model_version ?? record.model_version };
}

function one(stored, before, value) {
  if (isSame(stored, before) || isSame(stored, value)) return { value };
  return isSame(value, before) ? { value: stored } : null;
}

function mergedForm(stored, before = {}, form) {
  const result = {};
  for (const name of new Set([...Object.keys(stored), ...Object.keys(form)])) {
    const found = one(stored[name], before[name], form[name]);
    if (!found) return null;
    if (found.value !== undefined) result[name] = found.value;
  }
  return { value: result };
}
