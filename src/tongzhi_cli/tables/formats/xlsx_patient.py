"""Large .xlsx whose sheets must be parsed and written anew, which takes seconds. In the worker."""

from pathlib import Path

from tongzhi_cli.office.package import Package
from tongzhi_cli.tables.formats import xlsx
from tongzhi_cli.tables.table import Book


def read(path: Path, data: bytes) -> Book:
    """The visible sheets of a workbook.

    Raises:
        InputError: it is broken, or claims more than any roster has.

    """
    return xlsx.read(Package(path, data), is_patient=True)
