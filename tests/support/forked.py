"""Starting the program in another process, many times: forked instead of started (`fork_server`).

What the start itself does is tried with a real one: test_startup.py, test_surroundings.py,
test_console.py and test_examples.py. FANKUI_STARTS=real makes every one a real one.
"""

import atexit
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

_HERE = Path(__file__).parent
REAL = [sys.executable, "-m", "tongzhi_cli"]
#: What Python looks at when it starts: for each a server of its own.
_AT_START = ("PYTHON", "LANG", "LC_")
_servers: dict[tuple[tuple[str, str], ...], str] = {}


def program(environment: Mapping[str, str] | None = None) -> list[str]:
    """What is run in place of `python -m tongzhi_cli` in an *environment* (that of the tests)."""
    if os.name == "nt" or os.environ.get("FANKUI_STARTS") == "real":
        return REAL
    return [
        sys.executable, "-I", "-S", str(_HERE / "fork_client.py"), _at(environment or os.environ),
    ]  # fmt: skip


def _at(environment: Mapping[str, str]) -> str:
    """The socket of the server for an *environment*, which is started once."""
    key = tuple(
        sorted((name, value) for name, value in environment.items() if name.startswith(_AT_START))
    )
    if key not in _servers:
        path = str(Path(mkdtemp(prefix="fankui-")) / "s")
        server = subprocess.Popen(
            [sys.executable, "-P", str(_HERE / "fork_server.py"), path],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment, start_new_session=True,
        )  # fmt: skip
        assert server.stdin
        assert server.stdout
        assert server.stdout.readline() == b"ready\n", server.communicate()
        atexit.register(_end, server)
        _servers[key] = path
    return _servers[key]


def _end(server: "subprocess.Popen[bytes]") -> None:
    assert server.stdin
    server.stdin.close()
    server.wait()
