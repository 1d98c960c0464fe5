// Numbers as the reader writes them.

/** Write every marked number below an element as the reader's locale does. */
export function localise(root) {
  for (const element of root.querySelectorAll("[data-value]")) {
    const value = Number(element.dataset.value);
    const currency = element.dataset.currency;
    const money = currency && { style: "currency", currency, currencyDisplay: "narrowSymbol" };
    const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : { maximumFractionDigits: 2 };
    const sign = { signDisplay: "signed" in element.dataset ? "exceptZero" : "auto" };
    element.textContent = new Intl.NumberFormat(undefined, { ...money, ...digits, ...sign }).format(value);
  }
}
