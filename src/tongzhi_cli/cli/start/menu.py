"""The menu of `fankui` without a command: numbers to choose by, files to drag in.

It asks for what a command needs, shows the command, and runs it, so that people learn to type it.
The roster and the notice that were used stay as long as it is open; what could not be read does
not.
"""

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import get_terminal_size

from tongzhi_cli.cli.start import school, trying
from tongzhi_cli.cli.start.building import build, or_replaced
from tongzhi_cli.cli.start.day import DayView, NotAClassError
from tongzhi_cli.cli.start.person import BackError, Person, there
from tongzhi_cli.cli.start.sorting import blanks_beside, known, notice_beside, sorted_files
from tongzhi_cli.cli.terminal.by_number import MENU, by_number
from tongzhi_cli.cli.terminal.dragged import path_of
from tongzhi_cli.cli.terminal.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.prompt import FrontEnd
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.cli.terminal.wrapping import width_of
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.loader.day.look import Asked
from tongzhi_cli.loader.notices import NOTICE_FILE, is_notice_file
from tongzhi_cli.loader.rosters import is_many
from tongzhi_cli.model.file_kind import ANSWERS, FileKind, use_of
from tongzhi_cli.model.shell import Execute
from tongzhi_cli.scan.inputs import is_picture

#: A terminal of fewer columns has no room for more than the titles.
_NARROW = 60
#: What check and build take in the place of a roster.
_FOR_ROSTER = frozenset(
    {FileKind.ROSTER, FileKind.FILLED, FileKind.SUMMARY, FileKind.ONLY_SIGNED, FileKind.OTHER_PAPER}
)
#: How answers are collected but by asking one after the other.
_HOW = ("从问卷导出的表、群接龙的文件收", "改一个人的", "撤回最后一条", "看记过什么")
_CORRECT = "2"
#: How a command ends that could read what it was given.
_READ = frozenset({ExitCode.OK, ExitCode.PROBLEMS})


