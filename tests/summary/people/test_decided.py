"""What people write into 明细: who decided, what is void, and two who decided otherwise."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from conftest import Run
from tongzhi_cli.summary.people.decided import is_void

Fankui = Callable[..., Run]
# openpyxl does not know data bars
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
CLASS = "2014级软件1班"
ROWS = [("2014030101", "甲一", "无误"), ("2014030102", "甲二", "民族错"),
        ("2014030109", "甲一", "照片不是本人"), ("2.01E+09", "甲四", "无误")]  # fmt: skip
#: A sheet, a 学号, a column, and what is written there.
Edit = tuple[str, str, str, str | None]


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fankui: Fankui) -> Path:
    """A class that was merged into 汇总.xlsx."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "交来").mkdir()
    rows = "".join(f"{number},{name},{CLASS},{said}\n" for number, name, said in ROWS)
    (tmp_path / "交来/一班.csv").write_text(f"学号,姓名,班级,校对结果\n{rows}", "utf-8")
    fankui("merge", "交来", "-o", "汇总.xlsx", "-q")
    return tmp_path


def edited(source: Path, target: str, *edits: Edit) -> None:
    """A summary as somebody saved it who wrote something into it."""
    book = openpyxl.load_workbook(source)
    for name, number, column, value in edits:
        sheet = book[name]
        heads = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            if row[heads.index("学号")].value == number:
                row[heads.index(column)].value = value
    book.save(source.parent / target)


