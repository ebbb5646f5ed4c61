"""What a file is: the one place that decides it, for every kind of file that a class has."""

import csv
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import blank_forms
import openpyxl
import pytest
from builders import notice_2018, xlsx
from docx import Document
from new_document import new_document
from places import ROOT

from conftest import CLASS, HEADER, Run, students, workbook
from tongzhi_cli.errors import InputError, NoHeaderError
from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.model.file_kind import FileKind, WrongKindError, use_of
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.summary.file_kind import explained, kind_of, opened

Fankui = Callable[..., Run]
NEXT_YEAR = ROOT / "examples" / "next-year"
ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("kinds_slots.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


def kind(path: Path) -> FileKind:
    """What a file is under the notice of 2018."""
    return kind_of(opened(path), notice_2018()).kind


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_a_text_is(row: dict[str, str], encoding: str, tmp_path: Path) -> None:
    """A table or text is told by what stands in it, in any encoding."""
    path = tmp_path / row["name"]
    path.write_bytes(row["text"].replace("\\n", "\n").encode(encoding))
    known = kind_of(opened(path), notice_2018())
    assert (known.kind.name, known.what) == (row["kind"], row["what"])


def test_each_kind_has_three() -> None:
    """No kind is known by one or two files alone."""
    counts = Counter(row["kind"] for row in ROWS)
    assert {name for name, count in counts.items() if count < 3} == set()
    more = Counter(made for _, made in MADE.values())
    made = (
        FileKind.FILLED, FileKind.BLANK, FileKind.SUMMARY, FileKind.INDEX, FileKind.OUR_TEXT,
    )  # fmt: skip
    assert all(more[one] >= 3 for one in made)


def typed(path: Path, above: str, *rows: str) -> Path:
    """A document with a line and a table of comma-separated rows."""
    document = new_document()
    document.add_paragraph(above)
    cells = [row.split(",") for row in rows]
    table = document.add_table(0, len(cells[0]))
    for said in cells:
        for cell, text in zip(table.add_row().cells, said, strict=True):
            cell.text = text
    document.save(str(path))
    return path


TITLE = f"班级：{CLASS}"


def built(folder: Path, fankui: Fankui) -> Path:
    """A form that build wrote."""
    roster = workbook(folder / "class.xlsx", [HEADER, *students(3)])
    path = folder / "甲.docx"
    assert fankui("build", roster, "-o", path).code == 0
    return path


def merged(folder: Path, fankui: Fankui, count: int, *more: object) -> Path:
    """A summary of a class of *count*."""
    roster = workbook(folder / "class.xlsx", [HEADER, *students(count)])
    path = folder / "汇总.xlsx"
    assert fankui("merge", roster, "-o", path, *more).code in {0, 1}
    return path


def copied(folder: Path, data: bytes) -> Path:
    """A file of these bytes."""
    path = folder / "一.docx"
    path.write_bytes(data)
    return path


def texted(folder: Path, fankui: Fankui, command: str) -> Path:
    """A text for the class as a document."""
    path = folder / "一.docx"
    rosters = [workbook(folder / "班.xlsx", [HEADER, *students(3, None)])]
    words = [*([] if command == "guide" else rosters), "--now", "2018-03-28 09:00"]
    assert fankui(command, *words, "-o", path).code == 0
    return path


def packed(folder: Path, fankui: Fankui, *classes: str, more: Sequence[str] = ()) -> Path:
    """The packs of *classes*, or one for everybody."""
    there = folder / "包"
    words: list[object] = ["notice", "pack", "-o", there, "--now", "2018-03-28 09:00", *more]
    if classes:
        rows = [
            [f"{at}院", name, "本科", *row[:2]]
            for at, name in enumerate(classes)
            for row in students(6)[3 * at : 3 * at + 3]
        ]
        listed = workbook(folder / "全校.xlsx", [["学院", "班级", "层次", "学号", "姓名"], *rows])
        words += ["--roster", listed]
    assert fankui(*words).code == 0
    return there


def saved_again(path: Path) -> Path:
    """The same file as another program saves it."""
    if path.suffix == ".docx":
        Document(str(path)).save(str(path))
    else:
        openpyxl.load_workbook(path).save(path)
    return path


#: How a file is made, and what it is.
MADE: dict[str, tuple[Callable[[Path, Fankui], Path], FileKind]] = {
    "a form that build wrote": (built, FileKind.FILLED),
    "a form typed by hand": (
        lambda folder, _: typed(
            folder / "一.docx", TITLE, "学号,姓名,校对结果", "2014030101,安若曦,无误"
        ),
        FileKind.FILLED,
    ),
    "a form with names and no answers": (
        lambda folder, _: typed(
            folder / "一.docx", TITLE, "序号,学号,姓名,校对结果", "1,2014030101,安若曦,"
        ),
        FileKind.FILLED,
    ),
    "the shipped blank": (
        lambda folder, _: copied(folder, shipped_template().read_bytes()),
        FileKind.BLANK,
    ),
    "a school's blank": (
        lambda folder, _: copied(folder, (NEXT_YEAR / "附件2.docx").read_bytes()),
        FileKind.BLANK,
    ),
    "a blank without numbers": (
        lambda folder, _: copied(folder, blank_forms.plain(serials=False)),
        FileKind.BLANK,
    ),
    "a blank 统计表": (
        lambda folder, _: copied(folder, shipped_template(Paper.COUNTS).read_bytes()),
        FileKind.OTHER_PAPER,
    ),
    "a notice": (
        lambda folder, _: copied(folder, (NEXT_YEAR / "通知.docx").read_bytes()),
        FileKind.NOTICE,
    ),
    "a notice with the blank form in it": (
        lambda folder, _: typed(
            folder / "通知.docx",
            "关于校对的通知：学生于2018年4月1日22:00前校对，4月2日17:00前交表。",
            "序号,学号,姓名,校对结果,本人签名",
            "1,,,,",
            "2,,,,",
        ),
        FileKind.NOTICE,
    ),
    "a summary": (lambda folder, fankui: merged(folder, fankui, 3), FileKind.SUMMARY),
    "a summary of one": (lambda folder, fankui: merged(folder, fankui, 1), FileKind.SUMMARY),
    "a summary of a school": (
        lambda folder, fankui: merged(
            folder, fankui, 3, "--roster", workbook(folder / "全校.xlsx", [HEADER, *students(5)])
        ),
        FileKind.SUMMARY,
    ),
    "the text of a guide": (
        lambda folder, fankui: texted(folder, fankui, "guide"), FileKind.OUR_TEXT,
    ),
    "the text of a reminder": (
        lambda folder, fankui: texted(folder, fankui, "remind"), FileKind.OUR_TEXT,
    ),
    "the text of a pack, saved again": (
        lambda folder, fankui: saved_again(packed(folder, fankui) / "说明.docx"), FileKind.OUR_TEXT,
    ),
    "an index of one class": (
        lambda folder, fankui: packed(folder, fankui, CLASS) / "索引.xlsx", FileKind.INDEX,
    ),
    "an index of two colleges, saved again": (
        lambda folder, fankui: saved_again(
            packed(folder, fankui, "2014级软件1班", "2014级数学1班") / "索引.xlsx"
        ),
        FileKind.INDEX,
    ),
    "an index of archives": (
        lambda folder, fankui: packed(folder, fankui, CLASS, more=["--zip"]) / "索引.xlsx",
        FileKind.INDEX,
    ),
    "a roster of two sheets": (
        lambda folder, _: xlsx(
            folder / "一.xlsx",
            {
                "1班": [["学号", "姓名", "班级"], ["2014030101", "安若曦", "软件1班"]],
                "说明": [["请核对"]],
            },
        ),
        FileKind.ROSTER,
    ),
    "an export as .xlsx": (
        lambda folder, _: xlsx(
            folder / "一.xlsx",
            [["序号", "提交答卷时间", "所用时间", "1、学号", "2、姓名", "3、是否无误"],
             ["1", "2018/3/28 19:20:11", "35秒", "2014030101", "安若曦", "无误"]],
        ),
        FileKind.EXPORT,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MADE)
def test_what_a_document_is(case: str, fankui: Fankui, tmp_path: Path) -> None:
    """Forms, notices and workbooks are told apart by what stands in them."""
    make, expected = MADE[case]
    assert kind(make(tmp_path, fankui)) is expected


NOTHING_TAKES = {
    FileKind.UNKNOWN, FileKind.ONLY_SIGNED, FileKind.OTHER_PAPER, FileKind.LOG, FileKind.FOLLOWUP,
    FileKind.OUR_TEXT,
}  # fmt: skip


def test_every_kind_has_a_use() -> None:
    """Whatever a file is, something takes it, and the command names the file."""
    for one in FileKind:
        said = use_of(one, "甲 乙.txt", "名单.xlsx")
        assert said.endswith("。")
        if one not in NOTHING_TAKES:
            assert '"甲 乙.txt"' in said


def test_what_is_wanted_stays_as_it_was_refused(tmp_path: Path) -> None:
    """An error about a roster, or about a file that nobody knows, is left as it is."""
    for text in ("课程,教师\n高数,王\n", "学号,姓名\n2014030101,安若曦\n"):
        path = tmp_path / "一.csv"
        path.write_text(text, encoding="utf-8")
        error = InputError("读不了", "再试。")
        assert explained(error, path, notice_2018()) is error
    gone = InputError("没有", "")
    assert explained(gone, tmp_path / "没有.csv", notice_2018()) is gone


def test_a_roster_among_answers_is_named(tmp_path: Path) -> None:
    """Where answers are wanted, a roster is the wrong file."""
    path = tmp_path / "花名册.csv"
    path.write_text("学号,姓名\n2014030101,安若曦\n", encoding="utf-8")
    told = explained(NoHeaderError("", ""), path, notice_2018(), "交来的校对结果")
    assert isinstance(told, WrongKindError)
    assert told.message == f"{path} 是花名册，不是交来的校对结果"


def test_a_blank_document_is_no_notice(tmp_path: Path) -> None:
    """There is no text in it that could be one."""
    new_document().save(str(tmp_path / "通知.docx"))
    (tmp_path / "通知.txt").write_text("  \n", "utf-8")
    assert [kind(tmp_path / f"通知{end}") for end in (".docx", ".txt")] == [FileKind.UNKNOWN] * 2
