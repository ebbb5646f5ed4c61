"""A disk that fails: the n-th call that writes anything finds it full, locked or broken."""

import errno
import os
from collections.abc import Callable
from typing import Any, Self

import pytest

#: What a disk says: it is full, one may not, it is broken.
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Disk:
    """The system's file calls that write; the one numbered *fails* fails with *number*."""

    def __init__(self, fails: int, number: int) -> None:
        self.fails = fails
        self.number = number
        self.calls: list[str] = []

    def watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call *real*, counted."""

        def call(*arguments: Any, **options: Any) -> Any:
            self.count(name)
            return real(*arguments, **options)

        return call

    def count(self, name: str) -> None:
        """One more call.

        Raises:
            OSError: it is the one that fails.

        """
        self.calls.append(name)
        if len(self.calls) == self.fails:
            raise OSError(self.number, os.strerror(self.number))

    def put_under(self, patch: pytest.MonkeyPatch) -> None:
        """Count the calls from now on."""
        real_open, real_fdopen = os.open, os.fdopen

        def opened(path: Any, flags: int, *more: Any, **options: Any) -> int:
            if flags & _WRITES:
                self.count("open")
            return real_open(path, flags, *more, **options)

        def file(descriptor: int, mode: str = "r", *more: Any, **options: Any) -> Any:
            found = real_fdopen(descriptor, mode, *more, **options)
            if "w" not in mode:
                return found
            try:
                self.count("fdopen")
            except OSError:
                found.close()
                raise
            return _File(found, self)

        for name in ("fsync", "replace", "mkdir", "write"):
            patch.setattr(os, name, self.watched(name, getattr(os, name)))
        patch.setattr(os, "open", opened)
        patch.setattr(os, "fdopen", file)


class _File:
    """A file whose write and flush may fail."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self.file = file
        self.write = disk.watched("write", file.write)
        self.flush = disk.watched("flush", file.flush)
        self.fileno = file.fileno

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
