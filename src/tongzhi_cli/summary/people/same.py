"""What the record of a student says, and whether two of them say the same in other words."""

import re
from collections.abc import Collection

from tongzhi_cli.anomaly.items.field_correction import FieldCorrection, split
from tongzhi_cli.model.standing import away_text
from tongzhi_cli.model.text import shown
from tongzhi_cli.summary.model import Record


def said(record: Record) -> str:
    """What a record says of its student: the result, or that they do not take part."""
    return away_text(record.away) if record.away else record.result


def short(record: Record) -> str:
    """As `said`, in so few words as a message has room for."""
    return shown(said(record), 20)


def same_result(one: Record, other: Record) -> bool:
    """Whether two records say the same of their student, be it in other words."""
    here, there = said(one), said(other)
    return bare(here) == bare(there) or same_fault(here, {bare(there), split(there)})


def same_fault(text: str, told: Collection[str | FieldCorrection]) -> bool:
    """Whether a result was told in other words, as a 勘误表 tells what the signed form says.

    Or in another order, as a form tells it that asks for the photo and for the rest apart.
    """
    fault = split(text)
    if fault.kind and fault.should_be and fault in told:
        return True
    parts = _parts_of(text)
    return len(parts) > 1 and any(isinstance(one, str) and _parts_of(one) == parts for one in told)


def _parts_of(text: str) -> frozenset[str]:
    return frozenset(filter(None, re.split("[；;，,。]+", bare(text))))


def bare(text: str) -> str:
    """A result as it is compared: without white space, and what stands at its end."""
    return "".join(text.split()).rstrip("。.！!，,；;、")
