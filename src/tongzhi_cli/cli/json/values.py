"""Values that stand in every report as JSON."""

from datetime import date, datetime, tzinfo

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.text import without_private


def place(where: Where | None) -> dict[str, object]:
    """A place: file, sheet, cell or line; null where there is none."""
    return {
        "file": where.file if where else None,
        "sheet": where.sheet if where else None,
        "cell": where.cell if where else None,
        "line": where.line if where else None,
    }


def said(answer: Answer) -> str | None:
    """What somebody wrote, without the numbers of cards and phones (issue 14)."""
    return None if answer.text is None else without_private(answer.text, answer.number)


def local(moment: datetime | date | None, zone: tzinfo) -> str | None:
    """A moment of *zone*; a day whose clock is open (4月8日下班前) is a day, without a time."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=zone).isoformat()
    return moment.isoformat() if moment else None
