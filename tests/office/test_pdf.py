"""Forms as PDF: what is refused before, and what is said of what LibreOffice does not make."""

import os
from pathlib import Path

import pytest
from fake_office import calls, on_path, program, without_office

from form.word.test_print import FONTS, need_printer
from tongzhi_cli.errors import ExitCode, OutputError
from tongzhi_cli.office import pdf

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")

ASKED = 'case "$1" in :charset=*9988*) ;; *) echo "asked for $1"; exit ;; esac\n'
TOLD = {
    "none at all": ("#!/bin/sh\n" + ASKED, False),
    "blank lines": (f"#!/bin/sh\n{ASKED}echo; echo ' '", False),
    "one": (f"#!/bin/sh\n{ASKED}echo 'Noto Serif CJK SC'", True),
    "several": (f"#!/bin/sh\n{ASKED}echo 'AR PL UMing CN'; echo 宋体,SimSun", True),
    "fontconfig that is broken": (f"#!/bin/sh\n{ASKED}exit 1", True),
    "fontconfig that cannot be started": ("#!/nowhere\n", True),
}


@pytest.mark.parametrize(("fonts", "expected"), TOLD.values(), ids=TOLD)
def test_a_chinese_font(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fonts: str, expected: bool
) -> None:
    """It is there, if fontconfig names one that has the characters of a form, or cannot say."""
    program(tmp_path, "fc-list", fonts)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert pdf.has_chinese_font() is expected


def test_the_fonts_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the print tests run there is one; with no folder of fonts there is none."""
    need_printer()
    monkeypatch.setenv("FONTCONFIG_FILE", str(FONTS))
    assert pdf.has_chinese_font()
    nothing = tmp_path / "fonts.conf"
    nothing.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(nothing))
    assert not pdf.has_chinese_font()


def test_without_fontconfig_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS have none, and Chinese fonts of their own."""
    monkeypatch.setenv("PATH", "")
    assert pdf.has_chinese_font()


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two forms that were written, in folders, on a machine with LibreOffice and a Chinese font."""
    program(tmp_path / "bin", "fc-list", "#!/bin/sh\necho 'AR PL UMing CN'")
    on_path(monkeypatch, tmp_path / "bin")
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "表.docx").write_text(name)
    return [tmp_path / name / "表.docx" for name in ("甲", "乙")]


def test_all_by_one_call(forms: list[Path], tmp_path: Path) -> None:
    """Forms of the same name in two folders are made into PDF together, and not mixed up."""
    assert [one.decode() for one in pdf.render(forms)] == ["made of 甲", "made of 乙"]
    assert len(calls(tmp_path / "bin")) == 1


def refused(forms: list[Path]) -> OutputError:
    """The error for forms that do not become PDF."""
    with pytest.raises(OutputError) as caught:
        pdf.render(forms)
    assert caught.value.exit_code is ExitCode.OUTPUT
    return caught.value


def test_without_a_chinese_font(forms: list[Path], tmp_path: Path) -> None:
    """No boxes are printed: what to install is said, and that the forms are written."""
    program(tmp_path / "bin", "fc-list", "#!/bin/sh\n")
    error = refused(forms)
    assert error.message == (
        f"这台电脑上没有中文字体，PDF 里的字会变成方框，没有生成（{forms[0]} 等 2 份 已经写好）"
    )
    assert "apt install fonts-noto-cjk 或 fonts-arphic-uming" in error.hint
    assert "Windows 自带" in error.hint
    assert calls(tmp_path / "bin") == []


def test_without_libreoffice(forms: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """How to get a PDF is said, and that the form is written."""
    without_office(monkeypatch)
    error = refused(forms[:1])
    assert error.message == f"这台电脑上没有 LibreOffice，PDF 没有生成（{forms[0]} 已经写好）"
    assert "输出为 PDF" in error.hint


@pytest.mark.parametrize("what", ["none", "end"])
def test_what_is_not_made_is_named(forms: list[Path], what: str) -> None:
    """Where LibreOffice makes no PDF of one form, that one is named."""
    forms[1].write_text(what)
    error = refused(forms)
    assert error.message == (
        f"LibreOffice 没有把 {forms[1]} 转成 PDF（{forms[0]} 等 2 份 已经写好）"
    )


def test_a_program_that_cannot_be_started(forms: list[Path], tmp_path: Path) -> None:
    """A broken LibreOffice is told as one that makes no PDF."""
    program(tmp_path / "bin", "soffice", "#!/nowhere\n")
    assert "没有把" in refused(forms[:1]).message
