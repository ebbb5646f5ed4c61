"""A notice that somebody sent leads to no blank form outside of its own folder."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from blank_forms import USUAL, form, saved
from docx.oxml import parse_xml

from conftest import Run
from tongzhi_cli.errors import InputError
from tongzhi_cli.form.allowances import ELSEWHERE
from tongzhi_cli.form.shipped import blank_for
from tongzhi_cli.model.terms import Paper
from tongzhi_cli.notice.model import Notice
from tongzhi_cli.notice.toml import read as notice_toml

Fankui = Callable[..., Run]
#: Where a notice may say that its form is: each way with three of its kind at least.
ELSEWHERES = {
    "absolute": ("/home/附件2.docx", "C:\\表\\附件2.docx", "d:/附件2.docx", "\\附件2.docx"),
    "above": ("../附件2.docx", "..\\附件2.docx", "表/../../附件2.docx", "./../附件2.docx"),
    "another computer": (
        "\\\\pc\\share\\附件2.docx",
        "//pc/share/附件2.docx",
        "\\\\1.2.3.4\\a.docx",
    ),
    "address": ("http://example.com/a.docx", "https://a/b.docx", "file:///tmp/a.docx", "ftp://a/b"),
}
EVERY = [(kind, one) for kind, every in ELSEWHERES.items() for one in every]


def notice(blank: str) -> Notice:
    """The built-in notice with a form of its own."""
    built_in = notice_toml.read(notice_toml.BUILT_IN)
    return built_in._replace(form=built_in.form._replace(blank=blank))


@pytest.mark.parametrize(("kind", "blank"), EVERY)
def test_a_blank_elsewhere_is_refused(kind: str, blank: str, tmp_path: Path) -> None:
    """It is not opened; what to do is said; --allow and --template are somebody's own word."""
    assert len(ELSEWHERES[kind]) >= 3
    with pytest.raises(InputError, match="不在通知所在的文件夹里") as told:
        blank_for(Paper.SIGNED, notice(blank), tmp_path / "a" / "notice.toml")
    assert ELSEWHERE.code in told.value.hint
    own = tmp_path / "own.docx"
    own.write_bytes(saved(form(USUAL, 6)))
    found = blank_for(Paper.SIGNED, notice(blank), tmp_path / "a" / "notice.toml", str(own))
    assert found.path == own


def test_a_link_out_of_the_folder_is_elsewhere(tmp_path: Path) -> None:
    """Where a name leads counts, not how it is written."""
    folder = tmp_path / "通知"
    folder.mkdir()
    (tmp_path / "附件2.docx").write_bytes(saved(form(USUAL, 6)))
    (folder / "附件2.docx").symlink_to(tmp_path / "附件2.docx")
    with pytest.raises(InputError, match="不在通知所在的文件夹里"):
        blank_for(Paper.SIGNED, notice("附件2.docx"), folder / "notice.toml")


@pytest.mark.parametrize(
    "blank", ["附件2.docx", "./附件2.docx", "表/附件2.docx", "表/../附件2.docx"]
)
def test_a_blank_in_the_folder_is_used(blank: str, tmp_path: Path) -> None:
    """Beside the notice, or in a folder below it."""
    (tmp_path / "表").mkdir()
    for path in (tmp_path / "附件2.docx", tmp_path / "表" / "附件2.docx"):
        path.write_bytes(saved(form(USUAL, 6)))
    assert blank_for(Paper.SIGNED, notice(blank), tmp_path / "notice.toml").form


