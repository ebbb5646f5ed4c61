"""What --set and --rest say: validated as a line typed at the prompt is."""

import re
from collections.abc import Sequence

from tongzhi_cli.answers.answer import ON_PURPOSE, TYPED, Answer, Source, Status
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.collection import Collection
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.student import Student, clean_name, clean_number, without_id_numbers
from tongzhi_cli.model.text import clean_answer

#: As at the prompt, 2 is a fault: 2 照片里有只猫
_FAULT = r"[2２][\s、，,.．:：]+(.+)"


def setting(text: str, found: Collection) -> Answer:
    """What --set says: 学号 or a name that one student has, and an answer that says something.

    Raises:
        UsageError: it is written wrongly, names nobody or several, or does not say what is wrong.

    """
    who, equals, said = text.replace("＝", "=", 1).partition("=")
    said = clean_answer(said)
    if not (equals and who.strip() and said):
        raise UsageError(
            f"--set {_shown(text)} 的写法不对",
            "写成 --set 学号=无误，或 --set 学号=民族应为回族。",
        )
    student = _named(who, found.students)
    is_sure = re.fullmatch(_FAULT, said, re.DOTALL)
    said = is_sure[1] if is_sure else said
    answer = Answer(
        student.number, said, Source.LOG, Where(str(found.path)), name=student.name, origin=TYPED
    )
    result = found.result(answer)
    match result.status:
        case Status.UNCLEAR if is_sure:
            return answer._replace(means=ON_PURPOSE)
        case Status.UNCLEAR:
            likely = f"：{result.hint}" if result.hint else ""
            raise UsageError(
                f"--set {student.number}={said} 看不懂{likely}",
                "没有问题写 无误，有误写明哪一项；写的就是异常、要照原文印，"
                f"等号后面先写 2 和空格：--set {quoted(f'{student.number}=2 {said}')}。",
            )
        case Status.OK if is_sure:
            raise UsageError(
                f"--set {student.number}=2 {said} 自相矛盾：2 是有误", "没有问题就不写 2。"
            )
        case Status.MISSING:
            raise UsageError(
                f"--set {student.number}={said} 等于没有写结果", "要撤回最后一条用 --undo。"
            )
        case Status.VAGUE:
            raise UsageError(
                f"--set {student.number}={said} 没有写明是哪一项、错在哪里",
                f"写成 --set {student.number}=民族应为回族 的样子；没有问题写 无误。",
            )
        case _:
            return answer


def _named(who: str, students: Sequence[Student]) -> Student:
    number, name = clean_number(who).casefold(), clean_name(who)
    fitting = [one for one in students if one.number.casefold() == number]
    fitting = fitting or [one for one in students if one.name == name]
    if not fitting:
        raise UsageError(f"--set：名单里没有 {_shown(who)}", "等号左边写学号，或班里唯一的姓名。")
    if len(fitting) > 1:
        numbers = "、".join(one.number for one in fitting)
        raise UsageError(f"--set：叫{_shown(who)}的有 {len(fitting)} 人", f"请写学号：{numbers}。")
    return fitting[0]


def refuse_twice(settings: Sequence[Answer]) -> None:
    """Refuse two different --set of one student.

    Raises:
        UsageError: there are.

    """
    said: dict[str, str | None] = {}
    for one in settings:
        if said.setdefault(one.number, one.text) != one.text:
            raise UsageError(f"--set 给 {one.number} {one.name} 写了两次", "一个人只写一次。")


def refuse_wrong_rest(rest: str | None, found: Collection) -> None:
    """Refuse to give all the others anything but 无误.

    Raises:
        UsageError: *rest* is something else.

    """
    if rest is None:
        return
    if found.status(Answer("", rest, Source.LOG, Where(""))) is not Status.OK:
        raise UsageError(
            f"--rest {_shown(rest)} 不行：其余的人只能一起记“{found.notice.ok_text}”",
            "有误的请先用 --set 学号=说明 逐个记。",
        )


def _shown(text: str) -> str:
    return visible(without_id_numbers(text.strip()))
