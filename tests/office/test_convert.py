"""Files of old programs: converted once, together; or why not, and how to do it by hand."""

import os
import re
from pathlib import Path

import pytest
from fake_office import calls, on_path, without_office
from ole_files import ole_file

from tongzhi_cli.errors import InputError
from tongzhi_cli.office import convert, soffice, waiting

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")


def word(text: str = "") -> bytes:
    """A .doc (or .wps) in which *text* stands."""
    return ole_file({"WordDocument": b"doc " + text.encode()})


def excel(text: str = "") -> bytes:
    """An .xls (or .et) in which *text* stands."""
    return ole_file({"Workbook": b"xls " + text.encode()})


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a LibreOffice; nothing was converted before."""
    monkeypatch.setattr(convert, "_made", {})
    monkeypatch.setattr(soffice, "_PATIENCE", 0.5)
    return on_path(monkeypatch, tmp_path / "bin", SOFFICE)


#: Makes of each file the sign that it was read, but for those in which "none" or "hang" stands.
SOFFICE = r"""#!/bin/sh
here="$(dirname "$0")"
printf '%s\n' "$*" >> "$here/calls"
for word in "$@"; do
    case "$last" in
        --convert-to) to="$word" ;;
        --outdir) out="$word" ;;
    esac
    last="$word"
    case "$word" in
        *.doc|*.xls) ;;
        *) continue ;;
    esac
    if grep -q none "$word"; then continue; fi
    if grep -q hang "$word"; then sleep 600; fi
    printf 'made' > "$out/$(basename "${word%.*}").$to"
done
"""


def said(name: str, data: bytes) -> str:
    """What is made of a file, or the error and its hint; of the *name* only that it is named."""
    try:
        return convert.converted(Path(name), data).decode()
    except InputError as error:
        return f"{error.message} → {error.hint}".replace(name, "它", 1)


_WORD, _EXCEL = "旧版 Word 文档（.doc 或 .wps）", "旧版 Excel 工作簿（.xls）"
_AS_WORD = "请用 Word/WPS 打开它，选“文件 → 另存为 .docx”，再用存出来的那一份"
_AS_EXCEL = "请用 Excel/WPS 打开它，选“文件 → 另存为 .xlsx”，再用存出来的那一份"
_TOLD = "文件可能不完整、已经损坏或加了密码"
_NONE = "才能读，这台电脑上没有 LibreOffice"
_INSTALL = "；或从 libreoffice.org 安装 LibreOffice 后再运行一次。"
_AGAIN = "它 打不开，文件不完整或已经损坏 → 请重新下载，或请对方重新发一份；"
BROKEN_WORD = f"{_AGAIN}Word/WPS 打得开，就另存为 .docx 再用。"
BROKEN_EXCEL = f"{_AGAIN}Excel/WPS 打得开，就另存为 .xlsx 再用。"
NOT_WORD = f"它 是{_WORD}，LibreOffice 没有把它转成 .docx，{_TOLD} → {_AS_WORD}。"
NOT_EXCEL = f"它 是{_EXCEL}，LibreOffice 没有把它转成 .xlsx，{_TOLD} → {_AS_EXCEL}。"
NO_WORD = f"它 是{_WORD}，要先转成 .docx {_NONE} → {_AS_WORD}{_INSTALL}"
NO_EXCEL = f"它 是{_EXCEL}，要先转成 .xlsx {_NONE} → {_AS_EXCEL}{_INSTALL}"
CUT_WORD = word()[:700] + "WordDocument".encode("utf-16-le")
CUT_EXCEL = excel()[:700] + "Workbook".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("附件2.doc", word(), "made"),
        ("附件2.wps", word(), "made"),
        ("附件2.docx", word(), "made"),
        ("附件2.xls", excel(), "made"),
        ("附件2.et", excel(), "made"),
        ("附件2.doc", excel(), "made"),
        ("甲.doc", word("none"), NOT_WORD),
        ("甲.wps", word("hang"), NOT_WORD),
        ("甲.et", excel("none"), NOT_EXCEL),
        ("断.doc", CUT_WORD, BROKEN_WORD),
        ("断.wps", CUT_WORD[:8] + CUT_WORD[-24:], BROKEN_WORD),
        ("断.xls", CUT_EXCEL, BROKEN_EXCEL),
    ],
)
@pytest.mark.usefixtures("office")
def test_with_libreoffice(name: str, data: bytes, expected: str) -> None:
    """By what a file is and not by its name; what is not converted says how to do it by hand."""
    assert said(name, data) == expected


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("附件2.doc", word(), NO_WORD),
        ("附件2.wps", word(), NO_WORD),
        ("附件2.xls", word(), NO_WORD),
        ("附件2.xls", excel(), NO_EXCEL),
        ("附件2.et", excel(), NO_EXCEL),
        ("附件2.doc", excel(), NO_EXCEL),
        ("断.doc", CUT_WORD, BROKEN_WORD),
        ("断.et", CUT_EXCEL, BROKEN_EXCEL),
    ],
)
def test_without_libreoffice(
    monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, expected: str
) -> None:
    """A file is named as what it is, a Word document never as Excel, with how to save it."""
    without_office(monkeypatch)
    monkeypatch.setattr(convert, "_made", {})
    assert said(name, data) == expected


def test_it_is_told_before_it_begins(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many there are is told once, before LibreOffice starts; of nothing new, nothing."""
    told: list[tuple[str, int]] = []
    waiting.tell_by(lambda text: told.append((text, len(calls(office)))))
    files = [(Path(str(at)), data) for at, data in enumerate([word("1"), excel("2"), word("1")])]
    convert.all_converted([*files, (Path("断"), CUT_WORD)])
    convert.all_converted(files)
    without_office(monkeypatch)
    convert.all_converted([(Path("新"), word("3"))])
    waiting.tell_by(None)
    assert told == [("正在用 LibreOffice 转换 2 份旧文件…", 0)]


def test_many_by_one_call_for_each_kind(office: Path) -> None:
    """However many there are, and broken ones among them: LibreOffice is started once for each."""
    broken = b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le")
    files = [word("1"), excel("2"), word("3"), broken, word("none"), excel("4"), word("1")]
    made = convert.all_converted([(Path(f"{at}"), data) for at, data in enumerate(files)])
    assert [isinstance(one, bytes) for one in made] == [
        True, True, True, False, False, True, True,
    ]  # fmt: skip
    by_kind = [
        re.sub(r".*(--infilter=.*) --convert-to (\S+) --outdir \S+", r"\1 \2", one)
        for one in calls(office)
    ]
    assert by_kind == [
        "--infilter=MS Word 97 docx 000000.doc 000001.doc 000002.doc",
        "--infilter=MS Excel 97 xlsx 000000.xls 000001.xls",
    ]


def test_a_file_is_converted_once(office: Path) -> None:
    """A file that is looked at again is not converted again, nor one that failed."""
    for data in (word(), word("none"), word(), word("none")):
        said("甲.doc", data)
    assert len(calls(office)) == 2
