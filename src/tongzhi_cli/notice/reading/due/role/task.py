"""What has to be done until a date, in the notice's own words, and where it goes."""

import re

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import REFUSED, Found
from tongzhi_cli.notice.reading.where import HandedTo, handed_to

_PAPER_NAME = r"(?:《[^》]{0,60}表》|“[^”]{0,60}表”|[一-鿿]{2,20}?(?<!申请)(?:表|名单))"
#: What stands between two days that have the same said of both: 第一批4月8日、第二批4月9日前送.
_OF_SEVERAL = r"\s*[、和及与]\s*[^，。；：:\n]{0,14}"
#: A sentence that only tells until when what the one before it says: 最迟3月25日。
_BARE_LIMIT = (
    r"\W{0,8}(?:最[迟晚](?:于|在)?|不[晚迟]于|截[止至](?:时间|日期|到)?(?:为|是)?|(?:截止)?(?:时间|日期|期限))?"
    r"\s{0,4}[：:]?\s{0,4}\|(?:之前|以前|前|止|截止)?\W{0,8}"
)
_SHORT = 16
#: What is handed in: the next sentence may say where.
HANDED_IN = frozenset({Role.SUBMIT, Role.MATERIALS})
_ABOVE = "^省|^市教|教育[厅部局]|上级|主管部门"
_EDGES = "，,、：: "
#: That something else comes behind what is handed in, and that it is taken there: 学院盖章后，
_AFTERWARDS = r"(?<=[一-鿿])(?<![最今然先])[之以]?后(?=[，,、）)\s]*$)"
_TO_BE = r"^(?:请[各]?)?(?:将|把|待)(?=[一-鿿《“])"


def what(one: Found, role: Role) -> str:
    """What has to be done: what the sentence says behind the date, else before it.

    What is handed in most often stands before the date, with who signs it: 反馈表（附件2），
    辅导员签字，加盖学院公章，于4月2日前交教务处. "" where nothing is said.
    """
    if one.whose:
        return _of_each(one)
    behind = re.split(r"[。；;\n]", one.after)[0].strip(_EDGES)
    behind = re.sub(rf"[，,]?[^，,]{{0,80}}(?:{REFUSED}).*", "", behind)
    before = re.sub(r"(?:务必|请|须)?[于在]$", "", one.before.split("\n")[-1]).strip(_EDGES)
    before = re.sub(r"^\W*\d{1,2}[.、．)）](?!\d)", "", before)
    front = re.split("[。；;]", before)[-1]
    is_said = len(behind) < 4 and re.search("[一-鿿A-Za-z]", front)  # 1、4月1日前核对
    said = front if is_said else behind
    if role is Role.SUBMIT:
        before = re.sub(r"^[^：:。；]{2,12}[：:]", "", before)
        paper = re.search(rf"{_PAPER_NAME}.*", before) or re.search(_PAPER_NAME, behind)
        said = re.sub(_AFTERWARDS, "", re.sub(_TO_BE, "", paper[0])) if paper else ""
    return re.sub(r"\s+", " ", said).strip(_EDGES)[:100]


def _of_each(one: Found) -> str:
    """What somebody has to do, of several who have each their own day: 专科生：完成核对."""
    if role_of_words(one.whose):
        return one.whose
    behind = one.after if re.search(r"\w{2}", one.after) else one.later
    said = re.split(r"[。；;\n]", behind)[0].strip(_EDGES)
    return f"{one.whose}：{said}".strip("：")


def handed_over(one: Found, role: Role) -> HandedTo:
    """Where what is to be done until a date goes, and to whom: in its sentence, or beside it."""
    to = handed_to(one.after, one.before if one.earlier is None or "\n" in one.before else "")
    if not any(to) and re.fullmatch(_OF_SEVERAL, one.after) and not role_of_words(one.after):
        to = handed_to(one.later)
    if not any(to) and (role in HANDED_IN or not one.given_below):
        to = handed_to(one.place_below)
    is_short = len(one.before) + len(one.after) < _SHORT  # the pattern is costly to set up
    is_open = is_short and not (any(to) or one.beside or not one.previous)
    if is_open and re.fullmatch(_BARE_LIMIT, f"{one.before}|{one.after}"):
        before = handed_to(one.previous)
        to = to if re.search(_ABOVE, before.where) else before  # 由教务处审核后报省厅
    return to
