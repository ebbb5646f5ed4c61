"""What a notice tells students whose data are wrong, or whose photo is missing or somebody else's.

A sentence counts only if it says who and what to do; one that only has a word of it (未参加重修,
3月20日携带证件, 各学院汇总勘误表) does not, because `followup` and `guide` print it to students.
Source: issue 15; 普院教发（2018）4号 and some fifty other notices.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.reading.addressed import (
    PHOTO_ACT,
    WRONG_ACT,
    Addressed,
    has_whom,
    is_heading,
    is_own,
    named,
    parts,
    speaks_of_data,
    whom_of,
)
from tongzhi_cli.notice.reading.advice_table import rows
from tongzhi_cli.notice.reading.brought import documents, documents_of, is_document
from tongzhi_cli.notice.reading.sections import sentences
from tongzhi_cli.notice.reading.sent_to import sent_to
from tongzhi_cli.notice.reading.where import handed_to
from tongzhi_cli.notice.reading.whom.cohort_words import readable

_DIRECTIVE = "请|须|应|需|务必|可|自行|携带|持|私聊|联系|填写|提交|抓紧|统一|集中|到|去"
#: What is done to a record; of the first two words only to one.
_CHANGES = "(?P<own>勘误|异议登记)|更正|(?:信息|数据)(?:变更|修改)|(?:变更|修改)(?:信息|数据|申请)"
_ADDED = "(?:另|并|同时|还)(?:需|须|应|请)?(?:附|携带|提供|提交|带|出示)"
_BROUGHT = "提交|提供|携带|带|持|附|出示|准备|填写"
#: Not to a student: a question, the notice's own mistakes, what needs nothing.
_NOT_TO_STUDENTS = (
    r"(?:通知|(?<!出生)(?<!入学)(?<!毕业)(?<!业时)(?<!学时)(?:日期|时间)|公告)[^，。；]{0,12}(?:有误|错误)|更正(?:如下|为|后)|(?:无需|不需要?|不用|不必)(?:更正|勘误|修改)|"
    r"[?？]$|(?:勘误|更正)[^，。；]{0,10}(?:通知|公告)$"
)
#: How the form is filled in, is said to whoever fills it in.
_FILLING_IN = r"(?:无误|无异常|正确|没有问题)(?:的|者)?[^，。；]{0,8}(?:填写?|写|注明)|格式|举例"
_OFFICES = "各(?:学院|班|系|部|单位|教学|培养|二级|专业)|学院|辅导员|班长|教学秘书|班主任|教务处"
_TO_ONE = r"学生|同学|本人|者|的[，,]|[误符致]的|自行"
#: What stands before a sentence and is none of it.
_MARK = (
    r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d)|[①-⑳]|\d\ufe0f?\u20e3|答\s*[:：]|"
    r"[-•●◆■★※·]\s)\s*"
)
_NOTE = r"^\s*(?:说明|备注|注)\s*[:：]\s*"
#: A list of students is no advice to them.
_LIST = r"^(?:的)?(?:学生|同学|毕业生)?(?:的)?(?:名单|人数|情况|信息汇总|统计|汇总)"
#: White space but that between two Latin words or figures: 4/10 17:00.
_NO_SPACE = r"(?<![A-Za-z\d\s])\s+|(?<=[A-Za-z\d])\s+(?![A-Za-z\d\s])"
_CELLS = r"\t|\s\|\s|^\s*\|"


class Advice(NamedTuple):
    """The sentences, "" where the notice has none, with their places; and what to bring.

    *not_own* is what it tells those whose photo is somebody else's, if *no_photo* does not.
    *unread* are the tables (correction, no_photo) that some words may be about, and no sentence is.
    """

    correction: str
    correction_where: str
    materials: Sequence[str]
    no_photo: str
    no_photo_where: str
    not_own: str
    not_own_where: str
    unread: tuple[str, ...]


def advice(text: str) -> Advice:
    """What the *text* of a notice tells students to do.

    >>> advice("信息有误的学生，请持身份证复印件到教务处勘误。").materials
    ['身份证复印件']
    >>> advice("审核学生是否有课程不及格未参加重修。").no_photo
    ''
    """
    tabled = {row.text: row for row in rows(text)}
    told = _under_headings([_bare(one) for one in _told(text)])
    said = [*tabled, *(re.sub(_MARK, "", part) for one in told for part in parts(one))]
    correction, following = _correction(said)
    if row := _row_for(tabled, Addressed.WRONG_DATA):
        correction, following = row, []
    no_photo = _row_for(tabled, Addressed.NO_PHOTO) or _best(said, Addressed.NO_PHOTO)
    others = [one for one in said if one not in {no_photo, correction}]
    not_own = _row_for([one for one in tabled if one in others], Addressed.NOT_OWN_PHOTO)
    not_own = not_own or _best(others, Addressed.NOT_OWN_PHOTO)
    where = [
        tabled[one].where if one in tabled else sent_to(one)
        for one in (correction, no_photo, not_own)
    ]
    return Advice(
        correction + "".join(following),
        where[0] or _taker(correction),
        (tabled[correction].materials if correction in tabled else [])
        or documents_of(correction, following),
        no_photo,
        where[1],
        not_own,
        where[2] or _taker(not_own),
        tuple(_unread(readable(text), is_told={"correction": correction, "no_photo": no_photo})),
    )


def _row_for(tabled: Iterable[str], whom: Addressed) -> str:
    """The first row of a table that is for these students."""
    return next((one for one in tabled if whom in whom_of(readable(one.split("：")[0] + "："))), "")


#: Words that a notice does not use without thinking of these students.
_SPOKEN_OF = {
    "correction": (
        "勘误(?!汇总表|表)|(?:信息|数据)(?:有误|错误)(?:的|者)|更正申请|变更申请|写错|怎么改|如何更正"
    ),
    "no_photo": "补采|补拍|(?:无|没有)(?:学历)?照片|(?:照片|图像)(?:缺失|为空|空白|显示不)",
}


def _unread(text: str, *, is_told: Mapping[str, str]) -> Iterator[str]:
    for table, words in _SPOKEN_OF.items():
        if not is_told[table] and re.search(words, text):
            yield table


def _told(text: str) -> Iterator[str]:
    """The sentences, without rows of tables, and with the lines of one on one line."""
    for sentence in sentences(text):
        if not re.search(_CELLS, sentence.text) and "关于" not in sentence.text[:6]:
            yield sentence.text


def _under_headings(said: Sequence[str]) -> Iterator[str]:
    """The sentences; one below a heading that says who is read with it: 五、未采集图像的学生."""
    heading = ""
    for one in said:
        if is_heading(readable(one)):
            heading = one.rstrip("：:")
            continue
        is_item = is_document(readable(one).rstrip("；;。"))
        has_who = has_whom(readable(one))
        if heading and is_item:
            yield f"{heading}："
        yield f"{heading}：{one}" if heading and not (is_item or has_who) else one
        heading = ""


def _bare(sentence: str) -> str:
    squeezed = re.sub(_NO_SPACE, "", sentence)
    return re.sub(_MARK, "", re.sub(_NOTE, "", squeezed))


# --- whose data are wrong ------------------------------------------------------------------------


def _correction(said: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The sentence to those whose data are wrong, and the ones behind that go on with it."""
    named = [at for at, one in enumerate(said) if _is_to_wrong(readable(one))]
    named.sort(key=lambda at: _is_of_photo_alone(readable(said[at])))  # as long as there are others
    others = [at for at, one in enumerate(said) if _is_about_change(readable(one))]
    for at in (*named, *others):
        return said[at], list(_going_on(said[at + 1 :], is_list=said[at].endswith(("：", ":"))))
    return "", []


