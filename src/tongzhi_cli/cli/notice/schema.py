"""`fankui notice schema`: what an editor needs to check a notice file while it is typed."""

import sys
from pathlib import Path

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.office import writing

_SHIPPED = Path(__file__).resolve().parents[2] / "notices" / "notice.schema.json"


def run(output: str | None, *, force: bool) -> ExitCode:
    """Print the JSON Schema of a notice file, or write it: a shell may print it as UTF-16.

    Raises:
        OutputError: the file cannot be written, or would overwrite another.

    """
    schema = _SHIPPED.read_bytes()
    if output is None:
        sys.stdout.write(schema.decode())
        return ExitCode.OK
    writing.refuse_existing([Path(output)], [], force=force)
    writing.write(Path(output), schema, students=False)
    show.wrote(Path(output))
    show.say("和 notice.toml 放在一起，编辑器就按它提示（VS Code 装 Even Better TOML）。")
    return ExitCode.OK
