"""A walk through a page with Tab, and what a reader sees at each stop."""

from typing import Any

from tests.engines import Tab

MOST = 600  # stops on the longest page, and more
PARTS = 4  # more of a date's field than its day, month, year and calendar are no parts of it: Tab leads no further
CIRCLE = "led round in a circle"

# Looks at what has the focus once the page has been drawn; gives nothing when it was there before, or is nowhere.
# What is hit at 25 places of a stop says whether something lies over it.
LOOK = """async () => {
  const places = [...Array(25).keys()].map((n) => [(n % 5 + 0.5) / 5, (Math.floor(n / 5) + 0.5) / 5]);
  const drawn = (one) => {
    if (one.matches(".md-option")) return one.nextElementSibling;
    return (one.matches("[type=radio], [type=checkbox]") && one.closest("label")) || one;
  };
  const ringed = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  };
  const look = (one) => {
    const target = drawn(one);
    const box = target.getBoundingClientRect();
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [width, height] = [Math.min(box.right, innerWidth) - left, Math.min(box.bottom, innerHeight) - top];
    const visible = target.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const shown = visible && width > 2 && height > 2;
    const hits = places.filter(([x, y]) => {
      const hit = document.elementFromPoint(left + x * width, top + y * height);
      return hit && (target.contains(hit) || hit.contains(target));
    });
    const wrong = {
      "not on the screen": !shown,
      covered: shown && !hits.length,
      "no outline": !ringed(one) && !ringed(target),
      "out of order": last && last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING,
    };
    return {
      name: `${one.outerHTML.slice(0, 120)} ${[box.left, box.top, box.width, box.height].map(Math.round)}`,
      wrong: Object.keys(wrong).filter((key) => wrong[key]),
    };
  };
  await new Promise((drawn) => {
    requestAnimationFrame(() => requestAnimationFrame(drawn));
    setTimeout(drawn, 500); // nothing is drawn of a page that lies behind another
  });
  const one = document.activeElement;
  const stops = (window.stops ??= []);
  const last = stops.at(-1);
  if (!one || one === document.body || (one === stops[0] && stops.length > 1)) return null;
  if (one === last) return { again: true };
  if (stops.includes(one)) return { name: one.outerHTML.slice(0, 120), wrong: ["CIRCLE"] };
  stops.push(one);
  return look(one);
}""".replace("CIRCLE", CIRCLE)
TOP = """() => {
  window.focus();
  document.body.tabIndex = -1;
  document.body.focus({ preventScroll: true });
  document.body.removeAttribute("tabindex");
}"""
# What can be used by hand when the walk begins: what comes or goes later, behind where it has been, is no fault.
USABLE = """() => {
  const usable = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 2;
  window.usable = [...document.querySelectorAll(usable)].filter((one) => one.tabIndex >= 0 && shown(one));
}"""
# What could be used all the time and was no stop; of radio buttons of one name, one is a stop for all.
MISSED = """() => {
  const met = (one) => stops.includes(one) || (one.type === "radio" && stops.some(({ name }) => name === one.name));
  return usable
    .filter((one) => one.isConnected && !one.disabled && !met(one) && !one.closest("[inert]"))
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 2)
    .map((one) => `not led to: ${one.outerHTML.slice(0, 120)}`);
}"""


def stops(tab: Tab, most: int = MOST) -> list[dict[str, Any]]:
    """The stops of the page in order: their names, and what is wrong with each."""
    tab.run("() => { window.stops = []; }")
    met: list[dict[str, Any]] = []
    parts = 0
    while len(met) < most:
        tab.press("Tab")
        stop = tab.run(LOOK)
        parts = parts + 1 if stop and "again" in stop else 0
        if not stop or parts > PARTS:
            break
        if not parts:
            met.append(stop)
            if CIRCLE in stop["wrong"]:
                break
    return met


def wrong(tab: Tab, most: int = MOST) -> list[str]:
    """The stops at which something is wrong, and what was no stop; a page has at least a few stops."""
    tab.run(TOP)
    tab.run(USABLE)
    met = stops(tab, most)
    assert len(met) > 5, met
    missed = tab.run(MISSED) if len(met) < most else []
    return [*(f"{', '.join(stop['wrong'])}: {stop['name']}" for stop in met if stop["wrong"]), *missed]
