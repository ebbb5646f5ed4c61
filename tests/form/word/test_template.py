"""The shipped form, templates/fankui_template.docx, against 附件2 of the 2018 notice."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from form_reading import Element, W, body, children, parts, read, squeezed, text
from lxml import etree
from places import ROOT

TEMPLATE = ROOT / "templates" / "fankui_template.docx"
HEADER = (
    "序号",
    "学号",
    "姓名",
    "校对结果（无异常填“无误”，异常情况请如实填写异常内容）",
    "本人签名",
)
TWIPS_PER_MM = 1440 / 25.4


@pytest.fixture(scope="module")
def data() -> bytes:
    return TEMPLATE.read_bytes()


@pytest.fixture(scope="module")
def table(data: bytes) -> Element:
    (found,) = children(body(data), "tbl")
    return found


@pytest.fixture(scope="module")
def rows(table: Element) -> list[Element]:
    return list(children(table, "tr"))


def value(element: Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the one element at *path*, e.g. trPr/trHeight; None where it is not."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def has(element: Element, path: str) -> bool:
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return found is not None and found.get(f"{W}val", "1") not in {"0", "false", "off"}


def test_page_is_a4_upright(data: bytes) -> None:
    """The form is one section of A4, upright."""
    (section,) = body(data).iter(f"{W}sectPr")
    assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("11906", "16838")
    assert value(section, "pgSz", "orient") is None  # upright unless it says otherwise


def test_sheet_reads_as_in_the_notice(data: bytes) -> None:
    """Title, five columns with the long header, 25 numbered blank rows: nothing else is there."""
    (sheet,) = read(data)
    assert sheet.title == "高等教育学历电子注册图像信息校对反馈表（2018、2019届）"
    assert sheet.header == HEADER
    assert sheet.rows == tuple((str(n), "", "", "", "") for n in range(1, 26))


def test_last_line_has_its_labels_in_order(data: bytes) -> None:
    """The last line asks for class, counsellor, college leader and seal, in this order."""
    (sheet,) = read(data)
    assert squeezed(sheet.last_line) == "班级名称：级班辅导员签名：学院领导：学院（公章）"


def test_last_line_leaves_room_to_write(data: bytes) -> None:
    """The blanks of the class line are underlined, so that a person can also write by hand."""
    last = list(body(data).iter(f"{W}p"))[-1]
    underlined = [text(run) for run in last.iter(f"{W}r") if has(run, "rPr/u")]
    assert len(underlined) == 2
    assert all(blank.isspace() for blank in underlined)


def test_rows_are_tall_enough_to_sign(rows: list[Element]) -> None:
    """Each row is at least 8 mm high and may grow: an exact height would clip a long name."""
    for row in rows[1:]:
        assert int(value(row, "trPr/trHeight") or 0) >= 8 * TWIPS_PER_MM
        assert value(row, "trPr/trHeight", "hRule") == "atLeast"


def test_rows_hold_together(rows: list[Element]) -> None:
    """No row is cut by a page's end, and the header, only the header, repeats."""
    assert len(rows) == 26
    assert all(has(row, "trPr/cantSplit") for row in rows)
    assert [has(row, "trPr/tblHeader") for row in rows] == [True] + [False] * 25


def test_all_blank_rows_look_alike(rows: list[Element]) -> None:
    """The blank rows differ in their number only."""
    for row in rows[1:]:
        number = next(row.iter(f"{W}t"))
        number.text = "1"
    assert len({etree.tostring(row) for row in rows[1:]}) == 1


def test_column_widths_are_fixed_and_agree(data: bytes, table: Element) -> None:
    """Fixed layout, and gridCol (which WPS reads) says the same as tcW (which Word reads)."""
    assert value(table, "tblPr/tblLayout", "type") == "fixed"
    grid = [column.get(f"{W}w") for column in table.iter(f"{W}gridCol")]
    for row in children(table, "tr"):
        assert [value(cell, "tcPr/tcW", "w") for cell in children(row, "tc")] == grid
    (section,) = body(data).iter(f"{W}sectPr")
    margins = sum(int(value(section, "pgMar", side) or 0) for side in ("left", "right"))
    assert sum(int(width or 0) for width in grid) <= 11906 - margins


