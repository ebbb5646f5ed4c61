"""From a printed form through photographs to the answer; only where the extra is installed.

The strokes are drawn here (support/drawn_sheets.py); the form is printed by LibreOffice.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import HEADER, Run, students, workbook
from tongzhi_cli.office import pdf
from tongzhi_cli.scan import extra

if extra.missing() and os.environ.get("FANKUI_SCAN_TESTS") != "required":
    pytest.skip("the extra scan is not installed", allow_module_level=True)

import drawn_sheets

from tongzhi_cli.scan import pictures

Fankui = Callable[..., Run]
NOW = ("--now", "2018-04-02 09:00")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        shutil.which("soffice") is None and os.environ.get("FANKUI_SCAN_TESTS") != "required",
        reason="prints by LibreOffice",
    ),
]
#: What stands in each row of the sheet that most tests look at.
MARKS = ["signed"] * 12 + ["blank", "tick", "cross", "ring", "dash", "slash", "hair", "dots"]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A class of thirty, and its form of two sheets as PDF."""
    folder = tmp_path_factory.mktemp("表")
    roster = workbook(folder / "花名册.xlsx", [HEADER, *students(30)])
    with pytest.MonkeyPatch.context() as patch:
        from tongzhi_cli.__main__ import main

        patch.setattr("sys.argv", ["fankui", "build", str(roster), *NOW, "-q"])
        assert main() == 0
    (form,) = folder.glob("反馈表*.docx")
    (data,) = pdf.render([form])
    return roster, data


