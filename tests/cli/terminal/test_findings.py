"""What is much is folded, nothing is lost: -v has all of it (issue 17, item 4)."""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import CLASS, HEADER, Run, students, workbook
from tongzhi_cli.check.lists import reading_order
from tongzhi_cli.cli.terminal import detail
from tongzhi_cli.cli.terminal.findings import Silent, problems
from tongzhi_cli.model.problem import Problem, Severity, Where
from tongzhi_cli.summary.kinds import KINDS

Fankui = Callable[..., Run]
LIMITS = {Severity.ERROR: 8, Severity.WARNING: 3, Severity.INFO: 1}


@pytest.fixture(autouse=True)
def _folded() -> Iterator[None]:
    """As without -v, before and after."""
    detail.tell_all(wanted=False)
    yield
    detail.tell_all(wanted=False)


def told(found: list[Problem], *, whole: bool) -> str:
    """The report of *found*, without the blanks that come of its layout."""
    stream = io.StringIO()
    detail.tell_all(wanted=whole)
    problems(sorted(found, key=reading_order), stream, classes=2)
    return re.sub(r"\s", "", stream.getvalue())


PLACES = st.one_of(
    st.none(),
    st.integers(1, 99).map(lambda line: Where("a.csv", line=line)),
    st.sampled_from(["A1", "B7", "AA12"]).map(lambda cell: Where("b.xlsx", "名单", cell)),
)
PROBLEMS = st.builds(
    Problem,
    st.sampled_from([*KINDS.values()][:6]),
    st.sampled_from(Severity),
    st.sampled_from(["还没有校对结果", "看不懂“帮我带份饭”", "结果是“无”，见 fankui check a.csv"]),
    number=st.one_of(st.none(), st.integers(2014030101, 2014030140).map(str)),
    name=st.sampled_from([None, "安若溪", "白景行"]),
    class_name=st.sampled_from([None, "软件1班"]),
    where=PLACES,
)


@given(st.lists(PROBLEMS, max_size=40))
def test_every_problem_is_told_with_v(found: list[Problem]) -> None:
    """Whatever is found: with -v the message, whom and where of each is there, as often as it is.

    Folded, each kind is there with how many there are.
    """
    whole, folded = told(found, whole=True), told(found, whole=False)
    for one in found:
        assert one.message.replace(" ", "") in whole
        for part in (
            one.number,
            one.name,
            one.where and (one.where.cell or f"第{one.where.line}行"),
        ):
            assert (part or "") in whole
    for number, count in Counter(one.number for one in found if one.number).items():
        assert whole.count(number) == count
    kinds = groupby(sorted(found, key=reading_order), key=lambda one: (one.severity, one.kind))
    for (severity, kind), grouped in kinds:
        group = list(grouped)
        if severity is not Severity.INFO:
            assert f"{kind.title}（{kind.code}）{len(group)}条" in folded
        elif len(group) > 1:
            assert re.search(f"·{kind.title}：{len(group)}[人条](：[^（]*)?（-v看全部）", folded)
        else:
            assert f"·{kind.title}：" in folded


def many(kind: str, severity: Severity, count: int) -> list[Problem]:
    return [
        Problem(KINDS[kind], severity, f"第 {at} 样", number=str(at), where=Where("a.csv", line=at))
        for at in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    ("kind", "severity", "count", "lines"),
    [
        ("name-cleaned", Severity.INFO, 1, ["· 姓名已整理：1 第 1 样（a.csv 第 1 行）"]),
        ("name-cleaned", Severity.INFO, 2, ["· 姓名已整理：2 人（-v 看全部）"]),
        ("left-out", Severity.INFO, 30, ["· 没有读的内容：30 人（-v 看全部）"]),
        ("cohort", Severity.WARNING, 4, [
            "！ 不在通知范围（cohort）4 条：1 第 1 样（a.csv 第 1 行） 等（-v 看全部、怎么办）",
        ]),
        ("late-check", Severity.WARNING, 30, [
            "！ 校对逾期（late-check）30 条：1 第 1 样（a.csv 第 1 行） 等（-v 看全部、怎么办）",
        ]),
        ("bad-time", Severity.ERROR, 9, [
            "× 时间看不懂（bad-time）9 条",
            *(f"  {at}  第 {at} 样（a.csv 第 {at} 行）" for at in range(1, 9)),
            "  还有 1 条（-v 看全部）",
            "  怎么办：请写成 2018-04-01 22:30 的样子。",
        ]),
    ],
)  # fmt: skip
def test_what_is_much_is_a_line(
    kind: str, severity: Severity, count: int, lines: list[str]
) -> None:
    """A note is told as it is, several as how many; of warnings the first; of errors eight."""
    stream = io.StringIO()
    problems(many(kind, severity, count), stream, classes=1)
    assert stream.getvalue().splitlines() == lines


def said(found: list[Problem], *, classes: int = 2, silent: Sequence[Silent] = ()) -> list[str]:
    """The lines of a report of many classes."""
    stream = io.StringIO()
    problems(sorted(found, key=reading_order), stream, classes=classes, silent=silent)
    return stream.getvalue().splitlines()


