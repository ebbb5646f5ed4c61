"""What one file that was handed in says: the records of its students, and what is told of it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from places import ROOT

from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.model.student import NumberFault, Student
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.kinds import INFERRED
from tongzhi_cli.roster.model import Roster
from tongzhi_cli.summary import read_file, read_files
from tongzhi_cli.summary.inbox import Found
from tongzhi_cli.summary.merge import merged
from tongzhi_cli.summary.model import Kind, Origin, Record, Summary, part_of
from tongzhi_cli.summary.records import recorded, storable
from tongzhi_cli.summary.union import renewed
from tongzhi_cli.summary.workbook import write as summary_writing

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
AT = NOTICE.local(datetime(2018, 3, 20, 8))  # noqa: DTZ001  of the notice
CLASS = "2014级软件1班"


def student(line: int, number: str, name: str = "李明", class_name: str = CLASS) -> Student:
    """A student of a line of 甲.csv."""
    return Student(number, name, Where("甲.csv", line=line), class_name)


def answer(
    number: str,
    text: str,
    line: int,
    *,
    source: Source = Source.ROSTER,
    name: str | None = None,
    at: datetime | None = None,
    note: str | None = None,
) -> Answer:
    """What stands in a line of 甲.csv, or in its log."""
    where = Where("甲.csv", line=line)
    beside = None if source is Source.LOG else where
    return Answer(number, text, source, where, name, at, None, note, beside=beside)


def told(problems: Sequence[Problem]) -> list[str]:
    """Problems as "severity code number name class place: message"."""
    return [
        f"{one.severity} {one.code} {one.number} {one.name} {one.class_name} {one.where}："
        f"{one.message}"
        for one in problems
    ]


def results(records: Sequence[Record]) -> list[tuple[str, str, str]]:
    return [(one.number, one.name, one.result) for one in records]


def test_students_who_share_a_number_keep_their_own_rows() -> None:
    """A 学号 twice, or none: the answer of a row is that row's; a later one of the log is all's."""
    people = [
        student(2, "101"),
        student(3, "101", "王伟"),
        student(4, "", "赵敏"),
        student(5, "102"),
    ]
    given = [
        answer("101", "民族错", 2),
        answer("101", "无误", 3),
        answer("", "姓名错", 4),
        answer("102", "√", 5),
    ]
    records, notes = recorded(Roster("甲.csv", tuple(people)), given, NOTICE, Kind.ROSTER)
    assert results(records) == [
        ("101", "李明", "民族错"),
        ("101", "王伟", "无误"),
        ("", "赵敏", "姓名错"),
        ("102", "李明", "无误"),
    ]
    assert {one.note for one in records} == {""}
    assert notes == []


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("whose", ["2014030101", "李明", "2014030101 李明", "1. 李明"])
def test_a_text_is_judged_by_whose_it_is(whose: str, order: int) -> None:
    """Who a text names is harmless in that student's own row only: another one's row is asked."""
    people = [student(2, "2014030101"), student(3, "2014030102", "王伟")]
    given = [answer(one.number, f"{whose}：无误", one.where.line or 0) for one in people]
    roster = Roster("甲.csv", tuple(people[::order]))
    records, _ = recorded(roster, given, NOTICE, Kind.ROSTER)
    assert sorted(results(records)) == [
        ("2014030101", "李明", "无误"),
        ("2014030102", "王伟", f"{whose}：无误"),
    ]


def test_what_a_log_holds_that_its_roster_does_not() -> None:
    """A result of nobody and a result under another name are errors; one that gave way is told."""
    log = Source.LOG
    people = [student(2, "101"), student(3, "102", "王伟")]
    given = [
        answer("101", "民族错", 2),
        answer("101", "无误", 1, source=log, name="李明", at=AT),
        answer("102", "无误", 2, source=log, name="王韦", at=AT),
        answer("199", "无误", 3, source=log, name="赵敏", at=AT),
    ]
    records, notes = recorded(Roster("甲.csv", tuple(people)), given, NOTICE, Kind.ROSTER)
    assert results(records) == [("101", "李明", "无误"), ("102", "王伟", "无误")]
    assert told(notes) == [
        f"{whose}：{message}"
        for whose, message in (
            (
                f"info replaced-answer 101 李明 {CLASS} 甲.csv 第 1 行",
                (
                    "用了“无误”（2018-03-20 08:00），没有用“民族错”（没有时间，甲.csv 第 2 行）"
                    "：没有时间的按较早处理"
                ),
            ),
            (
                f"error name-mismatch 102 王伟 {CLASS} 甲.csv 第 2 行",
                "表上是“王伟”，收集记录里写的是“王韦”",
            ),
            (
                "error unknown-student 199 赵敏 None 甲.csv 第 3 行",
                "收集记录里有结果，花名册里没有这个学号",
            ),
        )
    ]


def test_a_record_holds_what_the_file_says_and_nothing_inferred() -> None:
    """级 and 层次 that a class's name told, and the note about that, are inferred anew later."""
    row = student(2, "101", "李 明\ufffe")._replace(
        entry_year=2014, level="本科", facts=(("专业", "软件\x0b工程"),), fault=NumberFault.ROUNDED
    )
    inferred = row._replace(inferred=frozenset({"entry_year", "level"}), college="数学学院")
    notes = [
        Problem(INFERRED, Severity.INFO, f"{what}取自班级") for what in ("年级", "层次", "班级")
    ]
    roster = Roster("甲.csv", (row, inferred), tuple(notes))
    given = [answer("101", "无误\x07", 2, at=AT, note="换了手机 110105194912310021")]
    records, kept = recorded(roster, given, NOTICE, Kind.FORM, "软件学院")
    where = Where("甲.csv", line=2)
    common = ("101", "李 明", where, Kind.FORM, CLASS)
    assert records == [
        Record(*common, "软件学院", 2014, "本科", "软件工程", "无误", AT, AT,
               "换了手机 （证件号码略）", NumberFault.ROUNDED),
        Record(*common, "数学学院", None, "", "软件工程", "无误", AT, AT,
               "换了手机 （证件号码略）", NumberFault.ROUNDED),
    ]  # fmt: skip
    assert [one.message for one in kept] == ["班级取自班级"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("软件\n1班", "软件\n1班"),
        ("软\x00件\x1f", "软件"),
        ("软\x85件", "软件"),
        ("软\ud800件", "软件"),
        ("软\u2028件\u2029", "软件"),
        ("软\ufdcf\ufdd0\ufdef\ufdf0", "软\ufdcf\ufdf0"),
        ("软\uffff\U0001fffe件", "软件"),
        ("软\ufffd件", "软\ufffd件"),
        ("软\ue123件", "软\ue123件"),
    ],
)
def test_what_no_workbook_holds_is_left_out(text: str, kept: str) -> None:
    """Controls, halves of characters and what is no character; a line's end and all else stays."""
    assert storable(text) == kept


