"""What is struck out of a notice is left out, and told: pages, Word documents, plain text.

Each row: how the notice writes a line, and the texts that are told as struck out. The line always
means 班长于4月14日17:00前将反馈表交教学办, and nothing else.
"""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tongzhi_cli.notice.draft import STRUCK
from tongzhi_cli.notice.reading import source
from tongzhi_cli.notice.reading.read import read

TOP, FOOT = "关于2027届毕业生图像校对的通知", ("理学院教学办", "2027年3月30日")
NEW = "4月14日17:00前"
LOOKS = (
    'style="text-decoration: line-through"',
    'style="color:red;TEXT-DECORATION:LINE-THROUGH;"',
    'style="text-decoration-line: underline line-through"',
    'class="x old"',
)
PAGES = [
    (f"班长于<s>4月11日17:00</s>{NEW}将反馈表交教学办", ["4月11日17:00"]),
    (f"班长于<del>4月11日17:00前</del> {NEW}将反馈表交教学办", ["4月11日17:00前"]),
    (f"班长于<strike>4月11日</strike>{NEW}将反馈表交教学办", ["4月11日"]),
    (f"班长于{NEW}<s>4月11日17:00前</s>将反馈表交教学办", ["4月11日17:00前"]),
    (f"班长于<DEL>4月9日</DEL><del>4月11日</del>{NEW}将反馈表交教学办", ["4月9日", "4月11日"]),
    (f"班长于<s><b>4月11日</b><i>17:00</i></s>{NEW}将反馈表交教学办", ["4月11日 17:00"]),
    *((f"班长于<span {look}>4月11日</span>{NEW}将反馈表交教学办", ["4月11日"]) for look in LOOKS),
    (f"班长于{NEW}将反馈表交教学办<del>（D座203）</del>", ["（D座203）"]),
    (f"班长于<del><s>4月11日</s></del>{NEW}将反馈表交教学办", ["4月11日"]),
    (f"班长于{NEW}将反馈表交教学办</p><p><s>班长于4月11日前将反馈表交教学办。</s>",
     ["班长于4月11日前将反馈表交教学办。"]),
    # what only looks like it
    (f"班长于<u>{NEW}</u>将反馈表交教学办", []),
    (f'班长于<span style="text-decoration:underline">{NEW}</span>将反馈表交教学办', []),
    (f"班长于<strong>{NEW}</strong>将反馈表交教学办", []),
    (f"班长于<ins>{NEW}</ins>将反馈表交教学办<s> </s>", []),
]  # fmt: skip
TEXTS = [
    (
        "班长于" + "".join(f"{one}\u0336" for one in "4月11日") + f"{NEW}将反馈表交教学办",
        ["4月11日"],
    ),
    (
        "班长于" + "".join(f"{one}\u0335" for one in "4月9日") + f" {NEW}将反馈表交教学办",
        ["4月9日"],
    ),
    (f"班长于{NEW}将反馈表交教学办" + "".join(f"{one}\u0336" for one in "203"), ["203"]),
]
#: The pieces of a paragraph, those struck out between braces.
WORDS = [
    ("班长于{4月11日17:00}" + f"{NEW}将反馈表交教学办", ["4月11日17:00"]),
    ("班长于{4月9日}{4月11日}" + f"{NEW}将反馈表交教学办", ["4月9日4月11日"]),
    (f"班长于{NEW}将反馈表交教学办" + "{D座203}", ["D座203"]),
    ("{班长于4月11日前将反馈表交教学办。}\n" + f"班长于{NEW}将反馈表交教学办",
     ["班长于4月11日前将反馈表交教学办。"]),
]  # fmt: skip


def _of_page(said: str) -> bytes:
    foot = "".join(f"<p>{one}</p>" for one in FOOT)
    style = "<style>.red{color:red} .old, p .gone { text-decoration: line-through; }</style>"
    return (
        f"<html><head>{style}</head><body><h3>{TOP}</h3><p>{said}</p>{foot}</body></html>".encode()
    )


def _of_word(said: str) -> bytes:
    document = Document()
    for line in (TOP, *said.split("\n"), *FOOT):
        paragraph = document.add_paragraph()
        for piece in line.replace("{", "\0").replace("}", "\0").split("\0"):
            paragraph.add_run(piece).font.strike = f"{{{piece}}}" in line and piece != ""
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _of_text(said: str) -> bytes:
    return "\n".join((TOP, said, *FOOT)).encode()


@pytest.mark.parametrize(
    ("data", "struck"),
    [
        *((_of_page(said), told) for said, told in PAGES),
        *((_of_text(said), told) for said, told in TEXTS),
        *((_of_word(said), told) for said, told in WORDS),
    ],
)
def test_what_is_struck_out_is_no_part_and_told(data: bytes, struck: list[str]) -> None:
    """The deadline is that of the words that stay; what went is told, in order."""
    draft = read(source.text_of(Path("notice"), data))
    found = [
        (one.role.value, one.text, str(one.at), one.whom or one.where) for one in draft.deadlines
    ]
    assert found == [("submit", NEW, "2027-04-14 17:00:00", "教学办")]
    assert [one.text for one in draft.left if one.why == STRUCK] == struck
    assert draft.title == TOP


def test_a_struck_cell_of_a_table_is_told() -> None:
    """So in a table of a Word document: the day that stays is the row's."""
    document = Document()
    document.add_paragraph(TOP)
    table = document.add_table(2, 2)
    for at, text in enumerate(("事项", "截止时间", "班级交反馈表", "")):
        table.cell(at // 2, at % 2).text = text
    paragraph = table.cell(1, 1).paragraphs[0]
    paragraph.add_run("4月11日").font.strike = True
    paragraph.add_run("4月14日17:00")
    for line in FOOT:
        document.add_paragraph(line)
    held = BytesIO()
    document.save(held)
    draft = read(source.text_of(Path("notice"), held.getvalue()))
    assert [(one.role.value, str(one.at)) for one in draft.deadlines] == [
        ("submit", "2027-04-14 17:00:00")
    ]
    assert [one.text for one in draft.left if one.why == STRUCK] == ["4月11日"]


def test_an_id_number_is_kept_nowhere_though_half_of_it_is_struck_out() -> None:
    """No 身份证号 comes together out of what is left."""
    page = _of_page(f"班长于{NEW}将反馈表交教学办，例：11010519<s>4月</s>491231002X")
    draft = read(source.text_of(Path("notice"), page))
    assert "110105" not in repr(draft)
