"""What a reader does with a task, in three engines: score it, keep it, come back to it, and leave in a hurry."""

import json
from pathlib import Path

import pytest

from calculator.portfolio.rules import words
from tests.browser import LOGO
from tests.browser.hosts import hosted
from tests.browser.test_start import WAYS_OUT
from tests.engines import Engine, Tab
from tests.engines.conftest import Served

SAY = words()
READY = "#result[data-state=ready][data-way=freelance]"
NOTE = "Ask Ann"
# Starts the worker as the page does, and has it try every way out besides.
TRIED = """async (ways, other) => {
  const channel = new BroadcastChannel("ways out");
  const told = new Promise((done) => (channel.onmessage = ({ data }) => done(data)));
  const tries = `;(${ways})("${other}").then((went) => new BroadcastChannel("ways out").postMessage(went));`;
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => make.call(URL, new Blob([blob, tries], blob));
  const page = document.querySelector("script[src$='page/page.mjs']").src;
  const { Engine } = await import(new URL("../engine.mjs", page));
  new Engine(new URL("../worker.mjs", page), { onWait() {}, onStart() {}, onReply() {}, onFailure() {} }).start();
  return told;
}"""


def keep(tab: Tab) -> None:
    """Keep the task on the page."""
    tab.click("#keep-task")
    tab.shows("#keep-state", SAY["kept"])


def listed(tab: Tab) -> None:
    """Go to My tasks, and wait for the list with its costs: until then it may move from under the mouse."""
    tab.click(".header-tasks")
    tab.shows(".tasks tbody th a", "Logo")
    tab.there(".tasks td[data-column=money]:not(:has(.nothing))")


def note(tab: Tab) -> None:
    """Open the notes of the task and type one."""
    tab.click("#keep-more summary")
    tab.write("#keep-notes", NOTE)


def change(tab: Tab, question: str, value: str) -> None:
    """Change an answer."""
    tab.until("(css) => document.querySelector(css).checkVisibility()", f"#{question} .change")
    tab.click(f"#{question} .change")
    tab.click(f"#{question} input[value='{value}']")


def saved(tab: Tab, base: str) -> str:
    """The address of the kept task."""
    return f"{base}calculator/#saved={tab.run('() => history.state.saved')}"


class Scenario:
    """From the first answer to a second visit without a network."""

    @pytest.fixture
    def task(self, engine: Engine, base: str) -> Tab:
        """A tab with a task that was just kept."""
        tab = engine.tab()
        tab.open(f"{base}calculator/#{LOGO}")
        tab.there("#checkable[data-state=answered]")
        keep(tab)
        return tab

    def test_score_keep_reload_list_link_export(self, engine: Engine, base: str) -> None:
        """The whole way with a task; what comes down and what the link shows is the task that was kept."""
        tab = engine.tab()
        tab.open(f"{base}calculator/#{LOGO}")
        tab.there(READY)
        keep(tab)
        tab.reload()
        tab.there(READY)
        tab.shows("#keep-state", SAY["kept"])
        assert tab.value("#task") == "Logo"

        listed(tab)
        tab.click("[data-file=export]")
        file = json.loads(engine.download())
        assert [row["name"] for row in file["tasks"]] == ["Logo"]
        tab.click("[data-file=share]")
        link = tab.until("() => document.querySelector('#file-link-text').value")
        tab.close()
        other = engine.tab()
        other.open(link)
        other.there("#list-notice [data-notice=link]")
        other.shows(".tasks tbody th a", "Logo")
        other.close()

    def test_a_note_typed_just_before_following_a_link(self, task: Tab, base: str) -> None:
        """The list comes, and the note is kept."""
        address = saved(task, base)
        note(task)
        listed(task)
        task.open(address)

        task.until("(note) => document.querySelector('#keep-notes').value === note", NOTE)
        task.close()

    def test_a_note_typed_just_before_closing(self, engine: Engine, task: Tab, base: str) -> None:
        """It is there when the task is opened again."""
        address = saved(task, base)
        note(task)
        task.close()
        tab = engine.tab()
        tab.open(address)

        tab.until("(note) => document.querySelector('#keep-notes').value === note", NOTE)
        tab.close()

    def test_an_answer_given_just_before_leaving(self, task: Tab, base: str) -> None:
        """My tasks comes, Back leads to the answer, and one changed after Back stands too, or before a reload."""
        change(task, "presence", "3")
        listed(task)
        task.back()
        task.there("#presence input[value='3']:checked")
        change(task, "presence", "2")
        listed(task)
        task.back()
        task.there("#presence input[value='2']:checked")
        change(task, "presence", "1")
        task.reload()
        task.there("#presence input[value='1']:checked")
        address = saved(task, base)
        task.open(f"{base}about/")
        task.open(address)

        task.there("#presence input[value='1']:checked")
        task.close()

    def test_two_tabs(self, engine: Engine, task: Tab, base: str) -> None:
        """The second one is told of a change in the first, and overwrites nothing."""
        other = engine.tab()
        other.open(saved(task, base))
        other.until("() => document.querySelector('#task').value === 'Logo'")
        task.write("#task", " new")
        other.shows("#keep-notice", SAY["conflict"])
        other.write("#task", " too")
        other.close()
        task.reload()

        assert task.until("() => document.querySelector('#task').value") == "Logo new"
        task.close()

    def test_a_second_visit_without_a_network(self, engine: Engine, passing: Served) -> None:
        """Once the page says that all is ready, and with the server gone, an article comes, and a task is scored."""
        tab = engine.tab()
        tab.open(f"{passing.base}calculator/#{LOGO}")
        tab.there(READY)
        tab.there(".ready-offline[data-ready]")
        passing.stop()
        tab.open(f"{passing.base}guide/partner/")
        tab.shows("h1", "partner")
        tab.open(f"{passing.base}calculator/#{LOGO}&exposure=3")

        tab.there(READY)
        tab.close()

    def test_nothing_leaves_the_worker(self, engine: Engine, base: str, tmp_path: Path) -> None:
        """Another origin is never asked, whatever is tried in the worker that the page makes for Python."""
        tab = engine.tab()
        tab.open(f"{base}calculator/#{LOGO}")
        tab.there(READY)
        with hosted(tmp_path) as other:
            assert tab.run(TRIED, WAYS_OUT, other.address) == []
            assert other.asked == []
        tab.close()
