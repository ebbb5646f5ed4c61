"""What texts for the class group have in common: plain lines, to be pasted into QQ or WeChat."""

import re
from collections.abc import Iterable

from tongzhi_cli.notice.model import Notice


def answering(notice: Notice, link: str | None) -> list[str]:
    """Where to answer, and what."""
    where = f"打开 {link} 填写。" if link else "在群里接龙回复，写上自己的学号和姓名。"
    return [
        f"怎么答：{where}",
        f"没有问题写“{notice.ok_text}”；有问题写明哪一项，",
        "例如：姓名有误：显示“张珊”，应为“张姗”。",
    ]


def numbered(steps: Iterable[str]) -> list[str]:
    """Steps with a number before each."""
    return [f"{number}. {apart(step)}" for number, step in enumerate(steps, start=1)]


def apart(text: str) -> str:
    """*text* with a blank behind each address: QQ and WeChat would take what follows into it.

    >>> apart("打开http://www.chsi.com.cn/，登录"), apart("打开 http://www.chsi.com.cn ，登录")
    ('打开http://www.chsi.com.cn/ ，登录', '打开 http://www.chsi.com.cn ，登录')
    """
    return re.sub(r"(https?://[!-~]++)(?=[^\s!-~])", r"\1 ", text)
