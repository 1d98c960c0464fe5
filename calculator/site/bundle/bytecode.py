"""Byte code as the browser gets it: without what is for whoever reads the source, which is not sent."""

import ast
import io
import marshal
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType

from calculator.site.bundle.archives import BuildError, zipped

HEAD = MAGIC_NUMBER + bytes(12)  # neither the date nor the size of a source that is not there
PLAIN = {"PYTHONOPTIMIZE": "2"}  # no docstrings, no asserts


def compiled(files: Iterable[tuple[str, bytes]], hints: bool) -> Iterator[tuple[str, bytes]]:
    """The same files with byte code for source, so that nothing is compiled while a reader waits.

    It has no docstrings, asserts and line numbers; without `hints`, functions have no types. An error names modules and
    functions. The fields of a class keep their types, since records are read by them.
    """
    made = _through_pyodide_build(zipped((name, _source(name, content, hints)) for name, content in files))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            yield name, _bare(content) if name.endswith(".pyc") else content


def _through_pyodide_build(archive: bytes) -> bytes:
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "archive.zip"
        path.write_bytes(archive)
        pyodide = Path(sys.executable).with_name("pyodide")
        command = [str(pyodide), "py-compile", "--silent", "--compression-level", "0", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | PLAIN)
        if done.returncode:
            raise BuildError(f"pyodide py-compile: {done.stderr or done.stdout}")
        return path.read_bytes()


def _source(name: str, content: bytes, hints: bool) -> bytes:
    if hints or not name.endswith(".py"):
        return content
    return ast.unparse(_Untyped().visit(ast.parse(content, name))).encode()


def _bare(content: bytes) -> bytes:
    return HEAD + marshal.dumps(_without_lines(marshal.loads(content[len(HEAD) :])))


class _Untyped(ast.NodeTransformer):
    """Takes the types of arguments and results away, which Python would work out for each function that it makes."""

    def visit_FunctionDef(self, function: ast.FunctionDef) -> ast.AST:
        return self._untyped(function)

    def visit_AsyncFunctionDef(self, function: ast.AsyncFunctionDef) -> ast.AST:
        return self._untyped(function)

    def visit_arg(self, argument: ast.arg) -> ast.AST:
        argument.annotation = None
        return argument

    def _untyped(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        function.returns = None
        return self.generic_visit(function)


def _without_lines(code: CodeType) -> CodeType:
    constants = (_without_lines(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(constants))
