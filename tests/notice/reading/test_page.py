"""A saved web page is its article: twenty pages in the manner of the site systems of schools.

`notice/pages/<site>.html` (or .mhtml) is a page with its menus, lists of other notices, counters
and footers, all invented, in the encoding of its time; `<site>.toml` says what is its own.
"""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from tongzhi_cli.errors import InputError
from tongzhi_cli.notice.draft import FRAME
from tongzhi_cli.notice.reading import source
from tongzhi_cli.notice.reading.page.article import article
from tongzhi_cli.notice.reading.page.frame import apart
from tongzhi_cli.notice.reading.read import read

PAGES = Path(__file__).parents[1] / "pages"


class _Truth(BaseModel):
    """What an article says, what its text *has*, and what it *lacks*, as the site's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    issuer: str
    issued: str
    attachments: list[str]
    has: list[str]
    lacks: list[str]


def _truth_of(path: Path) -> _Truth:
    told = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    return _Truth.model_validate(told | {"issued": str(told["issued"])})


_ALL = sorted(path for path in PAGES.iterdir() if path.suffix != ".toml")


@pytest.mark.parametrize("path", _ALL, ids=lambda path: path.name)
def test_a_page_is_its_article(path: Path) -> None:
    """Title, office, day and attachments are the article's, and nothing of the site is left."""
    true, text = _truth_of(path), source.read(path)
    draft = read(text)
    assert (draft.title, draft.issuer, str(draft.issued)) == (true.title, true.issuer, true.issued)
    assert list(draft.attachments) == true.attachments
    assert [one for one in true.has if one not in apart(text).text] == []
    assert [one for one in true.lacks if one in apart(text).text] == []


ARTICLE = "各班请于4月8日前登录学信网核对图像信息，并把反馈表交到教务处。"
LINKS = "".join(f"<li><a href='/{at}'>关于{at}的通知 4月1日</a></li>" for at in range(2500))

_DAYS = st.sampled_from(
    [
        "6月12日",
        "4月3日17:00",
        "2027-03-18",
        "03-30",
        "2027/04/02 11:23",
        "4月10日、11日",
        "5月31日",
    ]
)
_ITEMS = st.builds(
    str.format,
    st.sampled_from(
        ["<a href='1.htm'>四六级{}开考</a>", "<li><a href='2.htm'>补考报名（{}截止）</a></li>",
         "<p>上一篇：<a href='3.htm'>缓考安排（{}）</a></p>", "<span>更新 {}</span>"]
    ),
    _DAYS,
)  # fmt: skip
_BLOCKS = st.builds(
    str.format,
    st.sampled_from(
        ["<nav>{}</nav>", "<div class='left'><h3>最新通知</h3><ul>{}</ul></div>",
         "<div class='pn'>{}</div>", "<aside>快速链接 | {}</aside>", "<footer>版权所有 {}</footer>",
         "<div class='foot'>Copyright 2027 {}</div>", "<div style='display: none'>{}</div>"]
    ),
    st.lists(_ITEMS, min_size=1, max_size=4).map("".join),
)  # fmt: skip


@given(st.lists(_BLOCKS, max_size=3), st.lists(_BLOCKS, min_size=1, max_size=3))
def test_no_date_around_an_article_is_dropped(above: list[str], below: list[str]) -> None:
    """What a site adds is none of the notice; each of its days is told all the same."""
    said = "<p>各班：</p><p>请毕业生4月5日前登录学信网核对，反馈表4月8日17:00前交教务处。</p>"
    main = f"<div class='main'><h1>关于核对2027届毕业生图像的通知</h1>{said}</div>"
    draft = read(article(f"<html><body>{''.join(above)}{main}{''.join(below)}</body></html>"))
    told = ["".join(one.text.split()) for one in draft.left if one.why == FRAME]
    days = re.findall(
        r"\d月\d\d?日(?:17:00|、11日)?|2027[-/]\d\d[-/]\d\d(?: 11:23)?|(?<![/-])\d\d-\d\d",
        "".join(above + below),
    )
    assert [day for day in days if not any("".join(day.split()) in one for one in told)] == []
    assert [one.text for one in draft.deadlines] == ["4月5日前", "4月8日17:00前"]


def test_a_script_in_the_frame_is_no_text() -> None:
    """What no reader of the page sees is not told as its menu, whatever stands within it."""
    unseen = "<script>var a='4月1日';</script><noscript><p>4月2日</p></noscript>"
    unseen += "<svg><text>4月3日</text></svg>"
    page = f"<body><nav>{unseen}四六级6月12日开考</nav><div><p>{ARTICLE}</p></div></body>"
    assert apart(article(page)).frame.strip() == "四六级6月12日开考"


