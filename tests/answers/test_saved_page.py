"""What QQ saves as .mht is read as what it saves as .txt."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from builders import notice_2018, text_file

from conftest import Run
from tongzhi_cli.answers import read_file as answer_files
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.messages.export import is_saved_page
from tongzhi_cli.answers.messages.saved_page import record_in
from tongzhi_cli.check.rules.sample import student
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import InputError
from tongzhi_cli.model.file_kind import FileKind
from tongzhi_cli.summary.file_kind import kind_of, opened

STUDENTS = [
    student(f"20140301{at:02}", name) for at, name in enumerate(["张三", "李四", "赵敏"], 1)
]
#: A day, then who wrote what at which hour.
Chat = list[tuple[str, list[tuple[str, str, str]]]]
CHATS: dict[str, Chat] = {
    "with accounts": [
        ("2018-03-28", [
            ("张三(12345678)", "20:13:05", "无误"),
            ("李四<li4@qq.com>", "20:14:00", "照片不是本人"),
            ("系统消息(10000)", "20:15:00", "赵敏撤回了一条消息"),
        ]),
    ],
    "over two days, without accounts": [
        ("2018-03-28", [("张三", "20:13:05", "还没看"), ("李四", "9:03:00", "无误")]),
        ("2018-03-29", [("张三", "8:00:01", "无误"), ("赵敏", "8:01:00", "民族应为回族")]),
    ],
    "an hour is said, pictures, several lines": [
        ("2018年3月28日", [
            ("张三(12345678)", "20:13:05", "无误\n20:13:05"),
            ("李四(12345679)", "20:14:00", "[图片]\n有误：姓名\n应为“李肆”"),
            ("赵敏(12345680)", "20:16:00", "2014030103 赵敏 无误 & 谢谢 <3"),
        ]),
    ],
    "a 接龙 in it": [
        ("2018-03-28", [
            ("【管理员】班长(12345671)", "20:13:05", "#接龙\n1. 张三 无误\n2. 李四 照片没有"),
        ]),
    ],
}  # fmt: skip


def as_text(chat: Chat) -> str:
    """As QQ saves it in a .txt."""
    lines = [
        "消息记录（此消息记录为文本格式，不支持重新导入）",
        "",
        "消息分组:我的QQ群",
        "消息对象:14软件1班",
        "",
    ]
    for day, messages in chat:
        for sender, clock, text in messages:
            lines += [f"{day} {clock} {sender}", *text.splitlines(), ""]
    return "\n".join(lines)


def as_page(chat: Chat, *, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """As QQ saves it in a .mht, with a picture behind the page."""
    rows = ["<tr><td><div style=padding-left:10px;>消息对象:14软件1班</div></td></tr>"]
    for day, messages in chat:
        rows.append(f"<tr><td style=border-bottom-width:1px;>日期: {day}</td></tr>")
        for sender, clock, text in messages:
            said = "<br>".join(map(escape, text.splitlines())).replace(
                "[图片]", '<IMG src="{1A2B}.dat">'
            )
            rows.append(
                "<tr><td><div style=color:#006EFE;padding-left:10px;>"
                f"<div style=float:left;margin-right:6px;>{escape(sender)}</div>{clock}</div>"
                '<div style=padding-left:20px;><font style="font-size:10pt;'
                f"font-family:'宋体','MS Sans Serif',sans-serif;\" color='000000'>{said}"
                "</font></div></td></tr>"
            )
    head = "<head><title>QQ Message</title><style>b {}</style></head>"
    page = f"<html>{head}<body><table>{''.join(rows)}</table></body></html>"
    parts = [
        "From: <Save by Tencent MsgMgr>", "Subject: Tencent IM Message", "MIME-Version: 1.0",
        "Content-Type:multipart/related;", '\tcharset="utf-8"', '\ttype="text/html";',
        '\tboundary="----=_NextPart_20180329"', "", "------=_NextPart_20180329",
        "Content-Type: text/html", "Content-Transfer-Encoding:7bit", "", page, "",
        "------=_NextPart_20180329", "Content-Type:image/jpeg", "Content-Transfer-Encoding:base64",
        "Content-Location:{1A2B}.dat", "", "/9j/4AAQ", "", "------=_NextPart_20180329--", "",
    ]  # fmt: skip
    return end.join(parts).encode(encoding)


def said(path: Path) -> list[tuple[str, str | None, str]]:
    found = answer_files.read(path, notice_2018(), ColumnMap(), Group(STUDENTS))
    return [(one.number, one.text, str(one.checked_at)) for one in found.placement.placed]


@pytest.mark.parametrize("name", CHATS)
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_page_says_what_the_text_says(name: str, end: str, tmp_path: Path) -> None:
    """Whose, what and when are the same."""
    page, text = tmp_path / "群.mht", text_file(tmp_path / "群.txt", as_text(CHATS[name]))
    page.write_bytes(as_page(CHATS[name], end=end))
    found = said(page)
    assert found == said(text)
    assert {number for number, *_ in found} >= {"2014030101", "2014030102"}


def test_what_the_page_says(tmp_path: Path) -> None:
    """The last of somebody's answers, each under its day and hour."""
    page = tmp_path / "群.mht"
    page.write_bytes(as_page(CHATS["over two days, without accounts"]))
    found = said(page)
    assert ("2014030101", "无误") in [one[:2] for one in found]
    assert ("2014030103", "民族应为回族") in [one[:2] for one in found]
    assert any("2018-03-29 08:01:00" in at for _, _, at in found)