def test_table_has_lines(table: Element) -> None:
    """Every side of every cell has a line that prints."""
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        assert value(table, f"tblPr/tblBorders/{side}") == "single"


def test_song_is_the_east_asian_font_everywhere(data: bytes) -> None:
    """宋体 is eastAsia font of each run and of each paragraph mark that a run may come from."""
    document = body(data)
    for run in document.iter(f"{W}r"):
        assert value(run, "rPr/rFonts", "eastAsia") == "宋体", text(run)
    for cell in document.iter(f"{W}tc"):
        for paragraph in cell.iter(f"{W}p"):
            assert value(paragraph, "pPr/rPr/rFonts", "eastAsia") == "宋体"
    defaults = etree.fromstring(parts(data)["word/styles.xml"])
    fonts = [each.get(f"{W}eastAsia") for each in defaults.iter(f"{W}rFonts")]
    assert fonts
    assert set(fonts) == {"宋体"}


def test_no_theme_font_can_go_missing(data: bytes) -> None:
    """No font comes by way of a theme: WPS asks about missing theme fonts."""
    for name, content in parts(data).items():
        assert b"asciiTheme" not in content, name
        assert b"eastAsiaTheme" not in content, name


def test_no_grid_stretches_the_rows(data: bytes) -> None:
    """No docGrid: LibreOffice applies it inside cells and pushes rows off."""
    assert not list(body(data).iter(f"{W}docGrid"))


def test_nobody_and_no_day_is_named(data: bytes) -> None:
    """The form carries no author, no company and no clock."""
    properties = {name: content for name, content in parts(data).items() if "docProps" in name}
    for name, content in properties.items():
        for element in etree.fromstring(content).iter():
            tag = etree.QName(element).localname
            if tag in {"creator", "lastModifiedBy", "created", "modified", "Company", "Manager"}:
                assert not (element.text or "").strip(), (name, tag)


def test_every_part_is_well_formed_and_referred_to(data: bytes) -> None:
    """Each part parses, has a content type, and each relationship leads to a part."""
    content = parts(data)
    types = etree.fromstring(content["[Content_Types].xml"])
    overrides = {each.get("PartName", "").lstrip("/") for each in types} - {""}
    assert overrides <= set(content)
    for relationship in etree.fromstring(content["word/_rels/document.xml.rels"]):
        assert f"word/{relationship.get('Target')}" in content
    for each in content.values():
        etree.fromstring(each)


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_template", ROOT / "tools/make_template.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_script_makes_exactly_these_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """tools/make_template.py, run again, makes the same bytes: forms can be changed there."""
    maker = _maker()
    monkeypatch.setattr(maker, "FOLDER", tmp_path / "templates")
    monkeypatch.setattr(maker, "ROOT", tmp_path)
    assert maker.main() == 0
    names = sorted(path.name for path in (ROOT / "templates").iterdir())
    assert sorted(path.name for path in (tmp_path / "templates").iterdir()) == names
    assert len(names) == len(capsys.readouterr().out.splitlines()) == 3
    for name in names:
        made = (tmp_path / "templates" / name).read_bytes()
        assert made == (ROOT / "templates" / name).read_bytes()


@pytest.mark.parametrize("name", ["corrections_template.docx", "counts_template.docx"])
def test_the_other_papers_are_made_to_be_signed(name: str) -> None:
    """The 勘误表 and the 统计表: the whole width used, rows as high as the form's, a last line."""
    document = body((ROOT / "templates" / name).read_bytes())
    (table_,) = children(document, "tbl")
    (section,) = document.iter(f"{W}sectPr")
    wide = int(value(section, "pgSz", "w") or 0)
    sides = sum(int(value(section, "pgMar", side) or 0) for side in ("left", "right"))
    columns = [int(each.get(f"{W}w", "0")) for each in table_.iter(f"{W}gridCol")]
    assert sum(columns) == wide - sides
    heights = {value(row, "trPr/trHeight") for row in list(children(table_, "tr"))[1:]}
    assert heights == {"468"}
    assert "学院（公章）" in text(list(document.iter(f"{W}p"))[-1])
