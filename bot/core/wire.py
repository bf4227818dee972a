"""Language-free values as JSON and back: for rows that must outlive the process.

A dataclass becomes an object with its name under `_`; dates, times and tuples keep their type.
An unknown key is dropped and a missing one takes the class's default, so that a row written by
an older version still reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any

_CLASSES: dict[str, tuple[type, frozenset[str]]] = {}
_FIELDS: dict[type, tuple[str, ...]] = {}


def register(*classes: type) -> None:
    """Make dataclasses readable again by their name; a name is taken once."""
    for cls in classes:
        known = _CLASSES.get(cls.__name__)
        if known is not None and known[0] is not cls:
            raise ValueError(f"two classes named {cls.__name__}")
        names = tuple(f.name for f in fields(cls))
        _CLASSES[cls.__name__] = (cls, frozenset(names))
        _FIELDS[cls] = names


def to_wire(value: Any) -> Any:
    """Return `value` as JSON-ready data. Raises `TypeError` for a class that was not registered."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [to_wire(item) for item in value]
    if isinstance(value, Mapping):
        return _mapping(value)
    return _tagged(value)


def _mapping(value: Mapping[Any, Any]) -> Any:
    if any(str(key).startswith("_") for key in value):  # what a person named must not pass for a tag
        return {"_m": [[str(key), to_wire(item)] for key, item in value.items()]}
    return {str(key): to_wire(item) for key, item in value.items()}


def _tagged(value: Any) -> Any:
    kind = type(value)
    if kind in _FIELDS:
        return {"_": kind.__name__, **{name: to_wire(getattr(value, name)) for name in _FIELDS[kind]}}
    if kind is tuple:
        return {"_t": [to_wire(item) for item in value]}
    if isinstance(value, set | frozenset):
        return {"_s": sorted(to_wire(item) for item in value)}
    if isinstance(value, datetime):
        return {"_dt": value.isoformat()}
    if isinstance(value, date):
        return {"_d": value.isoformat()}
    if isinstance(value, time):
        return {"_h": value.isoformat()}
    if is_dataclass(value):
        raise TypeError(f"{kind.__name__} is not registered for the wire")
    raise TypeError(f"{kind.__name__} cannot go on the wire")


_TAGS: dict[str, Callable[[Any], Any]] = {
    "_t": lambda data: tuple(from_wire(item) for item in data),
    "_s": lambda data: {from_wire(item) for item in data},
    "_dt": datetime.fromisoformat,
    "_d": date.fromisoformat,
    "_h": time.fromisoformat,
    "_m": lambda data: {key: from_wire(item) for key, item in data},
}


def from_wire(data: Any) -> Any:
    """Return what `to_wire` was given. Raises `ValueError` for a class name that is not registered."""
    if isinstance(data, list):
        return [from_wire(item) for item in data]
    if not isinstance(data, dict):
        return data
    if "_" in data:
        return _object(data)
    if len(data) == 1:
        ((tag, content),) = data.items()
        if tag in _TAGS:
            return _TAGS[tag](content)
    return {key: from_wire(item) for key, item in data.items()}


def _object(data: dict[str, Any]) -> Any:
    if data["_"] not in _CLASSES:
        raise ValueError(f"unknown class on the wire: {data['_']}")
    cls, names = _CLASSES[data["_"]]
    return cls(**{key: from_wire(item) for key, item in data.items() if key in names})
