"""Any spreadsheet or delimited text -> tables, by what the file is and not by its name.

.xlsx and text are read here and now, after cheap checks. Every other format is read in a worker
process, which a broken file may end without ending the command.
"""

from pathlib import Path

from tongzhi_cli.model.file_kind import FileKind, WrongKindError, is_own_page
from tongzhi_cli.office import file_type, limits
from tongzhi_cli.office.file_type import Content
from tongzhi_cli.office.package import Package
from tongzhi_cli.tables.table import Book


def read(path: Path) -> Book:
    """The tables of a file.

    Raises:
        InputError: the file cannot be read, or holds no table we read.

    """
    return read_data(path, limits.read_bytes(path))


def read_data(path: Path, data: bytes, package: Package | None = None) -> Book:
    """The tables in *data*, which came out of *path*; *package* if it has been opened as one.

    Raises:
        InputError: as `read`.
        WrongKindError: it is a page of ours, and nobody's roster.

    """
    if package is None and data.startswith(b"PK"):
        package = Package(path, data)
    kind = (
        file_type.of_parts(package.names, package.data) if package else file_type.content_of(data)
    )
    if kind is Content.OLE and path.suffix.lower() in {".xls", ".et"}:
        kind = Content.XLS  # cut off before it says what it is; its reader says that it is broken
    match kind:
        case Content.XLSX if package:
            from tongzhi_cli.tables.formats import xlsx  # noqa: PLC0415  start fast

            try:
                return xlsx.read(package)
            except xlsx.SlowError:
                return _by_worker(path, data, kind)
        case Content.TEXT:
            from tongzhi_cli.tables.formats import text  # noqa: PLC0415  start fast

            return text.read(path, data)
        case Content.HTML if is_own_page(data):
            raise WrongKindError(str(path), FileKind.REPORT)
        case (
            Content.XLS
            | Content.XLSB
            | Content.ODS
            | Content.XML_SHEET
            | Content.HTML
            | Content.MHTML
        ):
            return _by_worker(path, data, kind)
        case _:
            raise file_type.refuse(path, kind, "能读的表格", ".xlsx")


def _by_worker(path: Path, data: bytes, kind: Content) -> Book:
    from tongzhi_cli.tables.formats import worker  # noqa: PLC0415  start fast

    return worker.read(path, data, kind)
