"""What holds of all that goes back, whatever a school handed in."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from builders import notice_2018
from hypothesis import given, settings
from hypothesis import strategies as st
from send_backs import NUMBER, class_file, merge, noted, text_of, workbook

from tongzhi_cli.model.problem import Severity
from tongzhi_cli.packs.back.send_back import Plan
from tongzhi_cli.packs.names import SENT_BACK
from tongzhi_cli.summary.merge import Merged

NAMES = ("安若溪", "白景行", "毕思远", "曹雨桐", "卫澜", "易安", "尹桥", "宋知予", "周游", "郑重")
RESULTS = (
    "无误",
    "",
    "有问题",
    "照片不是本人",
    "嗯嗯呃",
    "休学",
    "姓名有误：显示“张珊”，应为“张姗”",
)
AT_ROW = re.compile(r"(\d{10})（表上没有这个学号）")
ENDINGS = (".docx", ".xlsx", ".csv", ".xls")


class Line(NamedTuple):
    """A student as the class wrote them: *at* in the roll, what is wrong with 学号 and name."""

    at: int
    number: str
    name: str
    result: str


class Handed(NamedTuple):
    """The file of a class, None where nothing came."""

    ending: str
    lines: tuple[Line, ...]


def number_of(group: int, at: int) -> str:
    return f"20140{group + 3}01{at + 1:02}"


def name_of(group: int, at: int) -> str:
    return f"{NAMES[(group * 3 + at) % len(NAMES)]}{'甲乙丙丁'[group]}"


@st.composite
def schools(draw: st.DrawFn) -> list[Handed | None]:
    """Three classes of four on the roll; each may miss some, add some, write some wrongly."""
    found: list[Handed | None] = []
    for group in range(3):
        if draw(st.integers(0, 5)) == 0:
            found.append(None)
            continue
        lines = []
        strange = 0  # whose 学号 is another class's; three would be that class under a wrong name
        for at in draw(st.lists(st.integers(0, 4), min_size=1, max_size=5, unique=True)):
            number, name = number_of(group, at), name_of(group, at)
            odd = draw(st.integers(0, 9))
            if odd == 0 and strange < 2:
                strange += 1
                number = number_of((group + 1) % 3, draw(st.integers(0, 3)))  # another class's
            elif odd == 1:
                name = f"{name[0]}某"
            lines.append(Line(at, number, name, draw(st.sampled_from(RESULTS))))
        found.append(Handed(draw(st.sampled_from(ENDINGS)), tuple(lines)))
    return found


def class_name(group: int) -> str:
    return f"2014级软件{group + 1}班"


def merged_school(folder: Path, school: Sequence[Handed | None]) -> tuple[Merged, Plan]:
    handed = folder / "交来"
    handed.mkdir(exist_ok=True)
    for group, one in enumerate(school):
        if one:
            rows = [["学号", "姓名", "班级", "校对结果"]]
            rows += [[li.number, li.name, class_name(group), li.result] for li in one.lines]
            (handed / f"交{group}{one.ending}").write_bytes(class_file(one.ending, rows))
    rows = [["学号", "姓名", "班级"]]
    rows += [
        [number_of(group, at), name_of(group, at), class_name(group)]
        for group in range(3)
        for at in range(4)
    ]
    listed = folder / "全校.xlsx"
    listed.write_bytes(workbook({"全校": rows}))
    return merge(handed, [listed], notice_2018())


@settings(max_examples=40)
@given(schools().filter(any))
def test_each_problem_is_told_once(school: list[Handed | None]) -> None:
    """All errors and warnings, each numbered once in text and notes; nothing of other classes."""
    with TemporaryDirectory() as name:
        found, plan = merged_school(Path(name), school)
        originals = {path: path.read_bytes() for path in Path(name).rglob("*") if path.is_file()}
        _, again = merge(Path(name) / "交来", [Path(name) / "全校.xlsx"], notice_2018())
        assert [one.files for one in again.folders] == [one.files for one in plan.folders]
        assert set(originals) == {path for path in Path(name).rglob("*") if path.is_file()}
    told = [one for one in found.all_problems if one.severity is not Severity.INFO]
    # who is missing only as their row has another's 学号 is told at that row
    at_rows = {number for one in plan.folders for number in AT_ROW.findall(text_of(one.files))}
    count = sum(one.problems for one in plan.folders) + len(plan.left) + len(at_rows)
    assert count == len(told)
    assert len({one.folder for one in plan.folders}) == len(plan.folders)
    for back in plan.folders:
        text = text_of(back.files)
        numbers = [int(one) for one in NUMBER.findall(text)]
        assert sorted(numbers) == list(range(1, back.problems + 1))
        files = {name: data for name, data in back.files.items() if name != SENT_BACK}
        if not back.is_silent:
            notes = Counter(
                number
                for name, data in files.items()
                for those in noted(name, data).values()
                for number, _ in those
            )
            assert notes == Counter(numbers)
        group = next(at for at in range(3) if class_name(at) == back.name)
        one = school[group]
        own = "" if one is None else str(one.lines)
        for other in {0, 1, 2} - {group}:
            assert class_name(other) not in text
            for at in range(5):
                for private in (number_of(other, at), name_of(other, at)):
                    assert private in own or private not in text, (private, text)
        assert not re.search(r"交[012]\.", text.replace(f"交{group}.", ""))


@settings(max_examples=15)
@given(schools().filter(any))
def test_what_goes_back_reads_as_what_came(school: list[Handed | None]) -> None:
    """A class may mend the copy and hand it in: unmended, the same students say the same."""
    with TemporaryDirectory() as name:
        found, plan = merged_school(Path(name), school)
        handed = Path(name) / "交来"
        for back in plan.folders:
            for file, data in back.files.items():
                if file != SENT_BACK:
                    for old in handed.glob(f"{Path(file).stem}.*"):
                        old.unlink()
                    (handed / file).write_bytes(data)
        again, _ = merge(handed, [Path(name) / "全校.xlsx"], notice_2018())
    students = [
        sorted((one.number, one.name, one.class_name, one.result) for one in each.lines)
        for each in (found, again)
    ]
    assert students[0] == students[1]
