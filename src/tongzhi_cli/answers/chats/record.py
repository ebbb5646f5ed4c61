"""The record of a chat: who wrote each message is known, and most of it is no answer.

A line that names somebody of the class, or stands in a 接龙, is theirs; any other is of who wrote
it, if it reads as an answer. 收到 and 好的 answer a question of the group and never replace what
was said before; whatever is not taken as an answer is told (issue 14, item 10).
"""

import re
from typing import TYPE_CHECKING

from tongzhi_cli.answers.answer import Answer
from tongzhi_cli.answers.attribution import Attributed, Group, Unplaced
from tongzhi_cli.answers.chat import SERIAL, Chat, entries_of, numbers_people
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.chats.convention import Signs
from tongzhi_cli.answers.chats.judge import Judge, may_be_of_record
from tongzhi_cli.answers.chats.sender import PLATFORM, classmate_called, of_stranger, sender_of
from tongzhi_cli.answers.listed.lines import ListReader, unplaced
from tongzhi_cli.answers.listed.several import ON_A_DAY
from tongzhi_cli.answers.messages import addressed, for_another
from tongzhi_cli.answers.messages.export import Message, messages
from tongzhi_cli.answers.messages.said_next import Next, NextReader
from tongzhi_cli.answers.result.beside_notation import LATER_SAID, with_cell
from tongzhi_cli.answers.sent import blank_of
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.text import clean_answer, shown, without_id_numbers

if TYPE_CHECKING:
    from tongzhi_cli.notice.model import Notice

#: So much of a line that is no answer is repeated.
_SHOWN = 30


def read(text: str, file: str, group: Group, notice: "Notice") -> Chat:
    """The answers in the record *text*; *file* is what it is called in messages.

    >>> from tongzhi_cli.check.rules.sample import notice, student
    >>> group = Group([student("2014030101", "张三"), student("2014030102", "李四")])
    >>> record = "2018-03-28 20:13:05 张三(12345678)\\n无误\\n收到\\n"
    >>> record += "2018-03-28 20:14:05 小李(12345679)\\n2014030102 李四 照片没有\\n"
    >>> found = read(record, "群.txt", group, notice())
    >>> [(one.number, one.text) for one in found.answers], found.passed_over
    ([('2014030101', '无误'), ('2014030102', '照片没有')], ('第 3 行 张三：收到',))
    """
    return _Record(file, group, notice).read(text)