class Menu:
    """The menu; *execute* runs a command, *asking* asks for a line, *roster* is offered again."""

    def __init__(
        self, execute: Execute, asking: FrontEnd | None = None, *, roster: str = ""
    ) -> None:
        self._execute = execute
        self._asking = asking
        self._person = Person(execute, asking)
        self._roster = roster
        #: The class's notice file, once one was used.
        self._notice = ""
        #: The class's folder, once one was looked at.
        self._folder = ""
        #: The files of answers that were given for a roster.
        self._results: dict[str, list[str]] = {}
        #: A file of answers that was given where the roster was asked for.
        self._answers = ""
        self._prompt = "打数字，回车；也可以把文件拖进来 > "
        items: list[tuple[str, str, Callable[[], None]]] = [
            ("一个班的文件夹", "今天做到哪了，下一步做什么", self._day),
            ("检查一个班", "谁没反馈，哪一行不对，为什么", lambda: self._class("check")),
            ("生成反馈表", "可以打印签字的 Word 表", self._build),
            ("收集结果", "从问卷、群接龙收，逐个问，改一个人的", self._collect),
            ("催交", "一段粘到班级群的话：还差谁", lambda: self._class("remind")),
            ("给全班的说明", "怎么校对，什么时候以前，怎么答", self._guide),
            ("有误的怎么办", "各自带什么，到哪里，什么时候以前", lambda: self._class("followup")),
            ("汇总许多班", "教务处、学院、辅导员：交来的表，催，退回", self._merge),
            ("给各班发任务包", "全校名单按班分好：说明、空白表、问卷", self._packs),
            ("自己学校的通知", "今年的、别的学校的：读进来，或答几个问题", self._own_notice),
            ("试一试", "编造的一个班，一步一步看", lambda: trying.run(self._person)),
            ("看签了字的纸", "照片、扫描件：谁签了，谁没签", self._signed),
            ("全部命令", "每条命令做什么", self._show_help),
            ("体检", "这台电脑哪里不行，怎么办", self._examine),
        ]
        self._items = {str(at): item for at, item in enumerate(items, start=1)}

    def run(self) -> int:
        """Ask and run until the person leaves; the exit code.

        Raises:
            KeyboardInterrupt: the person stops in the middle of a question.

        """
        say("fankui：从通知到签字的反馈表", "")
        self._show()
        with contextlib.suppress(EOFError), by_number(MENU):
            while self._ask_once():
                pass
        return ExitCode.OK

    def _show(self) -> None:
        room = get_terminal_size().columns
        widest = max(width_of(title) for title, _, _ in self._items.values())
        for key, (title, about, _) in self._items.items():
            blank = " " * (widest - width_of(title) + 2)
            say(f" {key:>2} {title}" + (f"{blank}{about}" if room >= _NARROW else ""))
        say("  0 退出", "")

    def _examine(self) -> None:
        self._person.run(["doctor"])

    def _show_help(self) -> None:
        self._person.run(["--help"])

    def _ask_once(self) -> bool:
        """Ask once and do it; whether to go on."""
        line = self._person.ask(self._prompt).strip()
        self._prompt = "接着做：打数字，或把文件拖进来（回车=看菜单，0=退出）> "
        key = key_of(line)
        if key in LEAVE:
            return False
        try:
            if key in self._items:
                self._items[key][2]()
            elif not line:
                self._show()
            elif path := there(path_of(line)):
                self._dropped(path)
            elif self._person.typed_command(line) is None:
                many = len(self._items)
                say(f"没有“{line}”这一项，也没有这个文件。打 0 到 {many}；回车=再看菜单。")
        except BackError:
            self._show()
        return True

    # --- what each item asks for ---------------------------------------------------------------

    def _dropped(self, path: str) -> None:
        """A file or folder that was dragged in without a word."""
        if is_notice_file(path):
            if self._person.run(["notice", "check", path]) in _READ:
                self._remember_notice(path)
            return
        if os.path.isdir(path):  # noqa: PTH112  asks without raising
            self._day_of(path)
            return
        if is_picture(path):
            self._signed([path])
            return
        found = sorted_files([path], self._ask_for_roster)
        if found.answers and found.roster:
            self._run_class("check", found.roster, found.answers)
            return
        if found.kind is FileKind.NOTICE:
            self._person.ask_or_back(f"{Path(path).name} 是通知：回车=读进来，0=返回 > ")
            self._import(path)
        elif found.kind in {None, FileKind.ROSTER}:
            self._run_class("check", path, [])
        else:
            self._person.run(["check", path])

    def _signed(self, pictures: Sequence[str] = ()) -> None:
        """Who has signed on pictures, which are asked for where none was dragged in."""
        roster = self._ask_roster()
        shown = [*pictures] or self._person.ask_paths("照片、扫描件或放它们的文件夹，拖进来")
        code = self._person.run(["signed", roster, *shown, *self._notice_words(roster)])
        self._remember_roster(roster, code)

    def _ask_for_roster(self, about: str) -> str:
        say(about)
        return self._ask_roster()

    def _day(self) -> None:
        offered = _offered(self._folder)
        self._day_of(
            self._person.ask_path(f"班级的文件夹，拖到这里{offered}", self._folder or None)
        )

    def _day_of(self, path: str) -> None:
        """The day of the class in a folder; what others handed in is checked."""
        if not os.path.isdir(path):  # noqa: PTH112  asks without raising
            path = str(Path(path).parent)
        try:
            notice = self._notice_words(path)[1:]
            asked = Asked(path, notice[0] if notice else None, os.environ.get("FANKUI_NOW"))
            DayView(asked, self._execute, self._asking).run()
            self._folder = path
        except NotAClassError:
            self._person.run(["check", path])

    def _class(self, name: str) -> None:
        """A command about a class: its roster, and the results where they are elsewhere."""
        roster = self._ask_roster()
        self._run_class(name, roster, self._ask_results(roster))

    def _ask_results(self, roster: str) -> list[str]:
        if is_many(roster):
            return []
        given = self._given_answers()
        usual = self._results.get(roster, [])
        asked = "结果在别的文件里，就拖进来"
        found = [given] if given else self._person.ask_paths(asked, usual)
        self._results[roster] = found
        return found

    def _run_class(self, name: str, roster: str, results: Sequence[str]) -> None:
        code = self._person.run([name, *self._taken(roster, results)])
        self._remember_roster(roster, code)

    def _taken(self, roster: str, results: Sequence[str]) -> list[str]:
        """The words for a roster, its results and the notice that holds."""
        options = [word for one in results for word in ("--results", one)]
        return [roster, *options, *self._notice_words(roster)]

    def _build(self) -> None:
        roster = self._ask_roster()
        results = self._ask_results(roster)
        blank = "" if is_many(roster) else self._ask_blank(roster)
        template = ["--template", blank] if blank else []
        code = build(self._person, self._taken(roster, results), template)
        self._remember_roster(roster, code)

    def _ask_blank(self, roster: str) -> str:
        """The school's blank form: the one beside the roster, or another; "" for none."""
        beside = blanks_beside(roster)
        if len(beside) != 1:
            asked = "学校发的空白表（.docx、.xlsx），有就拖进来；用自带的，直接回车"
            return self._person.ask_path(asked, "")
        asked = f"空白表用旁边的 {Path(beside[0]).name}，直接回车；用自带的，打 1；别的，拖进来"
        return self._person.ask_path(asked, beside[0], or_none=True)

    def _collect(self) -> None:
        roster = self._ask_roster()
        words = ["collect", roster]
        given = self._given_answers()
        if given:
            more = ["--from", given]
        else:
            say(*(f"  {at} {what}" for at, what in enumerate(_HOW, start=1)))
            is_folder = os.path.isdir(roster)  # noqa: PTH112  what is in it is read
            usual = "收文件夹里的" if is_folder else "逐个问"
            typed = self._person.ask_or_back(f"打数字；直接回车={usual}（0=返回）> ")
            if key_of(typed) == _CORRECT and not there(path_of(typed)):
                from tongzhi_cli.cli.start.correcting import correct  # start fast

                results = self._results.get(roster, [])
                code = correct(self._person, roster, self._notice_words(roster), results)
                self._remember_roster(roster, code)
                return
            more = self._how(typed)
        code = self._person.run([*words, *more, *self._notice_words(roster)])
        self._remember_roster(roster, code)

    def _how(self, typed: str) -> list[str]:
        """The words for what is to be collected, by the number that was typed, or by a file."""
        if path := there(path_of(typed)):
            return ["--from", path]
        key = key_of(typed)
        if key == "1":
            files = self._person.ask_paths("文件拖进来")
            return [word for one in files for word in ("--from", one)]
        return {"3": ["--undo"], "4": ["--log"]}.get(key, [])

    def _guide(self) -> None:
        words = ["guide", *self._notice_for(self._roster)]
        code, _ = self._person.heard([*words, "--quiet"])
        if code != ExitCode.OK:  # it said why there is no text: no link is needed
            return
        link = self._person.ask_link()
        self._person.run([*words, *(["--link", link] if link else [])])

    def _notice_for(self, roster: str) -> list[str]:
        """The notice for a text: the one beside the *roster*, or one that is dragged in."""
        beside = notice_beside(Path(roster).parent)  # of nothing: the working folder
        if beside:
            return beside
        if not self._notice:
            asked = "自己的通知（notice.toml），有就拖进来；没有，直接回车"
            self._remember_notice(self._person.ask_path(asked, ""))
        return ["--notice", self._notice] if self._notice else []

    def _own_notice(self) -> None:
        """A notice of one's own: read out of the notice itself, or asked for."""
        asked = "通知（.docx、.doc、.txt、网页），把文件拖进来；没有文件，直接回车"
        path = self._person.ask_path(asked, "")
        if path and is_notice_file(path):
            self._dropped(path)
        elif path:
            self._import(path)
        elif or_replaced(self._person, ["notice", "new"]) in _READ:
            self._remember_notice(NOTICE_FILE)

    def _import(self, path: str) -> None:
        """Read a notice's own text: its notice file stands beside it."""
        if or_replaced(self._person, ["notice", "import", path]) in _READ:
            self._remember_notice(str(Path(path).with_name(NOTICE_FILE)))

    def _merge(self) -> None:
        school.handed_in(self._person, self._notice_words)

    def _packs(self) -> None:
        school.packs(self._person, self._notice_for)

    # --- what stays ----------------------------------------------------------------------------

    def _remember_roster(self, roster: str, code: int) -> None:
        """Offer *roster* again, if the command could read it."""
        if code in _READ and not is_notice_file(roster):
            self._roster = roster

    def _remember_notice(self, path: str) -> None:
        if path and path != self._notice and os.path.exists(path):  # noqa: PTH110  without raising
            self._notice = path
            say(f"记着了：这里下面都用 {path}（花名册旁边有通知的，用旁边的）。")

    def _notice_words(self, roster: str) -> list[str]:
        """The option that names the notice, where there is none beside the roster."""
        folder = Path(roster) if os.path.isdir(roster) else Path(roster).parent  # noqa: PTH112
        return [] if not self._notice or notice_beside(folder) else ["--notice", self._notice]

    def _ask_roster(self) -> str:
        ask = self._person.ask_path
        path = ask(f"花名册：把文件拖到这里{_offered(self._roster)}", self._roster or None)
        while path != self._roster and (found := known(path)) and found.kind not in _FOR_ROSTER:
            if found.kind in ANSWERS:
                self._answers = path
                say(f"{Path(path).name} 是{found.what}，不是花名册：先记着它，还要花名册。")
            else:
                say(f"{Path(path).name} 是{found.what}，不是花名册。{use_of(found.kind, path)}")
            path = ask("花名册：把文件拖到这里", self._roster or None)
        return path

    def _given_answers(self) -> str:
        """The file of answers that was given for a roster before; only once."""
        given, self._answers = self._answers, ""
        return given


def _offered(path: str) -> str:
    """What Enter takes, by its name; "" where there is nothing yet."""
    return f"；直接回车={Path(os.path.abspath(path)).name}" if path else ""  # noqa: PTH100  no links
