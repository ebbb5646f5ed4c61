"""The demo, gone through with a person at the terminal."""

import contextlib
from pathlib import Path

from tongzhi_cli.cli.help import demo
from tongzhi_cli.cli.start.building import may_replace
from tongzhi_cli.cli.start.person import Person
from tongzhi_cli.cli.terminal.keys import LEAVE, key_of
from tongzhi_cli.cli.terminal.show import failed, say
from tongzhi_cli.errors import OutputError
from tongzhi_cli.model.shell import command


def run(person: Person) -> None:
    """The demo, one command after the other."""
    asked = f"写到哪个文件夹里：拖进来；直接回车={Path.cwd()}"
    place = Path(person.ask_path(asked, "") or Path.cwd()) / demo.FOLDER
    if not _wrote(person, place):
        return
    say(f"写好了，在 {place}；学校、学生、通知都是编造的。一条一条地试：")
    with contextlib.chdir(place):
        for at, step in enumerate(demo.STEPS, start=1):
            say("", f"{at}/{len(demo.STEPS)} {step.about}", f"  {command(step.words)}")
            if key_of(person.ask("回车=运行，0=不试了 > ")) in LEAVE:
                return
            person.do(step.words)
    say("", f"试完了。文件都在 {place}，打开看看。")


def _wrote(person: Person, place: Path) -> bool:
    words = ["demo", str(place)]
    for force in (False, True):
        say("运行的命令：", f"  {command([*words, '--force'] if force else words)}")
        try:
            demo.write(place, force=force)
        except OutputError as error:
            failed(error)
            if force or not may_replace(person):
                return False
        else:
            break
    return True
