"""Whether a file that was handed out has come back with something in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.summary import inbox, read_file

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: What results are written into.
_KINDS = (".xlsx", ".docx", ".zip")


def is_filled(path: Path, notice: "Notice") -> bool:
    """Whether a result stands in the file at *path*, or in one that is packed into it."""
    if path.suffix.lower() not in _KINDS or not path.exists():
        return False
    return any(
        record.result
        for found in inbox.opened(path)
        for record in read_file.read(found, notice, ColumnMap()).summary.records()
    )