def rows(path: Path, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by the words of its header; blank cells are left out."""
    heads, *found = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [{str(head): cell for head, cell in zip(heads, row, strict=True) if cell is not None}
            for row in found if row[2]]  # fmt: skip


def of(path: Path, name: str, number: str) -> list[dict[str, object]]:
    return [row for row in rows(path, name) if row["学号"] == number]


def problems(run: Run, code: str) -> list[dict[str, object]]:
    """The problems of that code that a merge tells."""
    return [one for one in json.loads(run.out)["problems"] if one["code"] == code]


VOID: Edit = ("明细", "2014030109", "作废", "学号抄错了")


@pytest.mark.parametrize("number", ["2014030109", "2014030101", "2.01E+09"])
def test_a_void_row_stays_away(school: Path, fankui: Fankui, number: str) -> None:
    """Whoever hands it in again: it is no line, is counted nowhere, and is listed with why."""
    edited(school / "汇总.xlsx", "改.xlsx", ("明细", number, "作废", "学号抄错了"),
           ("明细", number, "核定人", "张老师"))  # fmt: skip
    run = fankui("merge", "改.xlsx", "交来", "-o", "新.xlsx", "--json")
    assert of(school / "新.xlsx", "明细", number) == []
    assert len(rows(school / "新.xlsx", "明细")) == len(ROWS) - 1
    listed = of(school / "新.xlsx", "其他记录", number)
    assert [(row.get("作废"), row.get("核定人")) for row in listed if "作废" in row] == [
        ("学号抄错了", "张老师")
    ]
    (told,) = problems(run, "voided-row")
    assert told["message"] == "“明细”里作废了（张老师，改.xlsx）：学号抄错了"
    fankui("merge", "新.xlsx", "交来", "-o", "又.xlsx")
    assert (school / "又.xlsx").read_bytes() == (school / "新.xlsx").read_bytes()


def test_a_class_whose_rows_are_all_void_did_hand_in(school: Path, fankui: Fankui) -> None:
    """It is told that its rows are void, not that nothing came; nor is it called for a form."""
    listed = "".join(f"{number},{name},{CLASS}\n" for number, name, _ in ROWS[:2])
    (school / "全校.csv").write_text(f"学号,姓名,班级\n{listed}", "utf-8")
    voids: list[Edit] = [("明细", number, "作废", "是") for number, _, _ in ROWS]
    edited(school / "汇总.xlsx", "改.xlsx", *voids)
    given = ("改.xlsx", "交来", "--roster", "全校.csv")
    run = fankui("merge", *given, "-o", "新.xlsx", "--json")
    assert problems(run, "missing-form") == []
    told = {one["number"]: one["message"] for one in problems(run, "missing-answer")}
    assert told == dict.fromkeys(("2014030101", "2014030102"), "名单上有，表上的一行被作废了")
    shown = fankui("merge", *given, "-o", "新.xlsx", "--force")
    assert "没有交表" not in shown.err
    assert "1 个班 2 人，还不齐：2 人未反馈。" in shown.err


def test_a_void_row_comes_back(school: Path, fankui: Fankui) -> None:
    """Who clears 作废 in 其他记录 has the row again as the file says it."""
    edited(school / "汇总.xlsx", "改.xlsx", VOID)
    fankui("merge", "改.xlsx", "-o", "新.xlsx")
    edited(school / "新.xlsx", "恢复.xlsx", ("其他记录", "2014030109", "作废", None))
    fankui("merge", "恢复.xlsx", "-o", "又.xlsx")
    assert (school / "又.xlsx").read_bytes() == (school / "汇总.xlsx").read_bytes()


def test_the_list_is_not_voided(school: Path, fankui: Fankui) -> None:
    """Who is on the school's list stays there, without a result, and it is said."""
    (school / "全校.csv").write_text(f"学号,姓名,班级\n2014030102,甲二,{CLASS}\n", "utf-8")
    edited(school / "汇总.xlsx", "改.xlsx", ("明细", "2014030102", "作废", "是"))
    run = fankui("merge", "改.xlsx", "交来", "--roster", "全校.csv", "-o", "新.xlsx", "--json")
    (line,) = of(school / "新.xlsx", "明细", "2014030102")
    assert line["状态"] == "未反馈"
    (told,) = problems(run, "voided-row")
    assert told["message"] == "“明细”里作废了（改.xlsx）；名单上有这名同学，仍照名单列着"


@pytest.mark.parametrize(
    ("others", "counts"),
    [
        ((), None),
        (
            ("2014030111,乙一",),
            "名单 4 人，交来 2 人（表上没有的 1 人，作废的 1 人，名单外的 0 人）",
        ),
    ],
)
def test_a_class_is_not_asked_to_add_whom_the_office_voided(
    school: Path, fankui: Fankui, others: tuple[str, ...], counts: str | None
) -> None:
    """Their row was handed in: it is the registrar's to say whether it counts."""
    (school / "交来/一班.csv").write_text(
        f"学号,姓名,班级,校对结果\n2014030101,甲一,{CLASS},无误\n"
        f"2014030102,甲二,{CLASS},无误\n2014030103,甲三,{CLASS},有问题\n", "utf-8"
    )  # fmt: skip
    fankui("merge", "交来", "-o", "汇总.xlsx", "-q", "--force")
    listed = ("2014030101,甲一", "2014030102,甲二", "2014030103,甲三", *others)
    lines = "".join(f"{one},{CLASS}\n" for one in listed)
    (school / "全校.csv").write_text(f"学号,姓名,班级\n{lines}", "utf-8")
    edited(school / "汇总.xlsx", "改.xlsx", ("明细", "2014030102", "作废", "是"))
    run = fankui(
        "merge", "改.xlsx", "交来", "--roster", "全校.csv", "-o", "新.xlsx", "--json",
        "--send-back", "退回",
    )  # fmt: skip
    told = {one["number"]: one["message"] for one in problems(run, "missing-answer")}
    assert told["2014030102"] == "名单上有，表上的一行被作废了"
    text = (school / "退回" / CLASS / "退回说明.txt").read_text("utf-8-sig")
    assert "2014030103" in text
    assert "2014030102" not in text
    assert ("人数不符" in text, (counts or "") in text) == (counts is not None, True)


def test_what_two_decided_differently_is_theirs(school: Path, fankui: Fankui) -> None:
    """A class is not asked about what two of the office say of its student."""
    for name, said in (("张老师", "照片不是本人"), ("李老师", "无误")):
        edited(school / "汇总.xlsx", f"{name}.xlsx", ("明细", "2014030102", "校对结果", said),
               ("明细", "2014030102", "核定人", name))  # fmt: skip
    run = fankui(
        "merge", "张老师.xlsx", "李老师.xlsx", "交来", "-o", "新.xlsx", "--json",
        "--send-back", "退回",
    )  # fmt: skip
    assert problems(run, "conflicting-answer")
    for text in (school / "退回").rglob("退回说明.txt"):
        assert "2014030102" not in text.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("是", True), ("√", True), ("作废", True), ("Y", True), (" 1 ", True), ("✓", True),
        ("✔", True), ("v", True), ("对", True), ("废", True), ("删", True), ("不", False),
        ("学号抄错了", True), ("和2014030101是一个人", True), ("转走了", True),
        ("否", False), ("不作废", False), ("无", False), ("-", False), ("N", False), ("0", False),
        ("×", None), ("x", None), ("？", None),
    ],
)  # fmt: skip
def test_what_makes_a_row_void(
    school: Path, fankui: Fankui, said: str, is_one: bool | None
) -> None:
    """是 and a reason do, 否 does not, and what nobody can tell is told."""
    assert is_void(said) is is_one
    if said not in {"√", "转走了", "否", "×"}:
        return
    edited(school / "汇总.xlsx", "改.xlsx", ("明细", "2014030109", "作废", said))
    run = fankui("merge", "改.xlsx", "交来", "-o", "新.xlsx", "--json")
    assert (not of(school / "新.xlsx", "明细", "2014030109")) is (is_one is True)
    told = [f"{one['severity']} {one['message']}" for one in problems(run, "voided-row")]
    assert (
        told
        == {
            "√": ["info “明细”里作废了（改.xlsx）"],
            "转走了": ["info “明细”里作废了（改.xlsx）：转走了"],
            "否": [],
            "×": ["warning “作废”一栏写着“×”（改.xlsx），看不出是不是作废，没有作废"],
        }[said]
    )


