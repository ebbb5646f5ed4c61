"""An answer is read to its last character: laws, and a table of each kind of answer."""

import csv
import re
import tomllib
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongzhi_cli.anomaly.answer_words import Part, words
from tongzhi_cli.anomaly.clauses import clauses
from tongzhi_cli.anomaly.kinds import Kind
from tongzhi_cli.anomaly.lists.denied import whole_denial, without_denials
from tongzhi_cli.anomaly.lists.typed import in_characters
from tongzhi_cli.anomaly.matching import faults_in, is_no_photo
from tongzhi_cli.anomaly.on_paper import on_paper
from tongzhi_cli.anomaly.reading import read
from tongzhi_cli.anomaly.verdict import Reading, Sense, Verdict
from tongzhi_cli.answers.answer import Status
from tongzhi_cli.answers.result.in_words import OPTION
from tongzhi_cli.answers.result.judge import judge, result_of
from tongzhi_cli.answers.result.ticks import ticked
from tongzhi_cli.check.rules.sample import notice
from tongzhi_cli.model.terms import Scope
from tongzhi_cli.model.text import clean_answer, without_private
from tongzhi_cli.model.traditional import simplified
from tongzhi_cli.notice.model import NoticeKind

TESTS = Path(__file__).parents[1]
WHO = ("2014030101", "李四", "软件1班")


def rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


TABLE = rows("kinds_grammar.tsv")


@pytest.mark.parametrize("row", TABLE, ids=[f"{one['kind']} {one['answer']}" for one in TABLE])
def test_each_kind_of_answer(row: dict[str, str]) -> None:
    """What is written comes to this status, this text on paper, these kinds of fault."""
    found = judge(row["answer"], who=WHO)
    faults = "+".join(one.name for one in faults_in(found.text, ()))
    told = faults if found.status is Status.ANOMALY else found.likely
    assert (found.status.value, found.text, told) == (row["status"], row["paper"], row["told"])


def test_each_kind_has_three_rows_at_least() -> None:
    """One example is a case, three are a kind."""
    few = {kind: n for kind, n in Counter(one["kind"] for one in TABLE).items() if n < 3}
    assert few == {}


@pytest.mark.parametrize("result", ["无误", "没问题", "没有问题", "√", "信息正确"])
@pytest.mark.parametrize(
    "beside", ["（{}）", "【{}】", "\n{}", " {}", "，{}", "；{}", "-{}", "、{}"]
)
@pytest.mark.parametrize(
    "fault", ["照片偏暗", "照片有点模糊", "照片不是我", "民族错了", "头发遮眉", "专业名称不全"]
)
def test_a_fault_beside_the_result_is_never_passed_over(
    result: str, beside: str, fault: str
) -> None:
    """In brackets, on a line of its own or behind a space: it is the fault, or it is asked."""
    assert judge(result + beside.format(fault)).status in {Status.ANOMALY, Status.UNCLEAR}


@pytest.mark.parametrize("wrong", ["不对", "不准确", "不正确"])
def test_no_word_takes_the_no_of_what_follows(wrong: str) -> None:
    """Law: behind whatever says nothing, an exclamation above all, 不对 is never 无误."""
    harmless = [word for word, part in words().items() if part == Part.HARMLESS]
    assert [one for one in harmless if judge(one + wrong).status is Status.OK] == []


# --- laws -------------------------------------------------------------------------------------


def corpus() -> list[str]:
    """Every text in quotes or cells of the test data that may be an answer, of no notice."""
    found: set[str] = set()
    for path in sorted(TESTS.rglob("*")):
        if path.is_relative_to(TESTS / "notice"):
            continue
        if path.suffix in {".py", ".txt", ".tsv", ".csv"} and path.is_file():
            text = path.read_text("utf-8", errors="replace")
            found |= set(re.findall(r'"([^"\n\\]{1,120})"', text))
            if path.suffix != ".py":
                found |= set(re.split(r"[\n\t,｜]", text))
    return sorted(one for one in found if re.search("[\u3400-\u9fff√×]", one))


