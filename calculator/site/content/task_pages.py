"""The page of each common task, as Markdown: the calculator's answer to what is usual, and what to do about it."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup, escape

from calculator import load
from calculator.costs.charts import DASHED
from calculator.costs.market import price_lines
from calculator.costs.parameters import parameters
from calculator.costs.phrases import AN_HOUR, TO, count, exact, phrases, time, weeks_a_year
from calculator.costs.setting import OwnExtra, OwnPrice
from calculator.costs.view import card
from calculator.costs.words import LEAST_ONCE, Words
from calculator.documents import forms as documents
from calculator.documents import markdown, word
from calculator.documents import rules as documents_rules
from calculator.documents.rules import Paper
from calculator.documents.values import values
from calculator.formats.html import render
from calculator.formats.sentence import plain
from calculator.model import definition
from calculator.model.view import number
from calculator.scoring import Scored
from calculator.site.content import advice, near, papers, tasks
from calculator.site.content.citations import briefly
from calculator.site.content.prose import one_line
from calculator.tasks import software, spelling
from calculator.tasks import words as find_words
from calculator.tasks.library import Task, library
from calculator.tasks.prices import common_task

FILE = "site/task_pages.toml"
FOLDER = "tasks"
FILES = "assets/tasks"
BASE = "../../"  # from a task's page to the site's root
YEAR = 12
NEARLY = 0.02  # of once a week
STEP = 5  # minutes
NO_DAY = date.min  # the date of a document is left open: who takes it writes it in
LINE = Markup("&#10;")  # keeps its place where the page's markup is one line


@dataclass(frozen=True)
class Price:
    """A price of the market as it is shown: whose, how much and from where.

    It is `used` where the costs rest on it, and `kindred` where it is one of all work of the task's kind.
    """

    who: str
    text: str
    origin: str
    date: str
    sources: tuple[str, ...]
    note: str
    used: bool = False
    kindred: bool = False


@dataclass(frozen=True)
class Asked:
    """What one way asks of the owner: a week once it runs, and once to get there; what it gives back a week."""

    row: str
    name: str
    week: str
    once: str
    back: str


@cache
def words() -> load.Texts:
    """The wording, checked."""
    return load.texts(FILE)


def name(task: Task) -> str:
    """The page below docs/."""
    return f"{FOLDER}/{task.id}.md"


def page(task: Task) -> str:
    """The whole page, before its terms are explained."""
    told, result, say = advice.advice()[task.id], tasks.scored(task.id), words()
    prices = market(task, result)
    cited = list(dict.fromkeys((*told.sources, *(key for price in prices for key in price.sources))))
    program = software.of_task(task.id)
    cited += [key for key in (program.sources if program else ()) if key not in cited]
    paper = next(iter(documents_rules.offers(result.result)), None)
    sections = [
        *([("software", say["title_software"], _software(result, program))] if program else []),
        ("amount", say["title_amount"], _amount(task, result)),
        ("costs", say["title_costs"], _part("costs", result, asked=(rows := asked(result)), gives=_gives(rows))),
        ("prices", say["title_prices"], _part("prices", result, prices=prices, own=tasks.has_prices(task))),
        ("change", say["title_change"], _part("change", result, advice=_other_advice(task, result))),
        ("first", say["title_first"], _first(told.first, result)),
        *([("paper", say["title_paper"].format(paper=paper.name), _paper(task, result, paper))] if paper else []),
        ("wrong", say["title_wrong"], _wrong(task, told)),
        ("near", say["title_near"], _part("near", result, near=[(one, *answer(one)) for one in near.near(task)])),
        ("sources", say["title_sources"], _sources(cited)),
        ("next", say["title_next"], _part("next", result, task=task, link=link(task))),
    ]
    head = _part("head", result, task=task, link=link(task), **_beside(task, result))
    parts = [_front(task, told), f"# {markdown.escaped(told.ask)}", f"{told.about}\n{{ .lead }}", head]
    for key, title, content in sections:
        parts += [f"## {markdown.escaped(title)} {{#{key} data-search-exclude}}", content]
    return "\n\n".join(parts) + "\n"


def _front(task: Task, told: advice.Advice) -> str:
    """The front matter; search looks at tags before anything else."""
    head: dict[str, object] = {"title": told.ask, "description": told.about, "template": "task.html"}
    head["hide"] = ["navigation"]
    head["group"] = {"id": task.group, "name": library().groups[task.group].name}
    head["search"] = {"boost": 0.4}  # hundreds of pages that the guide's own must not be lost among
    head["tags"] = [task.name, *task.also, *typed(task)]
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return "\n".join(["---", *lines, "---"])


def typed(task: Task) -> list[str]:
    """The words that owners type for just this task, or for it first, but those that only repeat words before them.

    The site's search looks for words, not for phrases, and its index has a limit.
    """
    known = {spelling.stem(word) for text in (task.name, *task.also) for word in spelling.words(text)}
    told = []
    for one in find_words.rules().find:
        for text in one.typed if one.tasks[0] == task.id else ():
            roots = {spelling.stem(word) for word in spelling.words(text)}
            if not roots <= known:
                told.append(text)
                known |= roots
    return told


def link(task: Task) -> str:
    """The address of the calculator with the task filled in."""
    return f"{BASE}calculator/#{tasks.fragment(task)}"


def answer(task: Task) -> tuple[str, str]:
    """A task's way and the name of its form; none where the usual answers do not settle it."""
    view = tasks.scored(task.id).view
    return (view.way, view.tag) if view.tag else ("", words()["unsaid"])


