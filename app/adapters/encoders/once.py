"""A property that is worked out at its first use, and waits for nobody else's."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """A decorator like functools.cached_property, with a lock for each object.

    Python 3.11's own holds one lock for all objects of a class, so that a server that says nothing
    would keep every other server's models waiting (https://github.com/python/cpython/issues/87634,
    mended in 3.12 by holding no lock at all, which would ask a server twice).
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, obj: Any, owner: type | None = None) -> T:
        kept: dict[str, Any] = obj.__dict__
        with kept.setdefault(f"lock of {self._name}", threading.RLock()):
            if self._name not in kept:
                kept[self._name] = self._make(obj)
            value: T = kept[self._name]
            return value
