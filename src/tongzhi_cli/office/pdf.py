"""A .docx as PDF, by LibreOffice if it is on the machine."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tongzhi_cli.errors import OutputError

#: Where LibreOffice lives when it is not on the path.
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PATIENCE = 120  # seconds; the first start on a slow laptop takes tens of them


def program() -> str | None:
    """LibreOffice's command, or None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).exists()), None)


def render(document: Path) -> bytes:
    """The PDF of *document*, made in a profile of its own: an open LibreOffice is left alone.

    Raises:
        OutputError: LibreOffice is not installed, or does not make a PDF.

    """
    soffice = program()
    if soffice is None:
        raise OutputError(
            "这台电脑上没有 LibreOffice，PDF 没有生成（Word 表已经写好）",
            "可以用 WPS/Word 打开表格后“输出为 PDF”；或从 libreoffice.org 安装后再加 --pdf。",
        )
    with TemporaryDirectory(prefix="fankui-") as folder:
        profile = Path(folder, "profile").as_uri()
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(  # noqa: S603  our own arguments, no shell
                [*command, "--outdir", folder, str(document.resolve())],
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
            return Path(folder, f"{document.stem}.pdf").read_bytes()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OutputError(
                f"LibreOffice 没有把 {document} 转成 PDF（Word 表已经写好）",
                "可以用 WPS/Word 打开表格后“输出为 PDF”。",
            ) from error
