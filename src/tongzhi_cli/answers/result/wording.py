"""What of a notice answers are judged by, once for all the rows of a list."""

from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


class Wording(NamedTuple):
    """The words of a notice for 无误, the items of its record, its own kinds of fault.

    Called as they are in the `Notice`; what is judged by them is kept by them.
    """

    ok_text: str
    ok_synonyms: tuple[str, ...]
    record_fields: tuple[str, ...]
    own_faults: tuple[Kind, ...]
    ok_words: frozenset[str]


def wording_of(notice: "Notice | Wording") -> Wording:
    """The wording of a notice."""
    if isinstance(notice, Wording):
        return notice
    return Wording(
        notice.ok_text, tuple(notice.ok_synonyms), tuple(notice.record_fields),
        notice.own_faults, notice.ok_words,
    )  # fmt: skip
