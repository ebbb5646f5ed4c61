"""`fankui signed --by 汇总.xlsx 扫描/ -o 新汇总.xlsx`: a stack against the summary of an office.

What the pictures show is said by the tests; `test_pictures` has real ones.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.cli.signed import by
from tongzhi_cli.cli.signed.book import Book
from tongzhi_cli.errors import OutputError
from tongzhi_cli.office.disk import partial
from tongzhi_cli.scan import extra
from tongzhi_cli.scan.judge import Reason, State, Verdict
from tongzhi_cli.scan.match import Person
from tongzhi_cli.scan.seen import Seal, SeenRow, SeenSheet, Shot, Trouble

Fankui = Callable[..., Run]
Known = Callable[[Path], Mapping[int | None, Shot] | None]
NOW = ("--now", "2018-04-02 09:00")
NUMBERS = [f"20140301{at:02d}" for at in range(1, 61)]
STATES = {"S": State.SIGNED, "U": State.UNSIGNED, "L": State.LOOK}


class Eyes:
    """What stands in for the libraries: what each picture *shows*, which were *read*."""

    def __init__(self) -> None:
        self.shows: dict[str, list[SeenSheet] | Trouble] = {}
        self.read: list[str] = []
        self.stops_at = ""
        self.stops_by: type[BaseException] = KeyboardInterrupt

    def look_at(
        self, files: Sequence[Path], people: Sequence[Person], *, crops: bool, known: Known
    ) -> Iterator[list[Shot]]:
        """As `looking.look_at`; Ctrl+C comes at the picture *stops_at*."""
        assert people
        assert not crops
        for path in files:
            if path.name == self.stops_at:
                raise self.stops_by
            there = known(path)
            if there or there is None:
                yield [*(there or {}).values()]
                continue
            self.read.append(path.name)
            shown = self.shows[path.name]
            if isinstance(shown, Trouble):
                yield [Shot(str(path), (), shown, file=str(path))]
            else:
                yield [Shot(str(path), tuple(shown), file=str(path))]


@pytest.fixture
def eyes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Eyes:
    """A class of thirty in 汇总.xlsx, in the working folder; pictures that a test tells of."""
    monkeypatch.chdir(tmp_path)
    found = Eyes()
    monkeypatch.setattr(extra, "require", lambda: None)
    monkeypatch.setattr(by, "look_at", found.look_at)
    workbook(tmp_path / "交来.xlsx", [HEADER, *students(30)])
    Path("扫描").mkdir()
    return found


@pytest.fixture
def summary(fankui: Fankui, eyes: Eyes) -> bytes:
    """The bytes of 汇总.xlsx."""
    assert not eyes.read
    assert fankui("merge", "交来.xlsx", "-o", "汇总.xlsx", "-q").code == 0
    return Path("汇总.xlsx").read_bytes()


def picture(eyes: Eyes, name: str, *sheets: SeenSheet | Trouble) -> None:
    Path("扫描", name).write_bytes(f"\xff\xd8 {name}".encode("latin-1"))
    (first, *_) = sheets
    eyes.shows[name] = first if isinstance(first, Trouble) else [*sheets]  # type: ignore[list-item]


def sheet(states: str, first: int = 1, unread: int = 0, seal: Seal = Seal.SEEN) -> SeenSheet:
    rows = [
        SeenRow(
            NUMBERS[at - 1], Verdict(STATES[one], Reason.STRUCK if one == "L" else None), ()
        )
        for at, one in enumerate(states, start=first)
    ]  # fmt: skip
    return SeenSheet(tuple(rows), unread, seal, head="5:学号1,姓名2,校对结果3,本人签名4")


def signed(fankui: Fankui, *more: str) -> Run:
    return fankui("signed", "--by", "汇总.xlsx", "扫描", "-o", "新汇总.xlsx", *more)


def paper(path: str = "新汇总.xlsx") -> str:
    """What stands under 纸件 of the one class."""
    (row,) = [
        row for row in openpyxl.load_workbook(path)["总览"].iter_rows(values_only=True)
        if str(row[1]).startswith("2014级") and row[-1]
    ]  # fmt: skip
    return str(row[-1])


def scans(path: str = "新汇总.xlsx") -> list[tuple[object, ...]]:
    rows = openpyxl.load_workbook(path)["纸件"].iter_rows(min_row=2, values_only=True)
    return [row[:9] for row in rows]


pytestmark = [
    pytest.mark.filterwarnings("ignore:Unknown extension"),
    pytest.mark.filterwarnings("ignore:Conditional Formatting"),
]


@pytest.mark.parametrize(
    ("sheets", "told", "code"),
    [
        ([sheet("S" * 25), sheet("S" * 5, 26)], "齐", 0),
        ([sheet("S" * 25), sheet("S" * 5, 26, seal=Seal.NOT_SEEN)], "齐，1 张没看到章", 0),
        ([sheet("S" * 25)], "缺第 2 张", 1),
        ([sheet("S" * 22 + "UUU"), sheet("S" * 5, 26)], "3 人没看到签名", 1),
        ([sheet("S" * 25), sheet("SSSLL", 26)], "2 人请看一眼", 1),
        ([sheet("S" * 25), sheet("SSSS", 26, 2)], "1 人没读出来，1 行对不上", 1),
        ([Trouble.NO_TABLE], "没有照片", 3),
    ],
)
def test_a_class_has_a_word_for_its_paper(
    fankui: Fankui,
    eyes: Eyes,
    summary: bytes,
    sheets: list[SeenSheet | Trouble],
    told: str,
    code: int,
) -> None:
    """In the new workbook; the given one is as it was, byte for byte."""
    for at, one in enumerate(sheets, start=1):
        picture(eyes, f"{at}.jpg", one)
    run = signed(fankui)
    assert (run.code, paper()) == (code, told), run.err
    assert Path("汇总.xlsx").read_bytes() == summary


def test_the_same_scans_give_the_same_bytes(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """In one go, or where some were looked at before; what is known is not looked at again."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 25))
    assert signed(fankui).code == 1
    picture(eyes, "2.jpg", sheet("SSSUL", 26))
    eyes.read.clear()
    assert signed(fankui, "--force").code == 1
    in_two = Path("新汇总.xlsx").read_bytes()
    assert eyes.read == ["2.jpg"]
    Path("新汇总.xlsx").unlink()
    assert signed(fankui).code == 1
    assert Path("新汇总.xlsx").read_bytes() == in_two
    eyes.read.clear()
    fankui("signed", "--by", "新汇总.xlsx", "扫描", "-o", "又一份.xlsx")
    assert (eyes.read, Path("又一份.xlsx").read_bytes()) == ([], in_two)


