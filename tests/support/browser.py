"""Chromium without a window, told through a pipe what to do: pages opened with scripts off.

Skipped where there is no chromium. Nothing of it is asked of a network: it is started without one.
"""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

FOUND = shutil.which("chromium") or shutil.which("chromium-browser")
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
#: Longer waits for an answer mean that it hangs.
_SECONDS = 60


class Seen(NamedTuple):
    """A page as it is laid out: how wide and high its content is, what was fetched for it."""

    width: int
    height: int
    fetched: tuple[str, ...]
    #: by its text, where each text on the page stands: left, top, width, height
    texts: tuple[tuple[str, tuple[float, float, float, float]], ...]


class Browser:
    """One Chromium with one page open."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out = into, out
        self._rest = b""
        self._count = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        told = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = told["sessionId"]
        for domain in ("Page", "Network"):
            self._ask(f"{domain}.enable")
        self._ask("Emulation.setScriptExecutionDisabled", value=True)

    def open(self, page: Path, width: int, *, dark: bool = False) -> Seen:
        """Open a page on a screen of so many pixels."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", media="screen", features=[scheme])
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=800, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        self.events.clear()
        self._ask("Page.navigate", url=page.as_uri())
        while not any(one["method"] == "Page.loadEventFired" for one in self.events):
            self._next()
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        fetched = tuple(
            one["params"]["request"]["url"]
            for one in self.events
            if one["method"] == "Network.requestWillBeSent"
        )
        return Seen(int(size["width"]), int(size["height"]), fetched, self._texts())

    def picture(self, height: int = 0) -> bytes:
        """The page that is open as a PNG; all of it, or so much from its top."""
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {**size, "x": 0, "y": 0, "scale": 1, "height": height or size["height"]}
        told = self._ask("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        return base64.b64decode(told["data"])

    def printed(self) -> bytes:
        """The page that is open as a PDF, its own paper and margins."""
        self._ask("Emulation.setEmulatedMedia", media="")
        told = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(told["data"])

    def _texts(self) -> tuple[tuple[str, tuple[float, float, float, float]], ...]:
        snapshot = self._ask("DOMSnapshot.captureSnapshot", computedStyles=[])
        strings = snapshot["strings"]
        layout = snapshot["documents"][0]["layout"]
        return tuple(
            (strings[text], tuple(bounds))
            for text, bounds in zip(layout["text"], layout["bounds"], strict=True)
            if text >= 0 and strings[text].strip()
        )

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._count += 1
        asked: dict[str, object] = {"id": self._count, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._into, json.dumps(asked).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._count:
                if "error" in told:
                    raise AssertionError(told["error"])
                result: dict[str, Any] = told["result"]
                return result

    def _next(self) -> Mapping[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._out, 1 << 20)
            if not more:
                raise AssertionError("chromium ended")
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        if "method" in told:
            self.events.append(told)
        return told


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser, with a profile of its own that is gone afterwards."""
    assert FOUND
    to_read, into = os.pipe()
    out, to_write = os.pipe()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        shell = f'exec "$@" 3<&{to_read} 4>&{to_write}'
        words = ["bash", "-c", shell, "bash", FOUND, *_OPTIONS, f"--user-data-dir={profile}"]
        process = subprocess.Popen(
            words, pass_fds=(to_read, to_write), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        try:
            yield Browser(into, out)
        finally:
            os.close(into)
            os.close(out)
            process.terminate()
            process.wait(_SECONDS)
