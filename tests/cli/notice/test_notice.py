"""`fankui notice new`, `show` and `list`: this year's notice, asked for, looked at, found."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import docx
import pexpect
import pytest
from builders import text_file
from forked import program

from conftest import Run
from tongzhi_cli.dates.typed import deadline_typed
from tongzhi_cli.errors import UsageError
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.lint import mistakes
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]

NOW = ("--now", "2027-03-20 09:00")
CHECK, SUBMIT = "4月1日（星期四）晚23:00以前", "4月6日下午17:30前"
SHORTEST = ("--school", "示例大学", "--year", "2027", "--check", CHECK, "--submit", SUBMIT)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of each test is its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(fankui: Fankui, *options: object) -> Run:
    return fankui("notice", "new", *options, *NOW, now=None)


def cohorts(path: str = "notice.toml") -> list[tuple[int, int, str, float]]:
    return [
        (one.year, one.entry_year, one.level, one.length) for one in notice_toml.read(path).cohorts
    ]


# --- by options --------------------------------------------------------------------------------


def test_from_nothing_to_forms_in_three_commands(fankui: Fankui, folder: Path) -> None:
    """new, check and build: a class of 2027 has its form with the year's title."""
    rows = [f"20230301{at:02},学生{'甲乙丙丁戊'[at - 1]},软件1班,本科,无误" for at in range(1, 6)]
    text_file(folder / "class.csv", "学号,姓名,班级,层次,校对结果\n" + "\n".join(rows) + "\n")
    assert new(fankui, *SHORTEST).out == "notice.toml\n"
    assert fankui("notice", "check", "notice.toml").code == 0
    run = fankui("build", "class.csv", "--now", "2027-04-05 09:00", "-o", "表.docx")
    assert run.code == 0, run.err
    assert "《关于做好2027届毕业证图像信息校对的通知》（notice.toml）" in run.err
    assert f"{SUBMIT}交教务处（还有 1 天 8 小时）" in run.err
    said = "".join(part.text for part in docx.Document(str(folder / "表.docx")).paragraphs)
    assert "图像信息校对反馈表（2027届）" in said


def test_the_same_options_give_the_same_bytes(fankui: Fankui, folder: Path) -> None:
    """Nothing of the clock but the day is in the file."""
    new(fankui, *SHORTEST)
    fankui("notice", "new", *SHORTEST, "-o", "b.toml", "--now", "2027-03-20 17:00", now=None)
    assert (folder / "notice.toml").read_bytes() == (folder / "b.toml").read_bytes()


def test_what_was_typed_stands_in_the_file(fankui: Fankui) -> None:
    """Every option is a fact of the notice; the words of the deadlines are kept as typed."""
    options = (
        "--number", "示大教〔2027〕3号", "--title", "关于校对的通知", "--issuer", "学籍科",
        "--issued", "2027年3月10日", "--where", "行政楼214室", "--hard", "--level", "本科",
    )  # fmt: skip
    assert new(fankui, *SHORTEST, *options).code == 0
    notice = notice_toml.read("notice.toml")
    assert (notice.number, notice.title, notice.issuer, notice.issued) == (
        "示大教〔2027〕3号", "关于校对的通知", "学籍科", date(2027, 3, 10),
    )  # fmt: skip
    assert notice.id == "shili-2027"
    check, submit = notice.deadline(Role.CHECK), notice.deadline(Role.SUBMIT)
    assert check
    assert submit
    assert (check.text, check.at) == (CHECK, datetime(2027, 4, 1, 23))  # noqa: DTZ001
    assert (submit.text, submit.at) == (SUBMIT, datetime(2027, 4, 6, 17, 30))  # noqa: DTZ001
    assert (submit.hard, submit.where, check.hard) == (True, "行政楼214室", False)