def test_who_decided_and_when_stands_in_the_line(school: Path, fankui: Fankui) -> None:
    """核定人 and 核定时间 are kept, shown, and told of what they replaced."""
    edited(school / "汇总.xlsx", "改.xlsx", ("明细", "2014030102", "校对结果", "民族应为回族"),
           ("明细", "2014030102", "核定人", "张老师"),
           ("明细", "2014030102", "核定时间", "2018-04-01 10:00"))  # fmt: skip
    run = fankui("merge", "改.xlsx", "交来", "-o", "新.xlsx", "--json")
    (line,) = of(school / "新.xlsx", "明细", "2014030102")
    assert (line["种类"], line["核定人"], line["核定时间"]) == (
        "人工核定", "张老师", "2018-04-01 10:00",
    )  # fmt: skip
    (told,) = problems(run, "replaced-answer")
    assert "（张老师 2018-04-01 10:00，改.xlsx）" in str(told["message"])
    fankui("merge", "新.xlsx", "-o", "又.xlsx")
    assert (school / "又.xlsx").read_bytes() == (school / "新.xlsx").read_bytes()


def test_a_name_alone_decides_the_line_as_it_stands(school: Path, fankui: Fankui) -> None:
    """Who fills in 核定人 and changes nothing vouches for the line: it counts before the files."""
    edited(school / "汇总.xlsx", "改.xlsx", ("明细", "2014030102", "核定人", "张老师"))
    path = school / "交来/一班.csv"
    path.write_text(path.read_text("utf-8").replace("民族错", "无误"), "utf-8")
    fankui("merge", "改.xlsx", "交来", "-o", "新.xlsx")
    (line,) = of(school / "新.xlsx", "明细", "2014030102")
    assert (line["校对结果"], line["种类"], line["核定人"]) == ("民族错", "人工核定", "张老师")


