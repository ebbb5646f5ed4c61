"""What a line of a chat says of a record, so far as it says anything sure."""

import re
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.matching import faults_in, is_locked_out
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.messages import addressed, for_another
from tongzhi_cli.answers.messages.said_next import OF_A_RECORD
from tongzhi_cli.answers.result.judge import judge, result_of
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.words import WRONG, either

if TYPE_CHECKING:
    from tongzhi_cli.answers.chat_line import LineReader
    from tongzhi_cli.notice.model import Notice


class Judge:
    """Judges lines by the words of a notice."""

    def __init__(self, notice: "Notice") -> None:
        """Take its words for 无误, and its kinds of fault."""
        self._notice = notice

    def is_right(self, text: str | None) -> bool:
        """Whether a text says that all is right."""
        return judge(text, self._notice.ok_text, self._notice.ok_synonyms).status is Status.OK

    def is_sure(self, text: str, whose: Student | None) -> bool:
        """Whether a text of a student says that all is right, or that something is wrong."""
        own = (whose.number, whose.name, whose.class_name) if whose else ()
        status = result_of(text, self._notice, own).status
        if status is Status.ANOMALY:
            return bool(faults_in(text, self._notice.own_faults))
        return status is Status.OK or re.fullmatch(f"{either(WRONG)}[。.！!]*", text) is not None

    def begins_right(self, text: str) -> bool:
        """Whether all is right before something else is asked: 没问题，手机号换了影响吗."""
        own = re.split("[，,。；;！! ]", text, maxsplit=1)[0]
        is_more = own != text and own not in {"对", "对了", "好", "行"}
        return is_more and self.is_right(own)

    def is_of_sender(self, text: str) -> bool:
        """Whether it begins with the own answer, which counts: 我的无误，大家抓紧."""
        own = addressed.of_oneself(text)
        return bool(own) and self.is_sure(own, None)

    def own_of(self, text: str) -> str:
        """What the sender says of themselves behind a call to the others; else the whole *text*."""
        own = addressed.own_at_last(text)
        return own if own and self.is_sure(own, None) else text

    def said_for(
        self, text: str, sender: Student, reader: "LineReader"
    ) -> for_another.SaidFor | None:
        """What a *sender* says for a classmate, or tells of one, if it is sure how that one is.

        Of 无误，他手机坏了 the first clause says so.
        """
        found = for_another.said_for(text, reader.all_names)
        if not found and (quoted := reader.names.who_says(text)):
            found = for_another.SaidFor(*quoted)  # 李四说照片没有
        if not found or addressed.asks(found.said) or found.other == sender.name:
            return None
        first = re.split("[，,。；;！! ]", found.said, maxsplit=1)[0]
        as_own = re.sub("[他她]的?", "我的", found.said)
        is_sure = any(self.is_sure(one, sender) for one in (found.said, as_own, first))
        return found if is_sure else None


def may_be_of_record(text: str) -> bool:
    """Whether a text may be of the record of who sends it, or of why they could not look."""
    return re.search(OF_A_RECORD, text) is not None or is_locked_out(text)