def test_what_nobody_said_is_told(fankui: Fankui) -> None:
    """What was assumed is named, and the next commands are."""
    run = new(fankui, *SHORTEST)
    assert "2027届：2023级本科（学制 4 年）、2024级专科（学制 3 年）" in run.err
    assert "标题、发文单位（示例大学教务处）、发文日期（今天，2027-03-20）" in run.err
    assert "fankui notice check notice.toml" in run.err
    told = new(
        fankui, *SHORTEST, "--title", "甲", "--issuer", "乙", "--issued", "2027-03-20", "--force"
    )
    assert "没有说到的按一般的写了：表的样子（自带的空白表）；" in told.err
    assert new(fankui, *SHORTEST, "--force", "-q").err == ""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), [(2027, 2023, "本科", 4), (2027, 2024, "专科", 3)]),
        (("--level", "本科"), [(2027, 2023, "本科", 4)]),
        (("--level", "高职"), [(2027, 2024, "专科", 3)]),
        (("--level", "专科，本科"), [(2027, 2024, "专科", 3), (2027, 2023, "本科", 4)]),
        (("--level", "专升本:2:2025"), [(2027, 2025, "专升本", 2)]),
        (("--level", "专升本：2：2025"), [(2027, 2025, "专升本", 2)]),
        (("--level", "本科:5:2022"), [(2027, 2022, "本科", 5)]),
        (("--level", "专升本:2.5:2024"), [(2027, 2024, "专升本", 2.5)]),
        (
            ("--year", "2028", "--level", "本科"),
            [(2027, 2023, "本科", 4), (2028, 2024, "本科", 4)],
        ),
        (
            ("--year", "2028届", "--level", "专升本:2:2025:2027", "--level", "专升本:2:2026:2028"),
            [(2027, 2025, "专升本", 2), (2028, 2026, "专升本", 2)],
        ),
    ],
)
def test_cohorts_are_computed_or_given(
    fankui: Fankui, options: tuple[str, ...], expected: list[tuple[int, int, str, float]]
) -> None:
    """级 = 届 - 学制 for 本科 and 专科; everything else as it is given."""
    assert new(fankui, *SHORTEST, *options).code == 0
    assert cohorts() == expected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"--level": "专升本"}, "2027届专升本的级和学制不能猜"),
        ({"--level": "五年制"}, "2027届五年制的级和学制不能猜"),
        ({"--level": "本科:5"}, "层次“本科:5”的写法不对"),
        ({"--level": "本科:四:2023"}, "层次“本科:四:2023”的写法不对"),
        ({"--level": "本科:40:2023"}, "学制 40 年不对"),
        ({"--level": "本科:4:23"}, "23 不是入学年份"),
        ({"--year": "27"}, "“27”不是哪一届"),
        ({"--issued": "三月"}, "发文日期“三月”读不懂"),
        ({"--issued": "3月15日"}, "发文日期“3月15日”读不懂"),
        ({"--check": "6月初"}, "“6月初”：没有写明是哪一天"),
        ({"--check": "4月1日（星期日）"}, "2027年4月1日是星期四，不是星期日"),
        ({"--check": "2026-04-01"}, "“2026-04-01”：早于发文日期。发文日期是 2027-03-20"),
        ({"--submit": "3月30日"}, "上交截止 2027-03-30（星期二）23:59 早于校对截止"),
        ({"-o": "notice.txt"}, "-o notice.txt 不是 .toml"),
        ({"--now": "昨天"}, "--now 昨天 不是时间"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    fankui: Fankui, folder: Path, changes: dict[str, str], words: str
) -> None:
    """Exit 2, the words that say what is wrong, no file."""
    options = dict(zip(SHORTEST[::2], SHORTEST[1::2], strict=True)) | dict([NOW]) | changes
    run = fankui("notice", "new", *(word for pair in options.items() for word in pair), now=None)
    assert run.code == 2
    assert words in run.err
    assert list(folder.iterdir()) == []


def test_two_years_of_an_unusual_level_have_to_be_told_apart(fankui: Fankui) -> None:
    """With several 届 the one of a 专升本 is not guessed."""
    run = new(fankui, *SHORTEST, "--year", "2028", "--level", "专升本:2:2025")
    assert run.code == 2
    assert "写成 --level 专升本:2:2025:2027 的样子" in run.err


