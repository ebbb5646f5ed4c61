"""The day of a class: what a folder comes to at a given time, and what is to be done next."""

import json
import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from builders import text_file
from class_folders import (
    ALL_BUT_ONE,
    CHAT,
    FORM,
    LOG,
    NAMES,
    NUMBERS,
    Content,
    blank,
    form,
    made,
    roster,
    tree,
    wjx,
)
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from conftest import CLASS, NOW, Run, students, workbook
from tongzhi_cli.answers.answer import Answer, Source
from tongzhi_cli.check.check import check
from tongzhi_cli.cli.start.day_words import screen
from tongzhi_cli.errors import InputError, UsageError
from tongzhi_cli.loader import slots
from tongzhi_cli.loader.class_folder import Folder
from tongzhi_cli.loader.day.look import Asked, day_of
from tongzhi_cli.loader.day.state import Day, LetPass, NoticeSeen
from tongzhi_cli.loader.day.step import StepKind
from tongzhi_cli.loader.day.steps import build_words, steps
from tongzhi_cli.loader.rosters import ClassOptions
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.roster.model import Roster

Fankui = Callable[..., Run]
BUILT_IN = (ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml").read_text("utf-8")
OPEN_TEXT = (
    "关于2018届毕业生图像信息校对的通知\n各学院：\n请于近期登录学信网校对。\n教务处\n4月2日前交。\n"
)


def line(who: int, answer: str | None, at: str, **more: object) -> str:
    """A line of the log."""
    entry = {"number": NUMBERS[who], "name": NAMES[who], "answer": answer, "recorded_at": at}
    return json.dumps({**entry, **more}, ensure_ascii=False) + "\n"


def with_standing(path: Path) -> None:
    """A roster that says that its last student is away."""
    head = ["学号", "姓名", "班级", "层次", "学籍状态"]
    rows = [[*row[:4], "在读"] for row in students(4, None)]
    rows[3][4] = "休学"
    workbook(path, [head, *rows])


def of_2023(path: Path) -> None:
    """A roster of another year's class."""
    rows = [[f"202301010{at}", f"安若{at}", "2023级软件1班", "本科"] for at in "一二三"]
    rows = [[f"202301010{at}", *row[1:]] for at, row in enumerate(rows, start=1)]
    workbook(path, [["学号", "姓名", "班级", "层次"], *rows])


UNCLEAR = wjx((0, "28 10:00", "无勿"), (1, "28 11:00", "有误"), (2, "28 12:00", "无误"))
STRANGER = ALL_BUT_ONE.replace(f"{NUMBERS[2]},{NAMES[2]}", f"{NUMBERS[2]},王五")
WHOLE: dict[str, Content] = {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE, "接龙.txt": CHAT}

#: What lies in the folder; how many are done, missing, unclear, away; the steps, the next first.
FOLDERS: dict[str, tuple[dict[str, Content], tuple[int, int, int, int], str]] = {
    "a roster alone": ({"花名册.xlsx": roster}, (0, 4, 0, 0), "guide"),
    "an export that is not recorded": (
        {"花名册.xlsx": roster, "问卷.csv": ALL_BUT_ONE}, (3, 1, 0, 0), "collect remind",
    ),
    "an export and a chat: all in": (WHOLE, (4, 0, 0, 0), "collect build"),
    "all recorded": (
        {**WHOLE, "花名册.answers.jsonl": LOG}, (4, 0, 0, 0), "build",
    ),
    "a roster that has the answers": (
        {"花名册.xlsx": lambda path: roster(path, "无误")}, (4, 0, 0, 0), "build",
    ),
    "a form as it is to be": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: form}, (4, 0, 0, 0), "sign",
    ),
    "a form that was a draft": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, FORM: lambda path: form(path, "")},
        (4, 0, 0, 0),
        "rebuild",
    ),
    "a form without the last student": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG,
         FORM: lambda path: form(path, count=3)},
        (4, 0, 0, 0),
        "rebuild",
    ),
    "answers that nobody understands": (
        {"花名册.xlsx": roster, "问卷.csv": UNCLEAR}, (1, 1, 2, 0), "collect unclear remind",
    ),
    "somebody who is away": (
        {"花名册.xlsx": with_standing, "问卷.csv": ALL_BUT_ONE}, (3, 0, 0, 1), "collect build",
    ),
    "an answer under the number of another": (
        {"花名册.xlsx": roster, "问卷.csv": STRANGER}, (3, 1, 0, 0), "collect errors remind",
    ),
    "a notice file with an open point": (
        {"花名册.xlsx": roster, "notice.toml": f"# TODO 哪一天\n{BUILT_IN}"},
        (0, 4, 0, 0),
        "notice guide",
    ),
    "a notice's text with open points": (
        {"花名册.xlsx": roster, "通知.txt": OPEN_TEXT}, (0, 4, 0, 0), "notice guide",
    ),
    "another year's class and no notice": (
        {"花名册.xlsx": of_2023}, (0, 3, 0, 0), "notice",
    ),
    "a chat that says nothing new": (
        {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG, "接龙.txt": CHAT},
        (4, 0, 0, 0),
        "build",
    ),
    "a questionnaire of numbers": (
        {"花名册.xlsx": roster, "问卷.csv": wjx((0, "28 10:00", "1"), (1, "28 11:00", "2"))},
        (0, 4, 0, 0),
        "read guide",
    ),
}  # fmt: skip


