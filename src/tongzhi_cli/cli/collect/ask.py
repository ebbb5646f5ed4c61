"""Asking at the terminal: the steps of `answers.interview`, a front end, and the answer log.

What a line records is on the disk before it is acknowledged and before the next prompt.
"""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum, auto

from tongzhi_cli.anomaly.menu import catalogue
from tongzhi_cli.answers.answer import ON_PURPOSE, Answer, Source, Status
from tongzhi_cli.answers.chat_line import LineReader
from tongzhi_cli.answers.interview.state import (
    Mode,
    Record,
    State,
    Words,
    acknowledged,
    begin,
    closing,
    hint,
    opening,
    prompt,
)
from tongzhi_cli.answers.interview.step import candidates, step
from tongzhi_cli.answers.log.write import LogWriter
from tongzhi_cli.cli.collect import report as collect_report
from tongzhi_cli.cli.terminal import show
from tongzhi_cli.cli.terminal.prompt import FrontEnd, front_end
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode, OutputError, UsageError
from tongzhi_cli.loader.collection import Collection
from tongzhi_cli.model.pinyin import initials
from tongzhi_cli.model.problem import Where

#: How long a pipe is kept waiting, in seconds, until a full or locked disk is given up.
_PATIENCE = (0.1, 0.4, 1.0)


class Ending(Enum):
    """How a session came to its end."""

    DONE = auto()
    NO_MORE_LINES = auto()
    INTERRUPTED = auto()


def run(found: Collection, *, plain: bool) -> ExitCode:
    """Ask until everybody has a result, or the person stops; what was acknowledged is kept.

    Raises:
        UsageError: standard input is no terminal and holds nothing.
        OutputError: the log cannot be opened, or an answer could not be written to the end.

    """
    notice = found.notice
    front = front_end(plain=plain)
    with LogWriter(found.path, found.clock()) as log:
        found = found.refreshed()
        spelt = (notice.ok_text, tuple(notice.ok_synonyms))
        another = LineReader(found.group, spelt).names_another
        offered = catalogue(notice.record_fields, notice.own_faults)
        fields = tuple(notice.record_fields)
        words = Words(*spelt, offered, initials, another, fields, notice.own_faults)
        fixed = {one.number for one in found.inside}
        collect_report.tell_reread(found, log)
        doubtful = {one.number for one in (*found.torn, *found.without_saying)}
        texts, on_purpose = _texts(found), _on_purpose(found)
        state = begin(found.students, texts, words, fixed, doubtful, found.away, on_purpose)
        asking = Asking(state, front, found.clock)
        if asking.front.is_terminal:
            show.say(_titled(found), *opening(state))
        ended = asking.run(log)
    return _end(asking, found.refreshed(), ended)


def _texts(found: Collection) -> dict[str, str]:
    """What is recorded by 学号, but for what is no answer."""
    return {
        number: one.text or ""
        for number, one in found.recorded.items()
        if found.status(one) is not Status.MISSING
    }


def _on_purpose(found: Collection) -> frozenset[str]:
    """Whose answer is a fault because somebody said so."""
    return frozenset(number for number, one in found.recorded.items() if one.means == ON_PURPOSE)


def _titled(found: Collection) -> str:
    names = dict.fromkeys(one.class_name or "" for one in found.students)
    return "、".join(filter(None, names)) or found.roster.file


def _end(asking: "Asking", found: Collection, ended: Ending) -> ExitCode:
    if ended is Ending.NO_MORE_LINES and not (asking.lines or asking.front.is_terminal):
        raise UsageError(
            "标准输入不是终端，也没有内容，没有人可问",
            "请用 --from 文件、--set 学号=文字、--rest 无误，或在终端里运行。",
        )
    # What is on the disk, not what was shown: Ctrl+C may come between the two.
    show.say(
        closing(
            asking.state._replace(
                answers=_texts(found), away=found.away, on_purpose=_on_purpose(found)
            )
        )
    )
    for one in found.beaten(sorted(asking.stored)):
        who = f"{one.number} {one.name or ''}"
        show.say(f"！ {who}：花名册里写着“{one.text or ''}”，时间更晚，以它为准。")
    if ended is not Ending.DONE:
        command = found.whose.command("collect")
        show.say(f"已停下，记过的都在 {found.path}。接着来：{command}")
        return ExitCode.INTERRUPTED
    show.steps(collect_report.next_of(found))
    return ExitCode.OK


class Asking:
    """One session: the *state*, the front end that asks, and how many *lines* it has given."""

    def __init__(self, state: State, front: FrontEnd, clock: Callable[[], datetime]) -> None:
        self.state = state
        self.front = front
        self.lines = 0
        #: The 学号 of whom something was stored.
        self.stored: set[str] = set()
        self._clock = clock
        #: Lines that were typed while an answer could not be stored.
        self._waiting: list[str] = []

    def run(self, log: LogWriter) -> Ending:
        """Ask and store until the end, or until the person stops.

        Raises:
            OutputError: an answer could not be written, and the input has ended.

        """
        try:
            while self.state.mode is not Mode.DONE:
                event = step(self.state, self._next())
                if event.records:
                    self._store(log, event.records)
                    self.stored |= {one.number for one in event.records if not one.away}
                self.state = event.state
                if event.records:
                    show.say(acknowledged(event.records))
                show.say(*event.said)
                show.grid(event.offered)
        except KeyboardInterrupt:
            show.say("")
            return Ending.INTERRUPTED
        except EOFError:
            show.say("")
            return Ending.NO_MORE_LINES
        return Ending.DONE

    def _next(self) -> str:
        if self._waiting:
            return self._waiting.pop(0)
        state = self.state

        def complete(typed: str) -> list[tuple[str, str]]:
            return [(one.number, one.name) for one in candidates(state, typed)]

        line = self.front.ask(visible(prompt(state)), complete, hint(state))
        self.lines += 1
        return line

    def _store(self, log: LogWriter, records: Sequence[Record]) -> None:
        """Append; where that fails, say what to do and try again on Enter."""
        answers = [self._answer(log, record) for record in records]
        waits = iter(_PATIENCE)
        while True:
            try:
                log.append(answers)
            except OutputError as error:
                wait = next(waits, None)
                if self.front.is_terminal:
                    show.failed(error, "！ 还没有存上：")
                    self._ask_to_retry(records, error)
                elif wait is None:  # nobody is there, and its lines are answers, not Enter
                    self._give_up(records)
                    raise
                else:
                    time.sleep(wait)
            else:
                return

    def _ask_to_retry(self, records: Sequence[Record], error: OutputError) -> None:
        try:
            line = self.front.ask("这一条还记着；弄好了按回车再存一次 > ", lambda _: [])
        except (KeyboardInterrupt, EOFError) as stop:
            show.say("")
            self._give_up(records)
            if isinstance(stop, EOFError):
                raise error from stop
            raise
        if line.strip():
            self._waiting.append(line)

    def _give_up(self, records: Sequence[Record]) -> None:
        lost = "、".join(f"{one.number} {one.name} {one.text or '（撤回）'}" for one in records)
        show.say(f"！ 没有存上的：{lost}")
        if self._waiting:
            show.say(f"！ 后来打的也没有用上：{'、'.join(self._waiting)}")

    def _answer(self, log: LogWriter, record: Record) -> Answer:
        return Answer(
            record.number,
            record.text,
            Source.LOG,
            Where(str(log.path)),
            name=record.name,
            recorded_at=self._clock(),
            origin=record.origin,
            away=record.away,
            means=record.means,
        )
