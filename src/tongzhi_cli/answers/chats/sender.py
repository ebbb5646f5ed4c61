"""Who of the class sends a message, and when: a 群名片 has 学号, 姓名, or a class and 姓名."""

import re
from collections.abc import Iterable

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.attribution import Unattributed, Unplaced, may_be_of
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.messages.addressed import ASKS_OTHERS, Addressed, asks_others
from tongzhi_cli.answers.messages.between import BETWEEN
from tongzhi_cli.model.classes import class_written
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import clean_answer, shortened

PLATFORM = "聊天记录"
#: A number close before a name: 14-3柯南星, 03柯南星. Of a year and a class it must be the own one.
_CODED = (
    r"(?P<code>\d{1,4}(?P<of_class>\s?[-－.—]\s?\d{1,2})?)(?:号|[-－—_.\s])*(?=[\u3400-\u9fff])"
)
_YEAR_AND_CLASS = 4
#: So much of a name is repeated.
_SHOWN = 30


def sender_of(name: str, reader: LineReader) -> Student | None:
    """Who of the class a sender is, None for anybody else and where two may be meant.

    >>> from tongzhi_cli.answers.attribution import Group
    >>> from tongzhi_cli.check.rules.sample import student
    >>> one = student("2014030113", "柯南星")._replace(class_name="2014级软件工程3班")
    >>> reader = LineReader(Group([one]))
    >>> told = ("14-3柯南星", "软工3班-柯南星", "13 柯南星", "15-3柯南星", "软工2班柯南星")
    >>> [sender_of(each, reader) is not None for each in told]
    [True, True, True, False, False]
    """
    if whole := reader.only_names(name):
        return whole
    if class_written.before_a_name(name):
        return None  # of another class, or somebody unknown
    if title := re.match(ASKS_OTHERS, name):
        return sender_of(name[title.end() :].strip(BETWEEN), reader)  # 班长安若溪
    if coded := re.match(_CODED, name):
        found = sender_of(name[coded.end() :], reader)
        is_class = coded["of_class"] or len(coded["code"]) == _YEAR_AND_CLASS
        code = re.sub(r"\s?[-－.—]\s?", "-", coded["code"])
        fits = found is not None and (not is_class or may_be_of(code, found))
        return found if fits else None
    parts = re.split(rf"[{re.escape(BETWEEN)}]+|同学$", name)
    people = {one.number: one for part in parts if (one := reader.only_names(part))}
    return people.popitem()[1] if len(people) == 1 else None


def classmate_called(
    call: Addressed, sender: Student | None, askers: Iterable[str], reader: LineReader
) -> Student | None:
    """Whom of the class a *sender* speaks to, who is none of those who ask the others (*askers*).

    @李四 照片没有 may be of either; @班长, @李四 who asked for it, or 你好 is said with what is
    the sender's own.
    """
    if sender is None or re.search("[你您]", call.said) or any(map(asks_others, call.called)):
        return None
    ask = {one.number for each in askers if (one := sender_of(each, reader))}
    called = [one for each in call.called if (one := sender_of(each, reader))]
    is_own = any(one.number in {sender.number, *ask} for one in called)
    return called[-1] if called and not is_own else None


def of_stranger(answer: Answer, name: str, reader: LineReader, ok: str) -> Unplaced | None:
    """What is told of an *answer* of somebody whose *name* in the chat is nobody's of the class.

    None if they are of a class that is left out.
    """
    whose = reader.whose(f"{name}：{ok}")
    told = f"不知道“{shortened(clean_answer(name), _SHOWN)}”是班里的谁"
    if not isinstance(whose, Unattributed):
        return Unplaced(answer, told)
    if whose.elsewhere:
        return None
    is_known = whose.unknown or whose.text == ok
    return whose.unplaced(answer, whose.reason if is_known else told)