def counted(day: Day) -> tuple[int, int, int, int]:
    """How many are done, missing, unclear, away."""
    return len(day.done), len(day.missing), len(day.unclear), len(day.away)


@pytest.mark.parametrize("case", FOLDERS)
def test_a_folder_comes_to_a_day(case: str, tmp_path: Path) -> None:
    """What lies there tells who is where and what is next; looking writes nothing."""
    files, counts, names = FOLDERS[case]
    folder = made(tmp_path / "班", files)
    before = tree(folder)
    day = day_of(Asked(str(folder), None, NOW))
    assert day is not None
    assert (counted(day), " ".join(one.kind for one in day.steps)) == (counts, names)
    assert tree(folder) == before


@pytest.mark.parametrize("case", [case for case in FOLDERS if "numbers" not in case])
def test_the_day_says_what_check_says(case: str, tmp_path: Path) -> None:
    """The report of the day is that of `check 文件夹`, problem by problem."""
    folder = made(tmp_path / "班", FOLDERS[case][0])
    day = day_of(Asked(str(folder), None, NOW))
    found = slots.read(ClassOptions([str(folder)], [], None, [], [], [], None, NOW))
    assert day is not None
    assert day.report == found.report


@pytest.mark.parametrize(
    "case", [case for case, (_, _, names) in FOLDERS.items() if names.startswith("collect")]
)
def test_what_was_collected_is_no_news(case: str, fankui: Fankui, tmp_path: Path) -> None:
    """Collecting a folder leaves nothing to be collected, and nobody elsewhere than before."""
    folder = made(tmp_path / "班", FOLDERS[case][0])
    fankui("collect", folder)
    day = day_of(Asked(str(folder), None, NOW))
    assert day is not None
    assert (day.news, counted(day)) == (0, FOLDERS[case][1])


#: What lies in a folder that lacks the roster.
ROSTERLESS: dict[str, dict[str, Content]] = {
    "an export": {"问卷.csv": ALL_BUT_ONE},
    "a chat": {"接龙.txt": CHAT},
    "a notice and a blank form": {"notice.toml": BUILT_IN, "附件2.docx": blank},
}


@pytest.mark.parametrize("case", ROSTERLESS)
def test_a_folder_without_a_roster(case: str, tmp_path: Path) -> None:
    """What is begun is a class's folder, and the roster is what it lacks."""
    day = day_of(Asked(str(made(tmp_path / "班", ROSTERLESS[case])), None, NOW))
    assert day is not None
    assert (day.report, [one.kind for one in day.steps]) == (None, [StepKind.ROSTER])