class _Record:
    """What is gathered while the record of a chat is read."""

    def __init__(self, file: str, group: Group, notice: "Notice") -> None:
        self._file = file
        self._notice = notice
        self._next = NextReader(notice)
        self._signs = Signs(notice.ok_text, tuple(notice.ok_synonyms))
        self._askers: set[str] = set()  # by what the chat calls them
        self._reader = LineReader(group, (notice.ok_text, tuple(notice.ok_synonyms)))
        self._judge = Judge(notice)
        self._answers: list[Answer] = []
        #: What begins as answers do and says nothing sure, until it is known what else they say.
        self._unsure: list[Answer] = []
        self._unplaced: list[Unplaced] = []
        #: What somebody said of a classmate as well, until it is known whether they speak.
        self._of_both: list[Unplaced] = []
        self._passed_over: list[str] = []
        self._by_name = self._elsewhere = 0

    def read(self, text: str) -> Chat:
        """All messages, in their order."""
        every = list(messages(text))
        said = [line.text for message in every for line in message.said]
        called = {message.sender for message in every}
        senders = {name: sender_of(name, self._reader) for name in called}
        self._list = ListReader(self._reader, self._notice, said, is_of_one=False)
        for message in every:
            self._list.forget()
            sender = senders[message.sender]
            self._hear_call(message)
            is_chain = False
            numbered = numbers_people((line.text for line in message.said), self._reader)
            for line in message.said:
                is_chain = is_chain or line.text.startswith("#接龙")
                if is_chain and not re.match(SERIAL, line.text):
                    self._passed_over.append(without_id_numbers(line.text))  # a title, repeated
                    continue
                where = Where(self._file, line=line.line)
                blank = blank_of(message.sent, where, PLATFORM, self._notice)
                if not is_chain and (
                    self._is_sign(blank, message, sender, line.text)
                    or self._is_list(blank, message, sender, line.text)
                ):
                    continue
                for entry in entries_of(line.text, self._reader):
                    is_numbered = entry != line.text and (is_chain or numbered)
                    self._take(entry, message, sender, blank, numbered=is_numbered)
        self._settle()
        return Chat(
            tuple(self._answers), tuple(self._unplaced), self._by_name, self._elsewhere,
            tuple(dict.fromkeys(self._passed_over)), PLATFORM,
        )  # fmt: skip

    def _settle(self) -> None:
        """What is unsure is an answer of who has no other; behind another one it is asked about."""
        line = {one.number: one.where.line or 0 for one in self._answers}
        both = self._of_both
        self._unplaced += [one for one in both if one.meant and one.meant.number not in line]
        for one in self._unsure:
            text, at = one.text or "", self._last_of(one.number)
            if at is None or one.number not in line:
                self._answers.append(one)
                continue
            is_later = (one.where.line or 0) > line[one.number]
            if is_later and self._next.leaves_open(self._answers[at].text or "", text):
                self._put_behind(at, one)
            else:
                self._pass_over(one.name or "", text, one.where)

    def _hear_call(self, message: Message) -> None:
        """Take from who asks the others what the signs that they are to send stand for."""
        said = "，".join(line.text for line in message.said)
        is_asker = message.sender in self._askers or addressed.asks_others(message.sender)
        if is_asker or addressed.is_to_all(said) or self._signs.teaches(said):
            self._askers.add(message.sender)
        elif not self._signs.is_call(said):
            return
        self._signs.learn(said)

    def _take(
        self,
        entry: str,
        message: Message,
        sender: Student | None,
        blank: Answer,
        *,
        numbered: bool,
    ) -> None:
        """One line of a message: somebody's who is named in it, or the sender's."""
        call = None if numbered else addressed.addressed(entry)
        if call and call.is_of_them:
            self._pass_over(message.sender, entry, blank.where)
            return
        entry = call.said if call else entry
        if call and not call.is_own and self._is_told_to(blank, message, sender, call):
            return
        whose = self._reader.whose(entry)
        if isinstance(whose, Attributed):
            if addressed.asks(whose.text):
                self._pass_over(message.sender, entry, blank.where)
                return
            self._by_name += whose.by_name
            self._give(blank, whose.student, whose.text)
        elif whose.elsewhere:
            self._elsewhere += 1
        elif whose.silent or (whose.text is None and not numbered):
            self._say(blank, message, sender, entry)
        else:
            told = whose.reason if whose.text else f"{whose.reason}：{clean_answer(entry)}"
            answer = blank._replace(text=whose.text or clean_answer(entry))
            self._unplaced.append(whose.unplaced(answer, told))

    def _is_list(self, blank: Answer, message: Message, sender: Student | None, entry: str) -> bool:
        """Tell of what somebody says of several, or by numbers: each may speak for themselves."""
        told = [] if re.match(ON_A_DAY, entry) else self._list.read(entry)
        known = [one for one in told if one.student or one.several]  # 28号没问题 is of a day
        found = [one for one in known if self._judge.is_sure(one.said, one.student)]
        for one in found:
            answer = blank._replace(text=one.said)
            if one.student and sender and one.student.number == sender.number:
                self._by_name += 1
                self._give(blank, sender, one.said)
            elif one.student:
                why = f"{clean_answer(message.sender)}说的，请问本人：{one.said}"
                self._of_both.append(Unplaced(answer, why, one.student))
            else:
                self._unplaced.append(unplaced(one, answer))
        if is_none := bool(told and not known):
            self._pass_over(message.sender, entry, blank.where)
        if not (is_heading := self._list.is_heading(entry)) or message.sender in self._askers:
            return is_none or bool(found) or is_heading
        below = [one.text for one in message.said if one.line > (blank.where.line or 0)]
        if not (below and self._list.is_of_people(below[0])):
            self._list.forget()
            self._say(blank, message, sender, entry.strip("【】[]《》<>：: "))
        return True

    def _is_told_to(
        self, blank: Answer, message: Message, sender: Student | None, call: addressed.Addressed
    ) -> bool:
        """Tell of what somebody says to a classmate, and may be of either of them.

        Who asks the others may say what they were told; to them everybody speaks of what is theirs.
        """
        is_asker = message.sender in self._askers
        classmate = classmate_called(call, sender, self._askers, self._reader)
        meant = sender_of(call.called[-1], self._reader) if is_asker else classmate
        if not (is_asker or classmate):
            return False
        text = clean_answer(call.said)
        if addressed.asks(text) or not self._judge.is_sure(text, meant):
            if is_asker:
                self._pass_over(message.sender, f"@{call.called[-1]} {text}", blank.where)
            return is_asker
        told = f"{message.sender}对{call.called[-1]}说的，看不出是谁的：{text}"
        answer, both = blank._replace(text=text), (sender, classmate)
        if is_asker:
            kept = self._of_both if meant else self._unplaced
            kept.append(Unplaced(answer, told, meant))
        else:
            self._unplaced.append(Unplaced(answer, told, several=tuple(one for one in both if one)))
        return True

    def _is_sign(self, blank: Answer, message: Message, sender: Student | None, entry: str) -> bool:
        """Take a sign that the group has agreed on: 1 where 没问题的扣1 was said.

        Behind another answer it may be said to something else.
        """
        call = addressed.addressed(entry)
        entry = call.said if call else entry
        text = clean_answer(self._signs.read(entry))
        if self._signs.is_of_else(text) and message.sender not in self._askers:
            self._pass_over(message.sender, text, blank.where)
            return True
        if sender is None or text == clean_answer(entry):
            return False
        if call and classmate_called(call, sender, self._askers, self._reader):
            return False
        at = self._last_of(sender.number)
        if at is None or (
            self._judge.is_right(self._answers[at].text) and self._judge.is_right(text)
        ):
            self._by_name += 1
            self._give(blank, sender, text)
        else:
            self._put_behind(at, blank._replace(text=clean_answer(entry)))
        return True

    def _say(self, blank: Answer, message: Message, sender: Student | None, said: str) -> None:
        """What the sender says, if it reads as an answer."""
        own = self._judge.own_of(clean_answer(said))
        text = for_another.with_whose_was_seen(own, self._reader.all_names)
        is_sure = self._judge.is_sure(text, sender)
        speaks = is_sure or self._reader.reads_as_answer(text) or may_be_of_record(text)
        to_others = addressed.is_to_others(text) and not self._judge.is_of_sender(text)
        is_call = message.sender in self._askers and not is_sure and "我" not in text
        is_aside = (
            to_others or is_call or (addressed.asks(text) and not self._judge.begins_right(text))
        )
        if sender and self._is_said_for(sender, blank, text):
            return
        if sender and not is_aside and self._is_of_another(sender, blank, text, is_sure=is_sure):
            return
        if sender and self._goes_on(sender, blank, text, is_sure=is_sure, is_aside=bool(is_aside)):
            return
        if is_aside or not speaks:
            self._pass_over(message.sender, text, blank.where)
        elif sender:
            self._by_name += 1
            self._give(blank, sender, text)
            self._tell_of_both(blank, sender, text)
        elif is_sure:
            answer = blank._replace(text=text)
            found = of_stranger(answer, message.sender, self._reader, self._notice.ok_text)
            self._unplaced += [found] if found else []
            self._elsewhere += found is None
        else:
            self._pass_over(message.sender, text, blank.where)

    def _tell_of_both(self, blank: Answer, sender: Student, text: str) -> None:
        """Tell of whom else the sender speaks: 我和李四都没问题."""
        if other := self._reader.says_of_both(text, sender):
            told = f"{sender.name}说的也有{other}：{text}"
            said = self._notice.ok_text if self._judge.is_right(text) else text
            meant = self._reader.only_names(other)
            self._of_both.append(Unplaced(blank._replace(text=said), told, meant))

    def _is_said_for(self, sender: Student, blank: Answer, text: str) -> bool:
        """Tell of what the sender says for a classmate: nobody's, and none of their own."""
        if found := self._judge.said_for(text, sender, self._reader):
            told = f"是{sender.name}替{found.other}写的：{text}"
            meant = self._reader.only_names(found.other)
            self._unplaced.append(Unplaced(blank._replace(text=text), told, meant))
        return found is not None

    def _is_of_another(self, sender: Student, blank: Answer, text: str, *, is_sure: bool) -> bool:
        """Tell of a line that speaks of a classmate as well, or is written for one: nobody's.

        What the sender said before is open then, unless the line is of the other one alone.
        """
        said = re.sub(r"\s@\S+$", "", text)
        if self._reader.says_of_both(said, sender):
            return False
        other = self._reader.names_another(said, sender)
        as_own = said.replace(other, "我") if other else said
        if not (is_sure or (other and self._judge.is_sure(as_own, sender))):
            return False
        if not other and not for_another.is_said_to_be(said):
            return False
        meant = self._reader.only_names(other) if other else None
        answer = blank._replace(text=text)
        is_for_them = not other or for_another.writes_for(said, other)
        if is_for_them:
            told = f"是{sender.name}替{other or '别人'}写的：{text}"
            self._unplaced.append(Unplaced(answer, told, meant))
        else:
            told = f"{sender.name}说到了{other}，看不出是谁的：{text}"
            people = (sender, meant) if meant else (sender,)
            self._unplaced.append(Unplaced(answer, told, several=people))
        at = self._last_of(sender.number)
        if at is None or is_for_them or said.startswith(other):
            return True
        if not (self._judge.is_right(self._answers[at].text) and self._judge.is_right(as_own)):
            self._put_behind(at, answer)
        return True

    def _goes_on(
        self, sender: Student, blank: Answer, text: str, *, is_sure: bool, is_aside: bool
    ) -> bool:
        """Put *text* to the sender's last answer, if it is read with that."""
        at = self._last_of(sender.number)
        if at is None:
            return False
        last = self._answers[at].text or ""
        does = self._next.read(last, text, is_sure=is_sure, is_aside=is_aside)
        if does is Next.MORE:
            self._give(blank, sender, f"{last}；{text}")
            self._tell_of_both(blank, sender, text)
        elif does is Next.ASKED:
            self._put_behind(at, blank._replace(text=text))
        return does is not Next.APART

    def _last_of(self, number: str) -> int | None:
        """The place of the last answer of a 学号."""
        behind = reversed(range(len(self._answers)))
        return next((at for at in behind if self._answers[at].number == number), None)

    def _put_behind(self, at: int, later: Answer) -> None:
        """Put what is said *later* to the answer there: somebody has to be asked."""
        last = self._answers[at]
        text = with_cell(last.text or "", LATER_SAID, later.text or "")
        self._answers[at] = later._replace(number=last.number, name=last.name, text=text)

    def _give(self, blank: Answer, student: Student, text: str) -> None:
        kept = self._answers if self._judge.is_sure(text, student) else self._unsure
        kept.append(blank._replace(number=student.number, name=student.name, text=text))

    def _pass_over(self, sender: str, text: str, where: Where) -> None:
        told = f"第 {where.line} 行 {clean_answer(sender)}：{shown(text, _SHOWN)}"
        self._passed_over.append(without_id_numbers(told))
