"""What is said to who chooses by number: no message names an option that cannot be typed there.

A whole command can be typed wherever the menu asks, so it stays; not so what only shows how one
looks. What the menu has in the place of
an option stands in one table; any other advice to use one falls away: the question that follows
asks it, or the menu has nothing like it. Source: issue 17, item 2.
"""

import contextlib
import re
from collections.abc import Iterator

#: A word of a command: quoted, or up to a blank or a mark of the sentence around it; a bracket
#: within the name of a file is part of it: 花名册（1）.xlsx
_WORD = (
    r"""(?:"[^"]{1,300}"|'[^']{1,300}'|〔把文件拖到这里〕|（[^\s（）]{1,40}）(?=[.\w-])"""
    r"""|[^\s，。；：、！？（）“”《》…"'])"""
)
#: A command of ours within a sentence.
COMMAND = rf"fankui(?: {_WORD}++)++"
#: One that is typed elsewhere: it brings a library that is not there.
_ELSEWHERE = rf"(?:uv|\S{{0,300}}python\S{{0,20}} -m) pip install(?: {_WORD}++)++"
#: An option, as it stands in a sentence.
OPTION = r"(?<![\w/=.-])-(?:-[a-z][a-z-]{1,30}|[a-z])(?![\w-])"
_BOTH = "build、check |check、build "
_NOTICE_NAMED = r"通知文件\.toml(?:（写法见 docs/notice-file\.md）)?(?: 指定)?"

#: The last word of a command that shows how one looks: 学号 stands in the place of one.
_SAMPLE, _SAMPLE_FAULT = "学号=", '"学号=2 原话"'
_CORRECTING = "选“改一个人的”"
#: What the menu has instead of what a message says, the longer first.
_INSTEAD = (
    ("-v 看全部", "打 v 看全部"),
    ("；只给一个人，写 --allow [a-z-]{1,40}:学号", ""),
    ("按 --allow 放行", "放行"),
    ("照 --allow [a-z-]{1,40} 留着", "照放行的留着"),
    (
        rf"(?:{_BOTH})?(?:就|再|以后)?(?:加|写成|写) --allow [a-z-]{{1,40}}(?::[\w…]{{1,40}})?",
        "在“生成反馈表”里放行",
    ),
    ("加 --draft", "生成反馈表时选“先打草稿”"),
    ("用 --results 加进来", "拖进来"),
    ("--results 优先于", "结果文件优先于"),
    ("就?用 --from 收", "在“收集结果”里拖进来"),
    (
        rf"(?:就?用 )?--notice (?:{_NOTICE_NAMED}|文件或编号|指定|指明用哪一份)",
        "选菜单里的“自己学校的通知”",
    ),
    (r"再用 --set \S{1,60} 记", "再选“改一个人的”记"),
    ("用 --undo", "选“撤回最后一条”"),
    (f"{_CORRECTING} （等号后面空着）", _CORRECTING),
    (r"写成 --without [^\s=]{1,60}= （等号后面空着）", "选“改一个人的”里的“照常参加”"),
    (r"写成 --without [^\s=]{1,60}=[^\s；。]{1,60}", "选“改一个人的”里的“不参加”"),
    (r'--(?:set|without) "[^"=]{0,60}=([^"]{0,300})"', r"\1"),
    (r"--(?:set|without) [^\s=：]{1,60}=", ""),
    ("--(?:set|without|allow)：", ""),
    ("--pdf 出不来", "PDF 出不来"),
    (
        r"请加 --map (\S{1,20}?)=列名（[^（）]{0,80}）指明用哪一列",
        r"请在表里把要用的那一列叫作“\1”，别的改个名字",
    ),
)
#: How an error begins: what is wrong comes before what to do.
_WRONG = "出错："
#: Characters of nobody's, for commands that are put by.
_FIRST = 0xE000


class _Mode:
    """Whether somebody chooses by number now."""

    is_on = False


@contextlib.contextmanager
def by_number(*, chosen: bool = True) -> Iterator[None]:
    """While somebody chooses by number; or, not *chosen*, types a command all the same."""
    before, _Mode.is_on = _Mode.is_on, chosen
    try:
        yield
    finally:
        _Mode.is_on = before


def usable(text: str, *, states: bool = False) -> str:
    """*text* as it is told now, "" where nothing of it is of use; *states* as `without_options`."""
    return without_options(text, states=states) if _Mode.is_on else text


def without_options(text: str, *, states: bool = False) -> str:
    """*text* for who can type no option; what it says beside them stays.

    An error, and what otherwise *states* what is wrong in its first sentence, says that in any
    case.

    >>> without_options("出错：表.docx 已经有了。要覆盖就加 --force，或用 -o 换一个名字。")
    '出错：表.docx 已经有了。'
    >>> without_options("请核对；无妨就加 --allow cohort。再查：fankui check a.xlsx --missing")
    '请核对；无妨在“生成反馈表”里放行。再查：fankui check a.xlsx --missing'
    >>> without_options("还有 4 条（-v 看全部）"), without_options("同样的命令加 --changed-only。")
    ('还有 4 条（打 v 看全部）', '')
    """
    if not re.search(OPTION, text):
        return text
    commands: list[str] = []

    def put_by(found: re.Match[str]) -> str:
        if found[0].endswith(_SAMPLE_FAULT):
            return f"{_CORRECTING}，写 2 和原话"
        if found[0].rpartition(" ")[2].startswith(_SAMPLE):
            return _CORRECTING
        commands.append(found[0])
        return chr(_FIRST + len(commands) - 1)

    text = re.sub(f"{COMMAND}|{_ELSEWHERE}", put_by, text)
    for said, instead in _INSTEAD:
        text = re.sub(said, instead, text)
    text = re.sub("（([^（）]{0,300})）", _bracket, text)
    first, *rest = re.findall("[^。；\n]+[。；\n]*|[。；\n]+", text) or [""]
    states = states or first.startswith(_WRONG)
    text = "".join([_stated(first) if states else _advice(first), *map(_advice, rest)])
    for at, each in enumerate(commands):
        text = text.replace(chr(_FIRST + at), each)
    return re.sub("；$", "。", text)


def _stated(part: str) -> str:
    """What is wrong, without the options by which it is called."""
    return re.sub(f"{OPTION} ?", "", part)


def _bracket(found: re.Match[str]) -> str:
    """A remark in brackets, if anything of it is of use."""
    inside = _advice(found[1])
    return f"（{inside}）" if inside else ""


def _advice(part: str) -> str:
    """A sentence that says what to do, without the ways that are an option; "" where all are.

    What is stated before stays: what begins with ！, or says something by itself before a colon.

    >>> _advice("！ 少了“序号”，请用 --template 换一份"), _advice("另有一张，不印：加 --paper 甲")
    ('！ 少了“序号”', '另有一张，不印')
    """
    if not (option := re.search(OPTION, part)):
        return part
    text = part.rstrip("。；\n")
    stop = part[len(text) :]
    head, colon, _ = text[: option.start()].rpartition("：")
    ways = re.split("，(?=或)(?![^（]{0,300}）)", text[len(head + colon) :])
    left = [one for one in ways if not re.search(OPTION, one)]
    if left:
        return "，".join([f"{head}{colon}{left[0].removeprefix('或')}", *left[1:]]) + stop
    if not colon and part.startswith("！"):
        head = text[: option.start()].rpartition("，")[0]
    return f"{head}{stop}" if "，" in head or head.startswith("！") else ""
