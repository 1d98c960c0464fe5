// Numbers as the reader writes them.
const formats = new Map(); // making one costs a hundred times what writing with it does

/** A way to write an amount in a currency, or with "" a number. */
function format(currency, digits, isSigned) {
  const key = `${currency} ${digits} ${isSigned}`;
  const money = currency && { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  const signDisplay = isSigned ? "exceptZero" : "auto";
  if (!formats.has(key))
    formats.set(key, new Intl.NumberFormat(undefined, { ...money, maximumFractionDigits: digits, signDisplay }));
  return formats.get(key);
}

/** Write every marked number below an element as the reader's locale does. */
export function localise(root) {
  for (const element of root.querySelectorAll("[data-value]")) {
    const value = Number(element.dataset.value);
    const digits = Number.isInteger(value) ? 0 : 2;
    element.textContent = format(element.dataset.currency ?? "", digits, "signed" in element.dataset).format(value);
  }
}