def test_build_says_what_to_do(tmp_path: Path, fankui: Fankui) -> None:
    """A notice with ../附件2.docx: exit 3 and the switch; with it the form is written."""
    folder = tmp_path / "通知"
    folder.mkdir()
    (tmp_path / "附件2.docx").write_bytes(saved(form(USUAL, 6, below=("班级：____",))))
    built_in = notice_toml.text_of(notice_toml.BUILT_IN)
    own = built_in.replace("[form]\n", '[form]\nblank = "../附件2.docx"\n', 1)
    (folder / "notice.toml").write_text(own, "utf-8")
    roster = folder / "名单.csv"
    said = "2014030101,安若思,2014级软件1班,本科,无误\n"
    roster.write_text(f"学号,姓名,班级,层次,校对结果\n{said}", "utf-8")
    refused = fankui("build", roster)
    assert refused.code == 3
    assert "--allow blank-elsewhere" in "".join(refused.err.split("\n"))
    allowed = fankui("build", roster, "--allow", ELSEWHERE.code)
    assert allowed.code == 0
    assert (folder / "反馈表-2014级软件1班.docx").exists()


@pytest.mark.parametrize("word", ["external-content", "空白表里的外来内容", "blank-elsewhere"])
def test_explain_knows_what_may_be_let_pass(word: str, fankui: Fankui) -> None:
    """`fankui explain` says what each code of --allow is, and lists them."""
    told = fankui("explain", word)
    assert told.code == 0
    assert "意思：" in told.out
    assert "怎么办：" in told.out
    assert "external-content" in fankui("explain").out


def fetching(folder: Path) -> Path:
    """A roster, and 空表.docx beside it with a field that fetches."""
    document = form(USUAL, 6, below=("班级：____",))
    field = parse_xml(
        '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'w:instr=" INCLUDETEXT a.docx "><w:r><w:t>教务处</w:t></w:r></w:fldSimple>'
    )
    document.paragraphs[0]._p.append(field)  # noqa: SLF001
    (folder / "空表.docx").write_bytes(saved(document))
    roster = folder / "名单.csv"
    said = "2014030101,安若思,2014级软件1班,本科,无误\n"
    roster.write_text(f"学号,姓名,班级,层次,校对结果\n{said}", "utf-8")
    return roster


def test_build_says_what_it_took_out(tmp_path: Path, fankui: Fankui) -> None:
    """A form with a field that fetches: taken out and told; kept and told with --allow."""
    roster = fetching(tmp_path)
    out = tmp_path / "表.docx"
    what = [roster, "--template", tmp_path / "空表.docx", "-o", out, "--force"]
    made = fankui("build", *what)
    assert made.code == 0
    assert "外来的内容：INCLUDETEXT域1处，都去掉了再填" in "".join(made.err.split())
    paragraph = docx.Document(str(out)).paragraphs[0]
    assert paragraph.text.endswith("教务处")
    assert "INCLUDETEXT" not in paragraph._p.xml  # noqa: SLF001
    kept = fankui("build", *what, "--allow", "external-content")
    assert "照 --allow external-content 留着".replace(" ", "") in "".join(kept.err.split())
    assert "INCLUDETEXT" in docx.Document(str(out)).paragraphs[0]._p.xml  # noqa: SLF001


def test_merge_says_what_it_took_out(tmp_path: Path, fankui: Fankui) -> None:
    """As build does, by --docx; it proposes no --allow, which it does not have."""
    roster = fetching(tmp_path)
    out = tmp_path / "全部.docx"
    what = [roster, "-o", tmp_path / "汇总.xlsx", "--docx", out, "--force"]
    made = fankui("merge", *what, "--template", tmp_path / "空表.docx")
    assert made.code == 0
    assert "外来的内容：INCLUDETEXT域1处，都去掉了再填" in "".join(made.err.split())
    assert "--allow" not in made.err
    assert "INCLUDETEXT" not in docx.Document(str(out)).paragraphs[0]._p.xml  # noqa: SLF001
    built_in = notice_toml.text_of(notice_toml.BUILT_IN)
    own = built_in.replace("[form]\n", '[form]\nblank = "../空表.docx"\n', 1)
    (tmp_path / "notice.toml").write_text(own, "utf-8")
    refused = fankui("merge", *what)
    assert refused.code == 3
    assert "--allow" not in refused.err
    assert "--template" in refused.err