CORPUS = corpus()
#: Pieces of which answers are put together.
PIECES = st.sampled_from(
    [
        *("无误", "照片", "民族", "错了", "应为", "回族", "没有", "有误", "还没看", "好像", "？"),
        *(" ", "猫", "李四", "4月1日", "+1", "谢谢老师", "现在", "之前", "已改好", "不是本人"),
        *("photo", "is wrong", "显示", "“", "”", "（", "）", "除了", "其他", "13812345678", "同上"),
        *("📷", "。", "，", "吗", "no"),
    ]
)  # fmt: skip
ANSWERS = st.one_of(
    st.lists(PIECES, max_size=8).map("".join),
    st.lists(st.sampled_from(sorted(words())), max_size=6).map("".join),
    st.text(max_size=30),
)


@lru_cache(maxsize=8)  # each law of a text asks anew
def read_of_him(text: str) -> Reading:
    return read(text, WHO)


def of_one_class_each(text: str) -> None:
    found = read_of_him(text)
    assert "".join(one.text for one in found.spans) == text
    assert all(one.text for one in found.spans)
    for one, behind in zip(found.spans, found.spans[1:], strict=False):
        assert one.sense is not behind.sense
    if found.verdict is Verdict.RIGHT:
        assert {one.sense for one in found.spans} <= {Sense.RIGHT, Sense.HARMLESS}
    if found.verdict in {Verdict.FAULT, Verdict.UNNAMED}:
        assert any(one.sense is Sense.WRONG for one in found.spans)


@given(ANSWERS)
def test_each_character_is_of_one_class(text: str) -> None:
    """Right, wrong, harmless or not understood: the pieces put together are the answer."""
    of_one_class_each(text)


def test_there_are_many_texts() -> None:
    """What holds for every text that the tests have says something."""
    assert len(CORPUS) > 2000


def test_no_denial_of_the_test_data_is_passed_over() -> None:
    """A costly pattern is made only of what some words stand in: no real text loses by it."""
    for text in map(simplified, CORPUS):
        assert without_denials(text) == re.sub(whole_denial(), "无误", text)


def no_default(text: str) -> None:
    result = judge(text, who=WHO)
    # a phone is harmless wherever it stands: it is taken out before anything is read
    found = read_of_him(re.sub(OPTION, "", on_paper(ticked(clean_answer(text)), WHO[0])))
    if found.unknown:
        assert result.status is not Status.OK
    if result.status is Status.ANOMALY:
        named = [one for one in found.spans if one.sense is Sense.WRONG]
        assert named, text
        assert faults_in(result.text, ()) or any(
            words().get(part) == "I" for one in named for part in _parts(one.text)
        )


def _parts(text: str) -> set[str]:
    text = in_characters(simplified(text.lower()))
    return {text[a:b] for a in range(len(text)) for b in range(a + 1, min(a + 9, len(text)) + 1)}


@given(ANSWERS)
def test_what_is_not_understood_is_never_ok_and_no_anomaly_without_a_name(text: str) -> None:
    """There is no default of understanding: an anomaly names an item or a kind of fault."""
    no_default(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("照片，显示问号", "照片显示问号"),
        ("图里，字变成方框", "图里字变成方框"),
        ("学号无误，班级，是空的", "班级是空的"),
    ],
)
def test_what_names_the_item_is_of_the_fault(text: str, wrong: str) -> None:
    """An item that stands before the comma is a part of what is wrong, too."""
    assert "".join(one.text for one in read(text).spans if one.sense is Sense.WRONG) == wrong


@pytest.mark.parametrize(
    "part", [0, 1, *(pytest.param(part, marks=pytest.mark.data) for part in range(2, 8))]
)
def test_the_test_data_keeps_both_laws(part: int) -> None:
    """Of every text that the tests have, answers and others: one class, and no default.

    A quarter of them each day.
    """
    for text in CORPUS[part::8]:
        of_one_class_each(text)
        no_default(text)


