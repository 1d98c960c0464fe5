"""The page of each common task as it was built, and the texts of those pages."""

import gzip
import io
import json
import re
import shutil
import zipfile
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from calculator import load
from calculator.bridge import respond
from calculator.documents import forms as documents
from calculator.documents import rules as documents_rules
from calculator.load import DataError
from calculator.site import offline
from calculator.site.content import advice, near, task_pages, tasks
from calculator.tasks.library import library
from tests.site.parsed import SITE, Parsed, parsed

KEYS = sorted(library().tasks)
SOME, FEW = KEYS[::10], KEYS[::30]  # for what takes a whole scoring anew
RAW, SENT = 40_000, 11_000  # bytes of a page, and of it compressed; most have 9,900
LONGEST_INDEX = 1_000_000
LEAST_OWN = 4
WORDS = 4  # fewer are no sentence
TAGS = re.compile(r"<[^>]+>")


def page(key: str) -> Parsed:
    """A task's page."""
    return parsed(f"tasks/{key}/index.html")


def plain(text: str) -> str:
    """A text with single spaces, as both sides of a comparison have it."""
    return " ".join(text.split())


def asked(**request: object) -> dict[str, object]:
    """What the calculator replies."""
    return dict(json.loads(respond(json.dumps(request))))


def inline(html: object) -> str:
    """Markup of a sentence as text."""
    return plain(unescape(TAGS.sub("", str(html))))


def lines(html: object) -> str:
    """Markup of several parts as text."""
    return inline(str(html).replace("<", " <"))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A copy of the texts that a test may change."""
    shutil.copytree(load.DATA / advice.FOLDER, tmp_path / advice.FOLDER)
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[payroll]\n", "[payroll]\nfirts = []\n", "payroll.firts: unknown key"),
        ("[payroll]\n", "[pay-roll]\n", "pay-roll: no task of this group"),
        ('[payroll]\nask = "', '[payroll]\nask = "' + "Long " * 13, "payroll.ask: .* letters, at most 60"),
        (r'(sources = \[)"\w+"', r'\1"S0"', "sources: 'S0'"),
        (r'(\[payroll\]\n(?:.*\n)*?form = )".*"', r'\1"nobody"', "payroll.form: 'nobody' is no form"),
        (r'(\[payroll\]\n(?:.*\n)*?about = )".*"', r'\1"Short."', "payroll.about: 6 letters, not 90 to 155"),
        (r"(\[payroll\]\n(?:.*\n)*?first = \[\n).*\n", r"\1", "payroll.first: 2 steps, not 3"),
        (r"(\[payroll\]\n(?:.*\n)*?wrong = \[\n)(?:  .*\n)+", r'\1"One."\n', "payroll.wrong: 1 texts, not 3 to 4"),
        (r'(\[payroll\]\nask = ")[^"]*', r"\1Who should do your monthly bookkeeping?", "ask: stands twice"),
    ],
)
def test_a_wrong_text_is_named(written: Path, old: str, new: str, message: str) -> None:
    """File, task and key."""
    file = written / advice.FOLDER / "money.toml"
    text = re.sub(old if old.startswith("(") else re.escape(old), new, file.read_text("utf-8"), count=1)
    file.write_text(text, encoding="utf-8")

    with pytest.raises(DataError, match=rf"tasks/advice/money\.toml: .*{message}"):
        advice.advice(written)


def test_a_missing_text_and_an_unknown_group_are_named(written: Path) -> None:
    """Every task has its entry, and every file is of a group."""
    folder = written / advice.FOLDER
    (folder / "web.toml").rename(folder / "cobwebs.toml")
    with pytest.raises(DataError, match=r"cobwebs\.toml: 'cobwebs' is no group"):
        advice.advice(written)
    (folder / "cobwebs.toml").unlink()
    with pytest.raises(DataError, match=r"advice/web\.toml: .*: missing"):
        advice.advice(written)


def test_the_steps_were_written_for_the_answer_that_is_given() -> None:
    """The form beside the texts of a task is the one that its usual answers give now."""
    others = {
        key: f"the steps were written for another answer: {told.form}, now {tasks.scored(key).result.form}"
        for key, told in advice.advice().items()
        if told.form != tasks.scored(key).result.form
    }

    assert others == {}


def test_titles_and_descriptions_are_as_they_were_written() -> None:
    """The title is the question alone, which is the heading too; no other page has it or the description."""
    titles, abouts = Counter[str](), Counter[str]()
    for path in SITE.rglob("*.html"):
        found = parsed(path.relative_to(SITE).as_posix())
        titles[unescape(re.search(r"<title>([^<]*)", found.html)[1])] += 1
        abouts[found.meta["description"]] += 1
    for key, told in advice.advice().items():
        assert f"\n{told.ask}\n" in f"\n{page(key).text}\n".replace("\N{PILCROW SIGN}", ""), key
        assert titles[told.ask] == 1, key
        assert abouts[told.about] == 1, key


@cache
def sentences() -> dict[str, set[str]]:
    """The pages on which each sentence of the site stands."""
    stands: dict[str, set[str]] = {}
    for path in SITE.rglob("*.html"):
        name = path.relative_to(SITE).as_posix()
        for line in parsed(name).text.split("\n"):
            for sentence in re.split(r"(?<=[.?:])\s+", line):
                stands.setdefault(sentence, set()).add(name)
    return stands


def test_every_page_has_sentences_of_its_own() -> None:
    """At least four of the first steps and of what goes wrong stand on no other page of the site."""
    for key, told in advice.advice().items():
        texts = [plain(text) for text in (*told.first, *told.wrong, library().tasks[key].watch)]
        parts = {part for text in texts for part in re.split(r"(?<=[.?:])\s+", text) if len(part.split()) >= WORDS}
        own = [part for part in parts if sentences().get(part) == {f"tasks/{key}/index.html"}]

        assert len(own) >= LEAST_OWN, key


@pytest.mark.parametrize("key", FEW)
def test_the_page_says_what_the_calculator_says(key: str) -> None:
    """Headline, firmness, costs and their table, what would change it: word for word as behind its own link."""
    found, text = page(key), plain(page(key).text)
    fragment = next(urlsplit(link).fragment for link in found.links if "calculator/#" in link)
    scored, cost = asked(fragment=fragment), asked(cost=fragment)
    rows = re.search(r'<table class="costs">(.*?)</table>', str(cost["html"]), re.DOTALL)[1]
    here = re.search(r'<table class="costs">(.*?)</table>', found.html, re.DOTALL)[1]

    assert parse_qs(fragment)["typical"] == [key]
    assert inline(re.search(r'class="headline">(.*?)</h2>', str(scored["html"]))[1]) in text
    assert inline(re.search(r'class="firmness">(.*?)</p>', str(scored["html"]))[1]) in text
    assert inline(re.search(r'class="cost-headline">(.*?)</p>', str(cost["html"]), re.DOTALL)[1]) in text
    assert lines(tasks.scored(key).view.change) in text
    assert re.findall(r"<th .*?</th>", here) == re.findall(r"<th .*?</th>", rows)
    first = [lines(cell).partition(" ")[0] for cell in re.findall(r"<td>.*?</td>", rows, re.DOTALL)]
    assert [lines(cell).partition(" ")[0] for cell in re.findall(r"<td>.*?</td>", here)] == first


def test_every_page_leads_to_the_calculator_with_all_filled_in() -> None:
    """By the link that is the task's own."""
    for key, task in library().tasks.items():
        assert f"../../calculator/#{tasks.fragment(task)}" in page(key).links, key