@pytest.mark.parametrize(
    ("page", "refused"),
    [
        (f"<ul>{LINKS}</ul><div><p>{ARTICLE}</p></div>", ""),
        (f"<div><p>{'4月8日。' * 2100}</p></div>", "里的日期太多"),
        ("<nav>4月8日 招聘会</nav>", "里没有字"),
    ],
)
def test_the_frame_of_a_page_is_no_part_of_its_size(page: str, refused: str) -> None:
    """However many days a menu names, the article is read; a menu alone is no text."""
    data = f"<html><body>{page}</body></html>".encode()
    if not refused:
        assert ARTICLE in apart(source.text_of(Path("通知.html"), data)).text
        return
    with pytest.raises(InputError, match=refused):
        source.text_of(Path("通知.html"), data)


def test_there_are_twenty_pages() -> None:
    """As many as the figures of docs/design-notes.md were measured on."""
    assert len(_ALL) == 20


@pytest.mark.parametrize(
    "body",
    [
        "<p>各班：</p><p>请于4月5日前核对，反馈表4月8日前交教务处。</p>",
        "<div>请于4月5日前核对，反馈表4月8日前交教务处。</div><div>教务处</div>",
        "<table><tr><td>4月5日前</td><td>核对</td></tr></table>",
        "请于4月5日前核对<br>教务处",
    ],
)
def test_a_page_without_a_site_is_kept_whole(body: str) -> None:
    """What has no menu loses nothing."""
    text = article(f"<html><body>{body}</body></html>")
    said = article(f"<div>{body}</div>")
    assert text == said
    for word in ("4月5日前", "核对"):
        assert word in text


@pytest.mark.parametrize(
    "told", ["示例大学教务处 - 通知", "示例学院学籍科_通知公告", "教务在线｜示例大学｜教务通知"]
)
def test_the_name_of_a_section_is_no_title(told: str) -> None:
    """A page that is called after its site and section has its title in its text."""
    said = "<p>2027届毕业生照片核对通知</p><p>各班：</p><p>请于4月5日前核对。</p>"
    page = f"<html><head><title>{told}</title></head><body>{said}</body></html>"
    assert read(article(page)).title == "2027届毕业生照片核对通知"


@pytest.mark.parametrize("name", ["反馈表.docx", "反馈表.DOCX", "反馈表.Xls"])
def test_a_link_that_is_called_download_has_the_name_of_its_file(name: str) -> None:
    """Its address tells what is attached, in whatever letters it ends."""
    said = f"<p>请于4月1日前核对，反馈表交教务处。</p><p><a href='/f/{name}'>点击下载</a></p>"
    text = article(f"<html><body><div>{said}</div></body></html>")
    assert text.split("\n")[-1] == f"附件：{name}"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<",
        "<html></html>",
        "<title>通知</title>",
        "<a href=x>首页</a>",
        "<div>" * 5000,
        "\ue001",
    ],
)
def test_no_page_breaks_the_reader(page: str) -> None:
    """Whatever is saved is text, perhaps none."""
    assert isinstance(article(page), str)


@pytest.mark.parametrize("sign", ["\x0b", "\x01", "\x1f", "\x7f", "\ufffe", "\uffff"])
@pytest.mark.parametrize("page", ["<html><body><p>{}</p></body></html>", "{}"])
def test_a_control_character_is_a_blank(sign: str, page: str) -> None:
    """What programs leave in a page or a text ends no reading, and stands in no notice file."""
    said = page.format(f"2027届毕业生请于4月1日前{sign}登录学信网核对。")
    text = source.text_of(Path("通知.html"), said.encode())
    assert text.split() == ["2027届毕业生请于4月1日前", "登录学信网核对。"]


@pytest.mark.parametrize(
    "line",
    [
        "打印核对表，由学生签字后4月8日前交教务处。",
        "下个月8日前将反馈表交学院。",
        "关闭系统前（4月5日23:00）完成核对。",
        "登录 学信网核对，4月5日截止。",
        "返回修改的照片4月9日前重新上传。",
        "技术支持请联系信息中心，4月5日前登录核对。",
    ],
)
def test_what_is_said_to_students_is_no_button_of_the_page(line: str) -> None:
    """A sentence of the article stays, however it begins."""
    body = f"<p>各班：</p><p>{line}</p><p>【打印】【关闭窗口】</p><p>上一篇：放假通知</p>"
    assert article(f"<html><body><div>{body}</div></body></html>") == f"各班：\n{line}"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["通知.txt", "通知.html"])
def test_notice_in_utf_16(name: str, codec: str) -> None:
    """A notice in UTF-16 is read, whether a mark in front says so or not."""
    said = "关于做好2018届毕业生图像校对工作的通知\n请于4月1日前登录学信网核对。"
    page = said if name.endswith("txt") else f"<html><body><p>{said}</p></body></html>"
    text = source.text_of(Path(name), page.encode(codec))
    assert "请于4月1日前登录学信网核对。" in text
