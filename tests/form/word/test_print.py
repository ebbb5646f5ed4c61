"""The printed page: LibreOffice renders filled forms, poppler tells what stands on each page.

宋体 is AR PL UMing here (tests/support/fonts.conf): its lines are as high as SimSun's, Noto's are
not. One call of LibreOffice renders all documents.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from blank_forms import LAST_LINE, SHAPES
from blank_forms import TITLE as OTHER_TITLE
from form_reading import squeezed
from places import ROOT

from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word.fit import Layout

FONTS = ROOT / "tests/support/fonts.conf"
TEMPLATE = ROOT / "templates" / "fankui_template.docx"
CLASS = "2014级信息管理与信息系统1班"
TITLE = "高等教育学历电子注册图像信息校对反馈表（2018、2019届）"
HEADER = "序号学号姓名校对结果（无异常填“无误”，异常情况请如实填写异常内容）本人签名"
LABELS = ("班级名称：", "辅导员签名：", "学院领导：", "学院（公章）")

LONG_NAME = "阿卜杜热合曼·买买提伊明江·阿卜力米提·图尔荪尼亚孜·艾力"
LONG_ANOMALY = (
    "身份证号码与户口簿不一致，出生日期应为一九九六年三月，民族应为纳西族而不是汉族，"
    "学历照片不是本人并且颜色偏暗，请予更正后重新提交。"
)


def students(
    count: int, names: Mapping[int, str] | None = None, results: Mapping[int, str] | None = None
) -> list[Row]:
    """An invented class; *names* and *results* are those of the students that have others."""
    surnames = "安白毕曹岑陈程崔邓丁董杜范方冯傅高顾郭韩"
    return [
        Row(
            n,
            f"2014030{100 + n}",
            (names or {}).get(n, f"{surnames[n % 20]}若{'思雨子望'[n % 4]}"),
            (results or {}).get(n, "无误"),
        )
        for n in range(1, count + 1)
    ]


def crowd(count: int) -> dict[int, str]:
    """The first so many students all with a long anomaly."""
    return dict.fromkeys(range(1, count + 1), LONG_ANOMALY)


CLASSES: dict[str, list[Row]] = {
    **{str(count): students(count) for count in (0, 1, 25, 26, 45, 60)},
    "long in one row": students(25, {7: LONG_NAME}, {7: LONG_ANOMALY}),
    "long in two rows": students(25, {7: LONG_NAME}, {19: LONG_ANOMALY}),
    "long in first and last row": students(50, {1: LONG_NAME}, {25: LONG_ANOMALY}),
    "rare characters": students(3, {1: "䶮㛃", 2: "喆镕珺玥翾堃祎晗钰", 3: "买买提·艾力"}),
}
#: More text than one page can hold: what does not fit goes on, but nobody signs an empty page.
CROWDED = {
    f"{count} long anomalies": students(
        25, results=dict.fromkeys(range(1, count + 1), LONG_ANOMALY)
    )
    for count in (3, 4, 5, 6, 12, 25)
}
PAGES = {
    "0": 1, "1": 1, "25": 1, "26": 2, "45": 2, "60": 3, "long in one row": 1,
    "long in two rows": 1, "long in first and last row": 2, "rare characters": 1,
}  # fmt: skip
NAMES = (
    "信管141", "2014级护理学1班", "2014级信息管理与信息系统专升本1班",
    "2014级计算机科学与技术（中外合作办学）1班",
)  # fmt: skip
FLOWS = {"flow of 60": 60, "flow of 28": 28, "flow of 29": 29, "flow of 30": 30, "flow of 5": 5}
#: Blank forms of other shapes with 45 students: the pages of the form, those before and behind.
OTHER_PAGES = {
    "usual": (2, 0, 0),
    "30 rows": (2, 0, 0),
    "numbered by Word": (2, 0, 0),
    "columns in another order": (2, 0, 0),
    "text in content controls": (2, 0, 0),
    "all in one table": (2, 0, 0),
    "class line in the table": (2, 0, 0),
    "table in a content control": (2, 0, 0),
    "a page of notice first": (2, 0, 0),
    "another page behind": (2, 0, 1),
    "landscape section": (3, 0, 0),
    "landscape section between": (3, 0, 0),
}


class Paper(NamedTuple):
    """A rendered document: the text of each page, its size in points, its fonts."""

    pages: list[str]
    sizes: list[tuple[float, float]]
    fonts: list[str]


def _missing() -> str | None:
    for name in ("soffice", "pdftotext", "pdfinfo", "pdffonts", "fc-match"):
        if not shutil.which(name):
            return f"{name} is not installed"
    found = _said("fc-match", "宋体", environment={"FONTCONFIG_FILE": str(FONTS)})
    return None if "UMing" in found else f"宋体 is {found.strip()} here: AR PL UMing is missing"


def need_printer() -> None:
    """Skip, or fail where the environment says that these tests must run (CI)."""
    if why := _missing():
        if os.environ.get("FANKUI_PRINT_TESTS") == "required":
            pytest.fail(why)
        pytest.skip(why)


def _said(*command: str, environment: Mapping[str, str] | None = None) -> str:
    return subprocess.run(
        command,
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        env={**os.environ, **(environment or {})},
    ).stdout


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """All documents of this module, rendered at once."""
    need_printer()
    folder = tmp_path_factory.mktemp("print")
    return printed(folder, _documents(folder))


def printed(
    folder: Path, documents: Mapping[str, bytes], suffix: str = ".docx"
) -> dict[str, Paper]:
    """The pages of *documents*, rendered by one call of LibreOffice."""
    paths = {name: folder / f"{at:02}{suffix}" for at, name in enumerate(documents)}
    for name, path in paths.items():
        path.write_bytes(documents[name])
    _said(
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
        *(str(path) for path in paths.values()),
        environment={"FONTCONFIG_FILE": str(FONTS)},
    )
    return {name: _paper(path.with_suffix(".pdf")) for name, path in paths.items()}


def _documents(folder: Path) -> dict[str, bytes]:
    shipped = blank_form.find(TEMPLATE)
    documents: dict[str, bytes] = {
        name: fill.fill(shipped, rows, class_name=CLASS).data
        for name, rows in {**CLASSES, **CROWDED}.items()
    }
    for name in NAMES:
        documents[name] = fill.fill(shipped, students(5), class_name=name).data
    for name, count in FLOWS.items():
        documents[name] = fill.fill(
            shipped, students(count), class_name=CLASS, layout=Layout.FLOW
        ).data
    for name in OTHER_PAGES:
        path = folder / "空表.docx"
        path.write_bytes(SHAPES[name].make())
        found = blank_form.find(path)
        documents[name] = fill.fill(found, students(45), class_name=CLASS).data
    return documents


def _paper(path: Path) -> Paper:
    pages = _said("pdftotext", "-layout", str(path), "-").split("\f")[:-1]
    info = _said("pdfinfo", "-l", "-1", str(path))
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)
    fonts = [line.split()[0] for line in _said("pdffonts", str(path)).splitlines()[2:]]
    return Paper(pages, [(float(wide), float(high)) for wide, high in sizes], fonts)


def serials(page: str) -> list[int]:
    """The numbers at the left of a page's lines."""
    return [int(found) for found in re.findall(r"^ {0,12}(\d{1,2})(?=[ .]|$)", page, re.MULTILINE)]


