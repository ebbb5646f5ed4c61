"""The menu of `fankui` without a command: numbers to choose by, files to drag in.

It asks for what a command needs, shows the command, and runs it, so that people learn to type it.
"""

import contextlib
import os
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import get_terminal_size

from tongzhi_cli.cli.help import demo
from tongzhi_cli.cli.start.sorting import Dropped, known, sorted_files
from tongzhi_cli.cli.terminal.dragged import path_of, words_of
from tongzhi_cli.cli.terminal.prompt import FrontEnd, front_end
from tongzhi_cli.cli.terminal.show import say
from tongzhi_cli.cli.terminal.wrapping import width_of
from tongzhi_cli.errors import ExitCode, OutputError
from tongzhi_cli.loader.notices import NOTICE_FILE, is_notice_file
from tongzhi_cli.loader.rosters import is_many
from tongzhi_cli.model.file_kind import ANSWERS, FileKind, use_of
from tongzhi_cli.model.shell import Execute, command

_BACK = "0"
_OVERWRITE = "9"
#: A terminal of fewer columns has no room for more than the titles.
_NARROW = 60
#: What check and build take in the place of a roster.
_FOR_ROSTER = frozenset(
    {FileKind.ROSTER, FileKind.FILLED, FileKind.SUMMARY, FileKind.ONLY_SIGNED, FileKind.OTHER_PAPER}
)


class _BackError(Exception):
    """The person wants back to the menu."""