# --- files -------------------------------------------------------------------------------------

HEAD = "学号,姓名,班级,校对结果\n"


def read(label: str, data: bytes | str, log: str = "", *, is_list: bool = False) -> read_file.Read:
    """What a file of that content, and log beside it, says."""
    found = Found(label, data=data.encode() if isinstance(data, str) else data, log=log.encode())
    return read_file.read(found, NOTICE, ColumnMap(), is_list=is_list)


NEITHER = "不是能读的反馈表或花名册"
ORIGINAL = (
    "请向这个班要 Word 原件（.docx）或带“校对结果”的花名册（.xlsx）；"
    "只有纸质的，就照着纸上填一份花名册。"
)
SIGNED = f"{ORIGINAL}看纸上谁签了：fankui signed 花名册.xlsx 照片。"
SAVE_AS = "请这个班用 Word/WPS 打开后另存为 .docx，再交一次。"


@pytest.mark.parametrize(
    ("label", "data", "said"),
    [
        ("甲.pdf", b"%PDF-1.4", f"甲.pdf 是 PDF，{NEITHER} → {SIGNED}"),
        ("甲.doc", "{\\rtf1 }", f"甲.doc 是 RTF 文档，{NEITHER} → {SAVE_AS}"),
        ("甲.docx", "学号,姓名", f"甲.docx 是文本，{NEITHER} → {ORIGINAL}"),
        ("甲.DOC", "学号,姓名", f"甲.DOC 是文本，{NEITHER} → {ORIGINAL}"),
        (
            "甲.rar",
            b"Rar!\x1a\x07\x00",
            f"甲.rar 是压缩包（.rar 或 .7z），{NEITHER} → 请先解压，再汇总里面的文件。",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_ask_for(
    label: str, data: bytes | str, said: str
) -> None:
    """It is a part of the summary as well: an error with what the class is to hand in instead."""
    one = read(label, data)
    (part,) = one.summary.parts
    assert (part.origins, part.records) == ((Origin(label, Kind.UNREAD),), ())
    (note,) = part.notes
    assert (note.code, note.severity, note.where) == (
        "unreadable-file", Severity.ERROR, Where(label)
    )  # fmt: skip
    assert f"{note.message} → {note.hint}" == said


def test_a_paper_of_counts_is_left_out() -> None:
    """A 统计表 has no students: that is said, and it counts neither as read nor as unread."""
    data = (ROOT / "templates" / "counts_template.docx").read_bytes()
    (part,) = read("统计表.docx", data).summary.parts
    assert (part.file, part.origins, part.records) == ("统计表.docx", (), ())
    assert told(part.notes) == [
        "info left-out None None None 统计表.docx：统计表.docx 是统计表，里面没有学生，不用汇总"
    ]


@pytest.mark.parametrize(
    ("label", "head", "row", "college", "inferred"),
    [
        ("软件学院/甲.csv", HEAD, "101,李明,1班,无误", "软件学院", "学院取自文件夹：软件学院"),
        ("软件学院.zip/甲.csv", HEAD, "101,李明,1班,无误", "软件学院", "学院取自文件夹：软件学院"),
        ("软件学院/数学系/甲.csv", HEAD, "101,李明,1班,无误", "数学系", "学院取自文件夹：数学系"),
        ("交来/甲.csv", HEAD, "101,李明,1班,无误", "", ""),
        ("学院/甲.csv", HEAD, "101,李明,1班,无误", "", ""),
        ("软件学院/甲.csv", f"学院,{HEAD}", "数学系,101,李明,1班,无误", "数学系", ""),
        ("软件学院/甲.csv", f"学院,{HEAD}", ",101,李明,1班,无误", "软件学院",
         "学院取自文件夹：软件学院"),
    ],
)  # fmt: skip
def test_a_college_may_be_the_folders(
    label: str, head: str, row: str, college: str, inferred: str
) -> None:
    """Where the row names none, the nearest folder or archive called after one tells it."""
    (part,) = read(label, f"{head}{row}\n").summary.parts
    assert [one.college for one in part.records] == [college]
    assert part.origins == (Origin(label, Kind.ROSTER, inferred),)


def test_a_list_says_who_there_is_and_no_results() -> None:
    """Results and log of the school's list are nobody's; those of a roster are its students'."""
    log = '{"number": "101", "name": "李明", "answer": "民族错", "recorded_at": "2018-03-20T09:00:00+08:00", "source": "typed"}\n'  # noqa: E501
    one = read("甲.csv", f"{HEAD}101,李明,1班,无误\n", log, is_list=True)
    assert [(r.kind, r.result) for r in one.summary.records()] == [(Kind.LIST, "")]
    other = read("甲.csv", f"{HEAD}101,李明,1班,无误\n", log)
    assert [(r.kind, r.result) for r in other.summary.records()] == [(Kind.ROSTER, "民族错")]
    assert (one.is_summary, other.is_summary) == (False, False)


def test_an_earlier_summary_is_its_parts_and_no_list() -> None:
    """It gives back what it was made of; as --roster it is refused, with what to write there."""
    one = read("甲.csv", f"{HEAD}101,李明,1班,无误\n").summary
    data = summary_writing.build(merged(one, NOTICE))
    assert read("汇总.xlsx", data) == read_file.Read("汇总.xlsx", one, is_summary=True)
    (part,) = read("汇总.xlsx", data, is_list=True).summary.parts
    assert [(n.message, n.hint) for n in part.notes] == [
        ("汇总.xlsx 是以前的汇总，不是全校名单", "--roster 要写全校的花名册。")
    ]


def test_a_file_read_anew_replaces_what_was_remembered_but_for_decisions() -> None:
    """An earlier summary keeps its other files, and what somebody decided in this one."""
    where = Where("甲.csv", line=2)
    row = Record("101", "李明", where, Kind.ROSTER, CLASS, result="无误")
    decided = row._replace(kind=Kind.DECIDED, result="民族错")
    other = row._replace(where=Where("乙.csv", line=2))
    old = [
        part_of("乙.csv", [Origin("乙.csv", Kind.ROSTER)], [other], []),
        part_of("甲.csv", [Origin("甲.csv", Kind.ROSTER)], [row, decided], []),
    ]
    new = Summary((part_of("甲.csv", [Origin("甲.csv", Kind.ROSTER)], [row], []),))
    kept = Summary((old[0], part_of("甲.csv", [], [decided], [])))
    assert renewed([Summary(tuple(old))], [new]) == [kept, new]
    assert (
        renewed([Summary((old[0], part_of("丙.csv", [], [], [])))], [new])[0].parts[1].file
        == "丙.csv"
    )


@pytest.mark.parametrize("cores", [None, 1, 2])
@pytest.mark.parametrize("count", [23, 24, 25, 90])
def test_many_forms_are_each_read_once_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int | None, count: int
) -> None:
    """However many processes there are: every file once, in whatever order, one step for each."""
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    paths = [tmp_path / f"{at}.docx" for at in range(count)]
    for path in paths:
        path.write_bytes(b"no form")
    (tmp_path / "甲.csv").write_text(f"{HEAD}101,李明,1班,无误\n", "utf-8")
    steps: list[None] = []
    all_paths = [*paths[:5], tmp_path / "甲.csv", *paths[5:]]
    found = list(read_files.read_all(all_paths, NOTICE, ColumnMap(), lambda: steps.append(None)))
    assert sorted(one.label for one in found) == sorted(path.as_posix() for path in all_paths)
    assert len(steps) == count + 1