def test_every_price_has_its_grade_its_date_and_its_sources() -> None:
    """And a page whose task has no price of its own says so."""
    say = task_pages.words()
    for key, task in library().tasks.items():
        assert (say["no_prices"] in page(key).text) != tasks.has_prices(task), key
        if key not in SOME:
            continue
        found, text = page(key), plain(page(key).text)
        shown = task_pages.market(task, tasks.scored(key))
        table = plain(unescape(re.search(r'<div class="task-prices">(.*?)</table>', found.html, re.DOTALL)[1]))
        assert len(re.findall("<tr>", table)) == len(shown) + 1, key
        for price in shown:
            assert price.sources or say["assumed"] in text, key
            assert f"{price.origin}, <time>{price.date}</time>" in table, key
            for source in price.sources:
                assert f"../../sources/#{source}" in found.links, key


def test_what_no_source_stands_behind_is_called_our_assumption() -> None:
    """What goes wrong is our judgement, unless the texts name a source."""
    say = task_pages.words()
    for key, told in advice.advice().items():
        assert (say["wrong_assumed"] in page(key).text) == (not told.sources), key


def test_every_page_is_light() -> None:
    """As it is, and as it is sent; and the scripts of the calculator are not loaded."""
    for key in KEYS:
        html = page(key).html.encode()

        assert len(html) <= RAW, key
        assert len(gzip.compress(html, 6)) <= SENT, key
        assert not [name for name in page(key).loaded if "runtime/" in name or "assets/calculator/" in name], key


