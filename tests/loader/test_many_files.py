"""What many files amount to grows with them; what one file takes does not."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import notice_2018, text_file

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader import handed_in
from tongzhi_cli.office import memory
from tongzhi_cli.summary import inbox


@pytest.mark.parametrize(
    ("files", "lists", "is_lifted"),
    [
        (["1班.csv"], [], False),
        (["1班.csv", "2班.csv"], [], True),
        (["1班.csv"], ["全校.csv"], True),
    ],
)
def test_limit_is_lifted_for_several_files_alone(
    files: Sequence[str],
    lists: Sequence[str],
    is_lifted: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One file is held to the limit of the command, each of several to its room."""
    lifted: list[int] = []
    monkeypatch.setattr(memory, "lift", lambda: lifted.append(1))
    for at, name in enumerate((*files, *lists)):
        text_file(tmp_path / name, f"学号,姓名,校对结果\n20140301{at:02},李明,无误\n")
    read = handed_in.read(
        inbox.find([str(tmp_path / name) for name in files]),
        notice_2018(),
        ColumnMap(),
        lists=inbox.find([str(tmp_path / name) for name in lists]),
    )
    assert len(list(read.summary.origins())) == len(files) + len(lists)
    assert bool(lifted) is is_lifted
