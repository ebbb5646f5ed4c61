"""`named_tuple.NamedTuple` and `typing.NamedTuple` (issue 19: start fast)."""

import copy
import gc
import importlib
import inspect
import pickle
import pkgutil
import sys
import typing
from collections import namedtuple
from collections.abc import Callable, Mapping
from types import new_class

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tongzhi_cli
from tongzhi_cli import named_tuple

#: What is done with a class of fields a, b, c = 7 and d = () and one of its values, by what it is.
DOINGS: Mapping[str, Callable[[typing.Any, typing.Any], object]] = {
    "called": lambda kind, _: tuple(kind("x", b=2)),
    "called with names": lambda kind, _: (kind(b=1, a=2), kind(1, d=3, b=2), kind(1, 2, 3, 4)),
    "called often": lambda kind, _: [kind(at, b=1, d=at) for at in range(12)],
    "called twice for a field": lambda kind, _: kind("x", 2, a=1),
    "called without names": lambda kind, _: kind(),
    "called with too few": lambda kind, _: kind("x"),
    "called with too many": lambda kind, _: kind(1, 2, 3, 4, 5),
    "called with another name": lambda kind, _: kind("x", 2, z=1),
    "made of a row": lambda kind, _: kind._make([1, 2, 3, 4]),
    "made of a short row": lambda kind, _: kind._make([1]),
    "replaced": lambda _, one: one._replace(b=9),
    "replaced elsewhere": lambda _, one: one._replace(z=9),
    "as a mapping": lambda _, one: one._asdict(),
    "printed": lambda _, one: repr(one),
    "read": lambda _, one: (one.a, one.b, one.c, one.d, one[1:]),
    "set": lambda _, one: setattr(one, "a", 1),
    "given more": lambda _, one: setattr(one, "z", 1),
    "compared": lambda kind, one: (one == ("x", 2, 7, ()), one == kind("x", 2), hash(one)),
    "pickled": lambda _, one: pickle.loads(pickle.dumps(one)),  # noqa: S301
    "copied": lambda _, one: copy.deepcopy(one),
    "its own": lambda kind, one: (one.doubled, kind.named()),
    "its constructor": lambda kind, _: (kind("x", 2), unannotated(kind)),
    "matched": lambda kind, _: kind.__match_args__,
    "its fields": lambda kind, _: (kind._fields, kind._field_defaults, kind.__slots__),
    "its words": lambda kind, _: (kind.__doc__, kind.__name__, kind.__bases__, type(kind)),
    "its types": lambda kind, _: typing.get_type_hints(kind),
    "of a class below": lambda kind, _: type("Below", (kind,), {})("x", 2)._replace(a="y"),
}  # fmt: skip


def unannotated(kind: type) -> inspect.Signature:
    """What a class is called with; the types of it `typing` repeats there, and we do not."""
    with pytest.raises(TypeError):
        kind(*range(99))  # then it is complete
    called = inspect.signature(kind)
    plain = [one.replace(annotation=inspect.Parameter.empty) for one in called.parameters.values()]
    return called.replace(parameters=plain)


def made(base: object) -> type:
    """A fresh class, whose methods nobody has called yet."""

    def body(names: dict[str, object]) -> None:
        names |= {
            "__module__": __name__, "__annotations__": {"a": str, "b": "int", "c": int, "d": tuple},
            "c": 7, "d": (), "doubled": property(lambda self: self.b * 2),
            "named": classmethod(lambda cls: cls.__name__),
        }  # fmt: skip

    kind = new_class("Kind", (base,), exec_body=body)
    globals()["Kind"] = kind  # where pickle looks for it
    return kind


def outcomes(base: object, doings: list[str], *, is_bare: bool) -> list[str]:
    """What comes of the doings in that order, errors as what they say."""
    kind: typing.Any = made(base)
    one = tuple.__new__(kind, ("x", 2, 7, ())) if is_bare else kind("x", 2)
    found = []
    for doing in doings:
        gc.collect()  # what the library made once is still wanted
        try:
            found.append(repr(DOINGS[doing](kind, one)))
        except (TypeError, ValueError, AttributeError) as error:
            found.append(f"{type(error).__name__}: {error}")
    return found


@given(st.lists(st.sampled_from(sorted(DOINGS)), min_size=1, max_size=6), st.booleans())
def test_it_does_what_the_library_does(doings: list[str], is_bare: bool) -> None:
    """Whatever is done first, a class and its values are those of `typing`, and so are errors."""
    mine, theirs = (
        outcomes(base, doings, is_bare=is_bare)
        for base in (named_tuple.NamedTuple, typing.NamedTuple)
    )
    assert mine == theirs


@pytest.mark.parametrize("doing", sorted(DOINGS))
def test_each_thing_may_come_first(doing: str) -> None:
    """Also of a value that `tuple` made, before the class was called once; and then any other."""
    mine, theirs = (
        outcomes(base, [doing, "replaced", "printed", doing], is_bare=True)
        for base in (named_tuple.NamedTuple, typing.NamedTuple)
    )
    assert mine == theirs
    assert "AttributeError" not in mine[0] or doing in {"set", "given more"}


def _classes() -> list[type]:
    names = [one.name for one in pkgutil.walk_packages(tongzhi_cli.__path__, "tongzhi_cli.")]
    light = [one for one in names if "__main__" not in one and ".scan" not in one]
    modules = [importlib.import_module(one) for one in light]
    kinds = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and tuple in each.__bases__ and "_fields" in vars(each)
    }
    return sorted(kinds, key=lambda one: (one.__module__, one.__qualname__))


def test_every_class_of_the_program_is_as_the_library_would_make_it() -> None:
    """The same fields in the same order, the same that may be left out, and the same to say so."""
    found = _classes()
    assert len(found) > 300
    for one in found:
        kind: typing.Any = one
        last = kind._field_defaults.values()
        whole = namedtuple(one.__name__, kind._fields, defaults=last)  # type: ignore[misc]  # noqa: PYI024
        value = kind(*range(len(kind._fields)))
        assert unannotated(kind) == unannotated(whole)
        assert [getattr(value, field) for field in kind._fields] == list(value)
        assert list(value) == list(range(len(kind._fields)))


def test_the_library_s_own_is_used_where_types_come_later() -> None:
    """Python 3.14 has no types while a class is made."""
    is_own = named_tuple.NamedTuple is not typing.NamedTuple
    assert is_own is (sys.version_info < (3, 14))
