"""What has to be done until a date, in the notice's own words, and where it goes."""

import re

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.text import has_words, shortened
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
_ALL_EDGES = f"{_EDGES}_*"
#: That something else comes behind what is handed in, and that it is taken there: 学院盖章后，
_AFTERWARDS = r"(?<=[一-鿿])(?<![最今然先])[之以]?后(?=[，,、）)\s]*$)"
#: What stands between a day and the act: 4月3日起到采集点, 5日（含当日）交.
_TO_ACT = r"^(?:[，,、：:\s]|起|开始|前后|左右|(?:工作日)?期间|[（(][^（）()]{0,20}[）)])+"
#: What leads to a day: 照片最迟于, 材料在次年.
_TO_DAY = (
    r"(?:务必|务|(?<!申)请|须|应|拟|最[迟晚]|统一|集中|定|放|截[止至]?){0,3}(?:[于在自从至到])?"
    r"(?:[次明今本每当]年|\d{4}年?)?(?:[于在自从至到])?$"
)
_NUMBERED = r"^\W*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．)）]+(?!\d)"
#: The words of a label: 采集时间, 补交照片最后期限.
_LABEL = r"(?:的)?(?:最后|截止|起止)?(?:时间|日期|期限|截止|截至)(?:[是为])?$"
#: What stands behind a day and is no act.
_NO_ACT = r"(?:地点|地址|电话|携带|(?:统一|集中)?进行$|(?:统一|集中)?进行，(?:地点|地址))"
#: To give something that is named before the day: 照片4月5日前交教务处.
_GIVES = r"补?[交送报寄发](?:送|到|至|给|往)?(?!.{0,12}(?:照片?|图像|材料|表|件|申请))"
#: That it happens, somewhere: 图像采集于12月7日在图书馆进行.
_TAKES_PLACE = r"[^，,]{0,16}进行"
_ONLY_GIVES = "[交送报补领]"
#: An act of fewer signs needs to be told of what: 补齐.
_WHOLE = 4
_LONGEST = 100
_TO_BE = r"^(?:请[各]?)?(?:将|把|待)(?=[一-鿿《“])"


def what(one: Found, role: Role) -> str:
    """What has to be done: what the sentence says behind the date, with of what it is said before.

    What is handed in most often stands before the date, with who signs it: 反馈表（附件2），
    辅导员签字，加盖学院公章，于4月2日前交教务处. "" where nothing is said.
    """
    if one.whose:
        return _of_each(one)
    said = _paper(one) if role is Role.SUBMIT else _task(*_front(one), _behind(one))
    said = re.sub(r"\s+", " ", said).strip(_ALL_EDGES).rstrip("（(").removeprefix("的")
    return shortened(said, _LONGEST) if has_words(said) else ""


def _paper(one: Found) -> str:
    """Which paper is handed in, and what is done to it before."""
    before = re.sub(r"(?:务必|请|须)?[于在]$", "", one.before.split("\n")[-1]).strip(_EDGES)
    before = re.sub(
        r"^[^：:。；]{2,12}[：:]", "", re.sub(r"^\W*\d{1,2}[.、．)）](?!\d)", "", before)
    )
    paper = re.search(rf"{_PAPER_NAME}.*", before)
    paper = paper or re.search(_PAPER_NAME, re.split(r"[。；;\n]", one.after)[0])
    return re.sub(_AFTERWARDS, "", re.sub(_TO_BE, "", paper[0])) if paper else ""


def _behind(one: Found) -> str:
    """What stands behind the date and is not yet of the next one: 4月2日前交，照片4月5日前补."""
    text = one.later if re.fullmatch(_OF_SEVERAL, one.after) else one.after
    said = re.split(r"[。；;\n]", text)[0]
    if said == text and one.later:
        said = re.sub(r"[，,][^，,（）()]*$", "", said)
    said = re.sub(_TO_ACT, "", said.strip(_EDGES))
    return re.sub(rf"[，,]?[^，,]{{0,80}}(?:{REFUSED}).*", "", said).strip(_EDGES)


def _front(one: Found) -> tuple[str, str]:
    """What stands before the date and is of it, and the comma that divides it from the date.

    Whose, or of what, the act behind the date is.
    """
    before = one.before
    if one.earlier is not None and re.fullmatch(r"\s*[、和及与或]\s*", before):
        before = one.earlier
    line = before.split("\n")[-1].strip(_ALL_EDGES)
    line = re.split("[。；;]", re.sub(_NUMBERED, "", line))[-1]
    if one.earlier is not None:
        line = re.split("[，,]", line)[-1]
    said = re.sub(_TO_DAY, "", before.rstrip(" _*")).rstrip(" ")
    return re.sub(_TO_DAY, "", line).strip(_EDGES), "，" if said.endswith(("，", ",")) else ""


def _task(front: str, comma: str, behind: str) -> str:
    """What is to be done, of both sides of a date.

    >>> _task("照片", "", "补齐"), _task("无照片的学生", "", "到采集点补采")
    ('照片补齐', '到采集点补采')
    >>> _task("采集时间", "", "地点：一楼"), _task("图像采集", "", "进行")
    ('采集', '图像采集')
    >>> _task("证明材料", "", "交教务处"), _task("照片", "", "交")
    ('证明材料交教务处', '交照片')
    """
    label = re.sub(_LABEL, "", front)
    if label != front and len(label) > _SHORT:
        label = re.split("[的）：:，,]", label)[-1]
    if re.fullmatch(_ONLY_GIVES, behind):
        return f"{behind}{label}"
    if not re.search(r"[一-鿿A-Za-z]{2}", behind) or re.match(_NO_ACT, behind):
        return label
    if re.match(_GIVES, behind) or len(behind) < _WHOLE or re.match(_TAKES_PLACE, behind):
        return f"{label}{comma if label else ''}{behind}"
    return f"{label}，{behind}" if label != front and label else behind


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