def _part(kind: str, result: Scored, **more: object) -> str:
    return one_line(
        render(
            f"site/task/{kind}.html",
            r=result.view,
            c=result.cost_view,
            base=BASE,
            say=words(),
            cost_say=phrases().say,
            colours=DASHED,
            **more,
        )
    )


def _beside(task: Task, result: Scored) -> dict[str, object]:
    return {"figures": [(figure.shown, figure.label) for figure in card(result.costs)], "also": ", ".join(task.also)}


def _amount(task: Task, result: Scored) -> str:
    """Low, usual and high hours, what is counted, and what it is at the owner's own pace and as paid hours."""
    say, many, unit = words(), task.periods, f"unit_{task.period}"
    hours = {"low": task.hours_low, "typical": task.hours, "high": task.hours_high}
    rows = [(say[end], say[unit].format(hours=in_hours(value * many))) for end, value in hours.items()]
    counted = ""
    if not task.job_hours:
        counted = _counted(task)
    beside = (
        [say["own_pace"].format(hours=say[unit].format(hours=in_hours(own)))] if (own := own_pace(task, result)) else []
    )
    beside += _paid(result)
    return one_line(render("site/task/amount.html", rows=rows, counted=counted, beside=beside, say=say))


def _counted(task: Task) -> str:
    """How often it comes up in its period; once a week where that is so, which is no whole number a month."""
    say, many = words(), task.pieces_per_month * task.periods
    if abs(many * YEAR / weeks_a_year() - 1) < NEARLY and many != round(many):
        return say["counted_week_once"]
    said = number(many)
    once = "_once" if said == "1" else ""
    return say[f"counted_{task.period}{once}"].format(count=said, pieces=task.pieces)


def own_pace(task: Task, result: Scored) -> float:
    """Hours of the owner who keeps it, over the period in which its amount is said; 0 where nobody could keep it."""
    costs = result.costs
    if "keep" not in costs.running or "keep" in costs.closed:
        return 0.0
    hours = costs.running["keep"].hours.p50
    return hours if costs.one_off else hours / YEAR * task.periods


def _paid(result: Scored) -> list[str]:
    """What is paid for on the payroll; of work that fills no post, for someone who is there already too."""
    say, paid, needed = words(), paid_hours(result), needed_hours(result)
    if not paid:
        return []
    if needed == paid:
        return [say["paid_hours"].format(hours=in_hours(paid))]
    money = Words(result.costs).money(result.costs.running["employee"].money.p50 / result.costs.months * needed / paid)
    return [
        say["paid_alone"].format(hours=in_hours(needed), money=money.text),
        say["paid_least"].format(hours=in_hours(paid)),
    ]


def paid_hours(result: Scored) -> float:
    """Hours a week that are paid on the payroll for work that goes on, where the answer is that; else 0."""
    costs = result.costs
    return _weekly(result, costs.work["paid_hours"]) if costs.row == "employee" and not costs.one_off else 0.0


def needed_hours(result: Scored) -> float:
    """Of the hours a week that are paid, those that the work needs: fewer where it fills no post that people take."""
    medians = result.draws().medians
    return _weekly(result, medians["work_hours"] / medians["utilisation"])


def _weekly(result: Scored, hours: float) -> float:
    """Hours of the whole period as hours a week."""
    return hours / result.costs.months / parameters().by_id["weeks_per_month"].typical


def in_hours(value: float) -> str:
    """So many hours, or minutes where it is less than an hour."""
    minutes, hours = STEP * round(value * AN_HOUR / STEP), number(value)
    if minutes < AN_HOUR:
        return count(minutes, "minutes").text
    return f"{hours} {phrases().unit['hour' if hours == '1' else 'hours']}"


def _software(result: Scored, program: software.Kind) -> str:
    """What software does of the task today, what is left to a person, and what it costs."""
    fee, sign = parameters().by_id["software_fee"], parameters().regions[result.costs.region].sign
    low, high = (exact(end, sign).text for end in (fee.low, fee.high))
    price = words()["software_price"].format(price=program.price)
    if not program.price:
        price = words()["software_assumed"].format(low=low, high=high)
    named = software.software().said(program)
    return _part("software", result, named=named, price=price, sources=program.sources)


