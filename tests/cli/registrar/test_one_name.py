"""Two classes of one name, of which nobody says the college: told apart by their 学号."""

from pathlib import Path

import openpyxl
import pytest

from cli.registrar.test_merge import NOW, Fankui

# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
TWO = ("2014级软件1班（20140301）", "2014级软件1班（20140501）")


def handed_in(folder: Path, start: str) -> Path:
    """The roster with results of a class of five."""
    folder.mkdir()
    rows = [f"{start}{at:02},李{'甲乙丙丁戊'[at - 1]},2014级软件1班,无误" for at in range(1, 6)]
    path = folder / "软件1班.csv"
    path.write_text("\n".join(["学号,姓名,班级,校对结果", *rows]), "utf-8-sig")
    return path


def classes(book: Path) -> dict[str, int]:
    """How many lines each class has in 明细."""
    sheet = openpyxl.load_workbook(book)["明细"]
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(i for i, row in enumerate([header, *rows]) if "班级" in row)
    names = [row[[header, *rows][at].index("班级")] for row in [header, *rows][at + 1 :]]
    return {str(name): names.count(name) for name in names if name}


def test_two_classes_of_one_name(fankui: Fankui, tmp_path: Path) -> None:
    """They are two in the workbook, each is told it, and in steps the same bytes come out."""
    one, other = handed_in(tmp_path / "甲", "20140301"), handed_in(tmp_path / "乙", "20140501")
    whole = tmp_path / "汇总.xlsx"
    said = fankui("merge", one.parent, other.parent, "-o", whole, *NOW)
    assert said.code == 0  # a warning
    for name in TWO:
        assert "".join(said.err.split()).count(f"当作2个班：这里的5人是“{name}”") == 1
    assert classes(whole) == dict.fromkeys(TWO, 5)
    for folder in (one.parent, other.parent):
        fankui("merge", folder, "-o", tmp_path / f"{folder.name}.xlsx", *NOW)
    assert classes(tmp_path / "甲.xlsx") == {"2014级软件1班": 5}
    steps = tmp_path / "分步.xlsx"
    fankui("merge", tmp_path / "甲.xlsx", tmp_path / "乙.xlsx", "-o", steps, *NOW)
    assert steps.read_bytes() == whole.read_bytes()


def test_what_is_decided_by_hand_stays_in_its_class(fankui: Fankui, tmp_path: Path) -> None:
    """A line that was changed before the other class came goes with the rows of its file."""
    one, other = handed_in(tmp_path / "甲", "20140301"), handed_in(tmp_path / "乙", "20140501")
    first = tmp_path / "甲.xlsx"
    fankui("merge", one.parent, "-o", first, *NOW)
    book = openpyxl.load_workbook(first)
    cell = next(c for row in book["明细"].iter_rows() for c in row if c.value == "无误")
    cell.value = "照片不是本人"
    book.save(first)
    fankui("merge", first, other.parent, "-o", tmp_path / "汇总.xlsx", *NOW)
    assert classes(tmp_path / "汇总.xlsx") == dict.fromkeys(TWO, 5)


@pytest.mark.parametrize("has_list", [False, True])
def test_what_is_decided_under_a_shown_name_goes_with_its_class(
    fankui: Fankui, tmp_path: Path, *, has_list: bool
) -> None:
    """When the other class writes its name in full, or a list comes, there is none of that name."""
    one, other = handed_in(tmp_path / "甲", "20140301"), handed_in(tmp_path / "乙", "20140501")
    first = tmp_path / "汇总.xlsx"
    fankui("merge", one.parent, other.parent, "-o", first, *NOW)
    book = openpyxl.load_workbook(first)
    row = next(r for r in book["明细"].iter_rows() if any(c.value == "2014050102" for c in r))
    [c for c in row if c.value == "无误"][-1].value = "照片不是本人"  # not what it amounts to
    book.save(first)
    full = "2014级计算机软件1班"
    other.write_text(other.read_text("utf-8-sig").replace("2014级软件1班", full), "utf-8-sig")
    rows = one.read_text("utf-8-sig").splitlines() + other.read_text("utf-8-sig").splitlines()[1:]
    listed = "\n".join(each.rpartition(",")[0] for each in rows)
    (tmp_path / "名单.csv").write_text(listed, "utf-8-sig")
    lists = ["--roster", tmp_path / "名单.csv"] if has_list else []
    whole = tmp_path / "又.xlsx"
    fankui("merge", one.parent, other.parent, first, *lists, "-o", whole, *NOW)
    assert classes(whole) == {"2014级软件1班": 5, full: 5}
    lines = [{c.value for c in each} for each in openpyxl.load_workbook(whole)["明细"].iter_rows()]
    [line] = [each for each in lines if "2014050102" in each]
    assert "无误" not in line
    assert full in line


def test_both_are_asked_to_write_their_class_in_full(fankui: Fankui, tmp_path: Path) -> None:
    """Neither knows of the other; what goes back names no other class's file."""
    one, other = handed_in(tmp_path / "甲", "20140301"), handed_in(tmp_path / "乙", "20140501")
    back = tmp_path / "退回"
    fankui("merge", one.parent, other.parent, "--send-back", back, "-o", tmp_path / "a.xlsx", *NOW)
    texts = {path.parent.name: path.read_text("utf-8-sig") for path in back.rglob("*.txt")}
    assert set(texts) == set(TWO)
    assert all("请核对班级名称，写全、写对" in text for text in texts.values())
    assert not any("也写着" in text for text in texts.values())
    for name, text in texts.items():
        start = name[-9:-1]
        assert f"还有一个班也写“2014级软件1班”：这里说的是学号 {start} 开头的这个班。" in text


@pytest.mark.parametrize("is_of_both", [True, False])
def test_who_is_asked_reads_which_class_is_meant(
    fankui: Fankui, tmp_path: Path, *, is_of_both: bool
) -> None:
    """The text for the group of a class, and only where there is another one of its name."""
    one, other = handed_in(tmp_path / "甲", "20140301"), handed_in(tmp_path / "乙", "20140501")
    for path in (one, other):
        path.write_text(
            path.read_text("utf-8-sig").replace("李乙,2014级软件1班,无误", "李乙,2014级软件1班,"),
            "utf-8-sig",
        )
    third = tmp_path / "甲" / "二班.csv"
    third.write_text(
        one.read_text("utf-8-sig").replace("201403", "201409").replace("1班", "2班"), "utf-8-sig"
    )
    handed = [one.parent, *([other.parent] if is_of_both else [])]
    fankui("remind", *handed, "-o", f"{tmp_path / '催交'}/", *NOW)
    texts = {
        path.stem: path.read_text("utf-8-sig") for path in (tmp_path / "催交").glob("催交*.txt")
    }
    assert len(texts) == (3 if is_of_both else 2)
    told = {name for name, text in texts.items() if "还有一个班也写" in text}
    assert told == ({f"催交-{name}" for name in TWO} if is_of_both else set())
