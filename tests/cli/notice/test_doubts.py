"""`fankui notice import` on a terminal asks what is open, and writes the file at the end."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest
from forked import program

from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml.lines import todos

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pexpect needs a pseudo terminal")

NOTICE = """\
关于做好2027届毕业生学历照片核对工作的通知
各学院：
2027届本科毕业生（2023级，含专升本）于4月1日前登录学信网核对，反馈表于6月初交教务处214室。
信息有误的学生持身份证复印件到教务处勘误。没有照片的学生到体育馆补拍。
示例大学教务处
2027年3月15日
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., "pexpect.spawn[str]"]]:
    """Start `fankui` beside a notice, on a terminal of its own."""
    (tmp_path / "通知.txt").write_text(NOTICE, encoding="utf-8")
    started: list[pexpect.spawn[str]] = []

    def start(*words: str) -> "pexpect.spawn[str]":
        env = {**os.environ, "TERM": "xterm", "PYTHONUTF8": "1"}
        command, *first = program(env)
        child: pexpect.spawn[str] = pexpect.spawn(
            command, [*first, *words],
            encoding="utf-8", env=env, dimensions=(40, 100), timeout=40, cwd=str(tmp_path),
        )  # fmt: skip
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def test_answers_are_in_the_file_and_the_notice_is_shown(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """A choice, a day as one types it; then the notice as a person reads it."""
    child = terminal("notice", "import", "通知.txt")
    child.expect_exact("给学生看的")
    child.expect_exact("有 2 处要你定")
    child.expect_exact("1/2 2027届专升本")
    child.expect_exact("1 2025级专升本，学制 2 年")
    child.expect_exact("（回车=先留着，0=停下）>")
    assert not (tmp_path / "notice.toml").exists()
    child.send("1\r")
    child.expect_exact("2/2 上交反馈表截止")
    child.expect_exact("（回车=先留着，0=停下）>")
    child.send("8\r")
    child.expect_exact("没有“8”这一项")
    child.send("6月4日17:00\r")
    child.expect_exact("2027年6月4日（星期五）17:00 以前")
    child.expect_exact("给学生看")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    text = (tmp_path / "notice.toml").read_text("utf-8")
    notice = notice_toml.parse(text, "notice.toml")
    assert [(one.entry_year, one.level) for one in notice.cohorts] == [
        (2023, "本科"),
        (2025, "专升本"),
    ]
    assert todos(text) == []


def test_what_is_passed_over_stays_open(
    tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """Enter leaves a TODO, from the menu as well."""
    child = terminal()
    child.expect_exact("打数字")
    child.send("10\r")
    child.expect_exact("拖进来")
    child.send("通知.txt\r")
    for place in ("1/2", "2/2"):
        child.expect_exact(place)
        child.expect_exact("（回车=先留着，0=停下）>")
        child.send("\r")
    child.expect_exact("没有定")
    child.send("0\r")
    child.expect(pexpect.EOF)
    assert len(todos((tmp_path / "notice.toml").read_text("utf-8"))) == 2  # as many as were asked


@pytest.mark.parametrize("stop", ["\x03", "0\r", "０\r"], ids=["Ctrl+C", "0", "full width"])
def test_stopping_writes_nothing(
    stop: str, tmp_path: Path, terminal: Callable[..., "pexpect.spawn[str]"]
) -> None:
    """Ctrl+C or 0 in the middle leaves no file half answered."""
    child = terminal("notice", "import", "通知.txt")
    child.expect_exact("1/2")
    child.expect_exact("（回车=先留着，0=停下）>")
    child.send("1\r")
    child.expect_exact("2/2")
    child.expect_exact("（回车=先留着，0=停下）>")
    child.send(stop)
    child.expect_exact("什么也没有写")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["通知.txt"]
