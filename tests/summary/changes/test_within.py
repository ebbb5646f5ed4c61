"""Which class of an earlier summary is the class that is checked now, and what is kept of it."""

from collections.abc import Iterable

import pytest

from tongzhi_cli.summary import kinds
from tongzhi_cli.summary.changes.compare import Now
from tongzhi_cli.summary.changes.model import Earlier, Key, Line, Told, files_paired, parts_of
from tongzhi_cli.summary.changes.within import Checked, within
from tongzhi_cli.summary.classes.kinds import WRONG_CLASS

FULL = ("软件学院", "2014级软件1班")
OTHER = ("数学学院", "2014级数学1班")


def then(numbers: Iterable[int], pair: tuple[str, str] = FULL) -> dict[str, tuple[str, Line]]:
    """What a summary of the school says of these students."""
    return {str(one): (f"学{one}", Line(*pair, "无误", "无误")) for one in numbers}


def here(numbers: Iterable[int], file: str = "1班.csv", name: str = "软件1班") -> Checked:
    """The class as a check has it: by its file, without a college."""
    return Checked(file, [Now(str(one), f"学{one}", Line("", name, "无误", "")) for one in numbers])


@pytest.mark.parametrize(
    ("now", "gone"),
    [
        ([11, 12, 13, 14, 15, 16], []),  # everybody is here
        ([11, 12, 13, 14, 15], [16]),
        ([11, 12, 13, 81, 82, 83], [14, 15, 16]),  # half of them came from there
        ([11, 12, 81, 82], [13, 14, 15, 16]),  # half of the smaller one, which is this
        ([11, 12, 81, 82, 83], []),  # fewer: two who changed their class
        ([11, 81, 82], []),
        ([11, 81], [12, 13, 14, 15, 16]),
        ([81, 82], []),  # nobody: another class
        ([11, 12, 13, *range(81, 99)], [14, 15, 16]),  # half of the smaller one, which was that
        ([11, 12, *range(81, 99)], []),
    ],
)
def test_whose_class_it_was(now: list[int], gone: list[int]) -> None:
    """Half of the smaller one makes them one class; then who is not here any more is told."""
    earlier = Earlier("昨天.xlsx", then(range(11, 17)), {})
    found = within(earlier, [here(now)]).lines
    kept = [one for one in now if one < 80]
    assert found == {
        str(one): (f"学{one}", Line("", "软件1班", "无误", "无误")) for one in (*kept, *gone)
    }


def test_whom_only_the_list_had_is_not_gone() -> None:
    """They were on no form, and need not be on this one."""
    earlier = Earlier("昨天.xlsx", then(range(11, 17)), {}, listed=frozenset({"15", "16"}))
    assert sorted(within(earlier, [here([11, 12, 13])]).lines) == ["11", "12", "13", "14"]


def test_each_class_is_its_own() -> None:
    """Of two classes each is told of who was in it, wherever they are now."""
    lines = {**then([11, 12, 13]), **then([21, 22, 23], OTHER)}
    found = within(
        Earlier("昨天.xlsx", lines, {}),
        [here([11, 12, 21]), here([22, 23], "2班.csv", "数学1班")],
    ).lines
    assert {number: line.class_name for number, (_, line) in found.items()} == {
        "11": "软件1班", "12": "软件1班", "21": "软件1班", "13": "软件1班",
        "22": "数学1班", "23": "数学1班",
    }  # fmt: skip


def told(class_name: str, number: str = "") -> Told:
    return Told("姓名可疑", "", class_name, number, "", "姓名里有“?”")


@pytest.mark.parametrize(
    ("key", "one", "kept"),
    [
        (("bad-name", "11"), told(FULL[1], "11"), ("bad-name", "11")),
        (("bad-name", "99"), told(FULL[1], "99"), None),  # nobody of this class
        (
            ("number-order", FULL[1], "", "交来/1班.csv"),
            told(FULL[1]),
            ("number-order", "软件1班", "", "交来/1班.csv"),
        ),
        (("number-order", FULL[1], "", "交来/2班.csv"), told(FULL[1]), None),
        (("number-order", OTHER[1], "", "交来/1班.csv"), told(OTHER[1]), None),
        ((kinds.MISSING_FORM.code, FULL[1], "", "交来/1班.csv"), told(FULL[1]), None),
        ((WRONG_CLASS.code, "11"), told(FULL[1], "11"), None),
    ],
)
def test_which_problems_a_check_could_have_found(
    key: tuple[str, ...], one: Told, kept: tuple[str, ...] | None
) -> None:
    """Those of its students and of its file, called as here; none that needs the whole school."""
    earlier = Earlier("昨天.xlsx", then(range(11, 17)), {key: one})
    found = within(earlier, [here(range(11, 17))]).problems
    assert found == ({kept: one} if kept else {})


A_FILE = ("unreadable-file", "", "")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("交来/三班.pdf", "三班.pdf", True),  # typed from within
        ("交来/三班.pdf", "../交来/三班.pdf", True),
        ("交来/三班.pdf", "新交来/三班.pdf", True),  # the folder has another name
        ("交来/软件/三班.pdf", "交来/数学/三班.pdf", False),
        ("交来/三班.pdf", "交来/四班.pdf", False),
    ],
)
def test_a_file_by_another_way(before: str, now: str, *, expected: bool) -> None:
    """The same below the folder of all, or one way the end of the other; what students have is not.

    A 学号 may be anything somebody typed, as / is.
    """
    gone: dict[Key, Told] = {(*A_FILE, before): told(""), ("bad-number", "/"): told("", "/")}
    then = Earlier("昨天.xlsx", {}, gone, folder=("交来",))
    folder = parts_of(now)[:1] if len(parts_of(now)) > 1 else ()
    new = (*A_FILE, now)
    found = files_paired(then, {new: None, ("bad-name", "9"): None}, folder)
    assert found == ({new: (*A_FILE, before)} if expected else {})


def test_of_two_files_of_one_name_neither_is_taken_for_the_new_one() -> None:
    """Either may be meant."""
    gone: dict[Key, Told] = {
        (*A_FILE, f"交来/{name}/三班.pdf"): told("") for name in ("软件", "数学")
    }
    then = Earlier("昨天.xlsx", {}, gone, folder=("交来",))
    assert files_paired(then, {(*A_FILE, "三班.pdf"): None}, ()) == {}
