"""The questions go on whether Python has come or not, and nothing moves when it comes."""

import json
import re
from collections.abc import Iterator
from random import Random
from string import ascii_lowercase
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from calculator import bridge
from calculator.model import definition
from calculator.page.words import words
from calculator.site.content import question_order, tasks
from calculator.tasks.library import library
from tests.browser import WATCH, answered
from tests.browser.test_my_tasks import until

MODEL = definition.model()
SAY = words().say
FIRST, SECOND = MODEL.settings.answer.first
CURRENT = "#calculator [data-state=current]"
ANSWERED = "#calculator [data-state=answered]"

# Answers the open question by its option of this place, one after another in one go, before any reply of Python's can
# come; says which is open then, and how far the reader is.
GO = """places => places.map(place => {
  const field = document.querySelector("#calculator [data-state=current]");
  field.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  field.querySelectorAll("input")[place].click();
  const open = document.querySelector("#calculator [data-state=current]");
  return [open?.id ?? null, document.querySelector("#progress").textContent];
})"""


class Runtime:
    """Python's runtime on its way: it does not come before a test lets it."""

    def __init__(self) -> None:
        self.held: list[Route] = []
        self.comes = False

    def asked(self, route: Route) -> None:
        """Hold a request back, or let it through."""
        if self.comes:
            route.continue_()
        else:
            self.held.append(route)

    def come(self, page: Page) -> None:
        """Let Python come, and wait for its answer."""
        self.comes = True
        while self.held:
            self.held.pop().continue_()
        page.wait_for_selector("#result[data-state=ready]", state="attached")


@pytest.fixture
def runtime() -> Runtime:
    """Not there yet."""
    return Runtime()