#: What others handed in, or nothing at all.
NO_DAY: dict[str, dict[str, Content]] = {
    "two rosters": {"1.xlsx": roster, "2.xlsx": lambda path: roster(path, None, 10)},
    "a filled form": {"一班.docx": form},
    "forms below": {"全校.xlsx": roster, "软件/一班.docx": form},
    "nothing": {"a.png": "x"},
}


@pytest.mark.parametrize("case", NO_DAY)
def test_what_was_handed_in_has_no_day(case: str, tmp_path: Path) -> None:
    """It is checked as before."""
    assert day_of(Asked(str(made(tmp_path / "交来", NO_DAY[case])), None, NOW)) is None


#: Several of one sort; what is chosen, by its place; what the commands then take.
SEVERAL: dict[str, tuple[dict[str, Content], int, str, str]] = {
    "rosters": (
        {"1.xlsx": roster, "2.xlsx": lambda path: roster(path, None, 10), "接龙.txt": CHAT},
        0,
        "1.xlsx --results 接龙.txt",
        "fankui check 班/1.xlsx --results 班/接龙.txt",
    ),
    "notice files": (
        {"花名册.xlsx": roster, "甲.toml": BUILT_IN, "乙.toml": BUILT_IN},
        1,
        " --notice 甲.toml",
        "fankui check 班 --notice 班/甲.toml",
    ),
    "texts of notices": (
        {"花名册.xlsx": roster, "甲.txt": OPEN_TEXT, "乙.txt": OPEN_TEXT},
        1,
        "",
        "fankui check 班 --notice 班/甲.txt",
    ),
    "blank forms": (
        {"花名册.xlsx": roster, "附件2.docx": blank, "附件.docx": blank},
        0,
        "",
        "fankui build 班 --template 班/附件2.docx",
    ),
}


@pytest.mark.parametrize("case", SEVERAL)
def test_between_several_it_asks(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is chosen is used; where nobody can be asked each stands with its command."""
    files, at, taken, proposed = SEVERAL[case]
    made(tmp_path / "班", files)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as refused:
        day_of(Asked("班", None, NOW))
    assert proposed in str(refused.value)
    asked: list[str] = []

    def choose(question: str, choices: Sequence[str]) -> int:
        asked.append(question)
        assert len(choices) >= 2
        return at

    day = day_of(Asked("班", None, NOW), choose)
    assert day is not None
    assert len(asked) == 1
    first = "" if taken.startswith("1") else "班"
    assert " ".join(day.taken).replace("班/", "") == first + taken
    if case == "blank forms":
        assert day.blank == "班/附件.docx"
    if case == "texts of notices":
        assert day.seen.text == Path("班/甲.txt")


def test_three_of_each() -> None:
    """No shape is tried once or twice alone."""
    assert min(len(FOLDERS), len(ROSTERLESS), len(NO_DAY), len(SEVERAL), len(PAPERS)) >= 3


#: The log, and who came since the day before, and which day that was.
SINCE: dict[str, tuple[str, list[int], date | None]] = {
    "nothing yet": ("", [], None),
    "all of it today": (
        line(0, "无误", "2018-04-01T08:00:00+08:00") + line(1, "无误", "2018-04-01T09:00:00+08:00"),
        [0, 1],
        None,
    ),
    "one yesterday, two today": (
        line(0, "无误", "2018-03-31T23:59:59+08:00")
        + line(1, "无误", "2018-04-01T00:00:00+08:00")
        + line(2, "民族应为回族", "2018-04-01T09:00:00+08:00"),
        [1, 2],
        date(2018, 3, 31),
    ),
    "days ago": (line(0, "无误", "2018-03-20T08:00:00+08:00"), [], date(2018, 3, 20)),
    "another answer is nobody new": (
        line(0, "无误", "2018-03-31T08:00:00+08:00")
        + line(0, "民族应为回族", "2018-04-01T08:00:00+08:00"),
        [],
        date(2018, 3, 31),
    ),
    "one that is understood now": (
        line(0, "无勿", "2018-03-31T08:00:00+08:00", means="unclear")
        + line(0, "无误", "2018-04-01T08:00:00+08:00"),
        [0],
        date(2018, 3, 31),
    ),
    "taken back today": (
        line(0, "无误", "2018-03-31T08:00:00+08:00")
        + line(0, None, "2018-04-01T08:00:00+08:00", undo=True),
        [],
        date(2018, 3, 31),
    ),
    "in another zone": (line(0, "无误", "2018-03-31T17:00:00+00:00"), [0], None),
}


@pytest.mark.parametrize("case", SINCE)
def test_what_came_since_yesterday(case: str, tmp_path: Path) -> None:
    """Who has a result since midnight of the notice's zone, by when it was recorded."""
    log, came, last = SINCE[case]
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "花名册.answers.jsonl": log})
    day = day_of(Asked(str(folder), None, NOW))
    assert day is not None
    changed = [] if "another answer" not in case else [NUMBERS[0]]
    assert [one.number for one in day.since.changed] == changed
    numbers = [one.number for one in day.since.came]
    assert (numbers, day.since.last) == ([NUMBERS[who] for who in came], last)