class Menu:
    """The menu; *execute* runs a command, *asking* asks for a line, *roster* is offered again."""

    def __init__(
        self, execute: Execute, asking: FrontEnd | None = None, *, roster: str = ""
    ) -> None:
        self._execute = execute
        self._asking = asking
        self._roster = roster
        #: A file of answers that was given where the roster was asked for.
        self._answers = ""
        self._prompt = "打数字，回车；也可以把文件拖进来 > "
        self._items: dict[str, tuple[str, str, Callable[[], None]]] = {
            "1": ("检查一个班", "谁没反馈，哪一行不对，为什么", lambda: self._class("check")),
            "2": ("生成反馈表", "可以打印签字的 Word 表", lambda: self._class("build")),
            "3": ("收集结果", "从问卷、群接龙收，或在这里逐个问", self._collect),
            "4": ("催交", "一段粘到班级群的话：还差谁", lambda: self._class("remind")),
            "5": ("给全班的说明", "怎么校对，什么时候以前，怎么答", self._guide),
            "6": ("汇总许多班", "教务处、学院：一个文件夹里的表", self._merge),
            "7": ("试一试", "编造的一个班，一步一步看", self._try),
            "8": ("全部命令", "每条命令做什么", lambda: self._run(["--help"])),
            "9": ("自己学校的通知", "今年的、别的学校的：读进来，或答几个问题", self._notice),
        }

    def run(self) -> int:
        """Ask and run until the person leaves; the exit code.

        Raises:
            KeyboardInterrupt: the person stops in the middle of a question.

        """
        say("fankui：从通知到签字的反馈表", "")
        self._show()
        with contextlib.suppress(EOFError):
            while self._ask_once():
                pass
        return ExitCode.OK

    def _show(self) -> None:
        room = get_terminal_size().columns
        widest = max(width_of(title) for title, _, _ in self._items.values())
        for key, (title, about, _) in self._items.items():
            blank = " " * (widest - width_of(title) + 2)
            say(f"  {key} {title}" + (f"{blank}{about}" if room >= _NARROW else ""))
        say("  0 退出", "")

    def _ask_once(self) -> bool:
        """Ask once and do it; whether to go on."""
        line = self._ask(self._prompt).strip()
        self._prompt = "接着做：打数字，或把文件拖进来（回车=看菜单，0=退出）> "
        key = _key(line)
        if key in {_BACK, "q", "exit", "quit", "退出"}:
            return False
        try:
            if key in self._items:
                self._items[key][2]()
            elif not line:
                self._show()
            elif line.split()[0] == "fankui":  # as everything that we say tells people to type
                self._run(words_of(line)[1:])
            elif os.path.exists(path := path_of(line)):  # noqa: PTH110  asks without raising
                path = f"./{path}" if path.startswith("-") else path
                self._check(path)
            else:
                say(f"没有“{line}”这一项，也没有这个文件。打 0 到 9；回车=再看菜单。")
        except _BackError:
            self._show()
        return True

    # --- what each item asks for ---------------------------------------------------------------

    def _check(self, path: str) -> None:
        """A file or folder that was dragged in without a word."""
        found = Dropped() if is_notice_file(path) else sorted_files([path], self._ask_for_roster)
        if found.answers and found.roster:
            self._roster = found.roster
            self._run(["check", *found.words])
            return
        if found.kind in {None, FileKind.ROSTER} and _may_be_roster(path):
            self._roster = path
        self._run(["notice", "check", path] if is_notice_file(path) else ["check", path])

    def _ask_for_roster(self, about: str) -> str:
        say(about)
        return self._ask_roster()

    def _class(self, name: str) -> None:
        """A command about a class: its roster, and the results where they are elsewhere."""
        words = [name, self._ask_roster()]
        if not is_many(words[1]):
            results = self._given_answers() or self._ask_path(
                "结果在另一个文件里，就拖进来；没有，直接回车", ""
            )
            words += ["--results", results] if results else []
        self._run(words)

    def _collect(self) -> None:
        words = ["collect", self._ask_roster()]
        if os.path.isdir(words[1]):  # noqa: PTH112  what is in it is read
            self._run(words)
            return
        source = self._given_answers() or self._ask_path(
            "问卷导出的表、群接龙的文件，拖进来；直接回车=在这里逐个问", ""
        )
        self._run([*words, "--from", source] if source else words)

    def _guide(self) -> None:
        link = self._ask("问卷的网址，粘进来；用群接龙就直接回车 > ").strip()
        notice = _beside(Path(self._roster).parent)  # of nothing: the working folder
        if not notice:
            path = self._ask_path("自己的通知（notice.toml），有就拖进来；没有，直接回车", "")
            notice = ["--notice", path] if path else []
        self._run(["guide", *notice, *(["--link", link] if link else [])])

    def _notice(self) -> None:
        """A notice of one's own: read out of the notice itself, or asked for."""
        asked = "通知（.docx、.doc、.txt、网页），把文件拖进来；没有文件，直接回车"
        path = self._ask_path(asked, "")
        self._run(["notice", "import", path] if path else ["notice", "new"])

    def _merge(self) -> None:
        folder = self._ask_path("交来的表：把文件夹（或 .zip）拖进来", None)
        around = Path(folder).resolve().parent  # within, it would be read the next time
        inside = os.path.exists(Path(folder) / NOTICE_FILE)  # noqa: PTH110  asks without raising
        notice = [] if inside else _beside(around)
        self._run(["merge", folder, "-o", str(around / "汇总.xlsx"), *notice])

    def _try(self) -> None:
        """The demo, one command after the other."""
        asked = f"写到哪个文件夹里：拖进来；直接回车={Path.cwd()}"
        place = Path(self._ask_path(asked, "") or Path.cwd()) / demo.FOLDER
        if not self._wrote_demo(place):
            return
        say(f"写好了，在 {place}；学校、学生、通知都是编造的。一条一条地试：")
        with contextlib.chdir(place):
            for at, step in enumerate(demo.STEPS, start=1):
                say("", f"{at}/{len(demo.STEPS)} {step.about}", f"  {command(step.words)}")
                if _key(self._ask("回车=运行，0=不试了 > ")) == _BACK:
                    return
                self._execute(step.words)
        say("", f"试完了。文件都在 {place}，打开看看。")

    def _wrote_demo(self, place: Path) -> bool:
        words = ["demo", str(place)]
        for force in (False, True):
            _tell_command([*words, "--force"] if force else words)
            try:
                demo.write(place, force=force)
            except OutputError as error:
                say(f"出错：{error}")
                if force or not self._may_overwrite():
                    return False
            else:
                break
        return True

    # --- asking and running --------------------------------------------------------------------

    def _run(self, words: Sequence[str]) -> None:
        _tell_command(words)
        code = self._execute(words)
        writes = words[:1] in (["build"], ["merge"], ["notice"])
        if code == ExitCode.OUTPUT and writes and self._may_overwrite():
            _tell_command([*words, "--force"])
            self._execute([*words, "--force"])
        say("")

    def _may_overwrite(self) -> bool:
        asked = "要是已经有的文件不要了，打 9 回车就覆盖；不覆盖，直接回车 > "
        return _key(self._ask(asked)) == _OVERWRITE

    def _ask(self, prompt: str) -> str:
        if self._asking is None:
            self._asking = front_end(plain=False)
        return self._asking.ask(prompt, lambda _: [])

    def _ask_roster(self) -> str:
        offered = f"；直接回车={Path(self._roster).name}" if self._roster else ""
        path = self._ask_path(f"花名册：把文件拖到这里{offered}", self._roster or None)
        while path != self._roster and (found := known(path)) and found.kind not in _FOR_ROSTER:
            if found.kind in ANSWERS:
                self._answers = path
                say(f"{Path(path).name} 是{found.what}，不是花名册：先记着它，还要花名册。")
            else:
                say(f"{Path(path).name} 是{found.what}，不是花名册。{use_of(found.kind, path)}")
            path = self._ask_path("花名册：把文件拖到这里", self._roster or None)
        self._roster = path
        return self._roster

    def _given_answers(self) -> str:
        """The file of answers that was given for a roster before; only once."""
        given, self._answers = self._answers, ""
        return given

    def _ask_path(self, what: str, default: str | None) -> str:
        """A file or folder that is there; *default* for an empty line, None if it must be one.

        Raises:
            _BackError: the person wants back.

        """
        while True:
            typed = self._ask(f"{what}（0=返回）> ")
            if _key(typed) == _BACK:
                raise _BackError
            path = path_of(typed)
            if not path and default is not None:
                return default
            if path and os.path.exists(path):  # noqa: PTH110  asks without raising
                return f"./{path}" if path.startswith("-") else path
            say(f"没有这个文件：{path}。" if path else "要有一个文件。")


def _key(line: str) -> str:
    """A line as what it chooses: full-width digits, and the mark that an input method adds."""
    return unicodedata.normalize("NFKC", line).strip(" .,、。;").lower()


def _may_be_roster(path: str) -> bool:
    return not (is_many(path) or is_notice_file(path))


def _tell_command(words: Sequence[str]) -> None:
    say("运行的命令：", f"  {command(words)}")


def _beside(folder: Path) -> list[str]:
    """The option that names the notice in *folder*, if there is one."""
    path = folder / NOTICE_FILE
    return ["--notice", str(path)] if os.path.exists(path) else []  # noqa: PTH110  as above