def _is_of_photo_alone(sentence: str) -> bool:
    """Whether of those whom a sentence speaks of only the photo is wrong: 照片有误的，携带证件…

    >>> [_is_of_photo_alone(f"{one}有误的，带身份证到教务处。") for one in ("照片", "照片或信息")]
    [True, False]
    """
    who = next(named(sentence, Addressed.WRONG_DATA), None)
    about = sentence[: who.end()] if who else ""
    return bool(next(named(about, Addressed.NOT_OWN_PHOTO), None)) and not speaks_of_data(about)


def _is_to_wrong(sentence: str) -> bool:
    if re.search(_NOT_TO_STUDENTS, sentence):
        return False
    plain = re.sub(
        r"(?:是否|有无|核对|确认)[^，。；]{0,6}?(?:有误(?![的者])|无误|错误|异常)|无误",
        "",
        sentence,
    )
    who = next(named(plain, Addressed.WRONG_DATA), None)
    if who is None or re.search(_FILLING_IN, sentence):
        return False
    if re.match(rf"[^，。；]{{0,6}}(?:{_OFFICES})", sentence) and not re.search(
        "学生|同学|者|本人", plain[who.start() : who.end() + 2]
    ):
        return False
    if sentence.endswith(("：", ":")):
        return re.search("[者的][:：]$", sentence) is not None
    behind = re.sub(r"点击?[“\"][^“”\"]*[”\"]", "", plain[who.start() :])
    about = plain[: who.end()] + behind
    is_of_photo = next(named(plain[: who.end()], Addressed.NOT_OWN_PHOTO), None)
    if is_of_photo and not speaks_of_data(about):
        return False
    return re.search(WRONG_ACT, behind) is not None