def test_the_form_is_filled_in_as_text_and_as_a_word_file(site: Path) -> None:
    """Both hold the name of the task and the risks that its answers show; the date is left open."""
    for key, task in library().tasks.items():
        (link,) = (link for link in page(key).links if link.endswith(".docx"))
        file = site / "assets" / "tasks" / link.rpartition("/")[2]
        filled = task_pages.filled(tasks.scored(key))
        assert task.name in page(key).text.replace("\\", ""), key
        assert file.exists(), key
        if key in FEW:
            with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as word:
                text = unescape(TAGS.sub("\n", word.read("word/document.xml").decode()))
            assert task.name in text
            assert "date" not in filled
            for risk in filled.get("risks", "").splitlines():
                assert risk in text
                assert risk in unescape(page(key).html)


def test_the_form_as_text_has_what_is_to_be_ticked_and_filled_in() -> None:
    """Every choice with its options, and every table with its columns and a row to write in."""
    for key in FEW:
        (paper, *_) = documents_rules.offers(tasks.scored(key).result)
        text = unescape(re.search(r"<pre.*?</pre>", page(key).html, re.DOTALL)[0])
        fields = [item for section in documents.stored(paper.id).section for item in section.field]
        for item in fields:
            if item.kind == "choice":
                assert all(f"- [ ] {option}" in text for option in item.options), key
            if item.kind == "table":
                assert f"| {' | '.join(column.label for column in item.columns)} |" in text, key


def test_the_amount_is_said_at_the_owners_own_pace_and_as_paid_hours() -> None:
    """Beside the hours of someone trained: those of keeping it, by the costs, and for a post those that are paid."""
    say, paid = task_pages.words(), 0
    for key in SOME:
        task, result, text = library().tasks[key], tasks.scored(key), plain(page(key).text)
        own, week = task_pages.own_pace(task, result), task_pages.paid_hours(result)
        hours = say[f"unit_{task.period}"].format(hours=task_pages.in_hours(own))

        assert (say["own_pace"].format(hours=hours) in text) == bool(own), key
        assert ("keep" in result.costs.closed) != bool(own), key
        filled = week and task_pages.needed_hours(result) == week
        assert (say["paid_hours"].format(hours=task_pages.in_hours(week)) in text) == bool(filled), key
        paid += bool(filled)
    assert paid


def test_work_that_fills_no_post_is_said_for_someone_who_is_there() -> None:
    """Cashing up takes three hours a week of somebody's time, and is no post of nine."""
    result, text = tasks.scored("cashing-up"), plain(page("cashing-up").text)
    needed, least = task_pages.needed_hours(result), task_pages.paid_hours(result)
    alone, _, after = task_pages.words()["paid_alone"].partition("{hours}")

    assert needed < 4 < 8 < least
    assert f"{alone}{task_pages.in_hours(needed)}{after.partition('{')[0]}" in text
    assert task_pages.words()["paid_least"].format(hours=task_pages.in_hours(least)) in text


def test_what_an_owner_could_not_do_gives_no_hours_back() -> None:
    """Nobody stands at the door of the shop today who could be sent home; the page says what a guard asks of you."""
    column = task_pages.words()["column_back"]
    for key in ("shop-guard", "year-end-accounts", "lab-work"):
        result = tasks.scored(key)
        assert result.costs.closed["keep"] in {"able", "profession"}, key
        assert column not in page(key).text, key
        assert "back to you" not in page(key).text, key
    assert column in page("office-cleaning").text


def test_our_own_guess_is_no_price_of_the_market() -> None:
    """A page whose only price of its own is our assumption says that none was published."""
    assert task_pages.words()["no_prices"] in page("insurance-renewal").text
    assert not tasks.market(library().tasks["insurance-renewal"])
    assert {price.grade for task in library().tasks.values() for price in tasks.market(task)} <= {*"POAVB"}


def test_search_knows_each_page_by_its_words(site: Path) -> None:
    """One entry a page: its question, what it is about, and the words that owners use; the index stays small."""
    raw = (site / "search" / "search_index.json").read_bytes()
    docs = [doc for doc in json.loads(raw)["docs"] if re.match(r"tasks/[^#]", doc["location"])]
    by_place = {doc["location"]: doc for doc in docs}

    assert len(raw) < LONGEST_INDEX
    assert [doc["location"] for doc in docs if "#" in doc["location"]] == []
    for key, task in library().tasks.items():
        doc = by_place[f"tasks/{key}/"]
        assert doc["title"] == advice.advice()[key].ask
        assert advice.advice()[key].about in unescape(doc["text"])
        assert {task.name, *task.also, *task_pages.typed(task)} <= {*doc["tags"]}, key


