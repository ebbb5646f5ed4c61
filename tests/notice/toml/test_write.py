"""A draft becomes a notice file that says the same, or one that asks a person to decide."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.errors import InputError
from tongzhi_cli.model.terms import Paper, Role
from tongzhi_cli.notice.draft import Draft, DraftCohort, DraftDeadline, DraftForm, Unsure
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml.lines import HOW, todos
from tongzhi_cli.notice.toml.write import written

CHECK = DraftDeadline(
    Role.CHECK, "4月1日晚23:00以前", datetime(2027, 4, 1, 23), has_clock=True, what="校对"  # noqa: DTZ001
)  # fmt: skip
SUBMIT = DraftDeadline(
    Role.SUBMIT, "4月6日前", datetime(2027, 4, 6, 23, 59, 59), hard=True, what="反馈表",  # noqa: DTZ001
    where="教务处", whom="李老师",
)  # fmt: skip
COMPLETE = Draft(
    "shili-2027", "关于校对的通知", "示例大学教务处", "示例大学", date(2027, 3, 15),
    cohorts=[DraftCohort(2027, "本科", 2023, 4), DraftCohort(2027, "专科", 2024, 3)],
    deadlines=[CHECK, SUBMIT],
)  # fmt: skip

#: Whatever a text may hold: quotes, backslashes, control signs, what looks like TOML or a comment.
TEXT = st.text(min_size=1, max_size=12) | st.sampled_from(
    ['校对“照片”\n"C:\\表"', '"""', "'''", "# TODO", "a = 1", "[form]", "\x7f\x00", "\r\n", "𠮷"]
)
TEXTS = st.lists(TEXT, min_size=1, max_size=4)
MOMENT = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
YEAR = st.integers(1990, 2100)


def deadlines_of(role: Role) -> st.SearchStrategy[DraftDeadline]:
    return st.builds(
        DraftDeadline, st.just(role), TEXT, at=MOMENT, start=st.none() | MOMENT,
        hard=st.booleans(), has_clock=st.booleans(), what=TEXT, where=TEXT, whom=st.just("") | TEXT,
        sentence=TEXT, why=st.just(""),
    )  # fmt: skip


DRAFTS = st.builds(
    Draft, st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True), TEXT, TEXT, TEXT, st.dates(),
    st.just("") | TEXT, st.just("") | TEXT, st.just("") | TEXT,
    st.lists(
        st.builds(
            DraftCohort, YEAR, TEXT, YEAR, st.integers(1, 20).map(lambda half: half / 2), TEXT,
            st.just(""),
        ),
        min_size=1, max_size=3,
    ),
    st.tuples(deadlines_of(Role.CHECK), deadlines_of(Role.SUBMIT), deadlines_of(Role.OTHER)),
    st.lists(st.sampled_from(Paper), min_size=1, max_size=3, unique=True),
    st.builds(
        DraftForm, TEXT, st.lists(TEXT, min_size=3, max_size=5), st.integers(1, 200), TEXTS,
        st.just("") | TEXT,
    ),
    TEXT, st.just([]) | TEXTS, TEXTS, correction=TEXT, correction_where=st.just("") | TEXT,
    no_photo=TEXT, no_photo_where=st.just("") | TEXT, source=TEXT, unsure=st.just(()),
)  # fmt: skip


@given(DRAFTS)
def test_a_complete_draft_reads_back_as_the_same_facts(draft: Draft) -> None:
    """Every fact of a draft in which nothing is missing is in the file, word for word."""
    text = written(draft)
    notice = notice_toml.parse(text, "notice.toml")
    for key in ("id", "title", "issuer", "school", "issued", "number", "to", "website", "ok_text"):
        assert getattr(notice, key) == getattr(draft, key)
    assert notice.attachments == tuple(draft.attachments)
    assert notice.papers == tuple(draft.papers)
    assert [(one.year, one.level, one.entry_year, one.length) for one in notice.cohorts] == [
        one[:4] for one in draft.cohorts
    ]
    for one, given_one in zip(notice.deadlines, draft.deadlines, strict=True):
        for key in ("role", "text", "at", "start", "hard", "what", "where", "whom"):
            assert getattr(one, key) == getattr(given_one, key)
    form = notice.form
    assert (
        DraftForm(form.title, [*form.columns], form.rows, [*form.signatures], form.blank)
        == draft.form
    )
    assert notice.correction is not None
    assert [*notice.correction.materials] == draft.materials
    assert notice.correction.text == draft.correction
    assert notice.no_photo is not None
    assert notice.no_photo.what == draft.no_photo
    assert notice.no_photo.where == (draft.no_photo_where or "采集单位")
    assert notice.correction.where == (draft.correction_where or draft.deadlines[1].where)
    assert text == written(draft)
    assert todos(text) == []


