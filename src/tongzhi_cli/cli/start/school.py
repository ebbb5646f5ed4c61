"""Many classes at the menu: what was handed in becomes a workbook, a page and texts; packs go out.

For a counsellor or a registrar (issue 18): a folder, the roll or none, and nothing to type but
numbers.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from tongzhi_cli.cli.start.building import or_replaced
from tongzhi_cli.cli.start.person import Person, not_understood
from tongzhi_cli.cli.start.sorting import notice_beside, rolls_beside
from tongzhi_cli.cli.terminal.keys import key_of
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.errors import ExitCode

#: What is written beside the folder that was handed in.
_WORKBOOK, _PAGE = "汇总.xlsx", "汇总.html"
_TEXTS, _BACK, _PACKS = "催交", "退回", "任务包"
_MORE = ("催各班的话：班长群里一段，每个班一份", "退回有问题的班：标出哪一格不对的表，和给班长的话")


def handed_in(person: Person, notice_words: Callable[[str], list[str]]) -> None:
    """The workbook and the page of what many classes handed in, then what each class is sent.

    *notice_words* gives the option that names the notice for a file or folder.

    Raises:
        BackError: the person wants back.

    """
    folder = person.ask_path("交来的表：把文件夹（或 .zip）拖进来", None)
    # Where its like will be looked for the next time, and never within what was handed in.
    around = Path(folder).resolve().parent
    roll = _ask_roll(person, folder)
    given = [folder, *(["--roster", roll] if roll else [])]
    notice = [] if notice_beside(Path(folder)) else notice_beside(around) or notice_words(folder)
    outputs = ["-o", str(around / _WORKBOOK), "-o", str(around / _PAGE)]
    code = or_replaced(person, ["merge", *given, *outputs, *notice])
    if code == ExitCode.PROBLEMS:
        _send(person, around, given, notice)


def _ask_roll(person: Person, folder: str) -> str:
    """The school's list, "" for none: the one that lies beside is proposed."""
    beside = rolls_beside(folder)
    if len(beside) != 1:
        return person.ask_path("全校（全院）的名单，有就拖进来；没有，直接回车", "")
    asked = f"名单用旁边的 {Path(beside[0]).name}，直接回车；不对名单，打 1；别的，拖进来"
    return person.ask_path(asked, beside[0], or_none=True)


def _send(person: Person, around: Path, given: Sequence[str], notice: Sequence[str]) -> None:
    """What goes to the classes that are not right yet, until the person has enough."""
    while True:
        say(*(f"  {at} {what}" for at, what in enumerate(_MORE, start=1)))
        typed = person.ask_or_back("要发给各班的，打数字；好了，直接回车（0=返回）> ")
        key = key_of(typed)
        if key == "1":
            words = ["remind", str(around / _WORKBOOK), "-o", f"{around / _TEXTS}/", *notice]
        elif key == "2":
            words = ["merge", *given, "--send-back", str(around / _BACK), *notice]
        elif not key:
            return
        else:
            say(not_understood(typed, "打 1 或 2"))
            continue
        or_replaced(person, words)


def packs(person: Person, notice_for: Callable[[str], list[str]]) -> None:
    """What every class of the roll is handed out, in a folder each.

    *notice_for* gives the words that name the notice for a roll, and asks where none lies beside.

    Raises:
        BackError: the person wants back.

    """
    roll = person.ask_path("全校（全院）的名单，拖进来；没有，直接回车（只做一份，大家用）", "")
    notice = notice_for(roll)
    link = person.ask_link()
    place = Path(roll).resolve().parent if roll else Path.cwd()
    pack = ["notice", "pack", *notice[1:]]  # it takes the notice itself, without an option
    words = [*pack, *(["--roster", roll] if roll else []), "-o", str(place / _PACKS)]
    or_replaced(person, [*words, *(["--link", link] if link else [])])
