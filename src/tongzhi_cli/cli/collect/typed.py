"""What --set, --without and --rest say: validated as a line typed at the prompt is."""

import re
from collections.abc import Sequence
from typing import NoReturn

from tongzhi_cli.answers.answer import ON_PURPOSE, TYPED, Answer, Source, Status
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.interview.search import find, near
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.collection import Collection
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.shell import quoted
from tongzhi_cli.model.standing import may_be_gone, reason_in, standing_of
from tongzhi_cli.model.student import Student, clean_name, half_width
from tongzhi_cli.model.text import clean_answer, without_id_numbers

#: What people put between several students.
_SIGNS = r"\s,，、;；|"
#: So many are spelt out.
_MOST_SPELT = 5
#: What is left for the person to write.
_FILL = "…"
#: As at the prompt, 2 is a fault: 2 照片里有只猫
_FAULT = r"[2２][\s、，,.．:：]++(.+)"


def setting(text: str, found: Collection) -> Answer:
    """What --set says: who, as at the prompt, and an answer that says something.

    Who is a 学号, its end, a name or a part of it, if only one student has it.

    Raises:
        UsageError: it is written wrongly, names nobody or several, or does not say what is wrong.

    """
    who, equals, said = _parted(text)
    if not (equals and who.strip() and said):
        raise UsageError(
            f"--set {_shown(text)} 的写法不对",
            "写成 --set 学号=无误，或 --set 学号=民族应为回族；撤回一个人的用 --undo-of 学号。",
        )
    _refuse_several(text, found)
    student = named(who, found.students)
    another = LineReader(found.group, (found.notice.ok_text, ())).names_another(said, student)
    if another:
        _refuse_to_share(text, [f"{student.number}={_FILL}", f"{another}={_FILL}"])
    is_sure = re.fullmatch(_FAULT, said, re.DOTALL)
    said = is_sure[1] if is_sure else said
    answer = _line(student, said, found)
    result = found.result(answer)
    if result.perhaps_away:
        raise UsageError(
            f"--set {student.number}={said} 说的不是信息有没有错",
            f"不参加的写成 --without {student.number}={result.perhaps_away}；"
            f"是学信网显示错了，写成 --set {student.number}=学籍状态显示“{said}”。",
        )
    match result.status:
        case Status.UNCLEAR if is_sure:
            return answer._replace(means=ON_PURPOSE)
        case Status.UNCLEAR:
            likely = f"：{result.hint}" if result.hint else ""
            raise UsageError(
                f"--set {student.number}={said} 看不懂{likely}",
                "没有问题写 无误，有误写明哪一项；写的就是异常、要照原文印，"
                f"前面加上 2 和空格：--set {quoted(f'{student.number}=2 {said}')}。",
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


def away(text: str, found: Collection) -> Answer:
    """What --without says: who, as --set, and why they do not take part.

    Nothing behind the equals sign: they take part after all.

    Raises:
        UsageError: it is written wrongly, names nobody or several, says that they take part, or
            is a result.

    """
    _refuse_several(text, found, "--without")
    who, equals, said = _parted(text)
    if not (equals and who.strip()):
        raise UsageError(
            f"--without {_shown(text)} 的写法不对",
            "写成 --without 学号=休学；其实参加的写成 --without 学号= （等号后面空着）。",
        )
    student = named(who, found.students, "--without")
    standing = standing_of(said)
    if standing and standing.takes_part:
        raise UsageError(
            f"--without {student.number}={said}：{standing}的照常参加",
            f"要撤回“不参加”，写成 --without {student.number}= （等号后面空着）；"
            "确实不参加的，写明是怎么不参加。",
        )
    reason = reason_in(said)
    if said and reason is None and standing is None:
        _refuse_answer(student, said, found)
    return _line(student, (reason or said) or None, found)._replace(away=True)


def _refuse_answer(student: Student, said: str, found: Collection) -> None:
    """Refuse a reason that is an answer: 无误 is none, nor that nobody has looked yet.

    Raises:
        UsageError: it is one.

    """
    status = found.status(_line(student, said, found))
    is_fault = status is Status.ANOMALY and not (may_be_gone(said) or re.search("转|学籍", said))
    if status is Status.OK or is_fault:
        raise UsageError(
            f"--without {student.number}={said} 写的是校对结果，不是为什么不参加",
            f"记结果写成 --set {quoted(f'{student.number}={said}')}；"
            f"这就是原因的话，写成 --without {quoted(f'{student.number}=不参加（{said}）')}。",
        )
    if status is Status.MISSING:
        raise UsageError(
            f"--without {student.number}={said} 说的是还没有结果，照常参加",
            f"还没有结果的不用记；确实不参加的，写明原因：--without {student.number}=休学。",
        )


def _parted(text: str) -> tuple[str, str, str]:
    who, equals, said = text.replace("＝", "=", 1).partition("=")
    return who, equals, clean_answer(said)


def _line(student: Student, said: str | None, found: Collection) -> Answer:
    return Answer(
        student.number, said, Source.LOG, Where(str(found.path)), name=student.name, origin=TYPED
    )


def named(who: str, students: Sequence[Student], option: str = "--set") -> Student:
    """The student whom *who* means in an *option*.

    Raises:
        UsageError: nobody, or several.

    """
    fitting = find(who, students, lambda _: ())
    if not fitting:
        like = near(who, students)
        proposal = f"是不是 {visible(f'{like.number} {like.name}')}？" if like else ""
        raise UsageError(
            f"{option}：名单里没有 {_shown(who)}",
            f"{proposal}请写学号、学号末几位，或班里唯一的姓名。",
        )
    if len(fitting) > 1:
        named = clean_name(who) == fitting[0].name
        what = f"叫{_shown(who)}的" if named else f"{_shown(who)} 可能是的"
        people = "、".join(one.number if named else f"{one.number} {one.name}" for one in fitting)
        raise UsageError(f"{option}：{what}有 {len(fitting)} 人", f"请写学号：{visible(people)}。")
    return fitting[0]


def _refuse_several(text: str, found: Collection, option: str = "--set") -> None:
    """Refuse several students in one --set, in any of the ways that people write them.

    Raises:
        UsageError: there are: 01=无误，02=照片不对, or 01、02=无误.

    """
    text = half_width(text)
    starts = [
        one for one in re.finditer(rf"(?:^|(?<=[{_SIGNS}]))([^={_SIGNS}]+)=", text)
        if one.start() == 0 or find(one[1], found.students, lambda _: ())
    ]  # fmt: skip
    if len(starts) > 1:
        ends = [*(one.start() for one in starts[1:]), len(text)]
        each = [text[one.start() : end] for one, end in zip(starts, ends, strict=True)]
        told = [re.sub(f"^[{_SIGNS}]+|(?<![{_SIGNS}])[{_SIGNS}]+$", "", one) for one in each]
        _refuse_to_share(text, told, option)
    who, _, said = text.partition("=")
    if within := _range_of(who, found.students):
        _refuse_to_share(text, [f"{one.number}={said.strip()}" for one in within], option)
    people = [one for one in re.split(f"[{_SIGNS}和及/]+", who) if one]
    if len(people) > 1 and all(find(one, found.students, lambda _: ()) for one in people):
        _refuse_to_share(text, [f"{one}={said.strip()}" for one in people], option)


def _range_of(who: str, students: Sequence[Student]) -> Sequence[Student]:
    """Whom 01-03 means, from one student to another; nobody where it means something else."""
    ends = re.fullmatch(r"\s*([0-9A-Za-z]+)\s*[-~～—–至到]+\s*([0-9A-Za-z]+)\s*", who)
    first, last = (find(ends[at], students, lambda _: ()) if ends else [] for at in (1, 2))
    if not (len(first) == len(last) == 1):
        return ()
    return [one for one in students if first[0].number <= one.number <= last[0].number]


def _refuse_to_share(text: str, each: Sequence[str], option: str = "--set") -> NoReturn:
    """Say how several students are written.

    Raises:
        UsageError: always.

    """
    spelt = " ".join(f"{option} {_shown(quoted(one))}" for one in each[:_MOST_SPELT])
    spelt += f" ……（共 {len(each)} 个）" if len(each) > _MOST_SPELT else ""
    raise UsageError(f"{option} {_shown(text)} 里写了几个人", f"一个人写一个 {option}：{spelt}")


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