def test_what_was_given_is_not_written_over(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """Not the summary, however it is forced; another file only with --force."""
    picture(eyes, "1.jpg", sheet("S"))
    words = ("signed", "--by", "汇总.xlsx", "扫描", "-o")
    assert fankui(*words, "汇总.xlsx", "--force").code == 4
    Path("有了.xlsx").write_bytes(b"x")
    assert fankui(*words, "有了.xlsx").code == 4
    assert (eyes.read, Path("汇总.xlsx").read_bytes()) == ([], summary)


def test_stopped_it_goes_on_where_it_was(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """Ctrl+C: exit 130, a whole workbook of what was seen, which says so; then only the rest."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 25))
    picture(eyes, "2.jpg", sheet("S" * 5, 26))
    eyes.stops_at = "2.jpg"
    run = signed(fankui)
    assert (run.code, run.out) == (130, "新汇总.xlsx\n")
    assert "已停下：还有 1 张没有看。" in run.err
    assert "signed --by 汇总.xlsx 扫描 -o 新汇总.xlsx --force" in run.err
    assert paper() == "没看完：缺第 2 张"
    assert [row[5:7] for row in scans()[25:]] == [("还没有看", "扫描/2.jpg")]
    eyes.stops_at = ""
    eyes.read.clear()
    run = signed(fankui, "--force")
    assert (run.code, eyes.read, paper()) == (0, ["2.jpg"], "齐"), run.out + run.err
    assert len(scans()) == 30


def test_what_was_seen_is_written_in_between(
    fankui: Fankui, eyes: Eyes, summary: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends the program: the workbook has what was seen until then, and says what waits."""
    assert summary
    monkeypatch.setattr(by, "_EVERY", 2)
    for at in range(1, 4):
        picture(eyes, f"{at}.jpg", sheet("S" * 10, 10 * at - 9))
    eyes.stops_at, eyes.stops_by = "3.jpg", RuntimeError
    assert signed(fankui).code == 5
    assert paper() == "没看完：缺第 3 张"
    assert [row[6] for row in scans() if row[5] == "还没有看"] == ["扫描/3.jpg"]
    eyes.stops_at = ""
    eyes.read.clear()
    assert (signed(fankui, "--force").code, eyes.read, paper()) == (0, ["3.jpg"], "齐")


def test_merging_keeps_it(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """Another level, and a summary that is written over, have what was seen: the same bytes."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 25))
    signed(fankui)
    new = Path("新汇总.xlsx").read_bytes()
    assert fankui("merge", "新汇总.xlsx", "-o", "全校.xlsx").code == 0
    assert Path("全校.xlsx").read_bytes() == new
    assert fankui("merge", "交来.xlsx", "-o", "全校.xlsx", "--force").code == 0
    assert paper("全校.xlsx") == "缺第 2 张"


def test_a_form_that_has_changed_since_is_told(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """The paper says what it said: whose result is another now has to be looked at."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 25))
    picture(eyes, "2.jpg", sheet("S" * 5, 26))
    assert signed(fankui).code == 0
    rows = students(30)
    rows[6][4] = "照片不是本人"
    workbook(Path("交来.xlsx"), [HEADER, *rows])
    run = fankui("merge", "交来.xlsx", "新汇总.xlsx", "-o", "再汇总.xlsx")
    assert (
        "看过照片以后数据改过，纸上可能是旧的，重新签、再看：2014级信息管理与信息系统1班（1 人）"
        in run.err
    )
    assert paper("再汇总.xlsx") == "1 人的数据后来改过"
    eyes.read.clear()
    picture(eyes, "1.jpg", sheet("S" * 25))
    again = fankui("signed", "--by", "再汇总.xlsx", "扫描", "-o", "又一份.xlsx")
    assert (again.code, eyes.read, paper("又一份.xlsx")) == (0, ["1.jpg"], "齐")


def test_what_somebody_writes_beside_a_row_counts(
    fankui: Fankui, eyes: Eyes, summary: bytes
) -> None:
    """看过: 已签 or 未签, in the workbook or by --seen; what is neither is told."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 24 + "L"))
    picture(eyes, "2.jpg", sheet("SSSLL", 26))
    signed(fankui)
    book = openpyxl.load_workbook("新汇总.xlsx")
    for row in book["纸件"].iter_rows(min_row=2):
        if row[2].value in NUMBERS[24:29]:
            row[8].value = "签了" if row[2].value == NUMBERS[24] else "问问"
    book.save("新汇总.xlsx")
    run = signed(fankui, "--force")
    assert (run.code, paper()) == (1, "2 人请看一眼")
    assert "“看过”一栏要写 已签 或 未签，没看懂的：2014030126、" in run.err
    run = signed(fankui, "--force", "--seen", "已签 29，未签 30")
    assert (run.code, paper()) == (1, "1 人没看到签名"), run.err
    assert signed(fankui, "--force", "--seen", f"已签 {NUMBERS[29]}").code == 0


def test_a_class_has_a_line_on_the_screen(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """Where a workbook has the rest; without one, whose rows are open is told."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 24 + "U"))
    run = signed(fankui)
    assert run.out.splitlines()[:2] == [
        "2014级信息管理与信息系统1班：缺第 2 张，1 人没看到签名", "有照片的 1 个班，齐 0 个",
    ]  # fmt: skip
    whose = f"没看到签名：25 {students(30)[24][1]}"
    assert whose not in run.out
    assert whose in fankui("signed", "--by", "新汇总.xlsx", "扫描").out


def test_two_names_of_one_picture_are_one(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """It is looked at once, and said."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 25))
    Path("扫描/2.jpg").write_bytes(Path("扫描/1.jpg").read_bytes())
    run = signed(fankui)
    assert (eyes.read, len(scans())) == (["1.jpg"], 25)
    assert "扫描/2.jpg 和 扫描/1.jpg 是同一份，只看一次" in run.err


def test_nothing_of_a_signature_is_kept(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """Whose name was read in a cell, and what was read where the data differ, is not written."""
    assert summary
    seen = sheet("S" * 25)
    other = SeenRow(NUMBERS[0], Verdict(State.LOOK, Reason.OTHERS, "秘密"), ())
    picture(eyes, "1.jpg", seen._replace(rows=(other, *seen.rows[1:])))
    run = fankui("signed", "--by", "汇总.xlsx", "扫描")
    assert "写的好像是秘密的名字" in run.out
    signed(fankui)
    cells = [
        str(value) for each in openpyxl.load_workbook("新汇总.xlsx")
        for row in each.iter_rows(values_only=True) for value in row
    ]  # fmt: skip
    assert not [one for one in cells if "秘密" in one]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--by", "交来.xlsx", "扫描"], "不是汇总"),
        (["--by", "汇总.xlsx", "交来.xlsx", "扫描"], "交来.xlsx 不是照片"),
        (["交来.xlsx", "扫描", "-o", "新.xlsx"], "-o 要和 --by 汇总.xlsx 一起用"),
        (["--by", "汇总.xlsx", "扫描", "-o", "新.html"], "不是 .xlsx"),
        (["--by", "汇总.xlsx", "扫描", "--class", "1班"], "--class 不能和 --by 一起用"),
        (["--by", "汇总.xlsx", "扫描", "--results", "答.csv"], "--results 不能和 --by 一起用"),
        (["--by", "汇总.xlsx", "扫描", "--now", "什么时候"], "--now"),
    ],
)
def test_what_cannot_be_is_refused(
    fankui: Fankui, eyes: Eyes, summary: bytes, words: list[str], said: str
) -> None:
    """Exit 2, with what to type; nothing is looked at."""
    assert summary
    picture(eyes, "1.jpg", sheet("S"))
    before = {*Path().iterdir()}
    run = fankui("signed", *words)
    assert (run.code, said in run.err) == (2, True), run.err
    assert (eyes.read, {*Path().iterdir()}) == ([], before)


def write(path: str, said: dict[str, str], number: str = NUMBERS[2]) -> None:
    """Type under 看过, by the picture; of one student."""
    book = openpyxl.load_workbook(path)
    for row in book["纸件"].iter_rows(min_row=2):
        if row[2].value == number:
            row[8].value = said.get(str(row[6].value), "")
    book.save(path)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("没签", "已签", "1 人没看到签名"),
        ("未签", "签了", "1 人没看到签名"),
        ("再问问", "已签", "1 人请看一眼"),
        ("", "已签", "齐"),
    ],
)
def test_unsigned_is_stronger_than_signed(
    fankui: Fankui, eyes: Eyes, summary: bytes, one: str, other: str, told: str
) -> None:
    """In whatever words, of two pictures or in two summaries, whichever comes first; and told."""
    assert summary
    for name in ("1.jpg", "2.jpg"):
        picture(eyes, name, sheet("SSL" + "S" * 27))
    signed(fankui)
    unsaid = Path("新汇总.xlsx").read_bytes()
    a, b = "扫描/1.jpg", "扫描/2.jpg"
    for said in ({a: one, b: other}, {a: other, b: one}):
        write("新汇总.xlsx", said)
        run = signed(fankui, "--force")
        assert paper() == told, said
        assert ("算未签，要改就都改：2014030103" in run.err) == ("没看到签名" in told)
    for name, word in (("甲.xlsx", one), ("乙.xlsx", other)):
        Path(name).write_bytes(unsaid)
        write(name, {a: word, b: word})
    for names in (("甲.xlsx", "乙.xlsx"), ("乙.xlsx", "甲.xlsx")):
        fankui("merge", *names, "-o", "校.xlsx", "--force")
        assert paper("校.xlsx") == told


def test_what_waits_is_known_by_what_is_in_it(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """A new picture under the name of an old one waits; one that was looked at elsewhere does not.

    Until everything has been looked at nothing is complete: exit 1, not what a bad picture gives.
    """
    assert summary
    write_classes(["2014级1班"] * 30)
    fankui("merge", "交来.xlsx", "-o", "汇总.xlsx", "--force")
    picture(eyes, "1.jpg", sheet("S" * 30))
    assert (signed(fankui).code, paper()) == (0, "齐")
    Path("扫描/1.jpg").write_bytes(b"\xff\xd8 new")
    eyes.stops_at = "1.jpg"
    assert (signed(fankui, "--force").code, paper()) == (130, "没看完")
    fankui("merge", "新汇总.xlsx", "-o", "校.xlsx", "--by-college", "各院")
    assert [paper(str(one)) for one in [Path("校.xlsx"), *Path("各院").rglob("*.xlsx")]] == [
        "没看完", "没看完",
    ]  # fmt: skip
    eyes.stops_at = ""
    Path("另").mkdir()
    Path("扫描/1.jpg").rename("另/1.jpg")
    picture(eyes, "1.jpg", sheet("S" * 30))
    words = ("signed", "--by", "新汇总.xlsx", "-o", "末.xlsx", "--force")
    run = fankui(*words, "扫描")
    assert (run.code, paper("末.xlsx")) == (1, "没看完"), run.out
    assert "还没看完：还有 1 张没有看" in run.out
    assert "“纸件”里还没有看的 1 张，这次没有给：扫描/1.jpg。" in run.err
    Path("另/1.jpg").rename("扫描/b.jpg")
    eyes.shows["b.jpg"] = [sheet("S" * 30)]
    assert (fankui(*words, "扫描").code, paper("末.xlsx")) == (0, "齐")


def fill(*rows: list[object]) -> None:
    workbook(Path("交来.xlsx"), [HEADER, *rows])


def write_classes(names: list[str], college: str = "信息学院") -> None:
    """The class of each student; the *college* of the last."""
    rows = [
        [row[0], row[1], name, college if name == names[-1] else "信息学院", "无误"]
        for row, name in zip(students(len(names)), names, strict=True)
    ]
    workbook(Path("交来.xlsx"), [["学号", "姓名", "班级", "学院", "校对结果"], *rows])


def papers(path: str) -> dict[str, str]:
    """纸件 of each class."""
    return {
        str(row[1]): str(row[-1])
        for row in openpyxl.load_workbook(path)["总览"].iter_rows(values_only=True)
        if str(row[1]).startswith("2014级") and row[-1]
    }


def test_a_row_of_who_has_gone_since_is_nobodys(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """The sheet has a row too many; merged, or looked at again."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 25))
    picture(eyes, "2.jpg", sheet("S" * 5, 26))
    assert signed(fankui).code == 0
    book = openpyxl.load_workbook("新汇总.xlsx")
    heads = [cell.value for cell in book["明细"][1]]
    for row in book["明细"].iter_rows(min_row=2):
        if row[heads.index("学号")].value == NUMBERS[29]:
            row[heads.index("作废")].value = "录重了"
    book.save("新汇总.xlsx")
    fankui("merge", "新汇总.xlsx", "-o", "再汇总.xlsx")
    assert paper("再汇总.xlsx") == "1 行对不上"
    fill(*students(29))
    fankui("merge", "交来.xlsx", "-o", "汇总.xlsx", "--force")
    picture(eyes, "2.jpg", sheet("S" * 4, 26, 1))
    assert (signed(fankui, "--force").code, paper()) == (1, "1 行对不上")


def test_who_was_moved_is_told_of_both_classes(fankui: Fankui, eyes: Eyes) -> None:
    """The sheet that he has signed is another class's; the two of one college or of two."""
    names = ("2014级信息管理与信息系统1班", "2014级别的班")
    write_classes([*[names[0]] * 4, *[names[1]] * 4])
    fankui("merge", "交来.xlsx", "-o", "汇总.xlsx")
    picture(eyes, "1.jpg", sheet("SSSS"))
    picture(eyes, "2.jpg", sheet("SSSS", 5))
    assert signed(fankui).code == 0
    for college in ("信息学院", "别的学院"):
        write_classes([*[names[0]] * 3, *[names[1]] * 5], college)
        fankui("merge", "交来.xlsx", "-o", "汇总.xlsx", "--force")
        Path("新汇总.xlsx").unlink()
        assert signed(fankui).code == 1
        told = papers("新汇总.xlsx")
        assert (told[names[0]], told[names[1]]) == ("1 行对不上", "1 人请看一眼")
    fankui("merge", "新汇总.xlsx", "-o", "校.xlsx", "--by-college", "各院")
    parts = {name: word for path in Path("各院").rglob("*.xlsx")
             for name, word in papers(str(path)).items()}  # fmt: skip
    assert parts[names[0]] == "1 行对不上"
    assert parts[names[1]] != "齐"


@pytest.mark.parametrize("order", [("1.jpg", "2.jpg"), ("2.jpg", "1.jpg")])
def test_a_row_of_nobody_is_told_on_whichever_picture(
    fankui: Fankui, eyes: Eyes, summary: bytes, order: tuple[str, str]
) -> None:
    """Another scan of the sheet does not hide it, unless it was blurred."""
    assert summary
    fill(*students(6))
    fankui("merge", "交来.xlsx", "-o", "汇总.xlsx", "--force")
    picture(eyes, order[0], sheet("SSSSSS"))
    picture(eyes, order[1], sheet("SSSSS", unread=1))
    assert (signed(fankui).code, paper()) == (1, "1 行对不上")
    Path("新汇总.xlsx").unlink()
    picture(eyes, order[1], sheet("SSSSS", unread=1)._replace(is_blurred=True))
    assert (signed(fankui).code, paper()) == (0, "齐")


def test_a_folder_that_is_not_there_is_told_so(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """Not that it is no picture."""
    assert summary
    run = fankui("signed", "--by", "汇总.xlsx", "扫瞄", "-o", "新.xlsx")
    assert (run.code, "没有 扫瞄 这个文件" in run.err, eyes.read) == (3, True, [])


def test_what_was_seen_is_not_typed(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """已签 in the column that the program writes counts as nothing, and it is told where to."""
    assert summary
    picture(eyes, "1.jpg", sheet("SUL" + "S" * 27))
    signed(fankui)
    book = openpyxl.load_workbook("新汇总.xlsx")
    for row in book["纸件"].iter_rows(min_row=2):
        row[4].value = "已签"
    book.save("新汇总.xlsx")
    run = fankui("merge", "新汇总.xlsx", "-o", "校.xlsx")
    assert "“纸件”一栏的字改过，不算；看过了，写在“看过”一栏：2014030102、2014030103" in run.err
    assert "齐" not in paper("校.xlsx")
    eyes.read.clear()
    signed(fankui, "--force")
    assert (eyes.read, paper()) == (["1.jpg"], "1 人没看到签名，1 人请看一眼")


def test_what_was_taken_back_does_not_come_back(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """A blanked 已签 is asked again, though another summary has it, until somebody says."""
    assert summary
    picture(eyes, "1.jpg", sheet("SSL" + "S" * 27))
    signed(fankui)
    write("新汇总.xlsx", {"扫描/1.jpg": "已签"})
    assert (signed(fankui, "--force").code, paper()) == (0, "齐")
    Path("汇总.xlsx").write_bytes(Path("新汇总.xlsx").read_bytes())
    write("新汇总.xlsx", {})
    for _ in range(2):
        run = signed(fankui, "--force")
        assert (run.code, paper()) == (1, "1 人请看一眼"), run.out
        assert scans()[2][8] == "收回"
        assert "没看懂" not in run.err
    for names in (("汇总.xlsx", "新汇总.xlsx"), ("新汇总.xlsx", "汇总.xlsx")):
        fankui("merge", *names, "-o", "校.xlsx", "--force")
        assert paper("校.xlsx") == "1 人请看一眼"
    write("新汇总.xlsx", {"扫描/1.jpg": "未签"})
    assert (signed(fankui, "--force").code, paper()) == (1, "1 人没看到签名")


def test_what_was_written_and_does_not_count_is_told(
    fankui: Fankui, eyes: Eyes, summary: bytes
) -> None:
    """Beside a row of nobody, of who has gone, of whose result has changed since: and why."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 29, unread=1))
    signed(fankui)
    book = openpyxl.load_workbook("新汇总.xlsx")
    for row in book["纸件"].iter_rows(min_row=2):
        if row[2].value in {None, "", NUMBERS[3], NUMBERS[4], NUMBERS[5]}:
            row[8].value = "已签"
    book.save("新汇总.xlsx")
    rows = students(30)
    rows[3][4] = "照片不是本人"
    del rows[4]
    workbook(Path("交来.xlsx"), [HEADER, *rows])
    fankui("merge", "交来.xlsx", "-o", "汇总.xlsx", "--force")
    Path("扫描/1.jpg").unlink()
    picture(eyes, "2.jpg", sheet("S"))
    run = signed(fankui, "--force")
    assert (
        "“看过”写了也不算的：扫描/1.jpg 没对上的行（说不出是谁的）、"
        "2014030104（数据后来改过，看新的纸）、2014030105（汇总里没有这个人）\n"
    ) in run.err


def test_a_list_without_a_header_is_read_again(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """Alone its columns are a guess; what was read of it then does not stand once more is given."""
    assert summary
    alone = sheet("L" * 5, 26)._replace(head="?5:学号1,姓名2")
    picture(eyes, "2.jpg", alone)
    assert (signed(fankui).code, paper()) == (1, "缺第 1 张，5 人请看一眼")
    picture(eyes, "1.jpg", sheet("S" * 25))
    eyes.read.clear()
    eyes.shows["2.jpg"] = [sheet("S" * 5, 26)]
    assert (signed(fankui, "--force").code, eyes.read, paper()) == (0, ["1.jpg", "2.jpg"], "齐")


def test_a_page_stays_whole_in_the_summary_of_a_college(fankui: Fankui, eyes: Eyes) -> None:
    """The other sheet on it is another college's: what comes back of one is looked at for both."""
    names = ("2014级信息管理与信息系统1班", "2014级别的班")
    write_classes([*[names[0]] * 4, *[names[1]] * 4], "别的学院")
    book = openpyxl.load_workbook("交来.xlsx")
    for row in book.worksheets[0].iter_rows(min_row=6):
        row[3].value = "别的学院"
    book.save("交来.xlsx")
    fankui("merge", "交来.xlsx", "-o", "汇总.xlsx")
    picture(eyes, "1.jpg", sheet("SSSS"), sheet("SSSS", 5))
    assert signed(fankui).code == 0
    fankui("merge", "新汇总.xlsx", "-o", "校.xlsx", "--by-college", "各院")
    own = {str(one): papers(str(one)) for one in Path("各院").rglob("*.xlsx")}
    assert sorted(map(str, own.values())) == sorted(str({one: "齐"}) for one in names)
    mine = next(one for one in own if names[0] in own[one])
    fankui("merge", mine, "交来.xlsx", "-o", "又.xlsx")
    assert papers("又.xlsx") == dict.fromkeys(names, "齐")


def test_a_summary_that_is_open_in_another_program(
    fankui: Fankui, eyes: Eyes, summary: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened before, nothing is looked at; opened in between, what was seen stands beside it."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 30))
    target = Path("新汇总.xlsx")
    target.write_bytes(summary)
    opened = os.open

    def held(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if os.path.basename(path) == target.name and flags & os.O_WRONLY:  # noqa: PTH119
            raise PermissionError(13, "held", str(path))
        return opened(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", held)
    run = signed(fankui, "--force")
    assert (run.code, eyes.read, "可能正在 WPS/Word 里打开着" in run.err) == (4, [], True)
    monkeypatch.setattr(os, "open", opened)
    renamed = partial.rename

    def not_there(one: Path, other: Path) -> None:
        if other.name == target.name:
            raise PermissionError(13, "held", str(other))
        renamed(one, other)

    monkeypatch.setattr(partial, "rename", not_there)
    run = signed(fankui, "--force")
    assert (run.code, run.out.splitlines()[-1]) == (4, "新汇总-2.xlsx")
    assert "看过的没有丢，写在 新汇总-2.xlsx 里。" in run.err
    step = "fankui signed --by 新汇总-2.xlsx 扫描 -o 新汇总.xlsx --force"
    assert step in run.err
    assert (target.read_bytes(), paper("新汇总-2.xlsx")) == (summary, "齐")
    monkeypatch.setattr(partial, "rename", renamed)
    eyes.read.clear()
    assert (fankui(*step.split()[1:]).code, eyes.read, paper()) == (0, [], "齐")


def test_stopped_while_the_summary_is_open_nothing_typed_is_lost(
    fankui: Fankui, eyes: Eyes, summary: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to type to go on has what was seen, and begins with what stands beside."""
    Path("新汇总.xlsx").write_bytes(summary)
    picture(eyes, "1.jpg", sheet("S" * 29 + "L"))
    picture(eyes, "2.jpg", sheet("S"))
    eyes.stops_at = "2.jpg"
    renamed = partial.rename

    def held(one: Path, other: Path) -> None:
        if other.name == "新汇总.xlsx":
            raise PermissionError(13, "held", str(other))
        renamed(one, other)

    monkeypatch.setattr(partial, "rename", held)
    run = signed(fankui, "--force", "--seen", "已签 30")
    assert run.code == 130
    step = "--by 新汇总-2.xlsx 扫描 -o 新汇总.xlsx --force --seen '已签 30'"
    assert step in run.err.replace('"', "'")


def test_what_was_written_beside_and_is_opened_is_left_to_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be taken away again it stays, and the summary is where it was wanted."""
    book = Book(tmp_path / "新.xlsx", None, None)  # type: ignore[arg-type]  # nothing is asked of it
    held = [tmp_path / "新.xlsx"]

    def put(_: Book, path: Path) -> None:
        if path in held:
            raise OutputError("held", "")
        path.write_bytes(b"")

    def opened(path: Path, **_: Any) -> None:
        raise PermissionError(13, "held", str(path))

    monkeypatch.setattr(Book, "_put", put)
    beside = tmp_path / "新-2.xlsx"
    assert (book.write(), book.path) == ([beside], beside)
    held.clear()
    monkeypatch.setattr(Path, "unlink", opened)
    assert book.write() == [tmp_path / "新.xlsx"]
    assert (book.path, book.refused, book.left) == (tmp_path / "新.xlsx", None, beside)


def test_what_was_seen_is_not_lost(fankui: Fankui, eyes: Eyes, summary: bytes) -> None:
    """--seen that cannot be is refused before an hour's reading; stopped, it is in what to type.

    Where nothing is kept, that is said.
    """
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 29 + "L"))
    for typed in ("已签 999999999", "看了", "已签 5 未签 5"):
        assert (signed(fankui, "--seen", typed).code, eyes.read) == (2, []), typed
    assert not Path("新汇总.xlsx").exists()
    run = signed(fankui, "--seen", "已签 5")  # of whom nobody asked
    assert (run.code, eyes.read, paper()) == (2, ["1.jpg"], "1 人请看一眼")
    assert "照片都看了，记在 新汇总.xlsx 里，不用再看：fankui signed --by" in run.err
    picture(eyes, "2.jpg", sheet("S"))
    eyes.stops_at = "2.jpg"
    run = signed(fankui, "--force", "--seen", "已签 30")
    assert run.code == 130
    assert "-o 新汇总.xlsx --force --seen '已签 30'" in run.err.replace('"', "'")
    eyes.stops_at = ""
    run = fankui("signed", "--by", "汇总.xlsx", "扫描", "--seen", "已签 30")
    assert (run.code, "没有写 -o，看过的没有留下。" in run.err) == (0, True)


def test_the_sheet_photographed_again_once_he_has_signed(
    fankui: Fankui, eyes: Eyes, summary: bytes
) -> None:
    """Two pictures that differ are asked; 已签 beside the empty cell settles it, here and merged.

    Said of one picture, it is not of another that is empty.
    """
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 29 + "U"))
    assert (signed(fankui).code, paper()) == (1, "1 人没看到签名")
    Path("扫描/1.jpg").unlink()
    picture(eyes, "2.jpg", sheet("S" * 30))
    run = signed(fankui, "--force")
    assert (run.code, paper()) == (1, "1 人请看一眼")
    assert "两张照片不一样的：看准了纸，在写着“没看到签名”的那一行" in run.err
    write("新汇总.xlsx", {"扫描/2.jpg": "已签"}, NUMBERS[29])
    assert (signed(fankui, "--force").code, paper()) == (1, "1 人请看一眼")
    write("新汇总.xlsx", {"扫描/1.jpg": "已签"}, NUMBERS[29])
    assert (signed(fankui, "--force").code, paper()) == (0, "齐")
    fankui("merge", "新汇总.xlsx", "-o", "校.xlsx")
    assert paper("校.xlsx") == "齐"
    picture(eyes, "3.jpg", sheet("S" * 29 + "U"))
    assert (signed(fankui, "--force").code, paper()) == (1, "1 人请看一眼")
    assert (signed(fankui, "--force", "--seen", "已签 30").code, paper()) == (0, "齐")


def test_a_bad_picture_that_was_taken_away_is_forgotten(
    fankui: Fankui, eyes: Eyes, summary: bytes
) -> None:
    """Told once; as long as it is there, it is exit 3. One that was looked at stays known."""
    assert summary
    picture(eyes, "1.jpg", sheet("S" * 30))
    picture(eyes, "2.jpg", Trouble.NO_TABLE)
    assert signed(fankui).code == 3
    assert signed(fankui, "--force").code == 3
    Path("扫描/2.jpg").unlink()
    run = signed(fankui, "--force")
    assert (run.code, paper()) == (0, "齐")
    assert "没看出是表的，这次没有给，不再记着：扫描/2.jpg" in run.err
    assert "不再记着" not in signed(fankui, "--force").err