def missing_from(page: str, values: Sequence[str]) -> list[str]:
    """Those of *values* of which some character is not on the page, white space aside."""
    there = squeezed(page)
    return [value for value in values if squeezed(value) not in there]


def scattered(page: str, value: str) -> bool:
    """Whether all characters of a wrapped *value* are on the page, as often as it has them."""
    there = squeezed(page)
    return all(there.count(each) >= value.count(each) for each in set(squeezed(value)))


@pytest.mark.parametrize(("name", "count"), PAGES.items())
def test_pages_are_as_many_as_the_sheets(papers: dict[str, Paper], name: str, count: int) -> None:
    """25 students print on one page, 26 and 45 on two, 60 on three, however long one's text is."""
    assert len(papers[name].pages) == count


@pytest.mark.parametrize("name", CLASSES)
def test_each_page_is_a_whole_sheet(papers: dict[str, Paper], name: str) -> None:
    """Each page has title, header, 25 numbered rows and the last line with all its labels."""
    for at, page in enumerate(papers[name].pages):
        there = squeezed(page)
        assert there.count(TITLE) == 1
        assert scattered(page, HEADER)
        assert there.count("本人签名") == 1
        assert serials(page) == list(range(at * 25 + 1, at * 25 + 26))
        for label in LABELS:
            assert there.count(label) == 1, label
        assert there.index(LABELS[0]) > there.rindex(str(at * 25 + 25))


