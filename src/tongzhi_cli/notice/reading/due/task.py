"""What has to be done until a date, in the notice's own words."""

import re

from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.reading.due.deadline_role import role_of_words
from tongzhi_cli.notice.reading.due.found import REFUSED, Found

_PAPER_NAME = r"(?:《[^》]{0,60}表》|“[^”]{0,60}表”|[一-鿿]{2,20}?(?<!申请)(?:表|名单))"
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