@pytest.fixture
def sheets(printed: tuple[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The printed pages as pictures, and the roster beside which the test works."""
    roster, data = printed
    monkeypatch.chdir(tmp_path)
    shutil.copy(roster, tmp_path / "花名册.xlsx")
    Path("表.pdf").write_bytes(data)
    return [page.image for page in pictures.pages([Path("表.pdf")])]


def states(run: Run) -> dict[int, str]:
    (one,) = json.loads(run.out)["classes"]
    return {student["serial"]: student["state"] for student in one["students"]}


def test_nothing_that_is_no_signature_is_called_one(fankui: Fankui, sheets: Any) -> None:
    """A tick, a cross, a ring, a dash, a hair go to a person; blank and dirt are not signed."""
    marks = [*MARKS, "signed", "signed", "blank", "signed", "signed"]
    page = drawn_sheets.photographed(drawn_sheets.drawn(sheets[0], marks))
    drawn_sheets.saved(page, Path("1.jpg"))
    run = fankui("signed", "花名册.xlsx", "1.jpg", "--json", *NOW)
    found = states(run)
    assert run.code == 1
    for at, mark in enumerate(marks, start=1):
        if mark == "signed":
            assert found[at] in {"signed", "look"}, (at, mark)
        else:
            assert found[at] == ("unsigned" if mark in {"blank", "dots"} else "look"), (at, mark)
    assert list(found.values()).count("signed") >= 10  # of 16
    assert [found[at] for at in range(26, 31)] == ["not-there"] * 5


def test_a_class_whose_rows_are_all_signed_is_complete(fankui: Fankui, sheets: Any) -> None:
    """Exit 0, what is printed agrees; what was sent to a person is settled by one line."""
    pages = [
        drawn_sheets.drawn(sheets[0], ["signed"] * 25, 3),
        drawn_sheets.drawn(sheets[1], ["signed"] * 5, 4),
    ]
    for at, page in enumerate(pages, start=1):
        drawn_sheets.saved(drawn_sheets.photographed(page, at), Path(f"{at}.jpg"))
    run = fankui("signed", "花名册.xlsx", "1.jpg", "2.jpg", "--json", *NOW)
    looks = [at for at, state in states(run).items() if state == "look"]
    assert set(states(run).values()) <= {"signed", "look"}
    if looks:
        typed = f"已签 {' '.join(map(str, looks))}"
        run = fankui("signed", "花名册.xlsx", "1.jpg", "2.jpg", "--seen", typed, *NOW)
    assert run.code == 0, run.out
    again = fankui("signed", "花名册.xlsx", "2.jpg", "1.jpg", *NOW)
    assert (again.code, "都签了，印的结果和数据一致" in again.out) == (0, True)


def test_no_network_is_asked_and_no_picture_is_kept(
    fankui: Fankui, sheets: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sockets are forbidden, no folder has a new file; a page of mode 0600 where it is wanted."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket")

    page = drawn_sheets.drawn(sheets[0], [*MARKS, *["signed"] * 5])
    drawn_sheets.saved(page, Path("1.jpg"))
    spare = Path("spare")
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    monkeypatch.setattr(socket, "socket", forbidden)
    before = {*Path().iterdir()}
    run = fankui("signed", "花名册.xlsx", "1.jpg", "--json", *NOW)
    assert run.code == 1, run.err
    assert ({*Path().iterdir()}, [*spare.iterdir()]) == (before, [])
    run = fankui("signed", "花名册.xlsx", "1.jpg", "--look", "看/看.html", *NOW)
    assert {*Path().iterdir()} == before | {Path("看")}
    assert Path("看/看.html").stat().st_mode & 0o077 == 0
    text = Path("看/看.html").read_text("utf-8")
    assert "看完就删掉" in text.split("\n")[1]
    assert text.count("<figure>") == 1  # where the offices sign: one picture, one sheet
    assert text.count("data:image/jpeg;base64,") == text.count("<li ") + 1


#: What `stack` gives: the pictures are the same each time, and so is what is written of them.
IN_ONE_GO: list[bytes] = []


@pytest.fixture
def stack(fankui: Fankui, sheets: Any) -> bytes:
    """Five photographs in 扫描, and 汇总.xlsx; what one process writes of them."""
    Path("扫描").mkdir()
    for at, many in enumerate((25, 5, 5, 5, 5)):
        marks = ["signed"] * (many - 1) + ["blank" if at == 4 else "signed"]
        page = drawn_sheets.drawn(sheets[many == 5], marks, at)
        drawn_sheets.saved(page, Path(f"扫描/{at}.jpg"))
    assert fankui("merge", "花名册.xlsx", "-o", "汇总.xlsx", *NOW, "-q").code == 0
    if not IN_ONE_GO:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "cpu_count", lambda: 1)
            assert fankui(*STACK, "-o", "一次.xlsx").code == 1
        IN_ONE_GO.append(Path("一次.xlsx").read_bytes())
    return IN_ONE_GO[0]


STACK = ("signed", "--by", "汇总.xlsx", "扫描")


def test_a_stack_is_read_by_two_as_by_one(
    fankui: Fankui, stack: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes; without a socket in either process, and no file beside the workbook."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket")

    spare = Path("spare")
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    before = {*Path().iterdir()}
    run = fankui(*STACK, "-o", "新.xlsx")
    assert run.code == 1, run.err
    assert "人请看一眼" in run.out
    assert Path("新.xlsx").read_bytes() == stack
    assert ({*Path().iterdir()}, [*spare.iterdir()]) == (before | {Path("新.xlsx")}, [])


#: The program, which says of each page that it has seen it.
TELLING = """
import os, sys
from tongzhi_cli.cli.signed import stack
take = stack.Stack.take
def told(self, shots):
    many = take(self, shots)
    print("seen", flush=True)
    return many
stack.Stack.take = told
os.cpu_count = lambda: 2
from tongzhi_cli.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends what a terminal sends")
def test_ctrl_c_leaves_a_whole_workbook_and_goes_on(stack: bytes) -> None:
    """Both processes end, exit 130, nothing half written; then only what is left is read."""
    process = subprocess.Popen(
        [sys.executable, "-c", TELLING, *STACK, "-o", "新.xlsx"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "seen\n"
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    out, err = process.communicate(timeout=120)  # returns when both have closed their ends
    assert process.returncode == 130, err
    assert out.splitlines()[-1] == "新.xlsx"
    assert "Traceback" not in err
    assert "已停下：还有 " in err
    assert not [one for one in Path().iterdir() if one.name.startswith(".")]
    taken = out.count("seen") + 1
    assert 1 <= taken < 5
    again = subprocess.run(
        [sys.executable, "-c", TELLING, *STACK, "-o", "新.xlsx", "--force"],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert again.returncode == 1, again.stderr.decode()
    assert Path("新.xlsx").read_bytes() == stack


def test_the_program_itself_reads_and_records(sheets: Any) -> None:
    """With the limits on memory that the program sets, and no test around it."""
    drawn_sheets.saved(drawn_sheets.drawn(sheets[1], ["tick", *["signed"] * 4]), Path("2.jpg"))
    words = ["signed", "花名册.xlsx", "2.jpg", "--seen", "已签 26", *NOW]
    run = subprocess.run(
        [sys.executable, "-m", "tongzhi_cli", *words], capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (run.returncode, "记下了 1 人" in run.stderr.decode()) == (1, True), run.stderr.decode()
    assert '"number": "2014030126"' in Path("花名册.answers.jsonl").read_text("utf-8")
    assert "第 1 张（1–25 号）没有照片" in run.stdout.decode()


def test_what_is_printed_otherwise_is_told_and_changes_nothing(fankui: Fankui, sheets: Any) -> None:
    """The data say 照片不是本人, the paper 无误: told, exit 1, and no answer is written."""
    rows = students(30)
    rows[4][4] = "照片不是本人"
    workbook(Path("花名册.xlsx"), [HEADER, *rows])
    drawn_sheets.saved(drawn_sheets.drawn(sheets[0], ["signed"] * 25), Path("1.jpg"))
    run = fankui("signed", "花名册.xlsx", "1.jpg", *NOW)
    assert run.code == 1
    assert f"5 {rows[4][1]} 的校对结果：纸上好像是“无误”，数据里“照片不是本人”" in run.out
    assert not Path("花名册.answers.jsonl").exists()
    as_json = json.loads(fankui("signed", "花名册.xlsx", "1.jpg", "--json", *NOW).out)
    assert as_json["classes"][0]["students"][4]["differs"] == ["校对结果"]


def test_a_picture_that_is_a_strip_is_no_sheet(fankui: Fankui, sheets: Any) -> None:
    """One point wide, or two high: told, and the pages after it are read all the same."""
    import numpy as np

    for name, shape in (("窄.jpg", (3000, 1, 3)), ("扁.jpg", (2, 5000, 3))):
        drawn_sheets.saved(np.full(shape, 255, np.uint8), Path(name))
    drawn_sheets.saved(drawn_sheets.drawn(sheets[1], ["signed"] * 5), Path("2.jpg"))
    run = fankui("signed", "花名册.xlsx", "窄.jpg", "扁.jpg", "2.jpg", *NOW)
    assert "窄.jpg 没有找到表格" in run.out
    assert "扁.jpg 没有找到表格" in run.out
    found = states(fankui("signed", "花名册.xlsx", "窄.jpg", "2.jpg", "--json", *NOW))
    assert "not-there" not in [found[at] for at in range(26, 31)]


def test_a_scan_of_16_bits_a_point_is_read(fankui: Fankui, sheets: Any) -> None:
    """As scanners write PNG: nothing bright is cut off."""
    import numpy as np
    from PIL import Image

    grey = drawn_sheets.drawn(sheets[1], ["signed"] * 5).mean(axis=2)
    Image.fromarray((grey * 257).astype(np.uint16)).save("2.png")
    found = states(fankui("signed", "花名册.xlsx", "2.png", "--json", *NOW))
    assert {found[at] for at in range(26, 31)} <= {"signed", "look"}


@pytest.mark.parametrize(
    "words",
    ["红叉", "红圈", "划掉", "过线"],
)
def test_marks_that_are_no_signature_are_looked_at(fankui: Fankui, sheets: Any, words: str) -> None:
    """In red, struck out, or come over from the column beside it."""
    import cv2
    import numpy as np

    page = drawn_sheets.drawn(sheets[1], ["signed", "signed", "blank", "signed", "signed"])
    straight, matrix = drawn_sheets.table_of(page)
    left, right = straight.columns[-2:]
    middle = [(left + right) / 2, (straight.rows[3] + straight.rows[4]) / 2]
    ((x, y),) = cv2.perspectiveTransform(np.array([[middle]], np.float32), matrix)[0]
    edge = x - (right - left) / 2 * float(np.hypot(matrix[0, 0], matrix[1, 0]))
    red, blue = (200, 30, 40), (40, 45, 110)
    zigzag = [(a - 9, 2.4 * (-1) ** a) for a in range(18)]
    marks = {
        "红叉": [([(-4, -3), (4, 3)], red), ([(4, -3), (-4, 3)], red)],
        "红圈": [([(3 * np.cos(a / 5), 3 * np.sin(a / 5)) for a in range(33)], red)],
        "划掉": [(zigzag, blue), ([(-12, 1.5), (12, -1.5)], blue)],
        "过线": [([((edge - x) / drawn_sheets.MM + a, b) for a, b in zigzag], blue)],
    }
    for stroke, colour in marks[words]:
        points = [(x + a * drawn_sheets.MM, y + b * drawn_sheets.MM) for a, b in stroke]
        cv2.polylines(
            page, [np.round(points).astype(np.int32)], isClosed=False, color=colour, thickness=4
        )
    drawn_sheets.saved(page, Path("2.jpg"))
    assert states(fankui("signed", "花名册.xlsx", "2.jpg", "--json", *NOW))[28] == "look"


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_sheet_that_lies_on_its_side_is_read(fankui: Fankui, sheets: Any, quarters: int) -> None:
    """Whichever way the telephone was held."""
    import numpy as np

    page = np.rot90(drawn_sheets.drawn(sheets[1], ["signed", "blank", "signed", "blank", "tick"]))
    for _ in range(quarters - 1):
        page = np.rot90(page)
    drawn_sheets.saved(np.ascontiguousarray(page), Path("1.jpg"))
    found = states(fankui("signed", "花名册.xlsx", "1.jpg", "--json", *NOW))
    assert [found[at] for at in range(26, 31)] == [
        "signed",
        "unsigned",
        "signed",
        "unsigned",
        "look",
    ]


def test_what_is_no_sheet_is_told_with_how_to_photograph_it(fankui: Fankui, sheets: Any) -> None:
    """Exit 3: an empty page, an iPhone's HEIC, a torn file; a blurred sheet never half."""
    import cv2
    import numpy as np

    drawn_sheets.saved(np.full((900, 700, 3), 240, np.uint8), Path("空.jpg"))
    Path("手机.heic").write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00")
    drawn_sheets.saved(sheets[0], Path("整.jpg"))
    Path("断.jpg").write_bytes(Path("整.jpg").read_bytes()[:20_000])
    Path("断.pdf").write_bytes(Path("表.pdf").read_bytes()[:3000])
    run = fankui("signed", "花名册.xlsx", "空.jpg", "手机.heic", "断.jpg", "断.pdf", *NOW)
    assert run.code == 3
    assert "空.jpg 没有找到表格" in run.out
    assert "手机.heic 是 iPhone 的 HEIC 照片" in run.out
    assert "断.jpg 不是能读的图片或 PDF，或没有传完整" in run.out
    assert "断.pdf 不是能读的 PDF，或没有传完整" in run.out
    blurred = cv2.GaussianBlur(sheets[0], (0, 0), 6)
    drawn_sheets.saved(blurred, Path("糊.jpg"))
    told = fankui("signed", "花名册.xlsx", "糊.jpg", "--json", *NOW)
    assert told.code in {1, 3}
    assert set(states(told).values()) <= {"unread", "look", "unsigned", "not-there"}
