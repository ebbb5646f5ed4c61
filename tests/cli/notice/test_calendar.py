"""`fankui notice show --ics`: the file, what is said of it, and what is refused."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from builders import text_file

from conftest import Run
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]
HEAD = "学号,姓名,班级,校对结果\n2014030101,安若曦"
SHIPPED = notice_toml.text_of(notice_toml.BUILT_IN)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FANKUI_NOW", "2018-03-20 09:00")


def test_the_file_and_what_is_in_it(fankui: Fankui) -> None:
    """The path on standard output, what is in it and not beside; the same bytes again."""
    run = fankui("notice", "show", "--ics", "-o", "截止.ics")
    assert (run.code, run.out) == (0, "截止.ics\n")
    assert run.err.splitlines()[1:] == [
        "  学生校对：2018-04-01（星期日）23:00",
        "  上交反馈表：2018-04-02（星期一）17:00",
        "！ 交照片“6月初”没有写明哪一天，日历里没有；定了就在通知文件里写 at，再做一次。",
        "提前一天、两小时提醒；只知道哪一天的，前一天和当天早上九点提醒。",
        "下一步：发到手机上打开，或在电脑上双击，就加进日历",
    ]
    data = Path("截止.ics").read_bytes()
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 2
    again = fankui("notice", "show", "--ics", "-o", "截止.ics", "--force", now="2018-03-25 09:00")
    assert (again.code, Path("截止.ics").read_bytes()) == (0, data)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--ics", "-o", "截止.txt"], 2, "-o 截止.txt 不是日历"),
        (["--ics", "-o", "截止"], 2, "请写成 -o 截止.ics。"),
        (["-o", "通知.docx"], 2, "fankui notice show --ics -o 截止.ics"),
        (["--ics"], 4, "截止.ics 已经有了，没有覆盖"),
        (["-o", "截止.ics"], 4, "--force"),
        (["没有.toml", "--ics", "-o", "a.ics"], 3, "没有.toml"),
    ],
)
def test_what_is_refused(fankui: Fankui, words: list[str], code: int, told: str) -> None:
    """Another ending, a file that is there, a notice that is not; nothing is written."""
    Path("截止.ics").write_bytes(b"old")
    run = fankui("notice", "show", *words)
    assert run.code == code
    assert told in run.err
    assert [path.name for path in Path().iterdir()] == ["截止.ics"]
    assert Path("截止.ics").read_bytes() == b"old"


def test_the_end_of_the_name_says_it_too(fankui: Fankui) -> None:
    """`-o 截止.ics` alone can mean nothing else."""
    assert fankui("notice", "show", "-o", "七.ICS").code == 0
    assert Path("七.ICS").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_no_day_at_all(fankui: Fankui) -> None:
    """Where no deadline has a day nothing is written, and it is said of each."""
    text = "".join(
        line for line in SHIPPED.splitlines(keepends=True) if not line.startswith("at = ")
    )
    text = text.replace("4月1日（星期日）晚23:00以前", "四月初").replace(
        "4月2日（星期一）下午17:00前", "四月上旬"
    )
    Path("notice.toml").write_text(text, "utf-8")
    run = fankui("notice", "show", "--ics")
    assert (run.code, run.out) == (1, "")
    assert run.err.count("没有写明哪一天，日历里没有") == 3
    assert not Path("截止.ics").exists()


def test_json(fankui: Fankui) -> None:
    """What is in the file and what is not, for programs."""
    told = json.loads(fankui("notice", "show", "--ics", "--json").out)
    assert told == {
        "schema": 1,
        "notice": {"id": "puer-2018-4", "title": "关于做好2018、2019届毕业证图像信息校对的通知"},
        "entries": [
            {
                "role": "check",
                "text": "4月1日（星期日）晚23:00以前",
                "at": "2018-04-01T23:00:00+08:00",
            },
            {
                "role": "submit",
                "text": "4月2日（星期一）下午17:00前",
                "at": "2018-04-02T17:00:00+08:00",
            },
        ],
        "no_day": [{"role": "photo", "text": "6月初"}],
        "written": ["截止.ics"],
    }


def test_last_years_notice_is_told(fankui: Fankui) -> None:
    """Deadlines long past are nobody's reminders any more."""
    run = fankui("notice", "show", "--ics", "--now", "2027-03-20 09:00")
    assert "多半用错了通知" in run.err


def test_what_was_written_is_passed_over_where_files_are_handed_in(
    fankui: Fankui, tmp_path: Path
) -> None:
    """It is told as what it is and counts as no file that cannot be read; alone it is refused."""
    fankui("notice", "show", "--ics", "-o", "截止.ics")
    folder = tmp_path / "交来"
    folder.mkdir()
    text_file(folder / "1班.csv", f"{HEAD},2014级软件1班,无误\n")
    text_file(folder / "2班.csv", f"{HEAD.replace('0101', '0201')},2014级软件2班,无误\n")
    without = fankui("check", "交来")
    shutil.copy("截止.ics", folder)
    check = fankui("check", "交来")
    merge = fankui("merge", "交来", "-o", "汇总.xlsx")
    told = "交来/截止.ics 是日历，不用汇总"
    assert (check.code, merge.code) == (without.code, without.code) == (0, 0)
    assert (told in check.out, f"· 没有读的内容：{told}" in merge.err) == (True, True)
    assert "读了：花名册 2 份\n" in merge.err
    alone = fankui("merge", "截止.ics", "-o", "另一份.xlsx")
    assert (alone.code, alone.out) == (3, "")
    assert alone.err.endswith("出错：截止.ics 是日历，不用汇总。请换成各班交来的反馈表、花名册。\n")
