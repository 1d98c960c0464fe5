"""A walk through a page with Tab, and what a reader sees at each stop."""

from typing import Any

from tests.engines import Tab

MOST = 600  # stops on the longest page, and more

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
  if (!one || one === document.body || stops.includes(one)) return null;
  stops.push(one);
  return look(one);
}"""


def stops(tab: Tab) -> list[dict[str, Any]]:
    """Every stop of the page in order: its name, and what is wrong with it."""
    tab.run("() => { window.stops = []; }")
    met: list[dict[str, Any]] = []
    while len(met) < MOST:
        tab.press("Tab")
        if not (stop := tab.run(LOOK)):
            break
        met.append(stop)
    return met


def wrong(tab: Tab) -> list[str]:
    """The stops at which something is wrong; a page has at least a few stops."""
    met = stops(tab)
    assert len(met) > 5, met
    return [f"{', '.join(stop['wrong'])}: {stop['name']}" for stop in met if stop["wrong"]]