@pytest.fixture
def context(browser: Browser, runtime: Runtime) -> Iterator[BrowserContext]:
    """A browser in which Python has not come."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route("**/pyodide.asm.wasm", runtime.asked)
    yield context
    context.close()


@pytest.fixture
def waiting(context: BrowserContext, base: str) -> Page:
    """The calculator, open, without Python."""
    page = context.new_page()
    page.goto(f"{base}calculator/")
    page.wait_for_selector("#calculator[data-enhanced]")
    return page


def top(place: Locator) -> float:
    """Where something stands on the screen, from its top."""
    return (place.bounding_box() or {})["y"]


def asked(fields: dict[str, str]) -> str | None:
    """What the model asks after these answers."""
    return json.loads(bridge.respond(json.dumps({"fragment": urlencode({"v": "1"} | fields), "card": True})))["next"]


def test_six_questions_open_as_the_model_asks_them(waiting: Page) -> None:
    """At once after each answer, along random paths, as Python would have them; each new start begins anew."""
    random = Random("in the browser")
    for _ in range(12):
        fields: dict[str, str] = {}
        for step in range(question_order.DEEP):
            key = waiting.locator(CURRENT).get_attribute("id") if waiting.locator(CURRENT).count() else None
            assert key == asked(fields), fields
            if key is None or key in fields or step + 1 == question_order.DEEP:
                break
            options = waiting.locator(f"#{key} input")
            place = random.randrange(options.count())
            fields[key] = options.nth(place).get_attribute("value") or ""
            waiting.evaluate(GO, [place])
        waiting.click(".clear")
        expect(waiting.locator(ANSWERED)).to_have_count(0)
        expect(waiting.locator("#progress")).to_have_text(SAY["none"].format(least=MODEL.settings.answer.least))


def test_all_questions_can_be_answered_before_python(waiting: Page, runtime: Runtime) -> None:
    """In one go, one after another, the plan included; then the page says what it waits for, and Python agrees."""
    every = len(MODEL.questions) + len(MODEL.limits)
    opened = waiting.evaluate(GO, [1] * every)
    ids = [key for key, _ in opened]

    assert ids[-1] is None
    assert {FIRST, *ids[:-1]} == {*MODEL.questions, *MODEL.limits}
    assert len(ids) == len(set(ids)) == every
    assert opened[1][1] == SAY["first"].format(count=2, least=MODEL.settings.answer.least)
    assert opened[-1][1] == f"{SAY['counted'].format(count=every)} {SAY['waits']}"
    expect(waiting.locator("#enough")).to_be_hidden()

    runtime.come(waiting)
    expect(waiting.locator("#progress")).to_have_text(SAY["enough"].format(count=every))
    expect(waiting.locator("#enough a")).to_be_visible()


def test_enough_is_said_before_python_where_it_is_known(waiting: Page, runtime: Runtime) -> None:
    """By Space and Enter alone; the focus goes to what can be asked besides, and stays there when Python comes."""
    fields: dict[str, str] = {}
    while key := asked(fields):
        fields[key] = "0"
        waiting.focus(f"#{key} input")
        waiting.keyboard.press("Space")
        waiting.keyboard.press("Enter")
    said = SAY["enough"].format(count=len(fields))
    assert len(fields) < question_order.DEEP

    expect(waiting.locator("#progress")).to_have_text(f"{said} {SAY['waits']}")
    expect(waiting.locator("#surer > summary")).to_be_focused()
    expect(waiting.locator("#enough")).to_be_hidden()
    before = top(waiting.locator("#surer > summary"))
    runtime.come(waiting)
    expect(waiting.locator("#progress")).to_have_text(said)
    expect(waiting.locator("#surer > summary")).to_be_focused()
    expect(waiting.locator("#enough a")).to_be_visible()
    assert abs(top(waiting.locator("#surer > summary")) - before) < 1
    expect(waiting.locator(CURRENT)).to_have_count(0)


def test_haste_by_keyboard_keeps_every_answer(waiting: Page, runtime: Runtime) -> None:
    """Arrow and Enter, five times at once: five answers, one question each, and the focus goes on once."""
    waiting.focus(f"#{FIRST} input")
    for _ in range(5):
        waiting.keyboard.press("ArrowDown")
        waiting.keyboard.press("Enter")
    expect(waiting.locator(ANSWERED)).to_have_count(5)
    open_ = waiting.locator(CURRENT).get_attribute("id")
    before = top(waiting.locator(CURRENT))
    assert waiting.evaluate("document.activeElement.name") == open_

    runtime.come(waiting)
    expect(waiting.locator(CURRENT)).to_have_attribute("id", open_ or "")
    assert waiting.evaluate("document.activeElement.name") == open_
    assert abs(top(waiting.locator(CURRENT)) - before) < 1
    assert waiting.locator("#calculator input:checked").count() == 5
    waiting.keyboard.press("ArrowDown")
    waiting.keyboard.press("Enter")
    expect(waiting.locator(ANSWERED)).to_have_count(6)


def test_haste_while_python_works(page: Page, base: str) -> None:
    """The same with Python there, an amount told and no reply yet; what comes late opens and moves nothing."""
    page.add_init_script(WATCH)
    page.goto(f"{base}calculator/#v=1&task_hours=30")
    page.wait_for_selector("#result[data-state=ready]", state="attached")
    answered(page)
    page.evaluate("globalThis.delayed = []")
    page.focus(f"#{FIRST} input")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    open_ = page.evaluate("document.activeElement.name")
    before = top(page.locator(CURRENT))
    expect(page.locator(ANSWERED)).to_have_count(4)

    page.evaluate("globalThis.delayed.splice(0).forEach((send) => send()); globalThis.delayed = null")
    answered(page)
    expect(page.locator("#progress")).to_have_text(SAY["enough"].format(count=4))
    expect(page.locator(CURRENT)).to_have_attribute("id", open_)
    assert page.evaluate("document.activeElement.name") == open_
    assert abs(top(page.locator(CURRENT)) - before) < 1
    assert len(parse_qsl(page.url.partition("#")[2])) == len(["v", "task_hours", "task_hours_unit"]) + 4 - 1


@pytest.mark.parametrize("width", [360, 1280])
def test_python_moves_nothing_when_it_comes(waiting: Page, runtime: Runtime, width: int) -> None:
    """With an amount it asks something else: what is open stays, where it is, and its order counts from then on."""
    waiting.set_viewport_size({"width": width, "height": 740})
    waiting.fill(".early input[type=text] >> nth=0", "30")
    place = waiting.locator(CURRENT)
    for option in (4, 2, 2, 3):
        place.locator("label").nth(option).click()
    opened, before = place.get_attribute("id"), top(place)
    assert opened != asked(dict(parse_qsl(waiting.url.partition("#")[2])))
    expect(waiting.locator("#progress")).to_have_text(SAY["counted"].format(count=4))

    runtime.come(waiting)
    expect(place).to_have_attribute("id", opened or "")
    assert abs(top(place) - before) < 1
    place.locator("label").first.click()
    expect(waiting.locator(ANSWERED)).to_have_count(5)
    expect(place).to_have_attribute("id", asked(dict(parse_qsl(waiting.url.partition("#")[2]))) or "")


def test_another_question_first(waiting: Page) -> None:
    """One that the reader opened out of turn takes nothing out of the order of the others."""
    waiting.click("#show-all")
    waiting.locator("#lifetime input").first.check()
    waiting.click("#show-all")
    waiting.evaluate(GO, [0])
    expect(waiting.locator(CURRENT)).to_have_attribute("id", SECOND)
    expect(waiting.locator("#progress")).to_have_text(SAY["counted"].format(count=2))


def test_not_sure_again_leads_on(page: Page, base: str) -> None:
    """A question that Python would ask once more does not hold the reader: Enter goes on to one that is open."""
    page.goto(f"{base}calculator/#v=1&{'&'.join(f'{key}=unsure' for key in (FIRST, SECOND, 'price', 'lifetime'))}")
    page.wait_for_selector("#result[data-state=ready]", state="attached")
    page.locator(f"#{FIRST} .change").click()
    page.keyboard.press("Enter")
    expect(page.locator(f"{CURRENT} input:checked")).to_have_count(0)
    expect(page.locator(CURRENT)).to_have_count(1)


def test_a_common_task_is_checked_in_its_own_order(waiting: Page, base: str, runtime: Runtime) -> None:
    """A link with usual answers opens folded; each look at one leads to the next of the task's own order."""
    task = library().tasks["monthly-bookkeeping"]
    order = question_order.order()
    ids = [order["ids"][ascii_lowercase.index(letter)] for letter in order["tasks"][task.id]]
    waiting.goto(f"{base}calculator/#{tasks.fragment(task)}")
    waiting.reload()
    expect(waiting.locator(CURRENT)).to_have_count(0)
    waiting.click(f"#{ids[0]} .change")
    for key in ids[1:3]:
        waiting.keyboard.press("Enter")
        expect(waiting.locator(CURRENT)).to_have_attribute("id", key)

    runtime.come(waiting)
    expect(waiting.locator(CURRENT)).to_have_attribute("id", ids[2])
    for key in ids[3:]:
        waiting.keyboard.press("Enter")
        expect(waiting.locator(CURRENT)).to_have_attribute("id", key)
    waiting.keyboard.press("Enter")
    expect(waiting.locator("#enough a")).to_be_focused()


