"""`NamedTuple` as `typing` has it, made when it is first called (issue 19: start fast).

A class of `typing.NamedTuple` costs 0.1 ms where it is imported: its types are looked through, its
constructor is compiled. A command imports a hundred of them, makes a few values of half, and many
of ten. Here a class begins with its fields, and takes each method of the library's own when it is
first called; its constructor when it was called a few times, or wrongly.

A type checker sees `typing.NamedTuple`; so does everybody from Python 3.14 on, where a class gets
its types later.
"""

import sys
from collections import namedtuple
from collections.abc import Callable
from functools import cache
from types import FunctionType

__all__ = ["NamedTuple"]

TYPE_CHECKING = False

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple
else:
    _PLACES = namedtuple("_PLACES", [f"at_{place}" for place in range(32)])  # noqa: PYI024
    #: What reads the field at a place is the same for every class.
    _READERS = [vars(_PLACES)[name] for name in _PLACES._fields]
    #: What each class has of its own, besides `__new__` and `_make`.
    _METHODS = [key for key, one in vars(_PLACES).items() if isinstance(one, FunctionType)]

    #: So many values take less time to put together than a constructor to compile.
    _FEW = 8

    class _Maker(type):
        """Makes a plain class of tuples out of a class statement."""

        def __new__(cls, name: str, _: tuple[type, ...], names: dict[str, object]) -> type:
            fields = tuple(names.get("__annotations__", ()))
            defaults = {field: names[field] for field in fields if field in names}
            few = _FEW

            @cache
            def whole() -> type:
                """What the library makes of the same fields."""
                module, last = names["__module__"], defaults.values()
                return namedtuple(name, fields, defaults=last, module=module)  # noqa: PYI024

            def new(kind: type, /, *values: object, **named: object) -> object:
                nonlocal few
                rest, given = fields[len(values) :], {**defaults, **named}
                fits = len(values) <= len(fields) and named.keys() <= {*rest} <= given.keys()
                if few and fits:
                    few -= 1
                    return tuple.__new__(kind, (*values, *map(given.get, rest)))
                made.__new__ = vars(whole())["__new__"]
                return made.__new__(kind, *values, **named)

            def later(key: str) -> Callable[..., object]:
                def first(self: object, /, *values: object, **named: object) -> object:
                    setattr(made, key, vars(whole())[key])
                    return getattr(self, key)(*values, **named)

                return first

            made = type(name, (tuple,), {
                "__doc__": f"{name}({', '.join(fields)})",
                "_make": classmethod(later("_make")),
                **{key: later(key) for key in _METHODS},
                **names,
                **dict(zip(fields, _READERS[: len(fields)], strict=True)),
                "__new__": new,
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            })  # fmt: skip
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
