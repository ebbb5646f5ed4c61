"""Forms as PDF, by LibreOffice if it is on the machine."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tongzhi_cli.errors import OutputError
from tongzhi_cli.office import soffice

_BY_HAND = "用 WPS/Word 打开表格后“输出为 PDF”"
#: On any form: 学号姓名校对结果签字反馈表无误. A font that has them prints simplified Chinese.
CHARACTERS = "学号姓名校对结果签字反馈表无误"
#: So many seconds are more than fontconfig takes to look through all fonts the first time.
_PATIENCE = 60


def render(documents: Sequence[Path]) -> list[bytes]:
    """The PDF of each of *documents* (.docx, .xlsx), by one call of LibreOffice.

    Raises:
        OutputError: LibreOffice is not installed, does not make a PDF, or has no Chinese font: it
            would print boxes (issue 15).

    """
    written = f"{_named(documents)} 已经写好"
    if soffice.program() is None:
        raise OutputError(
            f"这台电脑上没有 LibreOffice，PDF 没有生成（{written}）",
            f"可以{_BY_HAND}；或从 libreoffice.org 安装后再加 --pdf。",
        )
    if not has_chinese_font():
        raise OutputError(
            f"这台电脑上没有中文字体，PDF 里的字会变成方框，没有生成（{written}）",
            "请安装中文字体（Debian、Ubuntu：apt install fonts-noto-cjk 或 fonts-arphic-uming）后"
            f"再加 --pdf；或在有中文字体的电脑上（Windows 自带），{_BY_HAND}。",
        )
    try:
        given = [soffice.Document(path.suffix.lower(), path.read_bytes()) for path in documents]
        made = soffice.convert(given, "pdf")
    except OSError as error:
        raise _failed(documents, written) from error
    failed = [path for path, data in zip(documents, made, strict=True) if data is None]
    if failed:
        raise _failed(failed, written)
    return [data for data in made if data is not None]


def _failed(documents: Sequence[Path], written: str) -> OutputError:
    return OutputError(
        f"LibreOffice 没有把 {_named(documents)} 转成 PDF（{written}）", f"可以{_BY_HAND}。"
    )


def _named(paths: Sequence[Path]) -> str:
    more = f" 等 {len(paths)} 份" if len(paths) > 1 else ""
    return f"{paths[0]}{more}"


def has_chinese_font() -> bool:
    """Whether a font can print Chinese; True where there is no fontconfig to ask.

    LibreOffice on Linux takes its fonts from fontconfig; Windows and macOS come with Chinese fonts.
    """
    return fonts_with(CHARACTERS, "%{family}\n") != []


def fonts_with(characters: str, wanted: str) -> list[str] | None:
    """What fontconfig says of each font that has *characters*, in its format *wanted*, a line each.

    None where there is no fontconfig, or it does not answer.
    """
    asking = shutil.which("fc-list")
    if asking is None:
        return None
    charset = " ".join(f"{ord(one):x}" for one in characters)
    try:
        answer = subprocess.run(  # noqa: S603  our own arguments, no shell
            [asking, f":charset={charset}", "-f", wanted],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if answer.returncode != 0:
        return None
    return [line for line in answer.stdout.decode(errors="replace").splitlines() if line.strip()]