@pytest.mark.parametrize("place", ["", "#score-a-task"])
def test_what_was_entered_before_the_script_came(context: BrowserContext, base: str, place: str) -> None:
    """It counts, and the address has it: at a place on the page too."""
    held: list[Route] = []
    context.route("**/page.mjs", lambda route: held.append(route))
    page = context.new_page()
    page.goto(f"{base}calculator/{place}", wait_until="commit")
    page.locator(f"#{FIRST} input").first.check()
    while not held:
        page.wait_for_timeout(50)
    for route in held:
        route.continue_()
    expect(page.locator("#result")).to_have_attribute("data-state", "starting")
    expect(page).to_have_url(re.compile(f"{FIRST}="))


def test_without_python_a_task_can_be_kept_and_left(context: BrowserContext, base: str) -> None:
    """Where it cannot start the questions go on to the last; the task is kept, and its address brings it back."""
    context.route("**/pyodide.asm.wasm", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{base}calculator/")
    page.fill("#task", "Our newsletter")
    page.wait_for_selector("#result[data-state=failed]", state="attached")
    every = len(MODEL.questions) + len(MODEL.limits)
    opened = page.evaluate(GO, [2] * every)

    assert opened[-1] == [None, SAY["counted"].format(count=every)]
    page.click("#keep-task")
    expect(page.locator("#keep-task")).to_be_hidden()
    address = page.url
    (record,) = until(page, lambda records: len(records) == 1)
    assert record["form"]["task"] == "Our newsletter"
    assert len(record["form"]) == every + 1
    other = context.new_page()
    other.goto(address)
    expect(other.locator("#task")).to_have_value("Our newsletter")
    assert other.locator("#calculator input[type=radio]:checked").count() == every