def row(code: str, name: str, file: str, line: int, *, message: str = "空着", hint: str = "",
        class_name: str = "软件1班", severity: Severity = Severity.ERROR) -> Problem:  # fmt: skip
    where = Where(file, line=line) if line else Where(file)
    return Problem(KINDS[code], severity, message, hint, f"10{line}", name, class_name, where)


@pytest.mark.parametrize(
    ("files", "classes", "lines"),
    [
        (["a.csv"] * 4, 1, ["  空着：", "    101 甲（第 1 行）  102 乙（第 2 行）"]),
        (["a.csv"] * 4, 2, ["  空着（a.csv）：", "    软件1班 101 甲（第 1 行）"]),
        (["a.csv", "b.csv"] * 2, 2, ["  空着：", "    软件1班 101 甲（a.csv 第 1 行）"]),
        (["a.csv", "b.csv"] * 2, 1, ["  空着：", "    101 甲（a.csv 第 1 行）"]),
    ],
)  # fmt: skip
def test_people_side_by_side_are_told_with_their_file(
    files: list[str], classes: int, lines: list[str]
) -> None:
    """Once where all stand in one, at each where they stand in several."""
    pairs = enumerate(zip("甲乙丙丁", files, strict=True), start=1)
    found = [row("missing-answer", name, file, line) for line, (name, file) in pairs]
    told = said(found, classes=classes)
    assert told[1] == lines[0]
    assert told[2].startswith(lines[1])


@pytest.mark.parametrize(
    ("hints", "told"),
    [
        ("甲甲", ["  怎么办：甲"]),
        ("甲乙", ["  怎么办（甲）：甲", "  怎么办（乙）：乙"]),
        ("甲乙乙乙", ["  怎么办（甲）：甲", "  怎么办（乙、丙、丁）：乙"]),
        ("甲乙乙乙乙", ["  怎么办（甲）：甲", "  怎么办（乙、丙、丁 等 4 条）：乙"]),
    ],
)
def test_each_remedy_says_for_whom(hints: str, told: list[str]) -> None:
    """Where there are several under one heading; one alone is for all."""
    pairs = enumerate(zip("甲乙丙丁戊", hints, strict=False), start=1)
    found = [
        row("name-mismatch", name, "a.csv", line, hint=hint, message=str(line))
        for line, (name, hint) in pairs
    ]
    assert [line for line in said(found) if "怎么办" in line] == told


@pytest.mark.parametrize(
    ("names", "classes", "told"),
    [
        ("软件1班 软件2班 软件3班 软件4班", 4, "；还有 软件2班、软件3班、软件4班（"),
        ("软件1班 软件1班 软件2班 软件2班", 2, "；还有 软件2班（"),
        ("软件1班 软件1班 软件1班 软件1班", 1, " 等（"),
    ],
)
def test_a_folded_warning_names_the_other_classes(names: str, classes: int, told: str) -> None:
    """The first says what it is, the others are named: nobody has to ask for all to know whose."""
    found = [
        row("not-ascending", "", "a.csv", at, message=f"第 {at} 样", class_name=name,
            severity=Severity.WARNING)
        for at, name in enumerate(names.split(), start=1)
    ]  # fmt: skip
    (line,) = said(found, classes=classes)
    assert told in line


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ("b.docx c.docx", "· 重复的文件：2 条：b.docx、c.docx（-v 看全部）"),
        ("b.docx c.docx d.docx", "· 重复的文件：3 条：b.docx、c.docx、d.docx（-v 看全部）"),
        ("b.docx c.docx d.docx e.docx", "· 重复的文件：4 条（-v 看全部）"),
    ],
)
def test_notes_on_a_few_files_name_them(files: str, told: str) -> None:
    """Up to three; notes on rows are only counted."""
    found = [
        Problem(KINDS["same-file"], Severity.INFO, f"与 {file} 内容相同", where=Where(file))
        for file in files.split()
    ]
    assert said(found) == [told]


def test_classes_whose_forms_came_empty_are_counted(fankui: Fankui, tmp_path: Path) -> None:
    """Also in a merge: which classes and how many; whoever of another class lacks is listed."""
    rows = [*students(5), *students(12, None)[5:]]
    for at, row in enumerate(rows):
        row[2] = f"2014级软件{1 if at < 5 else 2}班"
    rows[1][4] = None
    path = workbook(tmp_path / "class.xlsx", [HEADER, *rows])
    run = fankui("merge", path, "-o", tmp_path / "汇总.xlsx")
    assert (
        "× 未反馈（missing-answer）8 条：2014级软件2班 7 人，还没有人反馈（-v 看全部）" in run.err
    )
    assert f"{rows[1][0]} {rows[1][1]}" in run.err
    assert str(rows[6][0]) not in run.err


