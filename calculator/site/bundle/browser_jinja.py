"""Jinja2 as the browser gets it: the templates compiled by the build, and none of what would compile them there."""

import ast
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from jinja2 import ModuleLoader

from calculator.formats.html import COMPILED, TEMPLATES, environment

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
    name = path.relative_to(TEMPLATES).as_posix()
    source = environment().compile(path.read_text(encoding="utf-8"), name, name, raw=True, defer_init=True)
    return f"{COMPILED.name}/{ModuleLoader.get_module_filename(name)}", source.encode()


@cache
def whole() -> tuple[tuple[str, bytes], ...]:
    """All modules of Jinja2 and of MarkupSafe in pure Python, as published, and their licence notices."""
    files = [file for package in PURE for file in distribution(package).files or []]
    wanted = [file for file in files if file.suffix == ".py" or "licenses/" in file.as_posix()]
    return tuple((file.as_posix(), Path(str(file.locate())).read_bytes()) for file in wanted)


@cache
def slim() -> tuple[tuple[str, bytes], ...]:
    """The same, with only so much of each module as compiled templates use."""
    files = dict(whole())
    for name, stand_ins in STAND_INS.items():
        kept = KEPT.get(name, ())
        tree = ast.parse(files[name] if kept else b"")
        tree.body = [
            part
            for part in tree.body
            if isinstance(part, ast.Import | ast.ImportFrom) or getattr(part, "name", "") in kept
        ]
        files[name] = f"{ast.unparse(tree)}\n{' = '.join(stand_ins)} = None\n".encode()
    return tuple(files.items())
