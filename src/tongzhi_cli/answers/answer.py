"""Answers as students give them, and what one may amount to."""

from datetime import datetime
from enum import StrEnum

from tongzhi_cli.model.problem import Where
from tongzhi_cli.named_tuple import NamedTuple


class Source(StrEnum):
    """Where an answer lives (docs/design-notes.md); later ones win where times do not tell."""

    FORM = "form"
    ROSTER = "roster"
    LOG = "log"
    RESULTS = "results"


#: How an answer came into the log (来源): typed, filled in for somebody, or out of a file, whose
#: platform and name follow.
TYPED, PROXY, IMPORTED = "录入", "代填", "导入"


#: What a person says of an answer that is not understood: it is a fault, as written.
ON_PURPOSE = "anomaly"
#: An answer was recorded though it was not understood, and that was said then.
UNREAD = "unclear"


class Status(StrEnum):
    """The result of one student as judged."""

    OK = "ok"
    ANOMALY = "anomaly"
    VAGUE = "vague"
    UNCLEAR = "unclear"
    MISSING = "missing"
    AWAY = "away"


#: What a student has to be asked about again.
NOT_CLEAR = frozenset((Status.VAGUE, Status.UNCLEAR))
#: What is said of a record that is not 无误, be it clear or not.
NOT_OK = NOT_CLEAR | {Status.ANOMALY}

#: What people call each, on the screen and in 汇总.xlsx.
STATUS_WORDS = {
    Status.OK: "无误",
    Status.ANOMALY: "异常",
    Status.VAGUE: "未写明",
    Status.UNCLEAR: "看不懂",
    Status.MISSING: "未反馈",
    Status.AWAY: "不参加",
}


class Answer(NamedTuple):
    """One 校对结果 as given: *text* by the student *number*, *name* if the source has it.

    *checked_at* (校对时间) and *recorded_at* (记录时间) carry the notice's time zone. A *text* of
    None takes earlier answers of the same source back. *origin* (来源) is how an answer came into
    the log; *undoes* marks one that takes back the last one before it. *class_name* is the class
    that was written beside it. *beside* is the place of the student in whose row a roster or a
    form has it. An *away* one is no result: it says that the student does not take part, and why;
    with a *text* of None that they do. *means* is how whoever recorded it took a text that the
    rules do not understand: as a fault, as it is written (`ON_PURPOSE`), or as not understood
    either (`UNREAD`).
    """

    number: str
    text: str | None
    source: Source
    where: Where
    name: str | None = None
    checked_at: datetime | None = None
    recorded_at: datetime | None = None
    note: str | None = None
    origin: str | None = None
    undoes: bool = False
    class_name: str | None = None
    beside: Where | None = None
    away: bool = False
    means: str | None = None

    @property
    def given_at(self) -> datetime | None:
        """The time that decides which of several answers is the newest.

        When somebody wrote it down; an answer that was imported is as old as when it was handed
        in, however late the import.
        """
        if self.checked_at and (self.origin or "").startswith(IMPORTED):
            return self.checked_at
        return self.recorded_at or self.checked_at

    @property
    def is_by_hand(self) -> bool:
        """Whether a person put it into the log for this very student."""
        return self.source is Source.LOG and self.origin == TYPED


class Result(NamedTuple):
    """A judged answer: *text* is what goes on the form, "" where there is no answer.

    *perhaps_away* is why the student may not take part, where it says so and not outright: 休学.
    *hint* is a remark on what is not understood, or is no answer: 像是“无误”, 写着“还没看”;
    *likely* is what was probably meant, *rest* what was not understood, *looked* if the answer
    tells that somebody looked and not what they saw, *unseen* the words of who has not looked yet.
    """

    status: Status
    text: str
    hint: str = ""
    likely: str = ""
    looked: bool = False
    rest: str = ""
    perhaps_away: str = ""
    unseen: str = ""

    @property
    def kept(self) -> str:
        """What is kept of it: what goes on the form, or the words of who has not checked yet."""
        return self.unseen or self.text


NO_ANSWER = Result(Status.MISSING, "")
