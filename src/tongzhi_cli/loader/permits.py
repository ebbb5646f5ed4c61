"""What --allow says of one student: 代号:学号, and in `collect` why: 代号:学号=原因.

Source: issue 17, item 10.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongzhi_cli.answers.log.permits import Permit
from tongzhi_cli.errors import UsageError
from tongzhi_cli.loader.codes import code_named, is_of_one, words_of
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import clean_answer, masked

if TYPE_CHECKING:
    from tongzhi_cli.roster.model import Roster


def permits_of(typed: Sequence[str], read: "Sequence[Roster]") -> list[Permit]:
    """What --allow lets pass for single students in one run of check, build or import.

    Raises:
        UsageError: it is written wrongly, names nobody of those *read*, or a code that is about no
            single student.

    """
    if not any(map(is_of_one, typed)):
        return []
    students = [student for roster in read for student in roster.students]
    permits = []
    for word in filter(is_of_one, words_of(typed)):
        code, who = _parted(word)
        one = _student(who, word, students)
        permits.append(Permit(one.number, code, name=one.name))
    return permits


def to_record(text: str, students: Sequence[Student], by: str) -> Permit:
    """What one --allow of `collect` says: for whom, and behind an equals sign why.

    Raises:
        UsageError: as `permits_of`; or it names no student.

    """
    said, _, reason = text.replace("＝", "=", 1).partition("=")
    if not is_of_one(said):
        whole = f"全班都放行的，不用记：build、check 加 --allow {said.strip() or '代号'}。"
        raise UsageError(
            f"--allow {masked(text)} 没有写是谁", f"写成 --allow 代号:学号，可以加“=原因”。{whole}"
        )
    code, who = _parted(said)
    one = _student(who, said, students)
    return Permit(one.number, code, by, clean_answer(reason), name=one.name)


def _parted(word: str) -> tuple[str, str]:
    """The code and who; either may stand first.

    Raises:
        UsageError: there is no such code, or it is about no single student.

    """
    from tongzhi_cli.form.allowances import ALLOWANCES
    from tongzhi_cli.summary.kinds import KINDS  # the modules of all kinds (start fast)

    left, _, right = word.replace("：", ":").partition(":")
    if not (left.strip() and right.strip()):
        raise UsageError(
            f"--allow {masked(word)} 的写法不对", "写成 --allow late-check:2014030105 的样子。"
        )
    try:
        code, who = code_named(left), right
    except UsageError:
        try:
            code, who = code_named(right), left
        except UsageError:
            code, who = code_named(left), right  # tells what is near it
    if code in ALLOWANCES or not KINDS[code].of_student:
        title = ALLOWANCES[code].title if code in ALLOWANCES else KINDS[code].title
        raise UsageError(
            f"--allow {masked(word.strip())}：{title}（{code}）说的是整份文件或整个班，"
            "不能只给一名同学放行",
            f"确认无妨，整个放行：build、check 加 --allow {code}。",
        )
    return code, who.strip()


def _student(who: str, word: str, students: Sequence[Student]) -> Student:
    """The student that somebody means: by 学号, its end, or a name that only one has.

    Raises:
        UsageError: nobody, or several; the nearest is proposed.

    """
    from tongzhi_cli.answers.interview.search import find, near

    own = [one for one in students if one.number == who]
    fitting = own[:1] or find(who, students, lambda _: ())
    if len(fitting) == 1:
        return fitting[0]
    told = f"--allow {masked(word.strip())}"
    if fitting:
        people = "、".join(f"{one.number} {one.name}" for one in fitting)
        raise UsageError(
            f"{told}：{masked(who)} 可能是的有 {len(fitting)} 人", f"请写学号：{people}。"
        )
    one = near(who, students)
    proposal = f"是不是 {one.number} {one.name}？" if one else ""
    raise UsageError(f"{told}：名单里没有 {masked(who)}", f"{proposal}冒号后面写学号。")
