"""`fankui --version -v`: what is at work, to be sent along with a fault."""

from tongzhi_cli.cli.terminal import show
from tongzhi_cli.errors import ExitCode
from tongzhi_cli.machine.versions import versions


def run() -> ExitCode:
    """Print the version of the program, of what runs it, and of each library."""
    known = versions()
    how = "解压就用的文件夹" if known.is_standalone else "装在 Python 里"
    show.put(f"fankui {known.program}（{how}）", f"Python {known.python}", known.platform)
    show.put(*(f"{name} {version}" for name, version in known.libraries.items()))
    return ExitCode.OK