@pytest.mark.parametrize(
    ("code", "passed", "recorded", "left"),
    [
        ("late-check", [], [], [0, 1]),
        ("late-check", [], [0], [1]),
        ("late-check", [], [0, 1], []),
        ("late-check", [0, 1], [], []),
        ("late-check", [0], [], [0, 1]),  # another one came: the kind is asked again
        ("late-check", [2], [], [0, 1]),
        ("late-check", [0], [1], []),
        ("late-check", [0, 1], [0, 1], []),
        ("cohort", [0, 1], [0], [1]),
    ],
)
def test_what_was_let_pass_stands_against_nothing(
    code: str, passed: list[int], recorded: list[int], left: list[int], tmp_path: Path
) -> None:
    """For one student by the log, as check has it; a kind as long as none of it is new."""
    late = "2018-04-01T23:30:00+08:00"
    log = "".join(line(who, "无误", late, checked_at=late) for who in range(2))
    for who in recorded:
        permit = {
            "number": NUMBERS[who], "name": NAMES[who], "allow": "late-check", "by": "王老师",
            "recorded_at": late,
        }  # fmt: skip
        log += json.dumps(permit, ensure_ascii=False) + "\n"
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "花名册.answers.jsonl": log})
    there = frozenset(LetPass(code, NUMBERS[who]) for who in passed)
    day = day_of(Asked(str(folder), None, "2018-04-02 09:00", passed=there))
    assert day is not None
    assert [one.number for one in day.errors] == [NUMBERS[who] for who in left]
    words = build_words(day)
    is_whole = not left and len(recorded) < 2
    assert words[2:] == (("--allow", code) if is_whole else ())


#: What stands against which form: answers by student, and whose row is behind.
CHANGED: dict[str, tuple[dict[int, str], list[int]]] = {
    "nothing": ({}, []),
    "one more fault": ({1: "民族有误：显示“汉族”，应为“回族”"}, [1]),
    "two": ({0: "没有学历照片", 3: "姓名第二个字错了，应为“婷”"}, [0, 3]),
    "all right in other words": ({2: "没问题"}, []),
}


@pytest.mark.parametrize("blank_form", [None, "附件2.docx"])
@pytest.mark.parametrize("case", CHANGED)
def test_a_form_is_behind(
    case: str, blank_form: str | None, fankui: Fankui, tmp_path: Path
) -> None:
    """In whose row the form that build wrote says something else than is known now."""
    changes, behind = CHANGED[case]
    files: dict[str, Content] = {"花名册.xlsx": roster, "花名册.answers.jsonl": LOG}
    folder = made(tmp_path / "班", {**files, **({blank_form: blank} if blank_form else {})})
    assert fankui("build", folder).code == 0
    later = "".join(line(who, said, "2018-04-01T10:00:00+08:00") for who, said in changes.items())
    text_file(folder / "花名册.answers.jsonl", LOG + later)
    day = day_of(Asked(str(folder), None, NOW))
    assert day is not None
    assert [one.number for one in day.behind] == [NUMBERS[who] for who in behind]
    assert day.step.kind is (StepKind.REBUILD if behind else StepKind.SIGN)
    if behind:
        assert fankui("build", folder, "--force").code == 0
        again = day_of(Asked(str(folder), None, NOW))
        assert again is not None
        assert again.step.kind is StepKind.SIGN