def test_nothing_is_overwritten_without_force(fankui: Fankui, folder: Path) -> None:
    """An existing notice stays, and nobody is asked anything first."""
    (folder / "notice.toml").write_text("# 我的\n", encoding="utf-8")
    run = fankui("notice", "new", now=None)
    assert run.code == 4
    assert "已经有了，没有覆盖" in run.err
    assert (folder / "notice.toml").read_text(encoding="utf-8") == "# 我的\n"
    assert new(fankui, *SHORTEST, "--force").code == 0


def test_a_folder_takes_a_notice_toml(fankui: Fankui, folder: Path) -> None:
    """-o with a folder; another name is named in the next command."""
    (folder / "软件1班").mkdir()
    assert new(fankui, *SHORTEST, "-o", "软件1班").out == f"{Path('软件1班') / 'notice.toml'}\n"
    assert (
        "fankui build 花名册.xlsx --notice 今年.toml"
        in new(fankui, *SHORTEST, "-o", "今年.toml").err
    )


TYPED = [
    ("4月1日晚23:00", "2027-04-01 23:00:00", True),
    ("4月1日（星期四）晚23:00以前", "2027-04-01 23:00:00", True),
    ("2027-04-01 23:00", "2027-04-01 23:00:00", True),
    ("2027-04-01T23:00:00", "2027-04-01 23:00:00", True),
    ("2027/4/1", "2027-04-01 23:59:59", False),
    ("2027年4月1日", "2027-04-01 23:59:59", False),
    ("于4月30日前", "2027-04-30 23:59:59", False),
    ("4月7日（周三）下午5点前", "2027-04-07 17:00:00", True),
    ("4月7日下午17:00前", "2027-04-07 17:00:00", True),
    ("4月7日上午11时前", "2027-04-07 11:00:00", True),
    ("4月7日上午9点半", "2027-04-07 09:30:00", True),
    ("4月7日中午12点", "2027-04-07 12:00:00", True),
    ("4月7日24:00", "2027-04-07 23:59:59", True),
    ("３月２０日１６：００前", "2027-03-20 16:00:00", True),
    ("4月7日晚12点前", "2027-04-07 23:59:59", True),
    ("4月7日5:00 PM", "2027-04-07 17:00:00", True),
    ("1月5日", "2028-01-05 23:59:59", False),
    ("2028年2月29日", "2028-02-29 23:59:59", False),
]


@pytest.mark.parametrize(("text", "at", "has_clock"), TYPED)
def test_a_deadline_as_typed(text: str, at: str, has_clock: bool) -> None:
    """The plain shapes of other notices; without a year the first one from the notice on."""
    typed = deadline_typed(text, date(2027, 3, 20))
    assert (str(typed.at), typed.has_clock, typed.start) == (at, has_clock, None)


@pytest.mark.parametrize(
    ("text", "start", "at"),
    [
        ("3月25日至4月7日", "2027-03-25 00:00:00", "2027-04-07 23:59:59"),
        ("3月25日8:00——4月7日18:00", "2027-03-25 08:00:00", "2027-04-07 18:00:00"),
        ("4月3号至4日", "2027-04-03 00:00:00", "2027-04-04 23:59:59"),
        ("12月30日－1月5日", "2027-12-30 00:00:00", "2028-01-05 23:59:59"),
        ("4月7日下午2:00-6:00", "2027-04-07 14:00:00", "2027-04-07 18:00:00"),
    ],
)
def test_a_range_as_typed(text: str, start: str, at: str) -> None:
    """A range has a start."""
    typed = deadline_typed(text, date(2027, 3, 20))
    assert (str(typed.start), str(typed.at)) == (start, at)


@pytest.mark.parametrize(
    "text",
    [
        "6月初", "尽快", "另行通知", "4月31日", "13月1日", "5月14月", "4月1日5点", "4月1日下午12点",
        "4月1日25:00", "4月1日前下午5点", "4月1日、2日、3日", "采集后60天",
        "4月5日至4月1日", "3.15", "4月1日起", "4月1日后", "4月1日或2日", "4月1日前后",
        "4月1日下班前", "4月1日上午前", "4月1日（周四）交，最晚5点", "4月1日前，尽快",
        "4月1日2500前",
        "3月1日", "2月29日",  # just before the day of the notice, or nearly a year later
    ],
)  # fmt: skip
def test_what_is_not_one_moment_is_refused(text: str) -> None:
    """Fuzzy, damaged, relative, ambiguous or impossible: never guessed."""
    with pytest.raises(UsageError):
        deadline_typed(text, date(2027, 3, 20))