@pytest.mark.parametrize("number", ["2014030109", "2.01E+09"])
def test_a_number_that_was_put_right_replaces_the_row(
    school: Path, fankui: Fankui, number: str
) -> None:
    """The row as the file still has it is no student beside the one whose 学号 was put right."""
    edited(school / "汇总.xlsx", "改.xlsx", ("明细", number, "学号", "2014030104"))
    fankui("merge", "改.xlsx", "交来", "-o", "新.xlsx")
    numbers = [row["学号"] for row in rows(school / "新.xlsx", "明细")]
    assert number not in numbers
    assert sorted(map(str, numbers)) == sorted(
        {"2014030104", *(one for one, *_ in ROWS)} - {number}
    )


def wrote(number: str, *texts: str) -> list[Edit]:
    """Columns of a row of 明细 and what was written there."""
    return [("明细", number, *one.split("=")) for one in texts]  # type: ignore[misc]


#: What two people wrote into their own summaries, and what is told of it.
TWO: dict[str, tuple[Sequence[Edit], Sequence[Edit], str, str, str]] = {
    "results": (
        wrote("2014030102", "校对结果=民族应为回族", "核定人=张"),
        wrote("2014030102", "校对结果=照片不是本人", "核定人=李"),
        "conflicting-answer", "error",
        "的结果不一样：“民族应为回族”（张，甲.xlsx）和“照片不是本人”（李，乙.xlsx），按“民族应为回族”列",
    ),
    "results, one later": (
        wrote("2014030102", "校对结果=民族错", "核定人=张", "核定时间=2018-04-01 10:00"),
        wrote("2014030102", "校对结果=无误", "核定人=李", "核定时间=2018-04-02 10:00"),
        "conflicting-answer", "warning",
        "的结果不一样：“无误”（李 2018-04-02 10:00，乙.xlsx）和“民族错”"  # noqa: ISC004
        "（张 2018-04-01 10:00，甲.xlsx），按后核定的“无误”列",
    ),
    "names": (
        wrote("2014030101", "姓名=甲壹"), wrote("2014030101", "姓名=甲弋"),
        "name-mismatch", "error",
        "的姓名不一样：“甲壹”（甲.xlsx）和“甲弋”（乙.xlsx），按“甲壹”列",
    ),
    "classes": (
        wrote("2014030101", "班级=软件2班"), wrote("2014030101", "班级=软件3班"),
        "two-classes", "error",
        "的班级不一样：“软件2班”（甲.xlsx）和“软件3班”（乙.xlsx），按“软件2班”列",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWO)
def test_two_who_decided_otherwise_are_told(school: Path, fankui: Fankui, name: str) -> None:
    """Merging two summaries that were changed by hand tells what contradicts, and who wrote it."""
    first, second, code, severity, message = TWO[name]
    edited(school / "汇总.xlsx", "甲.xlsx", *first)
    edited(school / "汇总.xlsx", "乙.xlsx", *second)
    for given in (("甲.xlsx", "乙.xlsx"), ("乙.xlsx", "甲.xlsx")):
        run = fankui("merge", *given, "-o", "两.xlsx", "--force", "--json")
        found = [one for one in problems(run, code) if "人工核定" in str(one["message"])]
        assert [(one["severity"], one["message"]) for one in found] == [
            (severity, f"人工核定{message}")
        ]


def test_two_who_decided_alike_contradict_nothing(school: Path, fankui: Fankui) -> None:
    """The same decision in two summaries is one."""
    same: Edit = ("明细", "2014030102", "校对结果", "民族应为回族")
    edited(school / "汇总.xlsx", "甲.xlsx", same, ("明细", "2014030102", "核定人", "张"))
    edited(school / "汇总.xlsx", "乙.xlsx", same, ("明细", "2014030102", "核定人", "李"))
    run = fankui("merge", "甲.xlsx", "乙.xlsx", "-o", "两.xlsx", "--json")
    assert "人工核定的" not in run.out


@pytest.fixture
def decided(school: Path) -> Path:
    """汇总.xlsx after somebody decided a line in it and voided another."""
    edited(school / "汇总.xlsx", "汇总.xlsx", VOID,
           ("明细", "2014030102", "校对结果", "民族应为回族"))  # fmt: skip
    return school


STANDS = "汇总.xlsx 里的人工核定 1 处、作废 1 处照样算"


@pytest.mark.parametrize(
    "handed_in", [("交来",), ("交来", "--since", "汇总.xlsx"), ("*来/*",), ("交来/一班.csv",)]
)
def test_what_was_decided_in_the_replaced_summary_stands(
    decided: Path, fankui: Fankui, handed_in: Sequence[str]
) -> None:
    """Merging over a summary keeps what a person wrote into it, says so, and stays the same."""
    run = fankui("merge", *handed_in, "-o", "汇总.xlsx", "--force")
    assert run.err.count(STANDS) == 1
    assert of(decided / "汇总.xlsx", "明细", "2014030109") == []
    (line,) = of(decided / "汇总.xlsx", "明细", "2014030102")
    assert (line["校对结果"], line["种类"]) == ("民族应为回族", "人工核定")
    made = []
    for _ in range(2):
        run = fankui("merge", "交来", "-o", "汇总.xlsx", "--force")
        assert run.err.count(STANDS) == 1
        made.append((decided / "汇总.xlsx").read_bytes())
    assert made[0] == made[1]


def test_the_replaced_summary_counts_as_one_that_was_given(decided: Path, fankui: Fankui) -> None:
    """It makes the same workbook as giving it as well does; what was given twice counts once."""
    run = fankui("merge", "交来", "汇总.xlsx", "-o", "新.xlsx")
    assert "照样算" not in run.err
    fankui("merge", "交来", "-o", "汇总.xlsx", "--force")
    assert (decided / "汇总.xlsx").read_bytes() == (decided / "新.xlsx").read_bytes()
    fankui("merge", "交来", "新.xlsx", "-o", "汇总.xlsx", "--force")
    assert (decided / "汇总.xlsx").read_bytes() == (decided / "新.xlsx").read_bytes()


def test_a_line_that_somebody_added_stands(school: Path, fankui: Fankui) -> None:
    """A row that was typed below 明细 is in no file that is handed in, and is kept all the same."""
    book = openpyxl.load_workbook(school / "汇总.xlsx")
    heads = [cell.value for cell in book["明细"][1]]
    new = {"学号": "2014030120", "姓名": "甲廿", "班级": CLASS, "校对结果": "无误"}
    book["明细"].append([new.get(str(head)) for head in heads])
    book.save(school / "汇总.xlsx")
    for _ in range(2):
        run = fankui("merge", "交来", "-o", "汇总.xlsx", "--force")
        assert "汇总.xlsx 里的人工核定 1 处照样算" in run.err
        assert len(of(school / "汇总.xlsx", "明细", "2014030120")) == 1


def test_a_replaced_summary_without_decisions_changes_nothing(school: Path, fankui: Fankui) -> None:
    """Nobody wrote anything into it: the files alone count, as without it."""
    before = (school / "汇总.xlsx").read_bytes()
    run = fankui("merge", "交来", "-o", "汇总.xlsx", "--force")
    assert (school / "汇总.xlsx").read_bytes() == before
    assert "照样算" not in run.err


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2018-04-02 10:00", "昨天", "；核定时间“昨天”看不出是哪天几点，分不出先后"),
        ("2018-04-02 10:00", "9:00", "；核定时间“9:00”看不出是哪天几点，分不出先后"),
        ("3月29日 9:00", "2018-04-02", "；核定时间“3月29日 9:00”看不出是哪天几点，分不出先后"),
        ("刚才", "下午", "；核定时间“刚才”、“下午”看不出是哪天几点，分不出先后"),
        ("2018-04-02", "2018-04-02 10:00", ""),  # that day, whenever
    ],
)
def test_a_time_that_nobody_can_tell_decides_nothing(
    school: Path, fankui: Fankui, first: str, second: str, told: str
) -> None:
    """A contradiction stays an error where one of the two says no day and hour; it is told."""
    for name, said, at in (("甲", "民族应为回族", first), ("乙", "照片不是本人", second)):
        what = wrote("2014030102", f"校对结果={said}", f"核定人={name}", f"核定时间={at}")
        edited(school / "汇总.xlsx", f"{name}.xlsx", *what)
    run = fankui("merge", "甲.xlsx", "乙.xlsx", "-o", "两.xlsx", "--json")
    (one,) = [one for one in problems(run, "conflicting-answer") if "人工核定" in str(one)]
    assert one["severity"] == "error"
    assert str(one["message"]).endswith(f"列{told}")