def test_what_a_draft_does_not_say_about_the_form_is_as_in_the_shipped_one() -> None:
    """The form is the shipped one, its title with the 届 of this notice."""
    notice = notice_toml.parse(written(COMPLETE), "notice.toml")
    shipped = notice_toml.read(notice_toml.BUILT_IN).form
    assert notice.form == shipped._replace(title="高等教育学历电子注册图像信息校对反馈表（2027届）")


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        ("at = 2027-04-06T23:59:59", "# 没有写几点，算到当天最后一刻"),
        ("hard = true", "# 逾期不再受理"),
        ("hard = false", "# 只提醒；逾期不再受理的写 true"),
        ("#:schema ./notice.schema.json", ""),
    ],
)
def test_a_comment_says_what_a_line_means(line: str, comment: str) -> None:
    """The schema is named, and what was not written (the hour) is said to be assumed."""
    assert f"{line} {comment}".rstrip() in written(COMPLETE).split("\n")


FILL = "没有认出来 → 填好，去掉前面的 #"
#: What is said to people is not left out, other words of the notice stand for it: a notice with
#: this open is read, and the question told.
_WHAT, _WHERE = ("deadline", 2, "what"), ("correction", "where")
HAVE_WORDS = {_WHAT, _WHERE}
TODOS = [
    (COMPLETE._replace(title=""), ("title",), "通知的标题："+FILL),
    (COMPLETE._replace(issuer=""), ("issuer",), "发文单位："+FILL),
    (COMPLETE._replace(school=""), ("school",), "学校的全称："+FILL),
    (COMPLETE._replace(issued=None), ("issued",), "发文日期："+FILL),
    (COMPLETE._replace(ok_text=""), ("ok_text",), "没有异常时填的字："+FILL),
    (
        COMPLETE._replace(cohorts=[DraftCohort(2027, "专升本", None, 2, text="2027届专升本")]),
        ("cohort", 0, "entry_year"), "级（入学年份） → 填好，去掉前面的 #",
    ),
    (
        COMPLETE._replace(cohorts=[DraftCohort(2027, "专升本", 2025, None)]),
        ("cohort", 0, "length"), "学制（几年） → 填好，去掉前面的 #",
    ),
    (
        COMPLETE._replace(cohorts=[DraftCohort(2027, "", 2025, 2)]),
        ("cohort", 0, "level"), "层次："+FILL,
    ),
    (
        COMPLETE._replace(
            cohorts=[DraftCohort(2027, "专升本", 2025, 2, "2027届专升本", "级有两种写法")]
        ),
        (), "2027届专升本：级有两种写法（通知写的：2027届专升本）",
    ),
    (
        COMPLETE._replace(cohorts=[]), (),
        "哪些学生：没有认出届、级、层次 → 去掉下面五行前面的 #，改好，一种一段",
    ),
    (
        COMPLETE._replace(
            deadlines=[
                CHECK, SUBMIT,
                DraftDeadline(
                    Role.PHOTO, "6月\n初", what="照片", sentence="务必于6月初交", why="不知道哪一天"
                ),
            ]
        ),
        (), "不知道哪一天（通知写的：6月 初；所在的句子：务必于6月初交）",
    ),
    (
        COMPLETE._replace(deadlines=[CHECK]), (),
        "上交反馈表的截止：没有认出来 → 去掉下面四行前面的 #，改好；没有这个截止就都删掉",
    ),
    (
        COMPLETE._replace(deadlines=[SUBMIT]), (),
        "学生校对的截止：没有认出来 → 去掉下面四行前面的 #，改好；没有这个截止就都删掉",
    ),
    (
        COMPLETE._replace(deadlines=[CHECK, SUBMIT._replace(text="")]),
        ("deadline", 1, "text"), "截止时间的原话："+FILL,
    ),
    (
        COMPLETE._replace(deadlines=[CHECK, SUBMIT, CHECK._replace(role=Role.OTHER, what="")]),
        _WHAT, "要做什么、交什么：没有认出来，先照抄通知的话 → 写清楚了，删掉这条注释",
    ),
    (
        COMPLETE._replace(
            deadlines=[CHECK, SUBMIT._replace(where="")], correction="有误的带身份证勘误",
            materials=["身份证"],
        ),
        _WHERE, "到哪里勘误：通知里没有认出来，先写发文单位",
    ),
    (
        COMPLETE._replace(unsure=[Unsure("跟读生", "算不算在内", "跟读生另行通知。")]),
        (), "算不算在内（通知写的：跟读生；所在的句子：跟读生另行通知。）",
    ),
    (COMPLETE._replace(unsure=[Unsure("跟读生", "")]), (), "请核对（通知写的：跟读生）"),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "key", "words"), TODOS)
