"""All commands there are; they are declared in the modules `app_…`, each about one audience.

A command imports what it uses when it runs (docs/design-notes.md).
"""

from collections.abc import Iterator, Sequence

from tongzhi_cli.cli.declared import Command, Commands
from tongzhi_cli.cli.parameters import EXIT_CODES

#: What is said of all of them.
ROOT = Commands(
    help="从通知到签字的反馈表：核对全班的校对结果，生成可以打印签字的附件2。",
    epilog="先试一试：fankui demo\n从花名册到表：fankui build 花名册.xlsx\n"
    "每条命令的用法：fankui help build，或 fankui build -h\n"
    "是哪一版：fankui --version；连同各个库：fankui --version -v\n这台电脑行不行：fankui doctor\n\n"
    f"{EXIT_CODES}",
)


def parts() -> Iterator[tuple[str, Commands]]:
    """What is declared, a module at a time, and the name of the group; "" is the root."""
    from tongzhi_cli.cli import app_class

    yield "", app_class.app
    from tongzhi_cli.cli import app_rolls

    yield "", app_rolls.app
    from tongzhi_cli.cli import app_texts

    yield "", app_texts.app
    from tongzhi_cli.cli import app_school

    yield "", app_school.app
    from tongzhi_cli.cli import app_end

    yield "", app_end.app
    from tongzhi_cli.cli import app_help

    yield "", app_help.app
    from tongzhi_cli.cli import app_notice

    yield "notice", app_notice.app
    from tongzhi_cli.cli import app_form

    yield "form", app_form.app


def named(words: Sequence[str]) -> tuple[tuple[str, ...], Command | Commands]:
    """The command or group that *words*, in English, begin with, and the words of its name.

    The root where they name none.
    """
    first, second = [*words[:2], "", ""][:2]
    for group, part in parts():
        if group and group == first:
            found = part.commands.get(second)
            return ((group, second), found) if found else ((group,), part)
        if not group and first in part.commands:
            return (first,), part.commands[first]
    return (), ROOT


def members(group: str = "") -> Iterator[tuple[str, str]]:
    """The commands of a group, or of the root with its groups, by name with what they do."""
    for name, part in parts():
        if name == group:
            yield from ((one.name, one.help) for one in part.commands.values())
        elif not group:
            yield name, part.help
