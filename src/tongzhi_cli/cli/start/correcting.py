"""One student's answer put right at the terminal: whose, what stands for them, what instead.

Source: issue 17: an answer is corrected in the menu; two of one name are told apart at once.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.interview.search import find, near
from tongzhi_cli.answers.log.permits import Permit
from tongzhi_cli.cli.collect import permits
from tongzhi_cli.cli.collect.log import last_of, said_in
from tongzhi_cli.cli.start.person import Person
from tongzhi_cli.cli.terminal.choose import asker
from tongzhi_cli.cli.terminal.keys import key_of
from tongzhi_cli.cli.terminal.show import failed, say
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode, FankuiError
from tongzhi_cli.loader.collect_slots import begin
from tongzhi_cli.loader.collection import Collection, Wanted, Whose
from tongzhi_cli.loader.day.look import waiting as in_files
from tongzhi_cli.loader.slots import results_beside
from tongzhi_cli.model.pinyin import initials
from tongzhi_cli.model.standing import away_text
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import NAMELESS
from tongzhi_cli.model.text import without_private
from tongzhi_cli.model.times import moment

#: What `collect` is asked for where one only looks.
_LOOKS = Wanted(
    (), (), (), None, show_log=True, undo=False, export=None, dry_run=False, plain=False,
    force=False, as_json=False, quiet=True,
)  # fmt: skip


def correct(
    person: Person,
    roster: str,
    notice: Sequence[str],
    results: Sequence[str] = (),
) -> int:
    """Ask whose answer is what instead, and record it; the exit code.

    *roster* may be the folder that it lies in. *notice* is the option that names the notice, or
    nothing, *results* are files of answers beside those that lie with the roster. What is not taken
    is asked again.

    Raises:
        BackError: the person wants back.

    """
    named = next(iter(notice[1:]), None)
    whose = Whose(roster, None, [], [], named, os.environ.get("FANKUI_NOW"))
    try:
        found = begin(whose, _LOOKS, asker()).found
    except FankuiError as error:
        failed(error)
        return error.exit_code
    roster = found.whose.roster
    if found.whose.notice and not notice:
        notice = ("--notice", found.whose.notice)
    files = [*results_beside(roster, found.whose.notice), *map(Path, results)]
    waiting = in_files(found, list(dict.fromkeys(files)))
    student = _student(person, found, waiting)
    while True:
        words = _instead(person, found, student, waiting)
        code = person.run(["collect", roster, *words, *notice])
        if code != ExitCode.USAGE:  # it was not understood, and that was said
            return code


def _student(person: Person, found: Collection, waiting: Mapping[str, Answer]) -> Student:
    """Whose answer it is; of several who may be meant, one is chosen by a number."""
    while True:
        typed = person.ask_needed("改谁的：姓名、学号，或学号末几位")
        people = find(typed, found.students, initials)
        if len(people) == 1:
            return people[0]
        if people and (one := _chosen(person, found, people, waiting)):
            return one
        if not people:
            like = near(typed, found.students)
            proposal = f"是不是 {like.number} {like.name}？" if like else ""
            say(visible(f"名单里没有“{without_private(typed)}”。{proposal}"))


def _chosen(
    person: Person, found: Collection, people: Sequence[Student], waiting: Mapping[str, Answer]
) -> Student | None:
    """The one of several that is meant; None where it is none of them."""
    for at, one in enumerate(people, start=1):
        say(f"  {at} {_called(one)}：{_standing(found, one, waiting)}")
    while True:
        key = key_of(person.ask_or_back("是哪一个：打数字；都不是，直接回车（0=返回）> "))
        if not key:
            return None
        if key.isdecimal() and 0 < int(key) <= len(people):
            return people[int(key) - 1]
        say(f"请打 1 到 {len(people)}。")


def _called(one: Student) -> str:
    return visible(f"{one.number} {one.name}（{one.class_name or NAMELESS}）")


def _standing(found: Collection, one: Student, waiting: Mapping[str, Answer]) -> str:
    """What stands for a student now, where it is from and since when."""
    if counted := waiting.get(one.number):
        text = without_private(counted.text or "", one.number)
        away = away_text(text) if counted.text is not None else "照常参加"
        said = away if counted.away else f"“{' '.join(text.split())}”"
        return visible(f"现在是{said}（{Path(counted.where.file).name} 里，还没有记下）")
    if (reason := found.away.get(one.number)) is not None:
        return visible(f"现在是{away_text(without_private(reason, one.number))}")
    counted = found.recorded.get(one.number)
    if counted is None or not counted.text:
        return "还没有结果"
    said = f"“{' '.join(without_private(counted.text, one.number).split())}”"
    origin = counted.origin or ("" if counted.recorded_at else "花名册里写的")
    when = moment(counted.recorded_at) if counted.recorded_at else ""
    told = "，".join(filter(None, (origin, when)))
    return visible(f"现在是{said}{f'（{told}）' if told else ''}")


def _instead(
    person: Person, found: Collection, one: Student, waiting: Mapping[str, Answer]
) -> list[str]:
    """The words for what is recorded instead."""
    say(f"{_called(one)}：{_standing(found, one, waiting)}")
    is_away = one.number in found.away
    last = last_of(found, one.number)
    ways = [f"1={found.notice.ok_text}", "2=照常参加" if is_away else "2=不参加"]
    ways += [f"3=撤回{_taken_back(last)}"] if last else []
    said = person.ask_needed(f"改成：{'，'.join(ways)}，或写明哪里有误")
    match key_of(said):
        case "1":
            return ["--set", f"{one.number}={found.notice.ok_text}"]
        case "2" if is_away:
            return ["--without", f"{one.number}="]
        case "2":
            reason = person.ask_needed("为什么不参加：休学、退学、入伍等")
            return ["--without", f"{one.number}={reason}"]
        case "3" if last:
            return ["--undo-of", one.number]
        case _:
            return ["--set", f"{one.number}={said}"]


def _taken_back(last: tuple[Answer, Answer] | Permit) -> str:
    """What is taken back, in a few words."""
    if isinstance(last, Permit):
        return f"放行（{permits.what(last)}）"
    said = visible(without_private(said_in(last[1])))
    return "那次撤回" if last[1].text is None and not last[1].away else said
