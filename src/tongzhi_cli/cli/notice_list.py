"""`fankui notice list`: the notices that come with the program."""

import sys

from tongzhi_cli.errors import ExitCode
from tongzhi_cli.files import notice_toml


def run() -> ExitCode:
    """Print id, 文号 and title of each shipped notice."""
    for name in notice_toml.shipped():
        notice = notice_toml.read(name)
        sys.stdout.write(f"{name}  {notice.school} {notice.number} {notice.title}\n")
    return ExitCode.OK
