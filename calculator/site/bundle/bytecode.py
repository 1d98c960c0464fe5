"""Byte code as the browser gets it: without what is for whoever reads the source, which is not sent."""

import ast
import marshal
from importlib.util import MAGIC_NUMBER
from types import CodeType

HEAD = MAGIC_NUMBER + bytes(12)  # neither the date nor the size of a source that is not there


def compiled(name: str, source: bytes, hints: bool) -> bytes:
    """A module's byte code without docstrings, asserts and line numbers; without `hints`, functions have no types.

    An error names modules and functions. The fields of a class keep their types, since records are read by them.
    """
    tree = ast.parse(source, name)
    whole = compile(tree if hints else _Untyped().visit(tree), name, "exec", dont_inherit=True, optimize=2)
    return HEAD + marshal.dumps(_without_lines(whole))


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
