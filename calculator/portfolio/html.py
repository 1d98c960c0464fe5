"""A list of tasks as HTML: the parts of its page that stay, the list, tasks side by side, and notices."""

from collections.abc import Sequence

from calculator.formats.html import render
from calculator.model.definition import Model
from calculator.portfolio.entries import Entry
from calculator.portfolio.people import ALONE
from calculator.portfolio.plan_view import COLUMNS as PLAN_COLUMNS
from calculator.portfolio.rules import decisions, rules, words
from calculator.portfolio.saved import LONGEST_NAME, Saved, ShortResult
from calculator.portfolio.view import MOST_NAMED, answers, figures, list_view
from calculator.portfolio.words import in_full, line


def keep(model: Model, base: str) -> str:
    """The row on the calculator's page that keeps a task; `base` leads from the page to the site's root."""
    version = model.settings.version
    return render("portfolio/keep.html", words=words(), base=base, version=version, longest=LONGEST_NAME)


def page(model: Model, base: str, **parts: object) -> str:
    """The list's page before anything is read.

    Of its `parts`, `examples` are records to show as an example list; `common` says whether the site has a page of
    common tasks; `files` is the part on links and files, `bring` that on lists of the reader's; `records` are the words
    of records, `start` those of the start.
    """
    own = {"base": base, "version": model.settings.version, "longest": LONGEST_NAME, "many": True}
    return render("portfolio/list_page.html", words=words(), **own, **parts)


COLUMNS = ("number", "task", "answer", "firm", "back", "money", "payback", "setup")


def decide() -> str:
    """The section of the calculator's page that closes a result, before Python fills it."""
    return render("portfolio/decide.html", say=decisions().say)


def listed(
    model: Model,
    entries: Sequence[Entry],
    have: float | None,
    base: str,
    kept: bool,
    today: str = "",
    start: object = None,
) -> tuple[str, str]:
    """The list, and what is read out of it; without `kept` it is shown to look at, and nothing of it is stored."""
    view = list_view(model, entries, have, today, start)
    html = render(
        "portfolio/list.html",
        v=view,
        words=words(),
        base=base,
        axis={"left": model.wording["axis_left"], "right": model.wording["axis_right"]},
        draws=rules().draws,
        most=rules().most_compared,
        step=rules().rows_at_once,
        named=MOST_NAMED,
        columns=[(key, words()[f"column_{key}"]) for key in COLUMNS],
        alone=ALONE,
        plan_columns=PLAN_COLUMNS,
        kept=kept,
    )
    return html, view.status


def compared(model: Model, entries: Sequence[Entry], base: str) -> str:
    """Two to four tasks side by side; with another number of tasks, what would be right."""
    given, own = answers(model, entries), figures(entries)
    count = sum(row.differs for row in (*given, *own))
    return render(
        "portfolio/side_by_side.html",
        lines=[line(model, entry, number) for number, entry in enumerate(entries, 1)],
        answers=given,
        figures=own,
        count=words()["compare_count"].format(count=count, all=len(given) + len(own)),
        words=words(),
        base=base,
    )


def moved(model: Model, record: Saved, now: ShortResult) -> str:
    """What moved since an older version of the model saved a task."""
    text, before, after = words(), record.seen, in_full(model, now)
    if before is None:
        lines = [text["moved_unknown"], text["moved_now"].format(answer=after)]
    elif (before.way, before.firmness) == (now.way, now.firmness):
        lines = [text["moved_same"].format(answer=after)]
    else:
        lines = [text["moved_was"].format(answer=in_full(model, before)), text["moved_now"].format(answer=after)]
    title = text["moved_title"].format(before=record.model_version)
    intro = text["moved_text"].format(now=model.settings.version)
    return render("portfolio/moved.html", title=title, intro=intro, lines=lines, accept=text["moved_accept"])