def test_what_is_not_sure_has_to_be_decided(
    draft: Draft, key: tuple[str | int, ...], words: str
) -> None:
    """One open question is one TODO, with the words of the notice, and the head counts it."""
    text = written(draft)
    [one] = todos(text)
    assert (one.key, HOW.join(filter(None, (one.words, one.how)))) == (key, words)
    assert not re.search("#|注释|前面的", one.short)  # who has not opened the file sees that
    assert "\n# 写成时有 1 处待定" in text


@pytest.mark.parametrize(
    "draft",
    [draft for draft, key, _ in TODOS if key not in {(), ("ok_text",), *HAVE_WORDS}],
    ids=str,
)
def test_a_file_with_a_missing_fact_is_no_notice_yet(draft: Draft) -> None:
    """What has to be there and is not known keeps the file from being used."""
    with pytest.raises(InputError, match="缺这一项"):
        notice_toml.parse(written(draft), "notice.toml")


@pytest.mark.parametrize("draft", [draft for draft, key, _ in TODOS if key in HAVE_WORDS], ids=str)
def test_an_open_question_of_words_keeps_nobody_from_working(draft: Draft) -> None:
    """Neither collect nor check needs to know how a thing is to be put: the file is read."""
    assert notice_toml.parse(written(draft), "notice.toml").id == "shili-2027"


@pytest.mark.parametrize(
    "draft", [draft for draft, key, _ in TODOS if key and key not in HAVE_WORDS], ids=str
)  # fmt: skip
def test_a_todo_line_can_be_filled_in_where_it_stands(draft: Draft) -> None:
    """Taking the # away and writing the value is all that a missing fact needs."""
    lines = written(draft).split("\n")
    (todo,) = todos("\n".join(lines))
    key = str(todo.key[-1])
    values = {"issued": "2027-03-15", "entry_year": "2025", "length": "2"}
    filled = values.get(key, '"填好了"')
    assert lines[todo.line - 1].startswith(f"# {key} = ")
    lines[todo.line - 1] = f"{key} = {filled}"
    assert notice_toml.parse("\n".join(lines), "notice.toml").id == "shili-2027"


def test_the_commented_blocks_are_notices_once_the_signs_are_gone() -> None:
    """Cohort, deadlines and advice that are proposed as comments are TOML that the model takes."""
    text = written(COMPLETE._replace(cohorts=[], deadlines=[]))
    lines = [
        re.sub(r"^# (?=\[\[?\w+\]|\w+ = [\"\d]|materials = )", "", line)
        for line in text.split("\n")
    ]
    notice = notice_toml.parse("\n".join(lines), "notice.toml")
    assert [one.role for one in notice.deadlines] == [Role.CHECK, Role.SUBMIT]
    assert notice.cohorts[0].year == notice.cohorts[0].entry_year + notice.cohorts[0].length


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("下周三17:00前", "从发文日期数的"),
        ("22号17:00前", "从发文日期数的"),
        ("五一放假前", "从发文日期数的"),
        ("4月8日17:00", "照通知写的"),
        ("四月八日17时", "照通知写的"),
        ("4/8 17:00", "照通知写的"),
    ],
)
def test_a_proposal_says_whether_it_is_counted(text: str, comment: str) -> None:
    """暂定4月8日 is no day that was counted from the day of issue."""
    at = datetime(2027, 4, 8, 17)  # noqa: DTZ001  the file says the zone
    asked = DraftDeadline(
        Role.PHOTO, text, why="还没有定", proposal=at, has_clock=True, what="照片"
    )
    told = written(COMPLETE._replace(deadlines=[CHECK, SUBMIT, asked]))
    assert f"# at = 2027-04-08T17:00:00 # {comment}；对就去掉最前面的 #" in told


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("没有照片的学生，4月10日前到采集点补采集。", "4月10日前到采集点补采集。"),
        ("无照片的学生4月3日起到新华社采集点补采集。", "4月3日起到新华社采集点补采集。"),
        ("学信网上没有图像的同学，自行到采集点补拍。", "自行到采集点补拍。"),
        ("到体育馆补拍，没有照片的学生都要去。", "到体育馆补拍，没有照片的学生都要去。"),
    ],
)
def test_whom_it_is_told_stands_once(said: str, what: str) -> None:
    """`who` says that they have no photo; `what` goes on with what they do."""
    lines = written(COMPLETE._replace(no_photo=said)).splitlines()
    assert f'what = "{what}"' in lines[lines.index("[no_photo]") :]