def but_one(path: Path) -> None:
    """The form of the whole class without what the last student said."""
    form(path, "无误")
    document = docx.Document(str(path))
    document.tables[0].rows[4].cells[2].text = ""
    document.save(str(path))


LOG_BUT_ONE = "".join(LOG.splitlines(keepends=True)[:3])
SAME, UNREAD = "：结果和现在的一样", "：读不出来，看不出和现在的一样不一样"
#: What stands where the form is to stand, the roster's students and the log; in whose rows it is
#: behind (None: nobody sees), the next step, what the screen says.
PAPERS: dict[str, tuple[Content, int, str, list[int] | None, str, str]] = {
    "as it is to be": (form, 4, LOG, [], "sign", SAME),
    "nobody's answer is known, and none is printed": (
        lambda path: form(path, ""), 4, "", [], "guide", SAME,
    ),
    "one is missing here and there": (but_one, 4, LOG_BUT_ONE, [], "remind", SAME),
    "one is missing there": (but_one, 4, LOG, [3], "rebuild", "：有 1 人的和现在的不一样"),
    "one is missing here": (form, 4, LOG_BUT_ONE, [3], "remind", "：有 1 人的和现在的不一样"),
    "somebody was taken off the roster": (
        form, 3, LOG_BUT_ONE, [3], "rebuild", "：有 1 人的和现在的不一样",
    ),
    "not a document": ("garbage", 4, LOG, None, "rebuild", UNREAD),
    "a broken document": ("PK\x03\x04", 4, LOG, None, "rebuild", UNREAD),
    "a folder of that name": (
        lambda path: path.mkdir(), 4, LOG, None, "rebuild", UNREAD,
    ),
    "a form for nobody": (blank, 4, LOG, None, "rebuild", UNREAD),
}  # fmt: skip


@pytest.mark.parametrize("case", PAPERS)
def test_only_what_was_compared_is_the_same(case: str, tmp_path: Path) -> None:
    """A form is the same in its results, behind in some rows, or it cannot be seen."""
    paper, count, log, behind, step, said = PAPERS[case]
    files: dict[str, Content] = {
        "花名册.xlsx": lambda path: roster(path, None, 0, count),
        **({"花名册.answers.jsonl": log} if log else {}),
        FORM: paper,
    }
    day = day_of(Asked(str(made(tmp_path / "班", files)), None, NOW))
    assert day is not None
    found = day.made[0].behind
    numbers = None if behind is None else [NUMBERS[who] for who in behind]
    assert (None if found is None else [one.number for one in found]) == numbers
    assert day.step.kind == step
    assert f"{FORM}{said}" in screen(day, 80)


@pytest.mark.parametrize(
    ("lock", "named"),
    [
        ("~$花名册.xlsx", "花名册.xlsx"),
        (f"~${FORM[2:]}", FORM),
        (".~花名册.xlsx", "花名册.xlsx"),
        (".~lock.花名册.xlsx#", "花名册.xlsx"),
    ],
)
def test_what_a_program_has_open_is_told(lock: str, named: str, tmp_path: Path) -> None:
    """Excel, Word, WPS and LibreOffice leave a lock beside what they have open."""
    files: dict[str, Content] = {"花名册.xlsx": roster, FORM: form, "花名册.answers.jsonl": LOG}
    day = day_of(Asked(str(made(tmp_path / "班", {**files, lock: "x"})), None, NOW))
    assert day is not None
    assert day.locked == (named,)


