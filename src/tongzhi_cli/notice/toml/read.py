"""A notice file (TOML) -> a Notice; every mistake at once, in Chinese, with key and line."""

import tomllib
from pathlib import Path
from typing import TypeVar

from tongzhi_cli.errors import InputError
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml.plain import plain
from tongzhi_cli.office import file_type, limits

#: The notice that is used where nobody names one.
BUILT_IN = "puer-2018-4"
_Part = TypeVar("_Part")
_SHIPPED = Path(__file__).resolve().parents[2] / "notices"


def shipped() -> list[str]:
    """The ids of the notices that come with the program."""
    return sorted(path.stem for path in _SHIPPED.glob("*.toml"))


def read(name: str) -> Notice:
    """The notice of a file, or a shipped one by its id.

    Raises:
        InputError: there is no such file or id, or the file has mistakes: all are listed.

    """
    return parse(text_of(name), name)


def text_of(name: str) -> str:
    """What stands in a notice file, or in a shipped one by its id.

    Raises:
        InputError: there is no such file or id, or it is no text in UTF-8.

    """
    if name in shipped():
        return (_SHIPPED / f"{name}.toml").read_text(encoding="utf-8")
    path = Path(name)
    if not limits.is_file(path) and not path.suffix:
        ids = "、".join(shipped())
        raise InputError(
            f"没有 {name} 这个通知文件，也没有叫 {name} 的内置通知", f"内置的有：{ids}。"
        )
    data = limits.read_bytes(path)
    kind = file_type.content_of(data)
    if kind is not file_type.Content.TEXT:
        raise InputError(
            f"{name} 是 {kind}，不是通知文件（.toml）", "请照 docs/notice-file.md 写一个通知文件。"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} 不是 UTF-8 编码", "请用记事本另存为 UTF-8。") from error
    return text.replace("\r\n", "\n")


def parse(text: str, file: str) -> Notice:
    """The notice in *text*; *file* names it in messages.

    Raises:
        InputError: *text* is not TOML, or breaks the model; one line a mistake.

    """
    text = text.replace("\r\n", "\n")
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from tongzhi_cli.notice.toml.diagnostics import no_toml

        mistake = no_toml(text, str(error))
        raise InputError(f"{file} {mistake.told()}", mistake.hint) from error
    except RecursionError as error:
        raise InputError(f"{file} 里的括号套得太深，不像通知文件") from error
    return plain(facts, Notice) or _judged(facts, text, file)


def _judged(facts: object, text: str, file: str) -> Notice:
    """The notice of *facts*, the *text* of a *file*, that are not plainly right.

    Raises:
        InputError: they break the model; one line a mistake.

    """
    from tongzhi_cli.notice.toml.diagnostics import BrokenError, broken
    from tongzhi_cli.notice.toml.judge import judged
    from tongzhi_cli.notice.toml.lines import todos

    try:
        return judged(facts, Notice)
    except BrokenError as error:
        mistakes = [one.told() for one in broken(error, text)]
        listed = "\n".join(f"  {mistake}" for mistake in mistakes)
        hint = "各项的写法见 docs/notice-file.md。"
        if undecided := len(todos(text)):
            hint = f"其中有 {undecided} 处待定：fankui notice check {file} 会说要定什么。"
        raise InputError(f"{file} 有 {len(mistakes)} 处不对：\n{listed}", hint) from error


def part_of(facts: object, part: type[_Part]) -> _Part:
    """The *part* of a notice that *facts* are, as `tomllib` reads them.

    Raises:
        BrokenError: with every mistake.

    """
    made = plain(facts, part)
    if made is None:
        from tongzhi_cli.notice.toml.judge import judged

        made = judged(facts, part)
    return made
