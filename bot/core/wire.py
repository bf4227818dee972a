"""Language-free values as JSON and back: for rows that must outlive the process.

A dataclass becomes an object with its name under `_`; dates, times and tuples keep their type.
An unknown key is dropped and a missing one takes the class's default, so that a row written by
an older version still reads. Every turn passes here several times: values are sent to the writer
of their exact class, and plain ones are not passed on at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

_PLAIN = frozenset({str, int, float, bool, type(None)})  # JSON as they are
_NESTED = frozenset({list, dict})  # what `from_wire` must look into
_CLASSES: dict[str, tuple[type, frozenset[str]]] = {}
_WRITERS: dict[type, Callable[[Any], Any]] = {}


def register(*classes: type) -> None:
    """Make dataclasses readable again by their name; a name is taken once."""
    for cls in classes:
        known = _CLASSES.get(cls.__name__)
        if known is not None and known[0] is not cls:
            raise ValueError(f"two classes named {cls.__name__}")
        names = tuple(f.name for f in fields(cls))
        _CLASSES[cls.__name__] = (cls, frozenset(names))
        _WRITERS[cls] = _writer_of(cls.__name__, names)


def to_wire(value: Any) -> Any:
    """Return `value` as JSON-ready data. Raises `TypeError` for a class that was not registered."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    write = _WRITERS.get(kind) or _found(kind)
    return write(value)


def _writer_of(name: str, names: tuple[str, ...]) -> Callable[[Any], Any]:
    def write(value: Any) -> Any:
        data = {"_": name}
        for field in names:
            item = getattr(value, field)
            data[field] = item if type(item) in _PLAIN else to_wire(item)
        return data

    return write


def _found(kind: type) -> Callable[[Any], Any]:
    """Return the writer for a class seen for the first time: an enum, a mapping, or a subclass."""
    for ancestor, write in ((Enum, _enum), (Mapping, _mapping), (list, _items), (str, str), (set, _set)):
        if issubclass(kind, ancestor):
            _WRITERS[kind] = write
            return write
    if is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is not registered for the wire")
    raise TypeError(f"{kind.__name__} cannot go on the wire")


def _items(values: Iterable[Any]) -> list[Any]:
    return [item if type(item) in _PLAIN else to_wire(item) for item in values]


def _mapping(value: Mapping[Any, Any]) -> Any:
    if any(str(key).startswith("_") for key in value):  # what a person named must not pass for a tag
        return {"_m": [[str(key), to_wire(item)] for key, item in value.items()]}
    return {str(key): item if type(item) in _PLAIN else to_wire(item) for key, item in value.items()}


def _set(value: Iterable[Any]) -> Any:
    return {"_s": sorted(_items(value))}


def _enum(value: Enum) -> Any:
    return value.value


_WRITERS |= {
    list: _items,
    dict: _mapping,
    set: _set,
    frozenset: _set,
    tuple: lambda value: {"_t": _items(value)},
    datetime: lambda value: {"_dt": value.isoformat()},
    date: lambda value: {"_d": value.isoformat()},
    time: lambda value: {"_h": value.isoformat()},
}
_TAGS: dict[str, Callable[[Any], Any]] = {
    "_t": lambda data: tuple([from_wire(item) for item in data]),
    "_s": lambda data: {from_wire(item) for item in data},
    "_dt": datetime.fromisoformat,
    "_d": date.fromisoformat,
    "_h": time.fromisoformat,
    "_m": lambda data: {key: from_wire(item) for key, item in data},
}


def from_wire(data: Any) -> Any:
    """Return what `to_wire` was given. Raises `ValueError` for a class name that is not registered."""
    kind = type(data)
    if kind is list:
        return [from_wire(item) if type(item) in _NESTED else item for item in data]
    if kind is not dict:
        return data
    if "_" in data:
        return _object(data)
    if len(data) == 1:
        ((tag, content),) = data.items()
        if tag in _TAGS:
            return _TAGS[tag](content)
    return {key: from_wire(item) if type(item) in _NESTED else item for key, item in data.items()}


def _object(data: dict[str, Any]) -> Any:
    if data["_"] not in _CLASSES:
        raise ValueError(f"unknown class on the wire: {data['_']}")
    cls, names = _CLASSES[data["_"]]
    kept = {
        key: from_wire(item) if type(item) in _NESTED else item for key, item in data.items() if key in names
    }
    return cls(**kept)