# --- asked -------------------------------------------------------------------------------------

ANSWERS = ["示例大学", "", "", "2027", "", CHECK, SUBMIT, "", ""]


def answered(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch, lines: list[str], *options: str
) -> Run:
    """What `notice new` does with *lines* on its standard input."""
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{line}\n" for line in lines).encode())
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        return new(fankui, *options)


def test_lines_of_a_pipe_are_answers(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """The same answers as options and as lines make the same file."""
    assert answered(fankui, monkeypatch, ANSWERS).code == 0
    new(fankui, *SHORTEST, "-o", "b.toml")
    assert (folder / "notice.toml").read_bytes() == (folder / "b.toml").read_bytes()


def test_what_an_option_says_is_not_asked(fankui: Fankui, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the rest is asked for."""
    lines = ["", "", "2027", CHECK, SUBMIT, "是", "214室"]
    run = answered(fankui, monkeypatch, lines, "--school", "示例大学", "--level", "本科")
    assert run.code == 0
    submit = notice_toml.read("notice.toml").deadline(Role.SUBMIT)
    assert submit
    assert (submit.hard, submit.where) == (True, "214室")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["专升本", "2025", "2"], [(2027, 2025, "专升本", 2)]),
        (["五年制本科", "2022级", "5年"], [(2027, 2022, "本科", 5)]),
        (["五年制", "高职", "2022", "5"], [(2027, 2022, "专科", 5)]),
        (["本科 专升本", "", "去年", "1025", "2025", "", "两", "20", "2"],
         [(2027, 2023, "本科", 4), (2027, 2025, "专升本", 2)]),
    ],
)  # fmt: skip
def test_an_unusual_level_is_asked_about(
    fankui: Fankui,
    monkeypatch: pytest.MonkeyPatch,
    levels: list[str],
    expected: list[tuple[int, int, str, float]],
) -> None:
    """专升本 and 五年制 have no default: an empty answer asks again."""
    lines = ["示例大学", "", "", "2027", *levels, CHECK, SUBMIT, "", ""]
    assert answered(fankui, monkeypatch, lines).code == 0
    assert cohorts() == expected


def test_an_answer_that_cannot_be_read_is_asked_again(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every wrong answer is explained, and the next line is taken for it."""
    lines = [
        "", "示例大学", "", "三月", "2027-03-15", "27", "2027", "", "6月初", "", CHECK, "3月30日",
        SUBMIT, "也许", "否", "",
    ]  # fmt: skip
    run = answered(fankui, monkeypatch, lines)
    assert run.code == 0
    for words in (
        "学校要写",
        "“三月”读不懂",
        "“27”不是",
        "“6月初”：没有写明",
        "截止要写",
        "早于",
        "“也许”",
    ):
        assert words in run.err


@pytest.mark.parametrize("count", range(1, len(ANSWERS)))
def test_input_that_ends_early_writes_nothing(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch, folder: Path, count: int
) -> None:
    """Exit 130 wherever it ends."""
    run = answered(fankui, monkeypatch, ANSWERS[:count])
    assert (run.code, run.out, list(folder.iterdir())) == (130, "", [])
    assert "已停下，什么也没有写。" in run.err


def test_nobody_to_be_asked_is_a_wrong_usage(
    fankui: Fankui, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """No terminal and no lines: the options that are missing are named."""
    run = answered(fankui, monkeypatch, [], "--school", "示例大学", "--year", "2027")
    assert run.code == 2
    assert "没有写 --check 校对截止、--submit 上交截止" in run.err
    assert list(folder.iterdir()) == []


@pytest.fixture
def terminal(folder: Path) -> Iterator[Callable[..., "pexpect.spawn[str]"]]:
    """Start `fankui notice new` on a terminal of its own."""
    started: list[pexpect.spawn[str]] = []

    def start(*options: str) -> "pexpect.spawn[str]":
        env = {**os.environ, "FANKUI_NOW": NOW[1], "TERM": "xterm", "PYTHONUTF8": "1"}
        command, *first = program(env)
        child: pexpect.spawn[str] = pexpect.spawn(
            command, [*first, "notice", "new", *options],
            encoding="utf-8", env=env, dimensions=(24, 80), timeout=120, cwd=str(folder),
        )  # fmt: skip
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


QUESTIONS = [
    "学校", "文号", "发文日期 [2027-03-20]", "哪一届毕业", "层次", "学生校对截止", "上交截止",
    "逾期不再受理？（是/否） [否]", "交到哪里 [教务处]",
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_questions_come_one_after_the_other(
    terminal: Callable[..., "pexpect.spawn[str]"], folder: Path, options: tuple[str, ...]
) -> None:
    """Each with its default in brackets, which Enter takes; the end says what to type next."""
    child = terminal(*options)
    for question, answer in zip(QUESTIONS, ANSWERS, strict=True):
        child.expect_exact(question)
        child.send(f"{answer}\r")
    child.expect_exact("fankui notice check notice.toml")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    text = (folder / "notice.toml").read_text(encoding="utf-8")
    assert mistakes(text, folder) == []
    assert cohorts(str(folder / "notice.toml")) == [
        (2027, 2023, "本科", 4),
        (2027, 2024, "专科", 3),
    ]


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")
@pytest.mark.parametrize("key", ["\x03", "\x04", "0\r"], ids=["Ctrl+C", "Ctrl+D", "0"])
@pytest.mark.parametrize("answers", [0, 3])
def test_stopping_writes_nothing(
    terminal: Callable[..., "pexpect.spawn[str]"], folder: Path, key: str, answers: int
) -> None:
    """Ctrl+C, Ctrl+D and 0: exit 130, no file."""
    child = terminal()
    for question, answer in list(zip(QUESTIONS, ANSWERS, strict=True))[:answers]:
        child.expect_exact(question)
        child.send(f"{answer}\r")
    child.expect_exact(QUESTIONS[answers])
    child.send(key)
    child.expect_exact("已停下，什么也没有写。")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert list(folder.iterdir()) == []


# --- show and list -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "通知      普院教发（2018）4号《关于做好2018、2019届毕业证图像信息校对的通知》",
        "发文      普洱学院教务处，2018-03-14，发给各学院",
        "编号      puer-2018-4",
        "学生      2018届 2014级本科，学制 4 年",
        "          2019届 2016级专科，学制 3 年",
        "学生校对  2018年4月1日（星期日）23:00 以前（还有 12 天 14 小时，逾期不再受理）",
        "          原话：4月1日（星期日）晚23:00以前",
        "上交      2018年4月2日（星期一）17:00 以前（还有 13 天 8 小时，逾期不再受理）",
        "交照片    6月初",
        "要交      全员签名表（每人一行，本人签名）",
        "反馈表    《高等教育学历电子注册图像信息校对反馈表（2018、2019届）》，每张 25 行",
        "          落款：班级名称：__级__班 | 辅导员签名： | 学院领导： | 学院（公章）",
        "勘误      带 身份证复印件 到教务处",
        "附件      1. 学信网毕业证图像信息校对操作流程",
    ],
)
def test_a_notice_is_shown_as_a_person_reads_it(fankui: Fankui, words: str) -> None:
    """Who, until which weekday, how long still, what; --now is honoured."""
    run = fankui("notice", "show", "puer-2018-4", "--now", "2018-03-20 09:00")
    assert run.code == 0
    assert words in run.out.split("\n")


def test_the_notice_of_this_folder_is_shown(fankui: Fankui) -> None:
    """Without a name: notice.toml here, else the built-in one."""
    assert "编号      puer-2018-4" in fankui("notice", "show", *NOW).out
    new(fankui, *SHORTEST)
    assert "编号      shili-2027" in fankui("notice", "show", *NOW).out


def test_a_notice_for_programs(fankui: Fankui) -> None:
    """The keys of the file; times with zone, null for what is not there."""
    run = fankui("notice", "show", "puer-2018-4", "--json", "--now", "2018-04-01 22:00")
    document = json.loads(run.out)
    assert document["schema"] == 1
    assert (document["now"], document["file"], document["undecided"]) == (
        "2018-04-01T22:00:00+08:00", None, 0,
    )  # fmt: skip
    check, _, photo = document["notice"]["deadline"]
    assert (check["at"], check["seconds_left"]) == ("2018-04-01T23:00:00+08:00", 3600)
    assert (photo["text"], photo["at"], photo["whom"]) == ("6月初", None, None)
    assert document["notice"]["cohort"][0] == {
        "year": 2018, "entry_year": 2014, "level": "本科", "length": 4.0,
    }  # fmt: skip


def test_all_parts_of_a_notice_are_shown(fankui: Fankui, folder: Path) -> None:
    """Students by name, a start, papers, the other forms, kinds of anomalies, proxies."""
    new(fankui, *SHORTEST)
    text = (folder / "notice.toml").read_text(encoding="utf-8")
    text = text.replace('papers = ["signed"]', 'papers = ["signed", "counts"]')
    text = text.replace("[form]", '[[extra]]\nnumber = "2022010101"\nreason = "复学"\n\n[form]')
    text = text.replace("at = 2027-04-01", "start = 2027-03-22T08:00:00\nat = 2027-04-01")
    text += 'proxy = "写（代）"\n[counts_form]\ntitle = "统计表"\nblank = "统计表.docx"\n'
    text += '[[anomaly]]\nname = "民族"\nkeywords = ["民族"]\nscope = "school"\noffice = "学籍科"\n'
    (folder / "notice.toml").write_text(text, encoding="utf-8")
    shown = fankui("notice", "show", *NOW).out.split("\n")
    for line in (
        "          列入 2022010101（复学）",
        "学生校对  从 2027-03-22 08:00 起",
        "          统计表（各班的人数）",
        "          代签：写（代）",
        "统计表    《统计表》；空白表：统计表.docx",
        "异常      民族：学籍科",
    ):
        assert line in shown


def test_the_list_says_which_one_is_used(fankui: Fankui) -> None:
    """The built-in ones, and the notice.toml here, which then is the one."""
    run = fankui("notice", "list")
    assert run.out.split("\n")[1].startswith(
        "●\tpuer-2018-4\t普洱学院\t2018、2019\t2018-04-02 17:00"
    )
    assert "会用内置的 puer-2018-4" in run.err
    new(fankui, *SHORTEST)
    run = fankui("notice", "list")
    assert [line.split("\t")[:4] for line in run.out.split("\n")[1:3]] == [
        ["●", "notice.toml", "示例大学", "2027"],
        ["", "puer-2018-4", "普洱学院", "2018、2019"],
    ]
    assert "会用当前文件夹的 notice.toml" in run.err


def test_a_notice_that_cannot_be_read_is_listed(fankui: Fankui, folder: Path) -> None:
    """A broken notice.toml does not hide the others."""
    (folder / "notice.toml").write_text("id = 1\n", encoding="utf-8")
    run = fankui("notice", "list")
    assert run.code == 0
    assert "●\tnotice.toml\t（读不了，看哪里不对：fankui notice check）" in run.out
    assert json.loads(fankui("notice", "list", "--json", "-q").out)["notices"][0] == {
        "id": None, "file": "notice.toml", "school": None, "number": None, "title": None,
        "years": [], "readable": False,
    }  # fmt: skip


def test_the_list_for_programs(fankui: Fankui) -> None:
    """Which one is used, and each with its id, file and years."""
    document = json.loads(fankui("notice", "list", "--json").out)
    assert (document["schema"], document["used"]) == (1, "puer-2018-4")
    assert document["notices"] == [
        {
            "id": "puer-2018-4", "file": None, "school": "普洱学院",
            "number": "普院教发（2018）4号",
            "title": "关于做好2018、2019届毕业证图像信息校对的通知",
            "years": [2018, 2019], "readable": True,
        }
    ]  # fmt: skip
