"""Stands in a shell, a pipe or a terminal for the program that `fork_server` forks (a script).

It ends as the program ends, and gives on the signals that it gets. Only what Python has built in is
imported: it starts in a moment.
"""

import _socket
import marshal
import os
import signal
import sys


def open_streams() -> list[int]:
    """Those of the three standard streams that are open."""
    found = []
    for at in range(3):
        try:
            os.fstat(at)
        except OSError:
            continue
        found.append(at)
    return found


def ask(
    path: str, words: list[str], folder: str, environment: dict[bytes, bytes], fds: dict[int, int]
) -> tuple[_socket.socket, int]:
    """Start a program; the connection, and the number of its process.

    *fds* are its standard streams, by their numbers there.
    """
    asked = _socket.socket(_socket.AF_UNIX)
    asked.connect(path)
    order = [os.fsencode(word) for word in words], os.fsencode(folder), environment, list(fds)
    data = marshal.dumps(order)
    passed = b"".join(fd.to_bytes(4, sys.byteorder) for fd in fds.values())
    asked.sendmsg(
        [len(data).to_bytes(8, "big")], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, passed)]
    )
    asked.sendall(data)
    return asked, number_from(asked)


def number_from(asked: _socket.socket) -> int:
    """The next number that the server tells.

    Raises:
        EOFError: there is none.

    """
    data = b""
    while not data.endswith(b"\n"):
        byte = asked.recv(1)
        if not byte:
            raise EOFError
        data += byte
    return int(data)


def main() -> None:
    """Be the program that is asked for."""
    given_on = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGWINCH)
    signal.pthread_sigmask(signal.SIG_BLOCK, given_on)  # until it is known to whom
    streams = {at: at for at in open_streams()}
    asked, program = ask(sys.argv[1], sys.argv[2:], os.getcwd(), dict(os.environb), streams)  # noqa: PTH109

    def give_on(number: int, _: object) -> None:
        try:  # noqa: SIM105  what is imported takes its time
            os.kill(program, number)
        except ProcessLookupError:  # it has ended: the terminal of an ended program is closed
            pass

    for sign in given_on:
        signal.signal(sign, give_on)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, given_on)
    for at in streams:
        os.close(at)
    code = number_from(asked)
    if code < 0:
        if -code != signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


if __name__ == "__main__":
    main()
