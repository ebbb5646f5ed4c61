"""How much of its role a deadline's own words name: of several for one role the fullest counts.

班长4月9日把名单报给辅导员 and 反馈表4月13日前交学院 are both handed in; only one is the form.
Two that say as much and are not told apart (by paper, by stage, by round) contradict, and
neither is sure (issue 15).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import combinations, permutations

from tongzhi_cli.model.terms import SINGLE_ROLES, Role
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import DraftDeadline
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.matter.about import words_and_row
from tongzhi_cli.notice.reading.due.matter.agreement import (
    are_told_apart,
    holds,
    stages,
)
from tongzhi_cli.notice.reading.due.sure.own_words import Case, Told, faults

#: No notice has more days for one thing.
_MOST = 40
_ALSO = "通知里还有一个{}的时间“{}”，写得一样清楚：本班照哪一个"


class _Clue(NamedTuple):
    """*words* that tell that a day is the notice's own one for a *role*, and how much they do."""

    role: Role
    words: str
    counts: int = 2

    def fits(self, role: Role, said: str) -> bool:
        """Whether they stand there."""
        return role is self.role and re.search(self.words, said) is not None


#: The paper that the office itself gets, behind a copy to the college: 纸质版4月12日前交教务处.
_TO_OFFICE = r"纸质[^，。；]{0,12}?[交报送][^，。；]{0,4}(?:教务[处部科]|学籍[科办]|学生处)"
_CLUES = (
    _Clue(Role.CHECK, r"学生(?!处|工作|科|证)|毕业生(?!名单)|同学|本人|自行|自己|大家"),
    _Clue(Role.CHECK, r"学信|登[录陆]|网上|上网|系统"),
    _Clue(Role.CHECK, r"[核校]对|核实|核查|校验|查看|确认"),
    _Clue(Role.SUBMIT, rf"表(?!示|明|现)|签[名字]|《|反馈|{_TO_OFFICE}", counts=4),
    _Clue(Role.SUBMIT, r"班长|各班|班级|班主任|学委|辅导员"),
    _Clue(Role.SUBMIT, r"交|报|送|寄|发|放"),
)
#: Another step, or for others.
_LESS = (
    r"抽查|再次|再核|二次|复[核查]|第二[轮次批]|补[拍采充交]过?|逾期|未按时|推迟|延至|可延|提醒|通报|进度|"
    r"签[名字](?![版件稿]|[^\n]*表)|去年|往年|特殊情况|困难|因故|没赶上|实习|在外|外地|住院|隔离|休学|复学|转专业|留级|往届|结业|延毕"
)
#: What a class collects is not yet handed in: 4月9日前收齐反馈表，4月10日前交学院.
_COLLECTED = r"^(?!.*(?:[交报送寄]|给(?:我|您|老师))).*收[齐集取]"
#: The paper with the signatures counts.
_NO_PAPER = "电子[版表档稿]|电子文档|邮箱|邮件"
_OF_SMALL = r"接龙|名单|人数|说明|总结|报告|情况|进度|证明|申请"


def weighed(
    found: Sequence[DraftDeadline], of: Mapping[int, Found], notice: Told
) -> list[DraftDeadline]:
    """The deadlines *found* with their weight, and what is against each that weighs as another."""
    made = [one._replace(weight=_weight(one, of, notice)) for one in found]
    in_a_row = stages(found)
    for role in SINGLE_ROLES:
        its = [(at, one) for at, one in enumerate(made) if one.role is role and _may_count(one)]
        for (at, one), second in permutations(its[:_MOST], 2):
            if holds((at, one), second, in_a_row):  # 4月1日至20日, of which 4月1日至10日
                made[at] = one._replace(weight=max(made[at].weight, second[1].weight))
        its = [(at, made[at]) for at, _ in its]
        most = max((one.weight for _, one in its), default=0)
        rivals = [each for each in its if each[1].weight == most][:_MOST]
        for first, second in combinations(rivals, 2):
            (at, one), (place, two) = first, second
            if _day(one) == _day(two) or one.stage.hands_on or two.stage.hands_on:
                continue
            if not are_told_apart(first, second, of, in_a_row):
                made[at] = made[at].doubted(_ALSO.format(role.label, _bare(two.text)))
                made[place] = made[place].doubted(_ALSO.format(role.label, _bare(one.text)))
    return made


def _may_count(one: DraftDeadline) -> bool:
    """Whether a day may be the notice's own one: it is sure, or only its hour is open."""
    is_known = one.day is not None if one.why else one.at is not None
    return is_known and not (one.unit or one.same_as)


def _day(one: DraftDeadline) -> datetime | date | None:
    return one.at or one.day


def _weight(one: DraftDeadline, of: Mapping[int, Found], notice: Told) -> int:
    """How many of the clues for its role stand in its own words, less what speaks for another."""
    date = of.get(one.places[-1][1]) if one.places else None
    if one.role not in SINGLE_ROLES or date is None:
        return 0
    said, _ = words_and_row(one, date)
    weight = 1 + sum(clue.counts for clue in _CLUES if clue.fits(one.role, said))
    weight -= 3 * (re.search(_LESS, said) is not None)
    weight -= 3 * (re.search(_NO_PAPER, said) is not None and "纸质" not in said)
    weight -= 8 * (re.search(_COLLECTED, said) is not None)
    if one.role is Role.SUBMIT and re.search(_OF_SMALL, said) and "表" not in said:
        weight -= 4
    return weight - 3 * len(faults(Case(one, date, notice)))


def _bare(text: str) -> str:
    return " ".join(text.split())
