"""Marks on documents of seven programs: the marked cells differ, and nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from other_programs import DOCUMENTS, HEADER, LIST, by_python_docx, packed, parts_of, read_document

from tongzhi_cli.errors import InputError
from tongzhi_cli.office.marks import word
from tongzhi_cli.office.marks.mark import AUTHOR, COLOUR, Mark
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.patterns import contents
from tongzhi_cli.office.word.tables import Grid
from tongzhi_cli.office.word.xml import W, main_part

PATH = Path("交来的.docx")
SAID = ("【1】未反馈：还没有校对结果。\n请问清楚 <&>", "【2】异常未写明", "【3】表上缺一个人")
MAIN = "word/document.xml"
ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|word/document\.xml|word/comments\.xml|word/_rels/document\.xml\.rels"
)


def is_form(texts: list[str]) -> bool:
    return {"学号", "姓名"} <= {*texts}


def grids(data: bytes) -> list[Grid]:
    package = Package(PATH, data)
    pieces = contents(PATH, package.read(main_part(package)), is_form)
    return [one for one in pieces if isinstance(one, Grid)]


def marks_for(data: bytes) -> list[Mark]:
    """The blank result of the second student, the vague one of the third, 姓名 in the header."""
    for number, grid in enumerate(grids(data), start=1):
        for row, texts in enumerate(grid.rows):
            if is_form(texts):
                rows = {one[1]: at for at, one in enumerate(grid.rows) if len(one) > 1}
                table = f"第{number}张表"
                return [
                    Mark(table, rows["白景行"], 3, SAID[0]),
                    Mark(table, rows["毕思远"], 3, SAID[1]),
                    Mark(table, row, 1, SAID[2]),
                ]
    raise AssertionError(data[:40])


def marked(data: bytes, marks: list[Mark] | None = None) -> bytes:
    return word.mark(Package(PATH, data), marks_for(data) if marks is None else marks, is_form)


@pytest.mark.parametrize("program", DOCUMENTS)
def test_only_marked_cells_and_comments_differ(program: str) -> None:
    """Every other part is the same to the byte; the text is, but for colours and comments."""
    data = DOCUMENTS[program]()
    before, after = parts_of(data), parts_of(marked(data))
    changed = [name for name in after if before.get(name) != after[name]]
    assert set(before) <= set(after)
    assert [name for name in changed if not ALLOWED.fullmatch(name)] == []
    assert without(before[MAIN]) == without(after[MAIN])
    theirs = re.findall(rb"<w:comment .*?</w:comment>", before.get("word/comments.xml", b""), 16)
    ours = re.findall(rb"<w:comment[ >].*?</w:comment>", after["word/comments.xml"], 16)
    assert ours[: len(theirs)] == theirs
    assert len(ours) == len(theirs) + len(SAID)


def without(xml: bytes) -> bytes:
    """A document without our colours and comments, and without any colour of its cells."""
    own = rb"(?: xmlns:w=\"[^\"]*\")?"
    reference = (
        rb"<w:r" + own + rb"><w:rPr><w:sz w:val=\"16\"/></w:rPr><w:commentReference[^<>]*/></w:r>"
    )
    xml = re.sub(reference, b"", xml)
    xml = re.sub(rb"<w:commentRange(?:Start|End)" + own + rb" w:id=\"\d+\"/>", b"", xml)
    xml = re.sub(rb"<w:shd [^<>]*/>", b"", xml)
    xml = re.sub(rb"<w:tcPr" + own + rb"></w:tcPr>", b"", xml)
    return re.sub(rb"<(\w+:p)></\1>", rb"<\1/>", xml)


def cells_by_colour(data: bytes) -> list[str]:
    """The texts of the cells that are ours by colour, as they come."""
    told = []
    for cell in read_document(data).element.body.iter(f"{W}tc"):
        shade = cell.find(f"{W}tcPr/{W}shd")
        if shade is not None and shade.get(f"{W}fill") == COLOUR:
            told.append("".join(one.text or "" for one in cell.iter(f"{W}t")))
    return told


@pytest.mark.parametrize("program", sorted(set(DOCUMENTS) - {"strict"}))
def test_another_program_reads_the_marks(program: str) -> None:
    """python-docx finds each comment of ours, those of others, and the coloured cells."""
    data = DOCUMENTS[program]()
    made = read_document(marked(data))
    before = list(read_document(data).comments)
    after = list(made.comments)
    assert [one.text for one in after[: len(before)]] == [one.text for one in before]
    ours = after[len(before) :]
    assert sorted(one.text for one in ours) == sorted(SAID)
    assert {(one.author, one.timestamp) for one in ours} == {(AUTHOR, None)}
    numbers = [one.comment_id for one in after]
    assert len(numbers) == len(set(numbers))
    assert cells_by_colour(marked(data)) == ["姓名", "", "有问题"]
    for one in ours:
        marks = made.element.body.findall(f".//{{*}}commentReference[@{W}id='{one.comment_id}']")
        assert len(marks) == 1
        cell = next(marks[0].iterancestors(f"{W}tc"))
        assert "".join(leaf.text or "" for leaf in cell.iter(f"{W}t")) in {"姓名", "", "有问题"}


@pytest.mark.parametrize("program", DOCUMENTS)
def test_a_marked_document_reads_as_before(program: str) -> None:
    """Our own reader finds the same tables, and marking again gives the same bytes."""
    data = DOCUMENTS[program]()
    assert grids(marked(data)) == grids(data)
    assert marked(data) == marked(data)


@pytest.mark.parametrize("program", DOCUMENTS)
def test_colours_stand_where_the_schema_wants_them(program: str) -> None:
    """In the properties of a cell the colour comes behind the borders and before noWrap."""
    order = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"]
    xml = parts_of(marked(DOCUMENTS[program]()))[MAIN].decode()
    for properties in re.findall(r"<w:tcPr[^<>]*>(.*?)</w:tcPr>", xml, re.DOTALL):
        names = re.findall(r"<w:(\w+)[ />]", re.sub(r"<w:tcBorders>.*?</w:tcBorders>|<w:tcMar>.*?"
                           r"</w:tcMar>", "", properties))  # fmt: skip
        found = [order.index(one) for one in names if one in order]
        assert found == sorted(found)
        assert names.count("shd") < 2


def test_a_cell_that_another_reaches_into_is_not_marked() -> None:
    """Of cells merged downwards only the first is seen: the row is marked at another cell."""
    data = DOCUMENTS["changes"]()
    row = marks_for(data)[1].row
    made = marked(data, [Mark(marks_for(data)[1].sheet, row, 2, "班级")])
    assert cells_by_colour(made) == ["2014030103"]


def test_marks_of_one_cell_are_comments_of_their_own() -> None:
    """Each can be settled by itself."""
    data = by_python_docx()
    made = read_document(marked(data, [Mark("第1张表", 2, 3, "一"), Mark("第1张表", 2, 3, "二")]))
    assert [one.text for one in made.comments] == ["一", "二"]
    assert len(made.element.body.findall(f".//{W}commentReference")) == 2


def test_without_marks_nothing_changes() -> None:
    """Without a mark the file is the same bytes."""
    data = by_python_docx()
    assert marked(data, []) == data


@pytest.mark.parametrize("mark", [Mark("第9张表", 1, 1, "x"), Mark("第1张表", 99, 1, "x")])
def test_a_place_that_is_not_there_is_told(mark: Mark) -> None:
    """A mark is in a row of a table."""
    with pytest.raises(IndexError):
        marked(by_python_docx(), [mark])


def test_a_document_with_a_doctype_is_refused() -> None:
    """What could grow while it is read is not read."""
    parts = parts_of(by_python_docx())
    parts[MAIN] = parts[MAIN].replace(
        b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1
    )
    with pytest.raises(InputError):
        marked(packed(parts), [Mark("第1张表", 1, 1, "x")])


@given(
    st.dictionaries(
        st.tuples(st.integers(0, len(LIST)), st.integers(0, len(HEADER) - 1)),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1),
        min_size=1,
    ),
    st.sampled_from(["python-docx", "comments", "libreoffice", "wps", "bare"]),
)
def test_every_mark_is_read_back_once(wanted: dict[tuple[int, int], str], program: str) -> None:
    """Whatever cells are marked, with whatever texts: just these have a comment of ours."""
    data = DOCUMENTS[program]()
    number = marks_for(data)[0].sheet
    made = read_document(marked(data, [Mark(number, *at, text) for at, text in wanted.items()]))
    texts = {one.comment_id: one.text for one in made.comments if one.author == AUTHOR}
    found = {}
    for at, row in enumerate(made.element.body.iter(f"{W}tr")):
        for column, cell in enumerate(row.iter(f"{W}tc")):
            for one in cell.iter(f"{W}commentReference"):
                if int(one.get(f"{W}id")) in texts:
                    found[at, column] = texts[int(one.get(f"{W}id"))]
    assert found == wanted
    assert len(texts) == len(wanted)
