"""The built HTML, as a browser would parse it."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from calculator.model import agreement, definition
from calculator.site import csp
from tests.site.parsed import parsed

SITE = Path(__file__).parents[2] / "site"
ALL = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
TASKS = [page for page in ALL if page.startswith("tasks/") and page != "tasks/index.html"]  # of one template
PAGES = [page for page in ALL if page not in TASKS]
HOST = "http://site.test/"
RUNNING = ["calculator/index.html", "embed-result/index.html", "embed/index.html", "my-tasks/index.html"]


@cache
def soup(page: str) -> BeautifulSoup:
    """A page's tree."""
    return BeautifulSoup((SITE / page).read_text(encoding="utf-8"), "html5lib")


@cache
def ids(page: str) -> frozenset[str]:
    """The anchors of a page."""
    return frozenset(parsed(page).ids if page in TASKS else (tag["id"] for tag in soup(page).find_all(id=True)))


def address(page: str) -> str:
    """A page's address."""
    return HOST + page.removesuffix("index.html")


def test_the_site_is_there() -> None:
    """Every page of the navigation was built."""
    for page in ("index.html", "calculator/index.html", "scorecard/index.html", "404.html", "sitemap.xml"):
        assert (SITE / page).exists(), page


@pytest.mark.parametrize("page", PAGES)
def test_one_heading_and_landmarks(page: str) -> None:
    """One h1, one main, a header (but where another page embeds it), a title, a description and a language."""
    tree = soup(page)

    assert len(tree.find_all("h1")) == 1
    assert len(tree.find_all("main")) == 1
    assert tree.find("header") or page.startswith("embed")
    assert tree.title
    assert tree.html["lang"] == "en"
    assert tree.find("meta", attrs={"name": "description"})["content"]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_loaded_from_another_host(page: str) -> None:
    """Scripts, styles, fonts and pictures are the site's own."""
    loaded = [tag["src"] for tag in soup(page).find_all(src=True)]
    links = soup(page).find_all("link", href=True)
    loaded += [tag["href"] for tag in links if "canonical" not in tag["rel"] and tag["rel"] not in (["prev"], ["next"])]

    assert all(not urlsplit(url).netloc for url in loaded)


@pytest.mark.parametrize("page", PAGES)
def test_internal_links_lead_somewhere(page: str) -> None:
    """Every link within the site has its file and its anchor."""
    dead = [tag["href"] for tag in soup(page).find_all("a", href=True) if not leads(page, tag["href"])]

    assert dead == []


def leads(page: str, link: str) -> bool:
    """Whether a link has its file and its anchor, or leads to another site."""
    url, anchor = urldefrag(urljoin(address(page), link))
    if not url.startswith(HOST):
        return True
    file = SITE / unquote(url.removeprefix(HOST))
    file = file / "index.html" if file.is_dir() else file
    if not file.exists() or not anchor or "=" in anchor or file.suffix != ".html":
        return file.exists()
    return unquote(anchor) in ids(file.relative_to(SITE).as_posix())


def test_links_and_ids_of_every_page_of_a_task() -> None:
    """Every link has its file and its anchor, and no id stands twice."""
    for page in TASKS:
        found = parsed(page)

        assert [link for link in found.links if not leads(page, link)] == [], page
        assert len(found.ids) == len({*found.ids}), page


def test_shape_and_policy_of_every_page_of_a_task() -> None:
    """One h1, one main, a header, a title, a description; all is the site's own, and no script but by its hash."""
    for page in TASKS:
        found = parsed(page)
        scripts = re.search(r"script-src ([^;]*)", found.meta["Content-Security-Policy"]).group(1)

        assert [found.count[tag] for tag in ("h1", "main", "header", "title")] == [1, 1, 1, 1], page
        assert found.meta["description"], page
        assert all(not urlsplit(url).netloc for url in found.loaded), page
        assert "unsafe" not in scripts, page
        assert all(digest in scripts for digest in csp.hashes(found.html)), page
        assert not re.search(r"<[^>]+\son[a-z]+=", found.html), page


@pytest.mark.parametrize("page", PAGES)
def test_ids_stand_once(page: str) -> None:
    """No two elements share an id."""
    anchors = [tag["id"] for tag in soup(page).find_all(id=True)]

    assert len(anchors) == len(set(anchors)), [i for i in anchors if anchors.count(i) > 1]


@pytest.mark.parametrize("page", PAGES)
def test_content_security_policy(page: str) -> None:
    """Scripts only from the site or by hash; every inline script's hash is there; Python only where it runs."""
    text = (SITE / page).read_text(encoding="utf-8")
    content = soup(page).find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    scripts = re.search(r"script-src ([^;]*)", content).group(1)

    python = page in RUNNING
    assert ("'wasm-unsafe-eval'" in scripts, "worker-src 'self' blob:" in content) == (python, python)
    assert "unsafe" not in scripts.replace("'wasm-unsafe-eval'", "")
    assert "blob:" not in content.replace("worker-src 'self' blob:", "")
    assert all(digest in scripts for digest in csp.hashes(text))
    assert not re.search(r"<[^>]+\son[a-z]+=", text)


def test_the_form_has_every_question() -> None:
    """Radio inputs named by question, with values 0 to 4 and unsure; limits with yes, no and unsure."""
    form, model = soup("calculator/index.html").find("form", id="calculator"), definition.model()
    for question in model.questions:
        values = [tag["value"] for tag in form.find_all("input", attrs={"name": question})]
        assert values == ["0", "1", "2", "3", "4", "unsure"]
    for limit in model.limits:
        assert [tag["value"] for tag in form.find_all("input", attrs={"name": limit})] == ["yes", "no", "unsure"]


def test_the_example_is_marked() -> None:
    """Before any script runs the result holds a worked example."""
    result = soup("calculator/index.html").find("section", id="result")

    assert result["data-state"] == "example"
    assert result["data-way"] in definition.model().ways
    assert result.find("svg")


def test_only_pages_that_score_load_python() -> None:
    """Reading pages name no file of the runtime."""
    naming = [page for page in ALL if "assets/runtime/" in (SITE / page).read_text(encoding="utf-8")]

    assert naming == RUNNING


def test_every_case_stands_on_its_page() -> None:
    """Every published case is listed with its source; owners' own posts have no address."""
    text = soup("method/how-good/index.html")
    links = {tag["href"] for tag in text.find_all("a", href=True)}
    cases = agreement.cases().values()

    assert {case.url for case in cases if case.url} <= links
    assert all(
        " ".join(case.source_title.split()) in " ".join(text.get_text().split()) for case in cases if not case.url
    )
