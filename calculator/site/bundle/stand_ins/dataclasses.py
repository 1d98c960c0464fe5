"""Data classes without code made for each: the browser has 60 of them to make before a first answer.

As the standard library's, for what the calculator uses of it: `frozen`, defaults, inheritance, `field` with
`default_factory`, `repr` and `compare`. One function of each kind serves all classes; a test compares them.
"""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar


class FrozenInstanceError(AttributeError):
    """A frozen record was to be changed."""


class _Missing:
    """No default."""


MISSING = _Missing()
FIELDS, COMPARED = "__dataclass_fields__", "__dataclass_compared__"


class Field:
    """One field of a record."""

    def __init__(self, default: Any, default_factory: Any, repr: bool, compare: bool) -> None:  # noqa: A002
        self.name, self.type = "", None
        self.default, self.default_factory, self.repr, self.compare = default, default_factory, repr, compare


def field(*, default: Any = MISSING, default_factory: Any = MISSING, repr: bool = True, compare: bool = True) -> Any:  # noqa: A002
    """More of a field than its default."""
    return Field(default, default_factory, repr, compare)


def dataclass(cls: Any = None, /, *, frozen: bool = False) -> Any:
    """Make a class a record."""
    return _made(cls, frozen) if cls is not None else lambda cls: _made(cls, frozen)


def _made(cls: Any, frozen: bool) -> Any:
    found: dict[str, Field] = {}
    for base in cls.__mro__[-1:0:-1]:
        found.update(base.__dict__.get(FIELDS, {}))
    found.update((item.name, item) for item in _own(cls))
    setattr(cls, FIELDS, found)
    setattr(cls, "__match_args__", tuple(found))  # noqa: B010
    methods = {"__init__": _init(found, hasattr(cls, "__post_init__")), "__repr__": _repr, "__eq__": _eq}
    methods |= {"__setattr__": _refuse, "__delattr__": _refuse} if frozen else {}
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    if cls.__dict__.get("__hash__") is None:
        cls.__hash__ = _hash if frozen else None
    setattr(cls, COMPARED, tuple(name for name, item in found.items() if item.compare))
    cls.__replace__ = replace
    return cls


def _own(cls: Any) -> Iterator[Field]:
    for name, hint in cls.__dict__.get("__annotations__", {}).items():  # noqa: RUF063 (`inspect` is not sent)
        if getattr(hint, "__origin__", None) is ClassVar:
            continue
        given = cls.__dict__.get(name, MISSING)
        item = given if isinstance(given, Field) else Field(given, MISSING, True, True)
        item.name, item.type = name, hint
        if item is given and item.default is MISSING:
            delattr(cls, name)
        elif item is given:
            setattr(cls, name, item.default)
        yield item


def _init(found: dict[str, Field], has_more: bool) -> Callable[..., None]:
    names, count = tuple(found), len(found)
    plain = {name: item.default for name, item in found.items() if item.default is not MISSING}
    made = {name: item.default_factory for name, item in found.items() if item.default_factory is not MISSING}

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807
        values = dict(zip(names, given, strict=False))
        twice = values.keys() & named.keys()
        values.update(named)
        if len(values) < count:
            values = plain | {name: make() for name, make in made.items() if name not in values} | values
        if len(values) != count or twice or len(given) > count or values.keys() != found.keys():
            raise TypeError(f"{type(self).__qualname__}: expected {', '.join(names)}, found {', '.join(values)}")
        self.__dict__.update({name: values[name] for name in names})
        if has_more:
            self.__post_init__()

    return __init__


def _repr(self: Any) -> str:
    shown = [f"{item.name}={getattr(self, item.name)!r}" for item in getattr(self, FIELDS).values() if item.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _eq(self: Any, other: Any) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    return all(getattr(self, name) == getattr(other, name) for name in getattr(self, COMPARED))


def _hash(self: Any) -> int:
    return hash(tuple([getattr(self, name) for name in getattr(self, COMPARED)]))


def _refuse(self: Any, name: str, *value: Any) -> None:
    raise FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def is_dataclass(given: Any) -> bool:
    """Whether it is a record, or a class of records."""
    return hasattr(given if isinstance(given, type) else type(given), FIELDS)


def fields(given: Any) -> tuple[Field, ...]:
    """The fields in their order."""
    return tuple(getattr(given, FIELDS).values())


def replace(given: Any, /, **changes: Any) -> Any:
    """A record with some values changed."""
    return type(given)(**{name: getattr(given, name) for name in getattr(given, FIELDS)} | changes)


def asdict(given: Any) -> dict[str, Any]:
    """A record as a dictionary, and all records in it."""
    return {name: _plain(getattr(given, name)) for name in getattr(given, FIELDS)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return asdict(value)
    if isinstance(value, list | tuple):
        return type(value)([_plain(item) for item in value])
    if isinstance(value, dict):
        return type(value)((_plain(key), _plain(item)) for key, item in value.items())
    return value
