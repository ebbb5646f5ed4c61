"""`fankui demo`: an invented class in a folder, and the commands to try on it, in their order."""

import sys
from pathlib import Path

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.demo import files as demo_files
from tongzhi_cli.demo.files import (
    CHAIN,
    CLASS,
    FIRST_EXPORT,
    HANDED_IN,
    ROSTER,
    SECOND_EXPORT,
)
from tongzhi_cli.errors import ExitCode, OutputError
from tongzhi_cli.model.shell import command, quoted
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.office import writing

FOLDER = "fankui-demo"
_BEFORE = ("--now", "2025-03-31")
_AFTER = ("--now", "2025-04-02")
_FORM = f"反馈表-{CLASS}.docx"
_SUMMARY = "汇总.xlsx"


class Step(NamedTuple):
    """One thing to try: what it is *about*, and the *words* behind `fankui`."""

    about: str
    words: tuple[str, ...]

    def lines(self, at: int) -> list[str]:
        """The step as the number *at*: what it is about, and the command to copy below it."""
        return [f"{at}. {self.about}", f"  {command(self.words)}"]


#: The way of a class from the notice to the summary, in the folder of the demo.
STEPS = (
    Step("发到班级群的说明", ("guide", *_BEFORE)),
    Step("收问卷的结果", ("collect", ROSTER, "--from", FIRST_EXPORT, *_BEFORE)),
    Step("检查：谁还没反馈，谁没写明", ("check", ROSTER, *_BEFORE)),
    Step("催他们：粘到群里的话", ("remind", ROSTER, *_BEFORE)),
    Step(
        "截止的第二天，问卷再导出一次，加上群接龙",
        ("collect", ROSTER, "--from", SECOND_EXPORT, "--from", CHAIN, *_AFTER),
    ),
    Step("有一个逾期的：这是什么意思", ("explain", "late-check")),
    Step(
        "辅导员同意上报，放行，生成反馈表（用 Word、WPS 打开看看）",
        ("build", ROSTER, "--allow", "late-check", "-o", HANDED_IN, *_AFTER),
    ),
    Step("教务处：和别的班一起汇总", ("merge", HANDED_IN, "-o", _SUMMARY, *_AFTER)),
)
#: What the steps write; the demo begins anew without it.
MADE = (f"{Path(ROSTER).stem}.answers.jsonl", f"{HANDED_IN}/{_FORM}", _SUMMARY)
_HOW_TO = "怎么试.txt"


def run(folder: str | None, *, force: bool, quiet: bool) -> ExitCode:
    """Write the class and print what to try.

    Raises:
        OutputError: the folder has something in it and *force* is off, or cannot be written.

    """
    place = Path(folder or FOLDER)
    written = write(place, force=force)
    lines = ["先进到这个文件夹：", f"  cd {quoted(str(place))}"]
    for at, step in enumerate(STEPS, start=1):
        lines += step.lines(at)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    if not quiet:
        sys.stdout.flush()
        show.say(
            f"写好了 {written} 个文件，在 {place} 里；学校、学生、通知都是编造的。"
            f"上面的命令一条一条复制来试，{_HOW_TO} 里也有。"
            "--now 是当作现在的时间：例子的截止时间是固定的；用自己的通知不用写。"
        )
    return ExitCode.OK


def write(place: Path, *, force: bool) -> int:
    """Write the files of the demo into *place*; how many.

    Raises:
        OutputError: *place* has something in it and *force* is off, or cannot be written.

    """
    _refuse_existing(place, force=force)
    try:
        for name in MADE if force else ():
            (place / name).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{place / name} 去不掉，可能正在 WPS/Word 里打开着", "请先关闭它，再运行一次。"
        ) from error
    contents = demo_files.files()
    how_to = [line for at, step in enumerate(STEPS, start=1) for line in step.lines(at)]
    contents[_HOW_TO] = demo_files.text(["在这个文件夹里打开终端，一条一条试：", *how_to])
    writing.write_all(
        [
            writing.File(place / name, content, "fankui demo", students=False)
            for name, content in contents.items()
        ]
    )
    return len(contents)


def _refuse_existing(place: Path, *, force: bool) -> None:
    try:
        if place.exists() and not place.is_dir():
            raise OutputError(f"{place} 是文件，不是文件夹", "请换一个名字：fankui demo 文件夹。")
        if not force and place.exists() and list(place.iterdir()):
            raise OutputError(
                f"{place} 里已经有文件，没有覆盖",
                "请换一个文件夹：fankui demo 文件夹；要重新来过，加 --force"
                "（只重写例子自己的文件和试出来的结果）。",
            )
    except OSError as error:
        raise OutputError(
            f"{place} 打不开（系统错误 {error.errno}）", "请换一个文件夹。"
        ) from error
