"""Who does not take part, and who says so: the notice, the monitor in the log, the roster.

Whom the notice leaves out by name (`[[exclude]]`) is out. Then the log outranks the notice's
`[[extra]]`, and that the roster, because a person wrote it later, knowing the class; whom the log
takes back takes part. Source: issue 14.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.standing import reason_in
from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice


#: The reason where somebody does not take part and nobody says why.
UNSAID = "没有写原因"


class Away(NamedTuple):
    """Why a student does not take part, and *where* it stands; None where the notice says so."""

    reason: str
    where: Where | None


def lines_of(answers: Iterable[Answer]) -> dict[str, Answer]:
    """Of the lines of a log about who takes part, the last of each 学号.

    >>> from tongzhi_cli.check.rules.sample import answer
    >>> gone = answer("1", "休学")._replace(away=True)
    >>> lines_of([gone, answer("1", "无误")])["1"].text
    '休学'
    """
    return {one.number: one for one in answers if one.away}


def away(
    students: Iterable[Student],
    lines: Mapping[str, Answer],
    notice: "Notice",
    answer_of: Callable[[Student], Answer | None] = lambda _: None,
) -> dict[Where, Away]:
    """Those of *students* who do not take part, by their place.

    The answer of a student counts where it says so outright, as a form has it: 不参加（休学）.

    >>> from tongzhi_cli.check.rules.sample import answer, notice, student
    >>> gone = {"1": answer("1", "休学")._replace(away=True)}
    >>> [one.reason for one in away([student("1"), student("2")], gone, notice()).values()]
    ['休学']
    """
    excluded = {one.number: one.reason for one in notice.excludes}
    taken_in = {one.number for one in notice.extras}
    found: dict[Where, Away] = {}
    for student in students:
        number, enrolment = student.number, student.enrolment
        if number in excluded:
            found[student.where] = Away(excluded[number], None)
        elif line := lines.get(number):
            if line.text is not None:
                found[student.where] = Away(line.text, line.where)
        elif enrolment and not enrolment.takes_part and number not in taken_in:
            found[student.where] = Away(enrolment.said, student.where)
        elif (answer := answer_of(student)) and (why := reason_in(answer.text or "")) is not None:
            found[student.where] = Away(why or UNSAID, answer.where)
    return found
