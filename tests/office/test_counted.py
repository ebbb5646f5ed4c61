"""What would take too much memory is counted on its bytes, and refused before a tree is built."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import notice_2018
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tongzhi_cli.answers import read_file as answers
from tongzhi_cli.answers.attribution import Group
from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.errors import ExitCode, InputError
from tongzhi_cli.notice.reading import source
from tongzhi_cli.office import counted
from tongzhi_cli.office.word import xml as word_xml
from tongzhi_cli.tables.formats import events

PATH = Path("名单.docx")

#: kind, a part, and how many nodes its tree has.
PARTS = [
    ("elements", b"<a><b/><b></b></a>", 3),
    ("elements", b"<a>" + b"<w:p xmlns:w='u'/>" * 5 + b"</a>", 11),
    ("elements", b"<a>x<b>y</b>z</a>", 2),
    ("attributes", b"<a b='1' c=\"2\"/>", 3),
    ("attributes", b"<a\nb = '1'/>", 2),
    ("attributes", b"<a b='>'><c d='='/></a>", 5),
    ("comments", b"<a><!----><!-- x --></a>", 3),
    ("comments", b"<a><?x?><!-- < --></a>", 4),
    ("comments", b"<a><![CDATA[<]]></a>", 3),
]


def test_each_kind_of_node_has_three_parts() -> None:
    """No kind of node rests on fewer than three parts."""
    kinds = [kind for kind, _, _ in PARTS]
    assert all(kinds.count(kind) >= 3 for kind in kinds)


@pytest.mark.parametrize(("kind", "xml", "count"), PARTS)
def test_nodes_are_counted_on_the_bytes(kind: str, xml: bytes, count: int) -> None:
    """Elements, comments and attributes are counted without a tree."""
    assert counted.nodes_in(xml) == count, kind


@st.composite
def trees(draw: st.DrawFn) -> etree._Element:
    """Any small tree, with attributes, texts and comments."""
    element = etree.Element(draw(st.sampled_from(["a", "b", "{urn:x}c"])))
    for name in draw(st.sets(st.sampled_from("xyz"))):
        element.set(name, draw(st.text("<>&=\"' /", max_size=4)))
    element.text = draw(st.text("<>&=\"' /", max_size=4))
    if draw(st.booleans()):
        element.append(etree.Comment(draw(st.text("<>&= ", max_size=4))))
    for child in draw(st.lists(trees(), max_size=3)) if draw(st.booleans()) else ():
        element.append(child)
    return element


@given(trees())
def test_count_is_never_too_low(tree: etree._Element) -> None:
    """No way of writing a part hides an element or an attribute from the count."""
    nodes = sum(1 + len(one.attrib) for one in tree.iter())
    assert counted.nodes_in(etree.tostring(tree)) >= nodes


REFUSED: list[tuple[str, Callable[[], object], str]] = [
    (
        "a document's tree",
        lambda: counted.refuse_tree(PATH, b"<a>" + b"<b/>" * 30 + b"</a>"),
        "里面有 31 个段落、格子一类的东西",
    ),
    (
        "a tree of attributes",
        lambda: counted.refuse_tree(PATH, b"<a" + b" b=''" * 30 + b"/>"),
        "里面有 31 个段落、格子一类的东西",
    ),
    (
        "paragraphs without a tree",
        lambda: counted.refuse_texts(PATH, b"<w:p/><w:p ></w:p>" * 20),
        "里面有 30 段",
    ),
    (
        "texts without a tree",
        lambda: counted.refuse_texts(PATH, b"<w:t>x</w:t>" * 30),
        "里面有 30 段文字",
    ),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_of_too_many_lines_is_refused(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chat or a log of more lines than there can be is never cut into them."""
    monkeypatch.setattr(counted, "_SMALL", 10)
    monkeypatch.setattr(counted, "MAX_LINES", 20)
    counted.refuse_lines(PATH, (f"1. 李明 无误{end}" * 20).encode())
    with pytest.raises(InputError, match="有 21 行，太长，读不进来"):
        counted.refuse_lines(PATH, (f"1. 李明 无误{end}" * 21).encode())


@pytest.mark.parametrize("name", ["一班.answers.jsonl", "另一份.jsonl", "接龙.txt"])
def test_every_text_of_answers_is_counted_first(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log beside a roster, another log and a chat are counted before they are read."""
    monkeypatch.setattr(counted, "_SMALL", 10)
    monkeypatch.setattr(counted, "MAX_LINES", 20)
    path = tmp_path / name
    path.write_bytes(b"1. x\n" * 21)
    is_beside = name.startswith("一班")
    with pytest.raises(InputError, match="有 21 行"):
        _ = (
            answer_log.read(path, notice_2018())
            if is_beside
            else answers.read(path, notice_2018(), ColumnMap(), Group([]))
        )


@pytest.mark.parametrize(("what", "act", "told"), REFUSED)
def test_what_is_too_much_is_refused_by_its_measure(
    what: str, act: Callable[[], object], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal says by which measure, and what to do; it is that of unreadable input."""
    for name, bound in (("_SMALL", 10), ("MAX_NODES", 20), ("MAX_TEXTS", 20)):
        monkeypatch.setattr(counted, name, bound)
    with pytest.raises(InputError) as caught:
        act()
    assert told in caught.value.message, what
    assert "太大，读不进来" in caught.value.message
    assert "另存一份" in caught.value.hint
    assert caught.value.exit_code is ExitCode.INPUT


@pytest.mark.parametrize(
    ("what", "read"),
    [
        ("a tree of Word's or Excel's", lambda xml: word_xml.parsed(PATH, xml)),
        ("a part that is parsed in pieces", lambda xml: list(events.elements(PATH, xml, ()))),
        ("a saved page", lambda xml: source.text_of(Path("a.html"), b"<html>" + xml)),
    ],
)
def test_no_tree_is_built_of_too_much(
    what: str, read: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every way to a tree counts first."""
    monkeypatch.setattr(counted, "_SMALL", 10)
    monkeypatch.setattr(counted, "MAX_NODES", 5)
    with pytest.raises(InputError, match="太大，读不进来"):
        read(b"<p>" + b"<b></b>" * 6 + b"</p>")
    assert read(b"<p>" + "关于毕业生的通知".encode() + b"</p>") is not None, what


def test_rows_that_are_dropped_do_not_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet may have as many rows as there are; a row, and what stays, may not be endless."""
    monkeypatch.setattr(events, "MAX_KEPT", 20)
    row = b"<row>" + b"<c/>" * 5 + b"</row>"
    assert len(list(events.elements(PATH, b"<a>" + row * 50 + b"</a>", {"row"}))) == 602
    for endless in (b"<row>" + b"<c/>" * 20 + b"</row>", b"<x/>" * 20):
        with pytest.raises(InputError, match="里面的东西太多"):
            list(events.elements(PATH, b"<a>" + endless + b"</a>", {"row"}))
