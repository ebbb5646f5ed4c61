"""Make the pictures of the docs from real runs; needs LibreOffice, poppler-utils and UMing.

    .venv/bin/python tools/make_pictures.py

The pages come from the example's form, printed to PDF; the terminal is what `fankui check` says
about examples/puer-2018-problems, and the day the screen of the class folder of examples, each an
SVG that needs no font from elsewhere; the report is that of examples/page on a phone, and needs
Chromium.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from tongzhi_cli.cli.terminal.wrapping import width_of

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
FANKUI = [sys.executable, "-m", "tongzhi_cli"]
COLUMNS, CELL, LINE = 86, 7.8, 20
#: The class whose folder is shown, when, and how wide.
CLASS, DAY, SCREEN = "软件1班", "2018-04-01 20:00", 80
_HEIGHT = 1100
COLOURS = {"×": "#ff7b72", "！": "#e3b341", "·": "#8b949e", "$": "#7ee787"}


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages()
    terminal()
    day()
    report()
    print(*(f"{path.name} {path.stat().st_size}" for path in sorted(PICTURES.iterdir())))
    return 0


def pages() -> None:
    example = ROOT / "examples" / "puer-2018"
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "form.docx")
        subprocess.run(
            [*FANKUI, "build", "class.xlsx", "--results", "results.csv", "--now",
             "2018-04-02 09:00", "-q", "--pdf", "-o", str(output)],
            cwd=example, check=True, stdout=subprocess.DEVNULL,
            env={**os.environ, "FONTCONFIG_FILE": str(ROOT / "tests/support/fonts.conf")},
        )  # fmt: skip
        page = ["pdftoppm", "-r", "60", "-png", "-gray", str(output.with_suffix(".pdf"))]
        subprocess.run([*page, str(PICTURES / "form")], check=True)


def report() -> None:
    sys.path.insert(0, str(ROOT / "tests/support"))
    from browser import browser  # noqa: PLC0415  a helper of the tests, found from here on

    example = ROOT / "examples" / "page"
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        page = Path(folder, "page.html")
        words = ["merge", "交来", "--roster", "全校名单.csv", "-q", "-o", str(page)]
        subprocess.run([*FANKUI, *words], cwd=example, check=False, capture_output=True)
        chromium.open(page, 360)
        (PICTURES / "report.png").write_bytes(chromium.picture(_HEIGHT))


def terminal() -> None:
    command = 'check class.csv --results results.csv --now "2018-04-02 17:30"'
    words = ["check", "class.csv", "--results", "results.csv", "--now", "2018-04-02 17:30"]
    done = subprocess.run(
        [*FANKUI, *words],
        cwd=ROOT / "examples" / "puer-2018-problems",
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": str(COLUMNS), "NO_COLOR": "1"},
    )
    shown = [line for line in done.stdout.splitlines() if not line.startswith("·")]
    said = done.stderr.splitlines()
    lines = [f"$ fankui {command}", *shown, *said[said.index("下一步：") :]]
    _draw("check.svg", lines)


def day() -> None:
    """The screen of a folder as a person sees it, with what Enter does."""
    import pexpect  # noqa: PLC0415  of the tests

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples" / "class-folder" / CLASS, Path(folder, CLASS))
        env = {**os.environ, "FANKUI_NOW": DAY, "PYTHONUTF8": "1", "TERM": "xterm"}
        child = pexpect.spawn(
            FANKUI[0], [*FANKUI[1:], CLASS],
            cwd=folder, env=env, encoding="utf-8", dimensions=(40, SCREEN),
        )  # fmt: skip
        child.expect("0=退出 >")
        shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r(?!\n)", "", child.before + child.after)
        child.close(force=True)
    lines = [line.rstrip() for line in shown.splitlines()]
    _draw(
        "day.svg", [f"$ fankui {CLASS}", *lines[next(at for at, one in enumerate(lines) if one) :]]
    )


def _draw(name: str, lines: list[str]) -> None:
    """Lines of a terminal as a picture."""
    width, height = COLUMNS * CELL + 32, len(lines) * LINE + 28
    fonts = "Consolas, Menlo, DejaVu Sans Mono, Noto Sans Mono CJK SC, Microsoft YaHei, monospace"
    size = f'width="{width:.0f}" height="{height}"'
    svg = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{fonts}" font-size="13">',
        f'<rect {size} rx="8" fill="#0d1117"/>',
    ]
    for at, line in enumerate(lines):
        svg += _line(line, 16, 30 + at * LINE)
    (PICTURES / name).write_text("\n".join([*svg, "</svg>"]) + "\n", encoding="utf-8")


def _line(line: str, left: float, bottom: int) -> list[str]:
    """One line; each run of text is stretched to its columns, so that all fonts line up."""
    colour = COLOURS.get(line[:1], "#c9d1d9")
    text = line.strip()
    if not text:
        return []
    start = left + (len(line) - len(line.lstrip())) * CELL
    length = width_of(text) * CELL
    place = f'x="{start:.1f}" y="{bottom}" fill="{colour}" textLength="{length:.1f}"'
    return [f'<text {place} lengthAdjust="spacingAndGlyphs">{escape(text)}</text>']


if __name__ == "__main__":
    sys.exit(main())
