"""What is plainly a notice, without pydantic, whose import was a third of what `check` costs.

Nothing is refused here: what is not as it should be, or only may not be, is left to `judge`, which
says why.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin

from tongzhi_cli.notice.model import NO_LIMITS, PARTS, WHOLE, Limits, declared

_Part = TypeVar("_Part")


class _DoubtfulError(Exception):
    """What only the model can judge."""


def plain(facts: object, part: type[_Part]) -> _Part | None:
    """The *part* of a notice in *facts*, as `tomllib` reads them; None where the judge is needed.

    Law: what comes out is what `judge.judged` makes of the same.
    """
    try:
        return _part(facts, part)
    except (_DoubtfulError, TypeError, ValueError):
        return None


def _part(facts: object, part: type[_Part]) -> _Part:
    if type(facts) is not dict:
        raise _DoubtfulError
    left = dict(facts)
    values = {
        one.name: _value(left.pop(one.key), one.kind, one.limits)
        for one in declared(part)
        if one.key in left
    }
    if left:
        raise _DoubtfulError
    made = part(**values)  # a TypeError where one is missing
    if part in WHOLE:
        WHOLE[part](made)
    return made


def _value(given: Any, kind: Any, limits: Limits = NO_LIMITS) -> Any:
    if get_origin(kind) is UnionType:  # what may be left out, which TOML cannot write as a value
        kind = get_args(kind)[0]
    value = _simple(given, kind) if isinstance(kind, type) else _made_of(given, kind)
    _within(value, limits)
    return float(value) if kind is float else value


def _simple(given: Any, kind: type) -> Any:
    """A text (none is empty), a number, a moment, one of some words, or a part."""
    if kind in {str, int, bool, date, datetime}:
        if type(given) is not kind or given == "":
            raise _DoubtfulError
        return given
    if kind is float:
        if type(given) not in {int, float}:
            raise _DoubtfulError
        return given
    return _part(given, kind) if kind in PARTS else kind(given)


def _made_of(given: Any, kind: Any) -> Any:
    """A choice, a list, or a table of free keys."""
    of = get_args(kind)
    origin = get_origin(kind)
    if origin is Literal and (type(given), given) in [(type(one), one) for one in of]:
        return given
    if origin is Sequence and type(given) is list:
        return tuple(_value(one, of[0]) for one in given)
    if origin is Mapping and type(given) is dict:
        return {_value(key, of[0]): _value(one, of[1]) for key, one in given.items()}
    raise _DoubtfulError


def _within(value: Any, limits: Limits) -> None:
    """Every bound is put so that nan, which is on no side of any, is outside."""
    is_within = (
        (limits.least is None or value >= limits.least)
        and (limits.above is None or value > limits.above)
        and (limits.most is None or value <= limits.most)
        and (limits.fewest is None or len(value) >= limits.fewest)
        and (limits.pattern is None or re.fullmatch(limits.pattern, value))
    )
    if not is_within:
        raise _DoubtfulError
    if limits.check:
        limits.check(value)
