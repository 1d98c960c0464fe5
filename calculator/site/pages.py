"""Stages docs/ into build/docs: figures, drawings, footnotes, assets. Writes only what changed."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculator import load
from calculator.load import DataError
from calculator.site import wording
from calculator.site.bundle import runtime
from calculator.site.content import figures, glossary, overdue, papers, task_files
from calculator.site.content.citations import citation
from calculator.site.content.prose import MARK
from calculator.site.places import DOCS, ROOT

STAGED = ROOT / "build" / "docs"
STYLES = Path("assets", "css")
STYLESHEET = STYLES / "site.css"
SHARED = {Path("assets", "calculator", name) for name in ("local.mjs", "clipboard.mjs")}
NOT_PAGES = ("decisions",)
NOTES = """
<div class="notes" data-search-exclude markdown>

///Footnotes Go Here///

</div>
"""  # out of the index of the search, which has each source by the page of sources
FONTS = ("newsreader", "public-sans")
CHANGES = "What changed in the guide, the calculator and the model, newest first."
BETWEEN_MARKS = re.compile(r"(?<=\w\])(?=\[\^)")
TABLE_ROW = re.compile(r"^\|.*$", re.MULTILINE)
LONG_NAME = re.compile(r"`([a-z]+(?:_[a-z]+)+)`")
IMPORT = re.compile(r'@import "([\w/-]+\.css)";\n')
BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")


def stage(out: Path = STAGED) -> None:
    """Write everything the site generator reads; files that left docs/ leave the stage too."""
    wording.check()
    overdue.warn()
    wanted = {path.relative_to(DOCS) for path in DOCS.rglob("*") if path.is_file()}
    wanted = {path for path in wanted if path.parts[0] not in NOT_PAGES}
    written = {write(out / path, _content(path)) for path in wanted if not (_is_script(path) or _is_part(path))}
    written |= {write(out / "assets" / "fonts" / font.name, font.read_bytes()) for font in _fonts()}
    written.add(write(out / "changes.md", _changes().encode()))
    written |= set(runtime.build(out / "assets" / "runtime").files)
    written |= papers.stage(out / papers.FOLDER, write)
    written |= task_files.stage(out, finished, write)
    for path in out.rglob("*"):
        if path.is_file() and path not in written:
            path.unlink()


def _is_script(path: Path) -> bool:
    """Scripts of the calculator page belong to the runtime, with hashed names; some are every page's too."""
    return path.parts[:2] == ("assets", "calculator") and path not in SHARED


def _is_part(path: Path) -> bool:
    """The parts of the stylesheet are joined: a page asks for one file, not for twenty."""
    return path.is_relative_to(STYLES) and path != STYLESHEET


def stylesheet() -> str:
    """All parts in the order of site.css; DataError where one is named twice or not at all."""
    text = (DOCS / STYLESHEET).read_text(encoding="utf-8")
    folder = DOCS / STYLES
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.css")} - {STYLESHEET.name}
    named = IMPORT.findall(text)
    if sorted(named) != sorted(there):
        raise DataError(f"docs/{STYLESHEET}: each stylesheet of the folder once, not {sorted(named)}")
    return IMPORT.sub(lambda part: (folder / part[1]).read_text(encoding="utf-8"), text)


def _content(path: Path) -> bytes:
    if path == STYLESHEET:
        return stylesheet().encode()
    if path.suffix != ".md":
        return (DOCS / path).read_bytes()
    return finished(path.as_posix(), markdown(path.as_posix()))


def finished(page: str, text: str) -> bytes:
    """A page's Markdown with its terms explained and its footnotes."""
    explained = glossary.explained(text, page, to_root(Path(page)))
    return with_footnotes(typeset(explained), page).encode()


def typeset(text: str) -> str:
    """A comma between footnote marks, no break before a percent sign, and in a table names break at their _ only."""

    def breakable(name: re.Match[str]) -> str:
        return f"<code>{name[1].replace('_', '_<wbr>')}</code>"

    text = TABLE_ROW.sub(lambda row: LONG_NAME.sub(breakable, row[0]), text)
    return BEFORE_PERCENT.sub("\u00a0", BETWEEN_MARKS.sub("<sup>, </sup>", text))


def markdown(page: str) -> str:
    """A page of docs/ with its figures put in, before notes and footnotes."""
    return _environment().get_template(page).render(figures.context(to_root(Path(page))), runtime=runtime.page_values)


def _changes() -> str:
    """The changelog as a page of the site."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    text += "\n## What next\n\nTry what is new: [score a task](calculator/index.md).\n"
    head = f"---\nsearch:\n  exclude: true\ntitle: Changes\ndescription: {CHANGES}\n---"
    return f"{head}\n\n{text.replace('# Changelog', '# Changes', 1)}"


def to_root(path: Path) -> str:
    """The way from a page's address to the site's root."""
    return "../" * (len(path.with_suffix("").parts) - int(path.name == "index.md"))


def _environment() -> Environment:
    """Markdown, not HTML: no escaping; `{#` belongs to Markdown's attributes."""
    return Environment(
        loader=FileSystemLoader(DOCS),
        undefined=StrictUndefined,
        autoescape=False,
        comment_start_string="{##",
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def with_footnotes(text: str, page: str) -> str:
    """The page with a definition for every source it cites; DataError for one that does not exist."""
    known = load.sources()
    cited = dict.fromkeys(MARK.findall(text))
    for key in cited:
        if key not in known:
            raise DataError(f"docs/{page}: [^{key}] is not in sources.toml")
    notes = [f"[^{key}]: {citation(known[key])}" for key in cited]
    return "\n".join([text, NOTES, *notes, ""]) if notes else text


def _fonts() -> list[Path]:
    """The variable fonts, Latin subsets, from their npm packages."""
    packages = ROOT / "node_modules" / "@fontsource-variable"
    subsets = ("latin", "latin-ext")
    return [packages / name / "files" / f"{name}-{part}-wght-normal.woff2" for name in FONTS for part in subsets]


def write(path: Path, content: bytes) -> Path:
    """Write a file unless it holds this content already, so that a watching generator stays calm."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path
