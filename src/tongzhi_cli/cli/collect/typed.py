"""What --set, --without and --rest say: validated as a line typed at the prompt is."""

from collections.abc import Sequence

from tongzhi_cli.answers.answer import TYPED, Answer, Source, Status
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.collection import Collection
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.standing import reason_in, seems_away, standing_of
from tongzhi_cli.model.student import Student, clean_name, clean_number, without_id_numbers
from tongzhi_cli.model.text import clean_answer


def setting(text: str, found: Collection) -> Answer:
    """What --set says: 学号 or a name that one student has, and an answer that says something.

    Raises:
        UsageError: it is written wrongly, names nobody or several, or does not say what is wrong.

    """
    who, equals, said = _parted(text)
    if not (equals and who.strip() and said):
        raise UsageError(
            f"--set {_shown(text)} 的写法不对",
            "写成 --set 学号=无误，或 --set 学号=民族应为回族。",
        )
    student = _named(who, found.students)
    answer = _line(student, said, found)
    if seems_away(said):
        raise UsageError(
            f"--set {student.number}={said} 说的不是信息有没有错",
            f"不参加的写成 --without {student.number}={said}；"
            f"是学信网显示错了，写成 --set {student.number}=学籍状态显示“{said}”。",
        )
    match found.status(answer):
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


def away(text: str, found: Collection) -> Answer:
    """What --without says: 学号 or a name that one student has, and why they do not take part.

    Nothing behind the equals sign: they take part after all.

    Raises:
        UsageError: it is written wrongly, names nobody or several, or says that they take part.

    """
    who, equals, said = _parted(text)
    if not (equals and who.strip()):
        raise UsageError(
            f"--without {_shown(text)} 的写法不对",
            "写成 --without 学号=休学；其实参加的写成 --without 学号= （等号后面空着）。",
        )
    student = _named(who, found.students, "--without")
    standing = standing_of(said)
    if standing and standing.takes_part:
        raise UsageError(
            f"--without {student.number}={said}：{standing}的照常参加",
            f"要撤回“不参加”，写成 --without {student.number}= （等号后面空着）；"
            "确实不参加的，写明是怎么不参加。",
        )
    reason = reason_in(said)
    return _line(student, (reason or said) or None, found)._replace(away=True)


def _parted(text: str) -> tuple[str, str, str]:
    who, equals, said = text.replace("＝", "=", 1).partition("=")
    return who, equals, clean_answer(said)


def _line(student: Student, said: str | None, found: Collection) -> Answer:
    return Answer(
        student.number, said, Source.LOG, Where(str(found.path)), name=student.name, origin=TYPED
    )


def _named(who: str, students: Sequence[Student], option: str = "--set") -> Student:
    number, name = clean_number(who).casefold(), clean_name(who)
    fitting = [one for one in students if one.number.casefold() == number]
    fitting = fitting or [one for one in students if one.name == name]
    if not fitting:
        raise UsageError(
            f"{option}：名单里没有 {_shown(who)}", "等号左边写学号，或班里唯一的姓名。"
        )
    if len(fitting) > 1:
        numbers = "、".join(one.number for one in fitting)
        raise UsageError(
            f"{option}：叫{_shown(who)}的有 {len(fitting)} 人", f"请写学号：{numbers}。"
        )
    return fitting[0]


def refuse_twice(settings: Sequence[Answer], option: str = "--set") -> None:
    """Refuse two different --set, or --without, of one student.

    Raises:
        UsageError: there are.

    """
    said: dict[str, str | None] = {}
    for one in settings:
        if said.setdefault(one.number, one.text) != one.text:
            raise UsageError(f"{option} 给 {one.number} {one.name} 写了两次", "一个人只写一次。")


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
