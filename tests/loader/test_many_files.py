"""What many files amount to grows with them; what one file takes does not."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from builders import notice_2018, text_file

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader import handed_in
from tongzhi_cli.office import memory
from tongzhi_cli.summary import inbox


@pytest.mark.parametrize(
    ("files", "lists"),
    [(["1班.csv"], []), (["1班.csv", "2班.csv"], []), (["1班.csv"], ["全校.csv"])],
    ids=["one", "two", "with a list"],
)
def test_what_is_merged_is_not_held_to_the_limit_of_one_file(
    files: Sequence[str], lists: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit of the command is lifted; each file is read within a room of its own."""
    lifted: list[int] = []
    rooms: list[str] = []
    room = memory.room

    def watched(label: object, most: int = memory.ROOM) -> AbstractContextManager[None]:
        rooms.append(Path(str(label)).name)
        return room(label, most)

    monkeypatch.setattr(memory, "lift", lambda: lifted.append(1))
    monkeypatch.setattr(memory, "room", watched)
    for at, name in enumerate((*files, *lists)):
        text_file(tmp_path / name, f"学号,姓名,校对结果\n20140301{at:02},李明,无误\n")
    read = handed_in.read(
        inbox.find([str(tmp_path / name) for name in files]),
        notice_2018(),
        ColumnMap(),
        lists=inbox.find([str(tmp_path / name) for name in lists]),
    )
    assert len(list(read.summary.origins())) == len(files) + len(lists)
    assert lifted
    assert sorted(rooms) == sorted([*files, *lists])
