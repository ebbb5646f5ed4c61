"""What is said to who chooses by number: no message names an option that cannot be typed there.

A whole command can be typed wherever something is asked, so it stays; not so what only shows how
one looks. What stands in the place of an option is in two tables, one for advice and one for
sentences beside what was read; what each screen calls it is in a `Screen`. Any other advice to use
an option falls away: the question that follows asks it, or the screen has nothing like it. Source:
issue 17, item 2.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence

from tongzhi_cli.errors import FankuiError
from tongzhi_cli.named_tuple import NamedTuple

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
#: Every option that is declared, without its strokes.
_LONG = (
    "allow|annotate|at|by|by-college|changed-only|check|class|diff|docx|done|draft|dry-run|evidence"
    "|export|force|from|hard|help|ics|issued|issuer|json|layout|level|link|log|look|map|missing"
    "|notice|now|number|open|output|paper|pdf|plain|questionnaire|quiet|rest|results|roster|save-as"
    "|school|seen|send-back|set|sheet|short|since|split|submit|template|title|undo|undo-of|verbose"
    "|version|where|without|year|zip"
)
_SHORT = "ovqhV"
#: An option, as it stands in a sentence.
OPTION = rf"(?<![\w/=.-])-(?:-(?:{_LONG})|[{_SHORT}])(?![\w-])"
_BOTH = "build、check |check、build "
_ALLOW = rf"(?:{_BOTH})?(?:就|再|以后)?(?:加|写成|写) --allow"
_NOTICE_NAMED = r"通知文件\.toml(?:（写法见 docs/notice-file\.md）)?(?: 指定)?"


class Screen(NamedTuple):
    """What a screen has in the place of an option, as it is called there; "" where it has none.

    To let an error pass, or an answer that is not understood, to give results, to have them
    recorded, another *notice*, a *draft*, to take back the last answer.
    """

    passing: str
    unclear: str
    results: str
    collecting: str
    notice: str
    draft: str
    undo: str


MENU = Screen(
    passing="在“生成反馈表”里放行",
    unclear="在“生成反馈表”里放行",
    results="拖进来",
    collecting="在“收集结果”里拖进来",
    notice="选菜单里的“自己学校的通知”",
    draft="生成反馈表时选“先打草稿”",
    undo="选“撤回最后一条”",
)
#: The day of a class: what lies in its folder is used; who is not understood is settled one by one.
FOLDER = Screen(
    passing="选“放行错误”",
    unclear="",
    results="放进这个文件夹",
    collecting="放进这个文件夹",
    notice="放进这个文件夹就用上",
    draft="",
    undo="选“改一个人的”里的“撤回”",
)

#: The last word of a command that shows how one looks: 学号 stands in the place of one.
_SAMPLE, _SAMPLE_FAULT = "学号=", '"学号=2 原话"'
_CORRECTING = "选“改一个人的”"
#: What a screen has instead of what a message says, the longer first; in {} what it calls it.
_INSTEAD = (
    ("-v 看全部", "打 v 看全部"),
    ("；只给一个人，写 --allow [a-z-]{1,40}:学号", ""),
    ("按 --allow 放行", "放行"),
    ("照 --allow [a-z-]{1,40} 留着", "照放行的留着"),
    (rf"{_ALLOW} unclear-answer", "{unclear}"),
    (rf"{_ALLOW} (?!unclear-answer)[a-z-]{{1,40}}(?::[\w…]{{1,40}})?", "{passing}"),
    ("加 --draft", "{draft}"),
    ("用 --results 加进来", "{results}"),
    ("--results 优先于", "结果文件优先于"),
    ("就?用 --from 收", "{collecting}"),
    (
        rf"这是别的年份的通知，用 --notice {_NOTICE_NAMED}",
        "这是别的年份的通知，今年的{notice}",
    ),
    (
        rf"(?:就?用 )?--notice (?:{_NOTICE_NAMED}|文件或编号|指定|指明用哪一份)",
        "{notice}",
    ),
    (r"再用 --set \S{1,60} 记", f"再{_CORRECTING}记"),
    (r"用 --undo-of 学号", _CORRECTING),
    (r"用 --undo(?![\w-])", "{undo}"),
    (f"{_CORRECTING} （等号后面空着）", _CORRECTING),
    (r"写成 --without [^\s=]{1,60}= （等号后面空着）", f"{_CORRECTING}里的“照常参加”"),
    (r"写成 --without [^\s=]{1,60}=[^\s；。]{1,60}", f"{_CORRECTING}里的“不参加”"),
    (r'--(?:set|without) "[^"=]{0,60}=([^"]{0,300})"', r"\1"),
    (r"--(?:set|without) [^\s=：]{1,60}=", ""),
    ("--(?:set|without|allow)：", ""),
    ("--pdf 出不来", "PDF 出不来"),
    (
        r"请加 --map (\S{1,20}?)=列名（[^（）]{0,80}）指明用哪一列",
        r"请在表里把要用的那一列叫作“\1”，别的改个名字",
    ),
)
#: The sentences with an option that are said beside what was read: each has words around the option
#: that nobody's name has, so that names, answers and files are told as they are.
_SAID = (
    ("（-v 看全部，或 -o [^（）]{1,40}）", "（打 v 看全部）"),
    ("-v 看全部", "打 v 看全部"),
    ("按 --allow 放行", "放行"),
    ("，照 --allow [a-z-]{1,40} 留着", "，照放行的留着"),
    ("（要留着就加 --allow [a-z-]{1,40}）", ""),
    ("，--results 优先于收集记录", "，结果文件优先于收集记录"),
    ("没有读，--sheet 没有指明它", "没有读，没有指明它"),
    (r"，请用 --template 换成学校的\w{1,10}", ""),
    ("不印在这份里：要填它就加 --paper [a-z-]{1,20}", "不印在这份里"),
    ("：请手写，或加 --class 班级 重新生成", "：请手写"),
    ("：加 --class 班级 再运行一次，或在表里填“班级”", "：在表里填“班级”"),
    (r"问清楚了再用 --set [^\s=]{1,40}=… 记", f"问清楚了再{_CORRECTING}记"),
    ("^！ --rest 没有做：", "！ 没有做："),
    ('写的确实是异常：--set "学号=2 原话"', "写的确实是异常，写 2 和原话"),
    (
        r"：--notice 通知文件\.toml（写法见 docs/notice-file\.md）",
        "：{notice}",
    ),
    (r'；只是试一试，加 --now "[\d: -]{1,20}"。', "。"),
    ("通知用 --notice 指定", "通知{notice}"),
    ("（--notice (?=[^（）]{1,300}）$)", "（"),
    ("；用别的：--notice 文件或编号", ""),
    ("有几份通知文件，用 --notice 指明用哪一份", "有几份通知文件"),
    ("；有了就加 --link 再写一次", ""),
    ("^！ --link (?=.{1,300}不像网址)", "！ "),
    ("；写错了就改好，加 --force 再写一次", ""),
    ("^哪一列不对，就指明：--map 校对结果=列名或列号；记在通知里：.*$", ""),
    ("；?--now 是当作现在的时间：例子的截止时间是固定的；用自己的通知不用写。", ""),
    ("整份没有动：也要换成新的，去掉 --changed-only、加 --force 再生成一次", "整份没有动"),
    ("^只写要重印的那几张：同样的命令加 --changed-only。$", ""),
    ("^去掉 --dry-run 再运行一次，就记下来。$", ""),
    ("没有写 -o，看过的没有留下。", "看过的没有留下。"),
    ("：--pdf 出不来", "：PDF 出不来"),
    ("，?就?用 --from 收。", "，{collecting}。"),
    (r"写成工作簿（-o 汇总\.xlsx）", "写成工作簿"),
    ("加 -v 全列在屏幕上", "打 v 全列在屏幕上"),
)
#: What was typed by an option is told without it: “--set 张三=嗯嗯 看不懂”.
_TYPED = r"--(?:set|without|allow)(?: [^\s=：]{1,60}=|：| )"
#: Where characters are taken from for commands that are put by; those in the text are not.
_MARKS = 0xE000, 0xF900
#: A command whose last word shows how one looks.
_SHOWS_HOW = rf"fankui(?: (?!学号=){_WORD}++)++ 学号=\w{{0,10}}(?: （等号后面空着）)?"


class _Mode:
    """Whether somebody chooses by number now, and on which screen."""

    is_on = False
    screen = MENU


@contextlib.contextmanager
def by_number(screen: Screen | None = None, *, chosen: bool = True) -> Iterator[None]:
    """While somebody chooses by number; or, not *chosen*, types a command all the same.

    Without a *screen* on the one that is shown already.
    """
    before = _Mode.is_on, _Mode.screen
    _Mode.is_on, _Mode.screen = chosen, screen or _Mode.screen
    try:
        yield
    finally:
        _Mode.is_on, _Mode.screen = before


def _told(text: str, table: Sequence[tuple[str, str]]) -> str:
    """*text* with what the screen has instead, as it is called there, by the *table*."""
    names = _Mode.screen._asdict()
    for said, instead in table:
        if all(names[one] for one in re.findall(r"{(\w{1,20})}", instead)):
            text = re.sub(said, instead.format_map(names), text)
    return text


def usable(text: str) -> str:
    """A line with what was read in it, as it is told now: only sentences of our own change.

    "" where nothing of it is of use.

    >>> with by_number():
    ...     usable("还有 4 条（-v 看全部）"), usable("李 -x --force：加 --draft，民族错了")
    ('还有 4 条（打 v 看全部）', '李 -x --force：加 --draft，民族错了')
    """
    if not _Mode.is_on or not re.search(OPTION, text):
        return text
    return _told(re.sub(_SHOWS_HOW, _CORRECTING, text), _SAID)


def advice(text: str) -> str:
    """What to do, as it is told now, "" where nothing of it is of use."""
    return without_options(text) if _Mode.is_on else text


def words_of(error: object) -> str:
    """What went wrong, as it is told now: what is wrong stays, what to do is advice."""
    if not _Mode.is_on or not isinstance(error, FankuiError):
        return str(error)
    hint = advice(error.hint)
    message = re.sub(f"^{_TYPED}", "", usable(error.message))
    return str(FankuiError(message, hint))


def without_options(text: str) -> str:
    """Advice for who can type no option; what it says beside them stays.

    >>> without_options("请核对；无妨就加 --allow cohort。再查：fankui check a.xlsx --missing")
    '请核对；无妨在“生成反馈表”里放行。再查：fankui check a.xlsx --missing'
    >>> without_options("要覆盖就加 --force，或用 -o 换一个名字。")
    ''
    """
    if not re.search(OPTION, text):
        return text
    commands: dict[str, str] = {}
    free = (mark for mark in map(chr, range(*_MARKS)) if mark not in text)

    def put_by(found: re.Match[str]) -> str:
        if found[0].endswith(_SAMPLE_FAULT):
            return f"{_CORRECTING}，写 2 和原话"
        if found[0].rpartition(" ")[2].startswith(_SAMPLE):
            return _CORRECTING
        commands[mark := next(free)] = found[0]
        return mark

    text = _told(re.sub(f"{COMMAND}|{_ELSEWHERE}", put_by, text), _INSTEAD)
    text = re.sub("（([^（）]{0,300})）", _bracket, text)
    text = "".join(map(_advice, re.findall("[^。；\n]+[。；\n]*|[。；\n]+", text)))
    text = "".join(commands.get(each, each) for each in text)
    return re.sub("；$", "。", text)


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