FAULTS = [one for one in TABLE if one["kind"].startswith("fault") and one["status"] == "anomaly"]
BEFORE = (
    "",
    "老师好，",
    "老师您好，",
    "12. ",
    "李四 ",
    "2014030101 李四：",
    "4月1日，",
    "已核对，",
)
BEHIND = ("", "。", "，谢谢老师", "！！", " 2018.4.1", "，已签名", "[玫瑰]", "😭", "，麻烦了")


@given(st.sampled_from(FAULTS), st.sampled_from(BEFORE), st.sampled_from(BEHIND))
def test_a_fault_is_not_lost_among_harmless_words(
    row: dict[str, str], before: str, behind: str
) -> None:
    """What is understood alone is that fault with a greeting, a date, a name or thanks around."""
    text = f"{before}{row['answer']}{behind}"
    result = judge(text, who=WHO)
    found, alone = (
        [one.name for one in faults_in(said, ())] for said in (result.text, row["paper"])
    )
    assert (result.status, found) == (Status.ANOMALY, alone)


RIGHTS = [one for one in TABLE if one["status"] == "ok"]


#: 无误，照片有点丑 is 无误 with an opinion: no office takes it (`anomaly.kinds`).
REAL_FAULTS = [one for one in FAULTS if one["told"] != "照片不满意"]


@given(st.sampled_from(REAL_FAULTS), st.sampled_from(["无误", "没问题", "信息正确"]))
def test_a_fault_beside_what_is_right_is_never_ok(row: dict[str, str], right: str) -> None:
    """What is right beside it may be asked about, and never hides it."""
    assert judge(f"{right}，{row['answer']}", who=WHO).status in {Status.ANOMALY, Status.UNCLEAR}
    assert judge(f"{row['answer']}，其他{right}", who=WHO).status in {
        Status.ANOMALY,
        Status.UNCLEAR,
    }


#: All that is right, put together: who, how surely, what.
RIGHT_ANSWERS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "我的", "照片和信息", "姓名、专业", "信息", "各项"]),
    st.sampled_from(["", "都", "全都", "统统", "确实", "样样都", "百分百"]),
    st.sampled_from(
        [
            "无误",
            "没错",
            "正确",
            "没有任何问题",
            "没有要改的",
            "没什么不对的",
            "对得上",
            "没写错",
            "没得毛病",
        ]
    ),
    st.sampled_from(["", "哈", "的", "了", "。", "！", "哦~"]),
)
#: What is harmless beside it, in words that no list has.
HARMLESS = st.sampled_from(
    [
        *("谢谢班委的辛苦付出", "刚在食堂吃饭", "昨天回老家了", "让我室友帮我登的"),
        *("祝大家毕业快乐",),
        *("我没转专业", "用网吧电脑看的", "拿着身份证对的", "验证码等了好久", "不是没核对哈"),
        *("照片丑死了", "身份证刚换了新的", "之前登录不上", "上一条作废", "如有错误责任自负"),
    ]
)  # fmt: skip


@given(RIGHT_ANSWERS, HARMLESS)
def test_what_is_right_is_right_beside_what_is_harmless(right: str, harmless: str) -> None:
    """However it is put together, and whatever the student tells in front."""
    assert judge(right, who=WHO).status is Status.OK
    assert judge(f"{harmless}，{right}", who=WHO).status is Status.OK


@given(st.sampled_from(REAL_FAULTS), RIGHT_ANSWERS, HARMLESS)
def test_a_fault_is_never_ok_whatever_is_right_beside_it(
    row: dict[str, str], right: str, harmless: str
) -> None:
    """Before it, behind it, and among what is harmless."""
    fault = row["answer"]
    assert judge(f"{right}，{fault}", who=WHO).status is not Status.OK
    assert judge(f"{harmless}，{right}，但是{fault}", who=WHO).status is not Status.OK
    assert judge(f"{fault}，{right}", who=WHO).status is not Status.OK