def test_the_sitemap_has_every_page_and_no_menu_does(site: Path) -> None:
    """Searches find them; the menu of another page does not list hundreds."""
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    menu = {link for link in parsed("about/index.html").links if link.startswith("../tasks/")}

    assert all(f"/tasks/{key}/</loc>" in sitemap for key in KEYS)
    assert menu == {"../tasks/"}


def test_every_page_leads_back_and_to_its_neighbours() -> None:
    """To the table of all tasks, to its group there, and to a few others."""
    for key, task in library().tasks.items():
        links, others = page(key).links, [other.id for other in near.near(task)]

        assert {"../", f"../#{task.group}"} <= {*links}, key
        assert len({*others} - {key}) == near.MOST, key
        assert all(f"../../tasks/{other}/" in links for other in others), key


def test_near_tasks_are_near() -> None:
    """Those that share a word or a meaning stand before those of the same group alone."""
    assert "year-end-accounts" in [task.id for task in near.near(library().tasks["monthly-bookkeeping"])]
    assert "sales-tax-return" in [task.id for task in near.near(library().tasks["year-end-accounts"])]


def test_a_neighbour_is_work_of_the_same_trade_or_of_any() -> None:
    """A survey of customers leads to no dentist's form. A few tasks of other trades are tied by the same words."""
    tasks_ = library().tasks
    odd = [
        (key, other.id)
        for key, task in tasks_.items()
        for other in near.near(task)
        if other.trades and not {*other.trades} & {*task.trades}
    ]

    assert len(odd) < len(tasks_) * near.MOST / 40
    assert all(not other.trades for other in near.near(tasks_["customer-survey"]))
    assert all({*other.trades} & {"shop", "charity", "food"} for other in near.near(tasks_["shop-manager"]))


def test_no_way_gives_back_less_than_nothing() -> None:
    """A post that asks for more hours than the work takes today says so, in words."""
    more = task_pages.words()["none_more"].partition("{")[0]

    assert more in plain(page("inventories").text)
    assert [key for key in KEYS if re.search(r"<td>[-\u2212]\d", page(key).html)] == []


def test_less_than_an_hour_is_said_in_minutes() -> None:
    """Nobody says 0.3 hours a month."""
    said = {0.3: "20 minutes", 0.8: "50 minutes", 1: "1 hour", 1.5: "1.5 hours"}

    assert {value: task_pages.in_hours(value) for value in said} == said
    assert [key for key in KEYS if re.search(r"<dd>0\.\d", page(key).html)] == []


def test_what_comes_up_every_week_is_said_by_the_week() -> None:
    """Not as 4.3 sheets a month."""
    say = task_pages.words()

    for key in ("service-sheet", "counting-gifts", "live-stream"):
        assert say["counted_week_once"] in plain(page(key).text), key


def test_the_table_leads_to_every_page(site: Path) -> None:
    """By its row, by its trades, and by its answer."""
    html = (site / "tasks" / "index.html").read_text(encoding="utf-8")
    table, by_trade, by_answer = re.split(r'<section class="task-lists"', html)
    trades = Counter(re.findall(r'href="\.\./tasks/([\w-]+)/"', by_trade))

    for key, task in library().tasks.items():
        assert f'href="../tasks/{key}/"' in table
        assert trades[key] == (len(task.trades) or 1), key
        assert by_answer.count(f'href="../tasks/{key}/"') == 1, key
    names = {tasks.scored(key).view.tag for key in KEYS} - {""}
    assert names <= {*re.findall(r"<summary>(.*?) <span", by_answer)}


def test_pages_of_tasks_come_last_to_what_is_kept(site: Path) -> None:
    """They are behind all that is kept unasked, and their Word files are not kept at all."""
    addresses = [*offline.listed(site)]
    asked_for = [address for address in addresses if offline.is_asked(address)]

    assert asked_for == addresses[-len(asked_for) :]
    assert {one for one in asked_for if not one.startswith(offline.WHOLE)} == {f"tasks/{key}/" for key in KEYS}
    assert "tasks/" in addresses
    assert not [address for address in addresses if address.startswith("assets/tasks/")]


def test_a_result_leads_to_the_place_on_a_page() -> None:
    """The heading of a form's article stands behind the address of its page, in the calculator's reply too."""
    keys = [key for key in KEYS if "#" in tasks.scored(key).view.article]
    address = asked(answer=tasks.fragment(library().tasks[keys[0]]))
    link = re.search(r'href="\.\./(guide/[^"]+#[^"]+)"', str(address))
    assert link is not None
    assert not link[1].endswith("/")