def _is_about_change(sentence: str) -> bool:
    """Whether a sentence without a person says what a 勘误 takes: 异议登记须出示身份证."""
    changes = re.search(_CHANGES, sentence)
    if changes is None or re.search(_NOT_TO_STUDENTS, sentence):
        return False
    if not changes["own"] and not is_own(sentence[: changes.start()]):
        return False
    if re.search(_OFFICES, sentence) and not re.search(_TO_ONE, sentence):
        begins = re.match(rf"[^，。；]{{0,12}}(?:{_OFFICES})", sentence)
        if begins:
            return False
    behind = re.search(rf"(?:{_BROUGHT})", sentence)
    return behind is not None and any(documents(sentence))


def _going_on(following: Sequence[str], *, is_list: bool) -> Iterator[str]:
    """The sentences behind that say what else to bring: 另附…, and the lines of a list."""
    for one in following[:8]:
        item = one.rstrip("；;。")
        is_item = is_list and is_document(readable(item)) and len(item) < 40
        if not is_item and not re.match(_ADDED, one):
            return
        yield one


# --- who has no photo ----------------------------------------------------------------------------


#: What they are told to do.
_ACTS = {
    Addressed.NO_PHOTO: PHOTO_ACT,
    Addressed.NOT_OWN_PHOTO: f"{PHOTO_ACT}|{WRONG_ACT}|更正",
}


def _best(said: Sequence[str], whom: Addressed) -> str:
    """The first sentence that says who, and plainest what to do."""
    found = [(behind, one) for one in said if (behind := _what_to_do(readable(one), whom))]
    plainest = max(found, key=lambda one: re.search(_DIRECTIVE, one[0]) is not None, default=None)
    return plainest[1] if plainest else ""


def _what_to_do(sentence: str, whom: Addressed) -> str:
    """What a sentence tells those to do of whom it speaks, "" where it tells nothing."""
    if re.search(r"[?？]$|课程|重修|考试", sentence) or len(sentence) < 8:
        return ""
    sentence = re.sub("是否[^，。；]*", "", sentence)
    for match in named(sentence, whom):
        if sentence[: match.start()].endswith("往届"):
            continue
        behind = sentence[match.end() :]
        behind = re.sub(r"(?:可以?)?点击?[“\"][^“”\"]*[”\"]", "", behind)
        if not re.match(_LIST, behind) and re.search(_ACTS[whom], behind):
            return "" if re.search("采集对象|另行通知", sentence) else behind
    return ""


# --- where ---------------------------------------------------------------------------------------


def _taker(sentence: str) -> str:
    """Who takes what a student hands in; what somebody else collects is not the student's way."""
    by_others = "[，,]?再?由(?!本人|学生|个人)[^，。；]{1,8}(?:统一|收|报|交|送|转)"
    own = re.split(by_others, sentence)[0]
    place = "" if "汇总" in sentence else handed_to(own).where
    return "" if re.search("教育[厅部委]|^省", place) else place