WRONG_BEFORE = st.sampled_from(
    ["之前民族不对", "上次看姓名错了", "大二时专业写错过", "原来照片不是我"]
)
RIGHT_NOW = st.sampled_from(["现在对了", "现在无误", "已经改过来了，没问题", "后来改了，都正确"])
WRONG_NOW = st.sampled_from(["现在还是错的", "现在仍然不对", "到现在还没改", "今天看还是老样子"])


@given(WRONG_BEFORE, RIGHT_NOW, WRONG_NOW)
def test_the_last_word_counts(before: str, right: str, wrong: str) -> None:
    """What was wrong and is right now is 无误; what is wrong still never is."""
    assert judge(f"{before}，{right}", who=WHO).status is Status.OK
    assert judge(f"{before}，{wrong}", who=WHO).status is not Status.OK


@given(ANSWERS)
def test_all_that_read_an_answer_agree(text: str) -> None:
    """No fault is told of what is right, and each fault leaves a clause that says it."""
    result = judge(text)
    if result.status is Status.OK:
        assert not is_no_photo(text) or read(text).verdict is Verdict.RIGHT
    if result.status is Status.ANOMALY:
        assert clauses(result.text)


# --- what a notice and a student know ------------------------------------------------------------


def test_the_items_of_the_notice_are_items() -> None:
    """A field of the notice's record is one that may be wrong, whatever it is called."""
    own = notice()._replace(record_fields=["考籍号"])
    assert result_of("考籍号有误", own).status is Status.ANOMALY
    assert result_of("考籍号有误", notice()).status is Status.UNCLEAR


def test_the_kinds_of_the_notice_are_faults() -> None:
    """A keyword of its [[anomaly]] says that something is wrong."""
    kind = NoticeKind(name="激活", keywords=["没激活"], scope=Scope.SCHOOL)
    own = notice()._replace(anomalies=[kind])
    assert result_of("档案没激活", own).status is Status.ANOMALY
    assert result_of("档案没激活", notice()).status is Status.UNCLEAR
    assert tomllib.loads('a = "没激活"')["a"] in kind.keywords
    assert read("档案没激活", own=(Kind("激活", ("没激活",), Scope.SCHOOL, ""),)).verdict is (
        Verdict.FAULT
    )


@pytest.mark.parametrize("text", ["李四：同意", "同意 2018.4.1", "12. 李四 同意。"])
def test_the_words_of_the_notice_say_that_all_is_right(text: str) -> None:
    """Its own word for 无误 is one beside a name or a date as well."""
    assert judge(text, "无误", ["同意"], who=WHO)[:2] == (Status.OK, "无误")
    assert judge(text, who=WHO).status is Status.UNCLEAR


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("照片不对，电话13812345678", "照片不对"),
        ("照片不对 138 1234 5678", "照片不对"),
        ("民族应为回族，座机0879-2123456", "民族应为回族"),
        ("姓名错了，有事请打+86 13812345678", "姓名错了"),
        ("身份证号应为110105194912310021", "证件号码有误，以身份证为准"),
        ("应为11010519491231002X", "证件号码有误，以身份证为准"),
        ("证件号码显示110105491231002，应为11010519491231002X", "证件号码有误，以身份证为准"),
        ("学号应为13812345678", "学号应为13812345678"),
    ],
)
def test_no_number_of_a_card_or_a_phone_reaches_paper(text: str, paper: str) -> None:
    """The form says what is wrong without the digits."""
    assert on_paper(text) == paper
    assert judge(text)[:2] == (Status.ANOMALY, paper)


@given(st.from_regex(r"[1][3-9][0-9]{9}|[1-9][0-9]{16}[0-9X]", fullmatch=True), PIECES)
def test_private_digits_are_in_no_judged_text(digits: str, beside: str) -> None:
    """Wherever they stand, but behind 学号."""
    assert digits not in judge(f"照片不对，{beside}，{digits}").text
    assert digits not in without_private(f"找我 {digits}")