def test_the_deadlines_that_a_monitor_keeps(tmp_path: Path) -> None:
    """The two of every notice even when they are over; what else is over is not told."""
    folder = tmp_path / "班"
    shutil.copytree(ROOT / "examples" / "next-year", folder)
    told = {}
    for now in ("2027-03-30 20:00", "2027-04-10 20:00", "2027-05-01 09:00"):
        day = day_of(Asked(str(folder), None, now))
        assert day is not None
        told[now[5:10]] = [str(one.role) for one in day.deadlines]
    assert told == {
        "03-30": ["check", "submit", "materials", "photo"],
        "04-10": ["check", "submit", "photo"],
        "05-01": ["check", "submit"],
    }


@pytest.mark.parametrize(
    ("files", "now", "is_wrong"),
    [
        ({"花名册.xlsx": roster}, NOW, False),
        ({"花名册.xlsx": roster}, "2018-05-01 09:00", False),
        ({"花名册.xlsx": roster}, "2026-04-01 20:00", True),
        ({"花名册.xlsx": of_2023}, NOW, True),
        ({"花名册.xlsx": roster, "notice.toml": BUILT_IN}, "2026-04-01 20:00", False),
        ({"花名册.xlsx": of_2023, "notice.toml": BUILT_IN}, NOW, False),
    ],
)
def test_another_years_notice(
    files: dict[str, Content], now: str, is_wrong: bool, tmp_path: Path
) -> None:
    """The built-in one for another class, or long after it: no text, no form, no errors by it."""
    day = day_of(Asked(str(made(tmp_path / "班", files)), None, now))
    assert day is not None
    assert day.seen.is_wrong is is_wrong
    kinds = {one.kind for one in day.steps}
    texts = {StepKind.GUIDE, StepKind.REMIND, StepKind.BUILD, StepKind.REBUILD, StepKind.SIGN}
    assert kinds.isdisjoint(texts) is is_wrong
    if is_wrong:
        assert (day.step.kind, day.errors) == (StepKind.NOTICE, [])


def test_a_broken_notice_is_no_day(tmp_path: Path) -> None:
    """A notice file with mistakes is told, and no other one used for it."""
    folder = made(tmp_path / "班", {"花名册.xlsx": roster, "notice.toml": "schema = 1\n"})
    with pytest.raises(InputError, match="处不对"):
        day_of(Asked(str(folder), None, NOW))


# --- laws --------------------------------------------------------------------------------------

ANSWERS = st.sampled_from(
    [
        None,
        "无误",
        "没问题",
        "民族应为回族",
        "有误",
        "无勿",
        "还没看",
        "休学",
        "照片不是本人",
        "收到",
    ]
)
NOTICE = notice_toml.read(notice_toml.BUILT_IN)
NOW_THEN = datetime(2018, 4, 1, 20, tzinfo=NOTICE.zone)


@given(st.lists(st.tuples(ANSWERS, st.booleans()), max_size=12))
def test_everybody_is_counted_once(said: list[tuple[str | None, bool]]) -> None:
    """Each student is done, missing, unclear or away; the steps are never none, and in order."""
    people = [
        Student(str(2014030101 + at), f"安若{at}", Where("花名册.xlsx", line=at + 2), CLASS,
                2014, "本科")
        for at in range(len(said))
    ]  # fmt: skip
    answers = [
        Answer(one.number, text, Source.LOG, Where("log", line=at), name=one.name, away=away)
        for at, (one, (text, away)) in enumerate(zip(people, said, strict=True))
        if text is not None
    ]
    report = check([Roster("花名册.xlsx", tuple(people))], answers, NOTICE, NOW_THEN)
    day = Day("班", Folder(Path("班")), NoticeSeen(NOTICE, None), report.now, ("班",), ("班",),
              report=report)  # fmt: skip
    groups = [day.done, day.missing, day.unclear, day.away]
    numbers = sorted(line.student.number for group in groups for line in group)
    assert numbers == [one.number for one in people]
    kinds = [one.kind for one in steps(day)]
    assert kinds == sorted(set(kinds), key=list(StepKind).index)
    assert kinds
