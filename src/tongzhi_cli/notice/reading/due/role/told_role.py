"""What a date found in a notice is for, as it is told: in a table, in words, in the title."""

import re

from tongzhi_cli.dates.phrase import CLOSES
from tongzhi_cli.dates.resolve import NO_YEAR
from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import CHECK_VERBS, either
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.role.english import (
    is_english,
    own_sentence,
    role_in_english,
    role_of_label,
)
from tongzhi_cli.notice.reading.due.role.in_sentence import is_done, role_of, role_of_whose
from tongzhi_cli.notice.reading.due.role.matters import role_of_matter
from tongzhi_cli.notice.reading.due.role.table_role import is_of_units, role_in_table, with_doer
from tongzhi_cli.notice.reading.due.role.units import of_list

#: An answer is of its question, not of the one before.
_IS_ASKED = re.compile("[？?]$")
#: 一、时间：, of what the title says; a page has its own 时间：2027-03-16.
_BARE_LABEL = (
    r"(?:^|[\s、.．)）])(?:起止|截止|具体|工作)?"
    r"(?:(?:时间|日期)(?:安排|节点)?|什么时候|何时|几时)\s{0,4}[：:为]?\s{0,4}$|"
    r"(?:^|[，,。；;\n])\W{0,4}(?:第[一二三四五\d]|首)(?:批次?|阶段|轮)\s{0,2}[：:为]?\s{0,4}$"
)
#: So does one that is of the sentence before it: 信息有误的，交申请表至培养办。受理时间：.
_LABEL = (
    r"^\W*(?:[一二三四五六七八九十\d]{1,2}[、.．)）]\s?)?(?:起止|截止|具体|受理|办理|开放|接收|收取|收件)?(?:时间|日期|期限)(?:安排)?"
    r"\s{0,4}(?:为|是|[：:])?\s{0,4}(?:自|从)?\s{0,4}$|"
    r"^\W*(?:报名|预约|登记)(?:时间|日期|截止)?\s?[：:于在]?\s?$|"
    r"^\W*(?:最[迟晚](?:于|在)?|不[晚迟]于)\s?$"
)
#: What puts a day right that the sentence before has wrong: 以上时间有误，应为4月8日.
_AMENDED = (
    r"(?:以上|上述|前面|上面|刚才)[^，。；]{0,6}(?:有误|写错|错了|不对|作废)[^。；\d]{0,8}"
    r"(?:应当?[为是]|改[为成到])\s?$"
)
#: A question that a day answers, under the title: 2、什么时候核对？ 什么时候？.
_WHEN = r"\W{0,4}\d?\W{0,4}(?:什么时候|何时|几时|时间|日期)(?:呢)?\s?[？?：:]?\s?"
_BRINGS = "附|提供|携带|复印件|证明|材料"
#: What is handed in at a meeting: 例会时间4月8日，会上交反馈表.
_AT_MEETING = r"[^。；\n，]{0,12}，\s?([^，。；\n]{0,6}会上[^，。；\n]{0,4}[交收][^，。；\n]{0,12})"
_AND = r"\s*[、和及与]\s*"
_ENGLISH_LABEL = r"(?i:^\W*(?:deadline|due(?: date)?)\s{0,2}[:：为是]\s{0,2}$)"


def role_told(one: Found, title: str) -> Role | None:
    """The role of a date, by a table, a name or the words around it, else the *title*."""
    if is_english(one.phrase.text):
        if role := role_in_english(one.before, one.after):
            return role
        before, after = own_sentence(one.before, one.after)
        if re.search(_ENGLISH_LABEL, before) and (role := role_of_label(one.before)):
            return role
        one = one._replace(before=before, after=after, later="")
        if not (one.beside or re.search(rf"[一-鿿]|{_ENGLISH_LABEL}", before + after)):
            return None
    if one.beside:
        told = role_in_table(one)
        if told is None and is_of_units(one.beside):
            told = role_of_words(one.below) or _of_title(title)  # 请按上表时间交反馈表
        return with_doer(told, one.beside)
    if is_english(one.phrase.text):
        own = role_of(one.before, one.after, (), one.earlier or "")
        if own := own or role_of_words(f"{one.before} {one.after}"):  # Due: April 8 (反馈表)
            return own
    if own := _of_previous(one):
        return own
    if one.whose and (own := role_of_whose(one.whose, one.after + one.later)):
        return own
    lead = one.lead[:1] if one.lead and _IS_ASKED.search(one.lead[0]) else one.lead
    label = of_list(one)[1] if one.phrase.at or one.phrase.day else ""
    if label and not role_of_words(re.split(r"[，,、；;。\n]", one.after)[0]):
        return role_of_words(label)  # 校对截止：文学院4月5日，理学院4月8日
    role = role_of(one.before, one.after, lead, one.earlier or "", one.later)
    if role is Role.OTHER and (given := re.match(_AT_MEETING, one.after)):
        role = role_of_words(given[1])
    role = role_of_matter(one, role)
    is_limit = (
        one.phrase.until
        or one.phrase.start is not None
        or one.phrase.has_clock
        or one.phrase.why == NO_YEAR
    )
    is_asked = bool(one.lead) and re.fullmatch(_WHEN, one.lead[0].strip()) is not None
    is_label = is_asked or re.search(rf"{_BARE_LABEL}|{_ENGLISH_LABEL}", one.before) is not None
    if role is None and is_limit and one.previous and is_done(one.after):
        clauses = reversed(
            re.split(r"[，,。；;]", one.previous)
        )  # 仍有46人未校对。请于4月8日前完成
        return next(filter(None, map(role_of_words, clauses)), None) or role_of_words(title)
    if role is None and is_limit and one.given_below:
        return role_of_words(re.split(r"[，,。；;\n]", one.following.strip())[0])
    is_bare = role is None and is_limit and is_label
    return role_of_words(title) if is_bare else role


def _of_previous(one: Found) -> Role | None:
    """What the sentence before a bare label says is to be done then."""
    label = one.earlier if re.fullmatch(_AND, one.before) else one.before
    is_closed = re.match(CLOSES, one.after) and not re.search(r"[一-鿿]", one.before)
    is_bare = is_closed or re.search(rf"{_LABEL}|{_AMENDED}|{_ENGLISH_LABEL}", label or "")
    behind = role_of_words(re.split(r"[，,。；;]", one.after)[0])
    if not (one.previous and is_bare) or (behind and not (is_closed and behind is Role.OTHER)):
        return None
    if is_closed:
        said = one.previous.rstrip("。；; ")
        return None if re.search("之?前|截止|止", said) else role_of(said, "")
    for clause in reversed(re.split(r"[，,。；;]", one.previous)):
        role = role_of_words(clause)
        if role is Role.CHECK and re.search(_BRINGS, clause):
            return Role.MATERIALS  # 附身份证复印件、导师签字的说明
        if role not in {None, Role.OTHER}:
            return role
    return None


def _of_title(title: str) -> Role | None:
    """Role.PHOTO, where a title speaks of taking photos and of no check."""
    bare = re.sub(r"\s", "", title)
    return Role.PHOTO if re.search("采集|拍摄|拍照", bare) and not re.search(
        either(CHECK_VERBS), bare
    ) else None  # fmt: skip
