"""What `notice pack` handed out and came back as it was: nobody handed that in.

Pure. The index of the packs is the list of who is to hand in, so that whoever sent back no more
than what they were given stands in the list and is missing; all that is left out is told once, how
much of it there is. Without an index only the blank forms beside a pack's own text are left out:
that nobody of a class has a result is then all that is known of the class.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tongzhi_cli.columns.kinds import LEFT_OUT
from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.summary.kinds import NOT_HANDED_IN
from tongzhi_cli.summary.model import Kind, Part, Record, Summary, part_of
from tongzhi_cli.summary.people.asides import ASIDES, is_named

if TYPE_CHECKING:
    from tongzhi_cli.summary.read_file import Read


class Kept(NamedTuple):
    """The files that were *read*, without as *many* that came back as they were given."""

    read: list["Read"]
    many: int


def left_out(read: Sequence["Read"]) -> Kept:
    """The files without those that came back unfilled; the index says how many these are."""
    read = _without_asides(read)
    indexes = [one for one in read if one.is_index]
    places = _places(read)
    out = [one for one in read if _is_given(one, places)]
    if indexes:
        known = _listed(read)
        out += [one for one in read if _is_unfilled(one, known)]
    gone = {id(one) for one in out}
    kept = [_emptied(one) if id(one) in gone else one for one in read]
    if indexes and out:
        first = min(indexes, key=lambda one: one.label)
        kept = [_telling(one, out) if one is first else one for one in kept]
    return Kept(kept, len(out) if indexes else 0)


def _without_asides(read: Sequence["Read"]) -> list["Read"]:
    """The files, those beside or above a form with people in it told as nothing handed in.

    软件2班/反馈表.docx that is blank is what 软件2班 has handed in, but not beside its own form.
    """
    full = {
        folder
        for one in read
        if any(part.records for part in one.summary.parts)
        for folder in PurePosixPath(one.label).parents
    }
    return [
        _told_as_aside(one)
        if one.unfilled in ASIDES
        and not is_named(one.label)
        and PurePosixPath(one.label).parent in full
        else one
        for one in read
    ]


def _told_as_aside(one: "Read") -> "Read":
    """A file that is passed over, be it that it was taken for what its class has handed in."""
    if not any(part.origins for part in one.summary.parts):
        return one
    message = f"{one.label} 是{one.unfilled}，{NOT_HANDED_IN}"
    note = Problem(LEFT_OUT, Severity.INFO, message, where=Where(one.label))
    return one._replace(summary=Summary((part_of(one.label, [], [], [note]),)))


def _is_given(one: "Read", places: AbstractSet[PurePosixPath]) -> bool:
    """Whether it is a blank form that lies with the index, or with a text of ours, or below."""
    return one.unfilled == FileKind.BLANK and not places.isdisjoint(
        PurePosixPath(one.label).parents
    )


def _places(read: Sequence["Read"]) -> set[PurePosixPath]:
    """The folders of packs."""
    return {
        PurePosixPath(one.label).parent
        for one in read
        if one.is_index or one.unfilled == FileKind.OUR_TEXT
    }


def _listed(read: Iterable["Read"]) -> dict[str, Record]:
    return {
        record.number: record
        for one in read
        for part in one.summary.parts
        if any(origin.kind is Kind.LIST for origin in part.origins)
        for record in part.records
    }


def _is_unfilled(one: "Read", known: Mapping[str, Record]) -> bool:
    """Whether nothing is in it that the list does not say as well."""
    if one.unfilled in {"", *ASIDES}:
        return False
    return all(_is_told(record, known) for record in one.summary.records())


def _is_told(record: Record, known: Mapping[str, Record]) -> bool:
    listed = known.get(record.number)
    if listed is None or record.result:
        return False
    return not record.away or bool(listed.away)


def _emptied(one: "Read") -> "Read":
    """A file of which nothing is left but that it was read: an earlier summary of it gives way."""
    parts = tuple(part_of(part.file, [], [], []) for part in one.summary.parts)
    return one._replace(summary=Summary(parts))


def _telling(index: "Read", out: Sequence["Read"]) -> "Read":
    """The index with a note on all that was left out."""
    counts = Counter(one.unfilled for one in out)
    told = "、".join(f"{what} {count} 份" for what, count in sorted(counts.items()))
    message = f"发下去的还没有填，不算交来：{told}"
    note = Problem(LEFT_OUT, Severity.INFO, message, where=Where(index.label))
    first, *rest = index.summary.parts
    parts: tuple[Part, ...] = (first._replace(notes=(*first.notes, note)), *rest)
    return index._replace(summary=Summary(parts))
