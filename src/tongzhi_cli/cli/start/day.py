"""`fankui 文件夹`: the day of a class on one screen; Enter does the next step.

Looking writes nothing. The steps are the commands that one would type, run as the menu runs them.
Source: issue 17, item 1.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import get_terminal_size

from tongzhi_cli.cli.start import unclear
from tongzhi_cli.cli.start.building import or_replaced, replaced, settled
from tongzhi_cli.cli.start.day_words import next_step, screen
from tongzhi_cli.cli.start.letting_pass import Against, passed_over
from tongzhi_cli.cli.start.person import BackError, Person, not_understood
from tongzhi_cli.cli.terminal import choose as choosing
from tongzhi_cli.cli.terminal import clipboard, opening
from tongzhi_cli.cli.terminal.by_number import FOLDER, by_number
from tongzhi_cli.cli.terminal.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.prompt import FrontEnd
from tongzhi_cli.cli.terminal.show import failed, put, say
from tongzhi_cli.cli.terminal.wrapping import visible
from tongzhi_cli.errors import ExitCode, FankuiError
from tongzhi_cli.loader.collection import Outcome
from tongzhi_cli.loader.day.look import Asked, day_of
from tongzhi_cli.loader.day.state import Day, let_pass
from tongzhi_cli.loader.day.step import Step, StepKind
from tongzhi_cli.loader.day.steps import build_words
from tongzhi_cli.loader.notices import open_points
from tongzhi_cli.model.shell import Execute, command

#: What goes by the time that is taken for now.
_TIMED = frozenset({"build", "check", "collect", "guide", "remind"})
#: The state of the class as a picture.
_PICTURE = "2"
#: What says that the text for the group was sent, and what that it was not.
_SENT = frozenset({"", "发了"})
_NOT_SENT = LEAVE | {"没有发", "没发"}
#: Steps that are not done by a command of ours: the screen shows them until they are.
_STAYING = frozenset({StepKind.ROSTER, StepKind.ROLL, StepKind.SIGN, StepKind.WAIT})


def _does(step: Step, again: Sequence[Path]) -> str:
    """What Enter does; *again* are the sheets that alone are printed anew."""
    if step.kind is StepKind.SIGN:
        return "打开要重印的" if again else "打开反馈表"
    return "再看一次" if step.kind in {*_STAYING, StepKind.READ} else "做这一步"


class NotAClassError(Exception):
    """The folder holds what many handed in."""


def told(day: Day) -> int:
    """The screen without anybody to go on; the exit code that check would end in."""
    width = get_terminal_size().columns
    put(*screen(day, width), "", *next_step(day, day.step))
    if day.failures:
        return ExitCode.INPUT
    blocked = day.report is None or day.report.blocked
    return ExitCode.PROBLEMS if blocked else ExitCode.OK


class DayView:
    """The screen of a class's day at a terminal; *execute* runs a command.

    *menu* opens the menu, where one did not come from there; *first* is what has been looked at.
    """

    def __init__(
        self,
        asked: Asked,
        execute: Execute,
        asking: FrontEnd | None = None,
        menu: Callable[[], int] | None = None,
        first: Day | None = None,
    ) -> None:
        self._asked = asked
        self._person = Person(execute, asking, self._timed, has_screen=True)
        self._menu = menu
        self._first = first
        #: What was chosen among several files, by the question.
        self._chosen: dict[tuple[str, ...], int] = {}
        #: The steps that were done, with what there was to do then.
        self._passed: set[tuple[object, ...]] = set()
        self._link: str | None = None
        #: What the notice leaves open, as it was said before a text.
        self._told_open: tuple[str, ...] = ()
        #: The files of the sheets that alone go to the printer, since the form was replaced.
        self._again: tuple[Path, ...] = ()

    def run(self) -> int:
        """Show, ask and do until the person leaves; the exit code.

        Raises:
            NotAClassError: it is no class's folder; nothing has been said.
            UsageError: something may be either, and the person does not say.
            KeyboardInterrupt: the person stops.

        """
        with contextlib.suppress(EOFError), by_number(FOLDER):
            while self._once():
                pass
        return ExitCode.OK

    def _once(self) -> bool:
        """Look, show, ask, do; whether to go on."""
        try:
            day, self._first = self._first or day_of(self._asked, self._choose), None
        except (FankuiError, OSError) as error:
            gone = f"文件夹 {self._asked.folder} 读不了：不见了，或不让读。"
            failed(gone if isinstance(error, OSError) else error)
            return key_of(self._person.ask("改好了，回车=再看，0=退出 > ")) not in LEAVE
        if day is None:
            raise NotAClassError
        step = self._next(day)
        put("", *screen(day, get_terminal_size().columns), "", *next_step(day, step, self._again))
        more = "，3=有误的怎么办" if day.faulty else ""
        more += "，4=改一个人的" if day.outcome else ""
        leave = f"，2=菜单{more}，0=退出" if self._menu else f"{more}，0=返回菜单"
        line = self._person.ask(f"回车={_does(step, self._again)}，1=详细{leave} > ").strip()
        key = key_of(line)
        if key in LEAVE:
            return False
        if key == "2" and self._menu:
            self._menu()
            return False
        if not key:
            try:
                self._do(day, step)
            except BackError:  # it was not done
                self._passed.discard(self._mark(day, step))
        elif key == "1":
            with contextlib.suppress(BackError):
                self._overrule(day, ["check", *day.taken])
        elif key == "3" and day.faulty:
            self._person.run(["followup", *day.taken])
            self._person.pause()
        elif key == "4" and day.outcome:
            self._correct(day.outcome)
        elif self._person.typed_command(line) is not None:
            self._person.pause()
        else:
            say(f"没有“{line}”这一项。")
        return True

    def _next(self, day: Day) -> Step:
        """The first step that was not done, as it stands, since the screen was opened."""
        left = [one for one in day.steps if self._mark(day, one) not in self._passed]
        return left[0] if left else Step(StepKind.WAIT)

    def _mark(self, day: Day, step: Step) -> tuple[object, ...]:
        """A step with what there is to do in it: once that has changed, it is another."""
        there: dict[StepKind, object] = {
            StepKind.READ: tuple(map(str, day.failures)),
            StepKind.NOTICE: day.seen.asked,
            StepKind.COLLECT: day.news,
            StepKind.UNCLEAR: tuple(line.student.number for line in day.unclear),
            StepKind.ERRORS: tuple(map(str, day.errors)),
            StepKind.REMIND: tuple(line.student.number for line in day.missing),
            StepKind.REBUILD: (len(day.behind), day.is_made_right),
        }
        return step.kind, there.get(step.kind)

    # --- the steps -----------------------------------------------------------------------------

    def _do(self, day: Day, step: Step) -> None:
        if step.kind not in _STAYING:
            self._passed.add(self._mark(day, step))
        if step.kind is StepKind.BUILD:
            self._again = ()
        match step.kind:
            case StepKind.NOTICE if not step.words:
                self._take_notice()
            case StepKind.UNCLEAR:
                if not self._settle(day):
                    self._passed.discard(self._mark(day, step))
            case StepKind.WAIT if not day.missing:  # what is left is offered again
                self._passed.clear()
            case StepKind.GUIDE | StepKind.REMIND:
                self._give_text(day, step)
            case StepKind.REBUILD:
                self._rebuild(day, step.words)
            case StepKind.SIGN:
                opening.open_or_tell(self._again or [one.path for one in day.made])
            case StepKind.ERRORS:
                self._overrule(day, step.words)
            case StepKind.NOTICE:
                self._person.run(step.words)
                self._person.pause()
            case _ if step.words and self._person.run(step.words) != ExitCode.OK:
                self._passed.discard(self._mark(day, step))
                self._person.pause()
            case _:
                pass

    def _take_notice(self) -> None:
        """This year's notice: read from a file that is dragged in, or asked for."""
        asked = "通知（.docx、网页、.txt）拖进来；没有文件，直接回车=一个个问"
        path = self._person.ask_path(asked, "")
        words = ["notice", "import", path] if path else ["notice", "new"]
        or_replaced(self._person, [*words, "-o", self._asked.folder])
        self._person.pause()

    def _settle(self, day: Day) -> bool:
        """Ask about who is not understood, each recorded at once; whether it is done."""
        if day.outcome is None:
            return True
        whose = day.outcome.found.whose
        begun = ["collect", whose.roster, *(["--notice", whose.notice] if whose.notice else [])]

        def record(words: Sequence[str]) -> bool:
            return self._person.run([*begun, *words, "--quiet"]) == ExitCode.OK

        ok_text = day.seen.notice.ok_text
        return unclear.settle(day.unclear, self._person.answer, ok_text, record)

    def _correct(self, outcome: Outcome) -> None:
        """One student's answer put right."""
        from tongzhi_cli.cli.start.correcting import correct  # start fast

        whose = outcome.found.whose
        notice = ["--notice", whose.notice] if whose.notice else []
        with contextlib.suppress(BackError):
            correct(self._person, whose.roster, notice, [one.file for one in outcome.read])
            self._person.pause()

    def _overrule(self, day: Day, words: Sequence[str]) -> None:
        """What stands against the form, and where any of it can be let pass, the offer to."""
        can = bool(day.errors and day.expected) and not day.seen.is_wrong
        with by_number(FOLDER if can else FOLDER._replace(passing="")):
            self._person.run(words)
        if not can:
            self._person.pause()
            return
        against = [Against(one.code, one.number or "", one.name or "") for one in day.errors]
        if day.missing or day.unclear:  # nothing can be built yet
            codes = passed_over(self._person, build_words(day), against)
        else:
            made = settled(self._person, build_words(day), against)
            codes = made.passed if made.code == ExitCode.OK else ()
        passed = {let_pass(one) for one in day.errors if one.code in codes}
        self._asked = self._asked._replace(passed=self._asked.passed | passed)

    def _give_text(self, day: Day, step: Step) -> None:
        """A text for the group: shown, and put into the clipboard; a reminder that was sent counts.

        That it was sent says the person, by Enter. What the notice leaves open is said once.
        """
        if (asked := day.seen.asked) and asked != self._told_open:
            say(
                f"！ 通知里还有 {len(asked)} 处没有定，下面的话里照原话写，或没有写：",
                *open_points(asked),
            )
            self._told_open = asked
        if self._link is None:
            self._link = self._person.ask_link()
        words = [*step.words, *(["--link", self._link] if self._link else [])]
        say("运行的命令：", f"  {command(words)}", "")
        code, text = self._person.heard([*words, "--quiet"])
        sys.stdout.write("".join(f"{visible(line)}\n" for line in text.splitlines()))
        if code == ExitCode.OK and text:
            is_copied = clipboard.copy(text)
            how = "已复制：到群里粘贴" if is_copied else "这里没有剪贴板：选中上面的字，复制到群里"
            say("", f"{how}。")
            if step.kind is StepKind.REMIND:
                if self._is_sent(words):
                    self._person.heard([*step.words, "--done", "--quiet"])
                return
        self._person.pause()

    def _is_sent(self, words: Sequence[str]) -> bool:
        """Whether the text for the group was sent; it can be had as a picture too."""
        asked = "回车=发了，记一笔，2=做成图片，0=没有发 > "
        while (key := key_of(typed := self._person.answer(asked))) not in _SENT:
            if key in _NOT_SENT:
                return False
            if key != _PICTURE:  # what is counted was said: a slip counts nothing
                say(not_understood(typed, "没有记"))
                continue
            path = Path(self._asked.folder) / "催交.png"
            if or_replaced(self._person, [*words, "-o", str(path)]) == ExitCode.OK:
                opening.open_or_tell([path] if path.exists() else [])
        return True

    def _rebuild(self, day: Day, words: Sequence[str]) -> None:
        """What is other is told first; then the old form is replaced, if the person says so."""
        names = "、".join(one.path.name for one in day.made if one.behind != ())
        made = replaced(self._person, words, names)
        self._again = made.again
        if made.code not in {ExitCode.OK, ExitCode.OUTPUT}:
            self._person.pause()

    # --- asking and running --------------------------------------------------------------------

    def _timed(self, words: Sequence[str]) -> list[str]:
        """*words* with the time that was given on the command line; each reads FANKUI_NOW."""
        now = self._asked.now
        is_said = now is None or now == os.environ.get("FANKUI_NOW")
        return [*words] if is_said or words[0] not in _TIMED else [*words, "--now", now or ""]

    def _choose(self, question: str, choices: Sequence[str]) -> int | None:
        """Which of several; asked once."""
        key = (question, *choices)
        if key not in self._chosen:
            at = choosing.choose(question, choices)
            if at is None:
                return None
            self._chosen[key] = at
        return self._chosen[key]
