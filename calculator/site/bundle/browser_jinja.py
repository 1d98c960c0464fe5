"""Jinja2 as the browser gets it: the templates compiled by the build, and none of what would compile them there."""

import ast
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from jinja2 import ModuleLoader
from jinja2.nodes import Const, Filter

from calculator.formats.html import COMPILED, TEMPLATES, environment
from calculator.site.bundle import own_files

PURE = ("jinja2", "markupsafe")
FILTERS, LOADERS = "jinja2/filters.py", "jinja2/loaders.py"
STAND_INS = {
    "jinja2/bccache.py": ("BytecodeCache", "FileSystemBytecodeCache", "MemcachedBytecodeCache"),
    "jinja2/compiler.py": ("CodeGenerator", "generate"),
    "jinja2/lexer.py": ("Lexer", "TokenStream", "get_lexer"),
    LOADERS: ("ChoiceLoader", "DictLoader", "FileSystemLoader", "FunctionLoader", "PackageLoader", "PrefixLoader"),
    "jinja2/nodes.py": ("Template",),
    "jinja2/parser.py": ("Parser",),
}  # what Jinja2 imports by name when it starts, and calls only to read templates or to compile them
KEPT = {
    "jinja2/nodes.py": ("EvalContext",),  # all that a compiled template uses of the syntax tree
    LOADERS: ("BaseLoader", "ModuleLoader", "_TemplateModule"),
}


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
    files[FILTERS] = _slim_filters(files[FILTERS])
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


def _slim_filters(source: bytes) -> bytes:
    """The module of filters with those that a template of ours calls, and what they call."""
    tree = ast.parse(source)
    table = next(part.value for part in tree.body if isinstance(part, ast.Assign) and isinstance(part.value, ast.Dict))
    called = called_filters()
    pairs = zip(table.keys, table.values, strict=True)
    kept = [(key, value) for key, value in pairs if isinstance(key, ast.Constant) and key.value in called]
    table.keys, table.values = [key for key, _ in kept], [value for _, value in kept]
    before = None
    while before != (before := len(tree.body)):
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        tree.body = [part for part in tree.body if getattr(part, "name", None) in {None, *named}]
    return ast.unparse(tree).encode()


def called_filters() -> set[str]:
    """The names of the filters that the templates in the browser call, or have called by `map`."""
    sent = [path for path in own_files.paths() if path.is_relative_to(TEMPLATES)]
    texts = (path.read_text(encoding="utf-8") for path in sent)
    calls = [call for text in texts for call in environment().parse(text).find_all(Filter)]
    mapped = (given.value for call in calls if call.name == "map" for given in call.args if isinstance(given, Const))
    return {*(call.name for call in calls), *mapped}