def _other_advice(task: Task, result: Scored) -> list[str]:
    """The advice but for the program, which has a part of its own."""
    return [text for text in result.view.advice if text != software.named(task.id)]


def asked(result: Scored) -> list[Asked]:
    """What each way asks of the owner; nothing for a job that ends, whose hours are those of the table."""
    costs = result.costs
    if costs.one_off or not costs.later_years:
        return []
    says, rows = Words(costs), []
    for row, carry in costs.carry.items():
        once = costs.year_one[row].hours.p50 - costs.later_years[row].hours.p50
        back = _back(says, row) if row in costs.hours_back_per_week and row != "keep" else words()["none"]
        week = says.weekly(carry.running)[0].text
        start = time(once).text if once >= LEAST_ONCE else words()["once_none"]
        rows.append(Asked(row, says.name(row).name, week, start if row != "keep" else words()["none"], back))
    return rows


def _back(says: Words, row: str) -> str:
    """Hours a week that a way gives back, or how many more than today it asks for."""
    back = says.costs.hours_back_per_week[row].p50
    return says.back(row)[0].text if back >= 0 else words()["none_more"].format(more=says.weekly(-back)[0].text)


def _gives(rows: list[Asked]) -> bool:
    """Whether any way gives hours back; none does where the owner could not do the work."""
    return any(one.back != words()["none"] for one in rows)


def market(task: Task, result: Scored) -> list[Price]:
    """The prices that the costs are worked out with, then the task's own in other currencies, then its fees."""
    voice, known = Words(result.costs), common_task(task.id)
    shown = [price for price in result.costs.prices if price.high > 0 and price.origin != "quote"]
    lines = [
        Price(line.kind, plain(line.price), _origin(p.grade), p.date, p.sources, p.note, p.used, p.origin != "task")
        for line, p in zip(price_lines(voice), shown, strict=True)
    ]
    if known is None:
        return lines
    others = [p for p in known.prices if p.main and p.kind != "wage" and p.currency != result.costs.currency]
    lines += [_own(phrases().kind[price.kind], price) for price in others]
    return lines + [_own(words()["fee"].format(label=extra.label), extra) for extra in known.extras]


def _own(who: str, price: OwnPrice | OwnExtra) -> Price:
    """A price in another currency than the costs, or a fee."""
    low, high, per = tasks.ends(price)
    text = low if low == high else f"{low}{TO}{high}"
    return Price(who, f"{text} {per}", _origin(price.grade), price.date, price.sources, price.note)


def _origin(grade: str) -> str:
    """How good the source of a price is."""
    if grade == "none":
        return words()["assumed"]
    return words()["graded"].format(grade=phrases().grade[grade], letter=grade)


def _first(first: tuple[str, ...], result: Scored) -> str:
    """The steps, then where this way and the checklist of its first step are explained."""
    lines = (f"{place}. {markdown.escaped(text)}" for place, text in enumerate(first, 1))
    return "\n".join([*lines, "", _part("first", result)])


def _wrong(task: Task, told: advice.Advice) -> str:
    say = words()
    lines = "\n".join(f"- {markdown.escaped(text)}" for text in told.wrong)
    watch = say["watch"].format(text=markdown.escaped(task.watch))
    return f"{lines}\n\n{watch}\n\n{say['wrong_sourced' if told.sources else 'wrong_assumed']}"


def _sources(cited: list[str]) -> str:
    known = load.sources()
    grade = words()["grade"]
    lines = "\n".join(
        f'- {briefly(known[key])} {grade.format(letter=known[key].grade)} <a href="{BASE}sources/#{key}">{key}</a>'
        for key in cited
    )
    return lines or words()["sources_none"]


def filled(result: Scored) -> dict[str, str]:
    """What the usual answers fill in; the date stays open."""
    known = values(definition.model(), result.result, NO_DAY, result.inputs)
    return {key: text for key, text in known.items() if key != "date"}


def _paper(task: Task, result: Scored, paper: Paper) -> str:
    """The form of the way, filled in: to copy, and as a Word file."""
    text = escape(markdown.outline(documents.stored(paper.id), filled(result)).strip()).replace("\n", LINE)
    return _part("paper", result, paper=paper, text=text, file=f"{BASE}{FILES}/{file_name(task, paper)}")


def file_name(task: Task, paper: Paper) -> str:
    """The name of the Word file."""
    return f"{paper.id}-{task.id}.docx"


def files(task: Task) -> dict[str, bytes]:
    """The Word file of a task's form, by its name."""
    result = tasks.scored(task.id)
    offered = documents_rules.offers(result.result)[:1]
    return {file_name(task, p): word.fill(papers.files(p.id)[".docx"], filled(result), NO_DAY) for p in offered}
