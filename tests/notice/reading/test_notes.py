"""What a Word notice has beside its body: footnotes are of their sentence, the rest is told."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from new_document import new_document

from tongzhi_cli.notice.draft import FRAME, Draft
from tongzhi_cli.notice.reading import source
from tongzhi_cli.notice.reading.read import read

TITLE = "关于2027届毕业生图像信息校对的通知"
FOOT = ("示例大学教务处", "2027年3月15日")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def notice(line: str, note: str, header: str = "", kind: str = "foot") -> Draft:
    """A notice whose *line* refers to a *note* where the ~ stands, under a *header*."""
    document = new_document()
    for one in (TITLE, "各班级：", line.replace("~", "REFERENCE"), *FOOT):
        document.add_paragraph(one)
    document.sections[0].header.paragraphs[0].text = header
    held, made = BytesIO(), BytesIO()
    document.save(held)
    refers = f'</w:t><w:{kind}noteReference w:id="2"/><w:t xml:space="preserve">'
    runs = "".join(f"<w:r><w:t>{half}</w:t></w:r>" for half in (note[:8], note[8:]))
    notes = (
        f'<w:{kind}notes xmlns:w="{W}"><w:{kind}note w:id="2"><w:p>{runs}</w:p>'
        f"</w:{kind}note></w:{kind}notes>"
    )
    with ZipFile(held) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                part = part.replace(b"REFERENCE", refers.encode())
            after.writestr(name, part)
        after.writestr(f"word/{kind}notes.xml", notes)
    return read(source.text_of(Path("通知.docx"), made.getvalue()))


@pytest.mark.parametrize("kind", ["foot", "end"])
@pytest.mark.parametrize(
    ("line", "note", "expected"),
    [
        ("请登录学信网校对~。", "截止时间：2027年4月7日21:00。", ("check", "2027-04-07 21:00:00")),
        ("班长将反馈表交学院~。", "4月8日（星期四）17:00前", ("submit", "2027-04-08 17:00:00")),
        ("没有图像的学生补采~，自行前往。", "4月20日前", ("photo", "2027-04-20 23:59:59")),
    ],
)
def test_a_footnote_is_of_its_sentence(
    line: str, note: str, expected: tuple[str, str], kind: str
) -> None:
    """A day that stands at the foot of the page is read as where it is referred to."""
    found = [(one.role.value, str(one.at)) for one in notice(line, note, kind=kind).deadlines]
    assert found == [expected]


def test_the_day_of_a_header_is_none_of_the_notice() -> None:
    """It is told, and is neither the day of issue nor a deadline."""
    draft = notice("请登录学信网校对~。", "4月7日前", "公文模板（2025年9月1日启用）")
    assert [one.text for one in draft.left if one.why == FRAME] == ["2025年9月1日"]
    assert str(draft.issued) == "2027-03-15"
    assert [one.text for one in draft.deadlines] == ["4月7日前"]