@pytest.mark.parametrize("name", ["群.mht", "聊天.mhtml", "记录.txt"])
def test_a_page_is_a_chat_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    """Menu, folder and dropped files take it for what it is."""
    path = tmp_path / name
    path.write_bytes(as_page(CHATS["with accounts"]))
    assert kind_of(opened(path), notice_2018()).kind is FileKind.CHAT


@pytest.mark.parametrize(
    "data",
    [
        b"From: <Save by Tencent MsgMgr>\r\n\r\n",
        as_page(CHATS["with accounts"])[:200],
        as_page([], encoding="utf-16"),
    ],
)
def test_a_page_that_cannot_be_read_is_told(data: bytes, tmp_path: Path) -> None:
    """With what to do about it; one in another encoding is no record of QQ's at all."""
    path = tmp_path / "群.mht"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        answer_files.read(path, notice_2018(), ColumnMap(), Group(STUDENTS))
    assert refused.value.hint
    assert is_saved_page(data) is ("QQ" in refused.value.message)


@pytest.mark.parametrize("name", CHATS)
def test_a_page_that_is_cut_off(name: str, tmp_path: Path) -> None:
    """Wherever a page ends before the hour of its first message, it is told that it has none."""
    page, clock = as_page(CHATS[name]), CHATS[name][0][1][0][1]
    path = tmp_path / "群.mht"
    for end in range(page.index(b"<table>"), page.index(clock.encode()), 7):
        path.write_bytes(page[:end])
        with pytest.raises(InputError, match="里面的消息读不出来"):
            answer_files.read(path, notice_2018(), ColumnMap(), Group(STUDENTS))


def test_a_message_never_begins_another() -> None:
    """What is typed as a day, an hour or a name stays within its message."""
    chat: Chat = [
        ("2018-03-28", [("张三(12345678)", "20:13:05", "日期: 2018-03-30\n李四\n20:14:00")])
    ]
    told = record_in(as_page(chat)).splitlines()
    assert [line for line in told if "张三" in line] == ["2018-03-28 20:13:05 张三(12345678)"]
    assert not any(line.endswith("李四") and ":" in line for line in told)


def test_collect_reads_it(fankui: Callable[..., Run], tmp_path: Path) -> None:
    """`collect --from 群.mht` records the answers, and says what it read."""
    people = "".join(f"{one.number},{one.name}\n" for one in STUDENTS)
    roster = text_file(tmp_path / "花名册.csv", f"学号,姓名\n{people}")
    (tmp_path / "群.mht").write_bytes(as_page(CHATS["with accounts"]))
    run = fankui("collect", roster, "--from", tmp_path / "群.mht")
    assert "聊天记录" in run.err
    log = (tmp_path / "花名册.answers.jsonl").read_text("utf-8")
    assert [one in log for one in ("无误", "照片不是本人", "赵敏")] == [True, True, False]
