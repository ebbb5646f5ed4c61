"""The printed page of the 勘误表, of the 统计表, and of forms of other schools' shapes."""

from collections.abc import Sequence

import pytest
from blank_forms_odd import ODD
from form_reading import squeezed
from places import ROOT

from form.word.test_forms_of_schools import filled
from form.word.test_print import Paper, missing_from, need_printer, printed, scattered, serials
from tongzhi_cli.answers.result.judge import judge
from tongzhi_cli.check.check import ClassReport, Line
from tongzhi_cli.form import paper_rows
from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill
from tongzhi_cli.form.word.fit import Layout
from tongzhi_cli.model import terms
from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student

CLASS = "2014级信息管理与信息系统1班"
LONG = "出生日期和身份证件不一致，应为一九九六年三月，照片颜色偏暗，请予更正后重新提交"
NATION = "民族有误：显示“汉族”，应为“纳西族”"
#: Our own form, as the notice leaves it.
OURS = fill.Wording("", (), 0, ())
#: The texts of a class's answers, and the pages that its 勘误表 has.
CORRECTIONS: dict[str, tuple[Sequence[str], int]] = {
    "nobody": (["无误"] * 3, 1),
    "15 faults": ([NATION] * 15, 1),
    "16 faults": ([NATION] * 16, 2),
    "3 long faults": ([LONG, *[NATION] * 10, LONG, LONG], 1),
}
#: How many classes, and the pages that their 统计表 has.
COUNTS = {1: 1, 24: 1, 60: 3}
#: Pages of forms of other shapes with 45 students; their columns are as narrow as schools' are.
SHAPES = {
    "header of two rows, merged": 2, "title and signers in the table": 3, "side by side": 2,
    "no blank row": 2, "3 blank rows": 2, "an example and 25 rows": 2, "40 rows": 2,
    "lying": 3, "class merged down": 2, "saved by WPS": 2, "a template": 2,
    "placeholders in content controls": 3,
}  # fmt: skip


def report(texts: Sequence[str], name: str = CLASS) -> ClassReport:
    return ClassReport(
        name,
        "a",
        tuple(
            Line(Student(f"2014030{100 + at}", f"安若{at}", Where("a"), name), judge(one), None)
            for at, one in enumerate(texts, 1)
        ),
    )


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """All documents of this module, rendered at once."""
    need_printer()
    folder = tmp_path_factory.mktemp("print")
    blank = blank_form.find(shipped_template(terms.Paper.CORRECTIONS), terms.Paper.CORRECTIONS)
    documents = {
        name: fill.fill(
            blank, paper_rows.corrections(report(texts)), class_name=CLASS, wording=OURS
        ).data
        for name, (texts, _) in CORRECTIONS.items()
    }
    blank = blank_form.find(shipped_template(terms.Paper.COUNTS), terms.Paper.COUNTS)
    for many in COUNTS:
        classes = [report(["无误", NATION], f"2014级软件工程{at}班") for at in range(1, many + 1)]
        rows, total = paper_rows.counts(classes)
        documents[f"{many} classes"] = fill.fill(blank, rows, layout=Layout.FLOW, total=total).data
    for name in SHAPES:
        documents[name] = filled(ODD[name], folder, 45).data
    return printed(folder, documents)


@pytest.mark.parametrize("name", CORRECTIONS)
def test_corrections_print_on_whole_sheets(papers: dict[str, Paper], name: str) -> None:
    """A4 lying; each page has title, header, 15 rows and the last line; no text is lost."""
    texts, pages = CORRECTIONS[name]
    paper = papers[name]
    assert len(paper.pages) == pages
    assert {(round(wide), round(high)) for wide, high in paper.sizes} == {(842, 595)}
    for page in paper.pages:
        there = squeezed(page)
        assert there.count("勘误表") == there.count("错误类别") == there.count("学院（公章）") == 1
        assert f"班级名称：{CLASS}" in there
    whole = "".join(paper.pages)
    if name == "nobody":
        assert "本班无异常" in squeezed(whole)
        return
    assert [number for page in paper.pages for number in serials(page)] == [
        *range(1, 15 * pages + 1)
    ]
    assert not missing_from(whole, [f"2014030{100 + at}" for at in range(1, len(texts) + 1)])
    assert squeezed(whole).count("纳西族") == texts.count(NATION)
    assert scattered(whole, "".join(text for text in texts if text == LONG))


@pytest.mark.parametrize(("many", "pages"), COUNTS.items())
def test_counts_print_as_one_table(papers: dict[str, Paper], many: int, pages: int) -> None:
    """A row for each class, the total once, the last line once and not alone; the header again."""
    paper = papers[f"{many} classes"]
    assert len(paper.pages) == pages
    assert {(round(wide), round(high)) for wide, high in paper.sizes} == {(595, 842)}
    assert [number for page in paper.pages for number in serials(page)][:many] == [
        *range(1, many + 1)
    ]
    there = [squeezed(page) for page in paper.pages]
    assert all("班级" in page for page in there)
    assert sum(page.count("合计") for page in there) == 1
    assert "合计" in there[-1]
    assert "学院（公章）" in there[-1]
    assert f"合计{2 * many}{2 * many}{many}{many}0" in there[-1]


@pytest.mark.parametrize(("name", "pages"), SHAPES.items())
def test_other_shapes_print_sheet_by_sheet(papers: dict[str, Paper], name: str, pages: int) -> None:
    """A school's form prints as many pages as sheets, every number once, its last line with it."""
    paper = papers[name]
    assert len(paper.pages) == pages
    whole = squeezed("".join(paper.pages))
    if name != "side by side":  # 学号 wrap there
        assert not missing_from(whole, [f"2014030{100 + at}" for at in range(1, 46)])
    last = "学院领导签字" if name == "title and signers in the table" else "学院（公章）"
    count = 1 if ODD[name].grows else pages
    assert whole.count(last) == count
    assert last in squeezed(paper.pages[-1])


def test_the_shipped_forms_are_there() -> None:
    """Each paper has a form of ours, beside the others."""
    folders = {shipped_template(paper).parent for paper in terms.Paper}
    assert len({shipped_template(paper) for paper in terms.Paper}) == 3
    assert folders == {ROOT / "templates"}
