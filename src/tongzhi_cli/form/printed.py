"""Two forms compared as papers: the one that was printed, and the one that a build makes now."""

from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.errors import InputError, NoFormError, reading
from tongzhi_cli.form import changes
from tongzhi_cli.form.changes import Changes, PrintedPaper
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import file_type, limits
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.package import Package

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

_RESAVED = "它在 Word/WPS 里改过、存过，或者是照另一份空白表做的，版面和签过的字看不出来"


class Compared(NamedTuple):
    """The form of *before* and the new one: what *changes*; *is_same* if their bytes are the same.

    *why* says what keeps them from being compared as papers: then the changes are those of what
    they say, None where the old one cannot even be read. *in_sheets*: the sheets are those of
    paper; else they are one long table. *sheets_before* is how many the old form had, 0 where that
    is not known.
    """

    before: Path
    changes: Changes | None = None
    why: str = ""
    is_same: bool = False
    in_sheets: bool = True
    sheets_before: int = 0

    @property
    def knows_sheets(self) -> bool:
        """Whether it is known which sheets have to be printed again."""
        return self.changes is not None and self.in_sheets and not self.why


def compared(
    before: Path,
    target: Path,
    data: bytes,
    notice: "Notice",
    sheets: int,
    *,
    has_everybody: bool = True,
) -> Compared:
    """How the new form of *target*, *data* of so many *sheets*, differs from that in *before*.

    0 *sheets* are one long table. An old form that cannot be read is told, it stops nothing. Where
    the paper *has_everybody* of the class, one without anybody of it is another class's.
    """
    in_sheets = sheets > 0
    try:
        with reading(before):
            old_data = limits.read_bytes(before)
            if old_data == data:
                same = Changes(same=tuple(range(1, sheets + 1)))
                return Compared(before, same, is_same=True, in_sheets=in_sheets)
            old = read(before, old_data, notice)
    except InputError as error:
        why = error.message.removeprefix(str(before)).strip()
        return Compared(before, None, why, in_sheets=in_sheets)
    new = read(target, data, notice)
    if has_everybody and changes.share_nobody(old.sheets, new.sheets):
        why = "里面是别的同学，没有一个是这个班的"
        return Compared(before, None, why, in_sheets=in_sheets)
    if changes.are_comparable(old, new):
        found = changes.changes(old.sheets, new.sheets)
        return Compared(before, found, in_sheets=in_sheets, sheets_before=len(old.sheets))
    found = changes.changes(changes.as_texts(old.sheets), changes.as_texts(new.sheets))
    return Compared(before, found, _RESAVED, in_sheets=in_sheets)


def read(path: Path, data: bytes, notice: "Notice") -> PrintedPaper:
    """The sheets of a filled form, Word or Excel, as they are printed.

    Raises:
        InputError: it is neither, or is broken.
        NoFormError: nothing in it is a form.

    """
    package = Package(path, data) if data.startswith(b"PK") else None
    kind = file_type.of_parts(package.names, data) if package else file_type.content_of(data)
    if package and kind is Content.DOCX:
        from tongzhi_cli.form.word import printed as word  # noqa: PLC0415  start fast

        return word.read(package, notice)
    if package and kind is Content.XLSX:
        from tongzhi_cli.form.excel import printed as excel  # noqa: PLC0415  start fast

        return excel.read(package, notice)
    raise NoFormError(f"{path} 是{kind}，不是填好的表（.docx、.xlsx）")
