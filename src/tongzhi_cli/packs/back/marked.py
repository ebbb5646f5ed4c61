"""A file as it came with notes on its cells; a clean workbook where it is no .xlsx or .docx."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.word.columns import FormColumns
from tongzhi_cli.notice.deadlines import sample
from tongzhi_cli.office import file_type
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.marks import excel, word
from tongzhi_cli.office.marks.mark import Mark
from tongzhi_cli.office.package import Package
from tongzhi_cli.packs.back import lists
from tongzhi_cli.packs.back.notes import ListAt, Marked, Note, mark_at, place_in_words
from tongzhi_cli.tables import read as tables

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice
    from tongzhi_cli.packs.back.clean import Line


def marked(
    path: Path,
    data: bytes | None,
    notes: Sequence[Note],
    lines: "Callable[[], Sequence[Line]]",
    notice: "Notice",
    mapping: ColumnMap | None = None,
) -> Marked:
    """The file *path*, which has *data*, with *notes* on it.

    Of one that cannot be marked, or is not there any more (None), *lines* tells what it says; that
    becomes a clean workbook.
    """
    if data is not None and data.startswith(b"PK"):
        try:
            if found := _in_itself(path, data, notes, notice, mapping or ColumnMap()):
                return found
        except (InputError, KeyError, IndexError):
            pass  # of a spelling that nothing is put into: then as any other file
    from tongzhi_cli.packs.back.clean import clean  # noqa: PLC0415  openpyxl is for these alone

    made = clean(lines(), notes, f"{path.stem}.xlsx", sample(notice))
    package = Package(path.with_suffix(".xlsx"), made.data)
    places = [mark_at(note, made.lists) for note in made.notes]
    said = _said(places, is_word=False, listed=made.lists)
    return Marked(excel.mark(package, [mark for mark, _ in places]), said, is_anew=True)


def _in_itself(
    path: Path, data: bytes, notes: Sequence[Note], notice: "Notice", mapping: ColumnMap
) -> Marked | None:
    """The file itself with its notes; None if it is of another kind."""
    package = Package(path, data)
    kind = file_type.of_parts(package.names, package.data)
    if kind is Content.XLSX:
        book = tables.read_data(path, data, package)
        listed = lists.of_book(book, notice, mapping)
        places = [mark_at(note, listed) for note in notes]
        made = excel.mark(package, [mark for mark, _ in places])
        return Marked(made, _said(places, is_word=False, listed=listed))
    if kind is not Content.DOCX:
        return None
    columns = FormColumns(notice, mapping)
    listed = lists.of_document(package, columns)
    places = [mark_at(note, listed) for note in notes]
    made = word.mark(package, [mark for mark, _ in places], columns.is_header)
    return Marked(made, _said(places, is_word=True, listed=listed))


def _said(
    places: Sequence[tuple[Mark, bool]], *, is_word: bool, listed: Sequence[ListAt]
) -> tuple[str, ...]:
    several = len({one.sheet for one in listed}) > 1
    return tuple(
        place_in_words(mark, is_header=is_header, is_word=is_word, names_sheet=several)
        for mark, is_header in places
    )