@pytest.mark.parametrize(
    ("voided", "decided_at", "severity", "counts", "is_there"),
    [
        ("", "", "error", "“民族应为回族”", True),
        ("2018-04-01 10:00", "", "error", "“民族应为回族”", True),
        ("2018-04-01 10:00", "2018-04-02 10:00", "warning", "后核定的“民族应为回族”", True),
        ("2018-04-03 10:00", "2018-04-02 10:00", "warning", "后核定的“作废”", False),
    ],
)
def test_who_voids_what_another_decided_is_told(
    school: Path, fankui: Fankui, voided: str, decided_at: str, severity: str, counts: str,
    is_there: bool,
) -> None:  # fmt: skip
    """The later of the two counts; where nobody can tell which is, that is an error of both."""
    number = "2014030102"
    for name, what, at in (
        ("甲", "作废=重复", voided),
        ("乙", "校对结果=民族应为回族", decided_at),
    ):
        edits = wrote(number, what, f"核定人={name}老师", *([f"核定时间={at}"] if at else []))
        edited(school / "汇总.xlsx", f"{name}.xlsx", *edits)
    run = fankui("merge", "甲.xlsx", "乙.xlsx", "交来", "-o", "两.xlsx", "--json")
    (one,) = [one for one in problems(run, "conflicting-answer") if "人工核定" in str(one)]
    first, second = (
        " ".join(filter(None, one)) for one in (("甲老师", voided), ("乙老师", decided_at))
    )
    assert (one["severity"], one["message"]) == (
        severity,
        f"人工核定不一样：“作废”（{first}，甲.xlsx）和“民族应为回族”（{second}，乙.xlsx），按{counts}列",
    )
    assert bool(of(school / "两.xlsx", "明细", number)) is is_there
    assert bool(problems(run, "voided-row")) is not is_there
    fankui("merge", "两.xlsx", "交来", "-o", "又.xlsx")
    assert (school / "又.xlsx").read_bytes() == (school / "两.xlsx").read_bytes()


def test_who_voids_a_line_that_was_decided_knows_of_it(school: Path, fankui: Fankui) -> None:
    """One who first puts a line right and voids it later contradicts nobody, now and ever after."""
    number = "2014030102"
    edited(school / "汇总.xlsx", "改.xlsx", *wrote(number, "校对结果=民族应为回族"))
    fankui("merge", "改.xlsx", "交来", "-o", "新.xlsx")
    edited(school / "新.xlsx", "新.xlsx", *wrote(number, "作废=重复"))
    for source, target in (("新.xlsx", "又.xlsx"), ("又.xlsx", "再.xlsx")):
        run = fankui("merge", source, "交来", "-o", target, "--json")
        assert problems(run, "conflicting-answer") == []
        assert of(school / target, "明细", number) == []