def test_many_warnings_of_different_kinds_are_a_line_each() -> None:
    """Seven warnings would fill the screen: each kind is a line, with its first place."""
    kinds = [
        "cohort",
        "late-check",
        "bad-time",
        "no-class",
        "number-order",
        "struck-out",
        "no-value",
    ]
    found = [one for kind in kinds for one in many(kind, Severity.WARNING, 1)]
    stream = io.StringIO()
    problems(sorted(found, key=reading_order), stream, classes=1)
    assert len(stream.getvalue().splitlines()) == len(kinds)
    assert stream.getvalue().count("a.csv 第 1 行") == len(kinds)


def test_warnings_that_say_the_same_name_the_first_places() -> None:
    """What is said of all is said once, and the first three whom it is about."""
    found = [one._replace(message="没有写班级") for one in many("no-class", Severity.WARNING, 5)]
    stream = io.StringIO()
    problems(found, stream, classes=1)
    assert stream.getvalue() == (
        "！ 没有班级（no-class）5 条：没有写班级：1（第 1 行）、2（第 2 行）、3（第 3 行） 等"
        "（-v 看全部、怎么办）\n"
    )


# --- commands --------------------------------------------------------------------------------


def last(run: Run, count: int) -> list[str]:
    return [*run.out.splitlines(), *run.err.splitlines()][-count:]


def test_a_class_where_nobody_has_answered_is_a_line(fankui: Fankui, tmp_path: Path) -> None:
    """No list of 39 errors: one line, the verdict, and how to collect; -v has them all."""
    roster = workbook(tmp_path / "class.xlsx", [HEADER, *students(39, None)])
    run = fankui("check", roster)
    assert run.code == 1
    assert "\n× 未反馈（missing-answer）39 条：还没有人反馈（-v 看全部）\n" in run.out
    assert run.out.splitlines()[-1] == "还没有人反馈，还不能交。"
    assert len(run.out.splitlines()) <= 5
    assert last(run, 3) == [
        "下一步：",
        f"  收结果：fankui collect {roster}",
        f"  催还没反馈的 39 人：fankui remind {roster}",
    ]
    whole = fankui("check", roster, "--verbose")
    assert all(str(row[0]) in whole.out for row in students(39))
    assert fankui("check", roster, "--missing", "-q").out.count("、") == 38
    refused = fankui("build", roster)
    assert refused.code == 1
    assert "还没有人反馈，还不能交。什么也没有写。" in refused.err
    assert f"  先打印空表、手写结果：fankui build {roster} --draft" in last(refused, 3)


def test_one_class_of_two_has_not_answered(fankui: Fankui, tmp_path: Path) -> None:
    """The silent class is counted in a line, those who are missing of the other are listed."""
    rows = [*students(5), *students(12, None)[5:]]
    for at, row in enumerate(rows):
        row[2] = f"2014级软件{1 if at < 5 else 2}班"
    rows[1][4] = None
    run = fankui("check", workbook(tmp_path / "class.xlsx", [HEADER, *rows]))
    assert (
        "× 未反馈（missing-answer）8 条：2014级软件2班 7 人，还没有人反馈（-v 看全部）" in run.out
    )
    assert f"{rows[1][0]} {rows[1][1]}" in run.out
    assert str(rows[6][0]) not in run.out
    assert "有 8 个错误" in run.out.splitlines()[-1]


def test_who_said_something_that_is_no_answer_is_listed(fankui: Fankui, tmp_path: Path) -> None:
    """还没看 is something: that class is not silent."""
    rows = students(3, None)
    rows[1][4] = "还没看"
    run = fankui("check", workbook(tmp_path / "class.xlsx", [HEADER, *rows]))
    assert "写的是“还没看”" in run.out
    assert str(rows[0][0]) in run.out


def test_build_ends_with_the_verdict_the_file_and_the_next_step(
    fankui: Fankui, class_of_45: Path
) -> None:
    """What was found comes first; then whether it is well, the file, what to do next."""
    run = fankui("build", class_of_45)
    assert run.code == 0
    assert run.out == f"{class_of_45.with_name(f'反馈表-{CLASS}.docx')}\n"
    lines = run.err.splitlines()
    at = lines.index("下一步：")
    assert lines[at - 1] == "没有问题。"
    assert all(re.match(r"  \d\. ", line) for line in lines[at + 1 :])


def test_quiet_stays_quiet(fankui: Fankui, class_of_45: Path, tmp_path: Path) -> None:
    """-q says the result alone, also beside -v."""
    for more in ([], ["-v"]):
        run = fankui("build", class_of_45, "-q", "--force", *more)
        assert run.err == ""
        assert len(run.out.splitlines()) == 1
    roster = workbook(tmp_path / "empty.xlsx", [HEADER, *students(3, None)])
    assert "下一步" not in fankui("check", roster, "-q").err
    assert "下一步" not in fankui("build", roster, "-q").err


@pytest.mark.parametrize("command", ["check", "build", "remind", "followup"])
def test_the_wrong_notice_has_the_last_word(
    fankui: Fankui, class_of_45: Path, command: str
) -> None:
    """Where the notice is last year's, no step on its way is proposed by check and build."""
    run = fankui(command, class_of_45, now="2027-04-01 09:00")
    assert "多半用错了通知" in run.out + run.err
    if command in {"check", "build"}:
        assert "下一步" not in run.err