@pytest.mark.parametrize("name", CLASSES)
def test_no_text_is_lost(papers: dict[str, Paper], name: str) -> None:
    """Every 学号, name and result is on the page of its sheet, with all its characters."""
    for at, page in enumerate(papers[name].pages):
        for row in CLASSES[name][at * 25 : at * 25 + 25]:
            assert not missing_from(page, [row.number])
            assert scattered(page, row.name)
            assert scattered(page, row.result)


@pytest.mark.parametrize("name", CROWDED)
def test_crowded_sheet_never_signs_an_empty_page(papers: dict[str, Paper], name: str) -> None:
    """Where a sheet has more text than a page holds, the last line goes on with some rows."""
    pages = papers[name].pages
    assert scattered("".join(pages), "".join(row.result for row in CROWDED[name]))
    for page in pages:
        assert squeezed(page).count("本人签名") == 1
        assert serials(page)


@pytest.mark.parametrize("name", NAMES)
def test_last_line_stays_one_line(papers: dict[str, Paper], name: str) -> None:
    """However long the class's name is, nobody's place to sign moves to another line."""
    (page,) = papers[name].pages
    last = [line for line in page.splitlines() if line.strip()][-1]
    assert all(label in squeezed(last) for label in LABELS)


@pytest.mark.parametrize("name", ["1", "45"])
def test_class_is_printed(papers: dict[str, Paper], name: str) -> None:
    """The class stands in the last line of each page."""
    for page in papers[name].pages:
        (line,) = [line for line in page.splitlines() if "班级名称" in line]
        assert squeezed(line) == f"班级名称：{CLASS}辅导员签名：学院领导：学院（公章）"


@pytest.mark.parametrize("name", [*CLASSES, *FLOWS])
def test_paper_is_a4(papers: dict[str, Paper], name: str) -> None:
    """Every page is A4, upright."""
    for wide, high in papers[name].sizes:
        assert (round(wide), round(high)) == (595, 842)


def test_one_face_prints_all_the_chinese(papers: dict[str, Paper]) -> None:
    """All Chinese text is one face: no character falls back to another font."""
    chinese = [font for font in papers["45"].fonts if not re.search("Times|Liberation", font)]
    assert len(chinese) == 1
    assert "UMing" in chinese[0]


@pytest.mark.parametrize(("name", "count"), FLOWS.items())
def test_flow_repeats_the_header_and_signs_once(
    papers: dict[str, Paper], name: str, count: int
) -> None:
    """One long table: its header on each page, the last line on the last page and not alone."""
    pages = papers[name].pages
    assert [squeezed(page).count("本人签名") for page in pages] == [1] * len(pages)
    assert [squeezed(page).count("学院（公章）") for page in pages] == [
        *[0] * (len(pages) - 1),
        1,
    ]
    found = [serials(page) for page in pages]
    assert [number for page in found for number in page] == list(range(1, count + 1))
    assert all(found)
    assert len(found[-1]) >= min(2, count)


@pytest.mark.parametrize(("name", "expected"), OTHER_PAGES.items())
def test_other_forms_print_sheet_by_sheet(
    papers: dict[str, Paper], name: str, expected: tuple[int, int, int]
) -> None:
    """A school's own form prints one sheet a page too, its other pages once."""
    form_pages, before, behind = expected
    pages = papers[name].pages
    assert len(pages) == sum(expected)
    per_sheet = SHAPES[name].per_sheet
    for at, page in enumerate(pages[before : before + form_pages]):
        there = squeezed(page)
        assert OTHER_TITLE in there
        if name != "columns in another order":  # the numbers are not at the left there
            numbers = range(at * per_sheet + 1, (at + 1) * per_sheet + 1)
            assert serials(page) == list(numbers)
        assert f"班级：{CLASS}" in there
        assert squeezed(LAST_LINE) in there
    for page in [*pages[:before], *pages[len(pages) - behind :]]:
        assert OTHER_TITLE not in squeezed(page)


@pytest.mark.parametrize(
    ("setting", "outcome"), [("", pytest.skip.Exception), ("required", pytest.fail.Exception)]
)
def test_missing_program_skips_or_fails(
    monkeypatch: pytest.MonkeyPatch, setting: str, outcome: type[BaseException]
) -> None:
    """Without LibreOffice these tests say why they are skipped, or fail where they must run."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("FANKUI_PRINT_TESTS", setting)
    with pytest.raises(outcome, match="soffice is not installed"):
        need_printer()
