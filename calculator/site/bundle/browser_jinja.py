"""Jinja2 as the browser gets it: the templates compiled by the build, and none of what would compile them there."""

import ast
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from jinja2 import ModuleLoader

from calculator.formats import html as formats_html

PURE = ("jinja2", "markupsafe")
STAND_INS = {
    "jinja2/bccache.py": ("BytecodeCache", "FileSystemBytecodeCache", "MemcachedBytecodeCache"),
    "jinja2/compiler.py": ("CodeGenerator", "generate"),
    "jinja2/lexer.py": ("Lexer", "TokenStream", "get_lexer"),
    "jinja2/nodes.py": ("Template",),
    "jinja2/parser.py": ("Parser",),
}  # what Jinja2 imports by name when it starts, and calls only to compile
KEPT = {"jinja2/nodes.py": ("EvalContext",)}  # all that a compiled template uses of the syntax tree


def template(path: Path) -> tuple[str, bytes]:
    """A template as the module that Jinja2's own ModuleLoader looks for: its name below the package, and its source."""
    name = path.relative_to(formats_html.TEMPLATES).as_posix()
    source = formats_html.environment().compile(path.read_text(encoding="utf-8"), name, name, raw=True, defer_init=True)
    return f"{formats_html.COMPILED.name}/{ModuleLoader.get_module_filename(name)}", source.encode()


@cache
def whole() -> tuple[tuple[str, bytes], ...]:
    """All modules of Jinja2 and of MarkupSafe in pure Python, as published, and their licence notices."""
    files = [file for package in PURE for file in distribution(package).files or []]
    wanted = [file for file in files if file.suffix == ".py" or "licenses/" in file.as_posix()]
    return tuple((file.as_posix(), Path(str(file.locate())).read_bytes()) for file in wanted)


@cache
def slim() -> tuple[tuple[str, bytes], ...]:
    """The same, with only so much of each module as compiled templates use."""
    return tuple((name, _slim(name, content)) for name, content in whole())


def _slim(name: str, content: bytes) -> bytes:
    if name not in STAND_INS:
        return content
    return f"{_only(content.decode(), KEPT.get(name, ()))}\n{' = '.join(STAND_INS[name])} = None\n".encode()


def _only(source: str, names: tuple[str, ...]) -> str:
    """The definitions of these names, and the imports that they may need; nothing for none."""
    tree = ast.parse(source if names else "")
    tree.body = [part for part in tree.body if _is_import(part) or getattr(part, "name", "") in names]
    return ast.unparse(tree)


def _is_import(part: ast.stmt) -> bool:
    return isinstance(part, ast.Import | ast.ImportFrom)
