"""What each student with a fault has to do: who solves it, what to bring, where, until when.

Source: notice 普院教发（2018）4号: 如个人信息有误……根据勘误原因提交相应材料（身份证复印件）至教务处
进行勘误; 学信网无图像信息学生……自行前往昆明采集，务必于6月初将纸质照片交教务处214室. What the
notice does not say is the catalogue's (`anomaly.kinds`), and a day that it leaves open stays open.
"""

import re
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from tongzhi_cli.anomaly.kinds import NO_PHOTO, OTHER, SHIPPED, WITHOUT_PHOTO, WRONG_PHOTO, Kind
from tongzhi_cli.anomaly.matching import faults_in, is_no_photo
from tongzhi_cli.answers.answer import NOT_CLEAR, Status
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import Role, Scope
from tongzhi_cli.model.words import NOT_OWN, either
from tongzhi_cli.named_tuple import NamedTuple

if TYPE_CHECKING:
    from tongzhi_cli.check.check import Report
    from tongzhi_cli.notice.model import Deadline, NoPhoto, Notice, NotOwnPhoto


class Group(StrEnum):
    """Where students have to go, in the order in which they are told."""

    HERE = "本校办理"
    ELSEWHERE = "本人到别处办"
    NOTHING = "不用办"
    PHOTO = "没有照片的"
    NOT_OWN = "照片不是本人的"
    ASK = "先问清楚"


class Step(NamedTuple):
    """What is to be done about one *fault*.

    *own* are the materials that the notice wants of everybody, *materials* all of them; *where* is
    "" and *deadline* None where the notice does not say, *at* its moment in the notice's zone.
    *is_usual*: what is not *own* is what offices usually want, of which the notice says nothing.
    """

    fault: Kind
    office: str
    own: tuple[str, ...]
    materials: tuple[str, ...]
    where: str
    deadline: "Deadline | None"
    at: datetime | None = None
    is_usual: bool = False

    @property
    def bring(self) -> str:
        """The materials in words, what the notice itself wants first; whose the others are."""
        own, more = "、".join(self.own), "、".join(self.materials[len(self.own) :])
        if not (more and self.is_usual):
            return "；另备 ".join(filter(None, [own, more]))
        return f"{own}；通知没有写、一般还要：{more}" if own else f"通知没有写，一般要：{more}"


class Item(NamedTuple):
    """One *student* in one group: what was written, and the steps to take (none: to be asked)."""

    class_title: str
    file: str
    student: Student
    text: str
    steps: tuple[Step, ...]


def steps_for(text: str, notice: "Notice") -> tuple[Step, ...]:
    """A step for each kind of fault that *text* names; one for 其他 where none is known.

    >>> from tongzhi_cli.check.rules.sample import notice
    >>> [(step.fault.name, step.office) for step in steps_for("民族应为回族", notice())]
    [('民族', '教务处（报省级主管部门）')]
    >>> steps_for("没有照片", notice())[0].deadline is None
    True
    """
    return tuple(_step(one, notice) for one in faults_in(text, notice.own_faults) or (OTHER,))


def _is_among(material: str, own: tuple[str, ...]) -> bool:
    """Whether what is usually wanted is named in what the notice wants, and not its copy alone.

    >>> own = ("身份证、户口簿原件及复印件",)
    >>> _is_among("身份证、户口本", own), _is_among("录取通知书", own)
    (True, False)
    """
    said = "、".join(own).replace("户口簿", "户口本")
    each = material.replace("户口簿", "户口本").split("、")
    copy = "(?:(?!原件)[^、，]){0,12}复印件"
    return all(re.search(f"{re.escape(one)}(?!{copy})", said) for one in each)


def _step(fault: Kind, notice: "Notice") -> Step:
    deadline = notice.deadline(fault.deadline) if fault.deadline else None
    office, materials = fault.office, fault.materials
    said = deadline.what if deadline else ""
    is_usual = fault not in notice.own_faults and any(one not in said for one in materials)
    if fault.name == NO_PHOTO:
        if notice.no_photo and office == _OFFICES[NO_PHOTO]:
            office = f"学生本人（{notice.no_photo.where}补采集）"
        if not materials and deadline and re.match(_PHOTO_PAPERS, deadline.what):
            materials = (deadline.what,)
    own: tuple[str, ...] = ()
    correction = notice.correction
    is_here = fault.scope in {Scope.PROVINCE, Scope.SCHOOL, Scope.PHOTO} and not _is_photo(fault)
    if correction and is_here and (materials or fault is OTHER):
        own = tuple(correction.materials)
        materials = (*own, *(one for one in materials if not _is_among(one, own)))
    at = notice.local(deadline.at) if deadline and deadline.at else None
    where = _where(deadline, notice, is_here=is_here)
    if told := _sent_for_a_photo(fault, notice):
        office = f"学生本人（{told.where}）" if told.where else fault.office
        return Step(fault, office, (), fault.materials, told.where, deadline, at, is_usual)
    return Step(fault, office, own, materials, where, deadline, at, is_usual)


#: What is done until a deadline may be something to bring: 补采集的纸质照片, 将纸质照片交….
_PHOTO_PAPERS = r"(?!.*(?:补拍|拍摄|现场))[^，。；]{0,12}照片"
_OFFICES = {one.name: one.office for one in SHIPPED}


def _is_photo(fault: Kind) -> bool:
    """Whether a photo is missing; its papers are not those of a 勘误."""
    return fault.scope is Scope.PHOTO and (
        fault.name in WITHOUT_PHOTO or fault.deadline is Role.PHOTO
    )


def _where(deadline: "Deadline | None", notice: "Notice", *, is_here: bool) -> str:
    if deadline and deadline.where:
        return f"{deadline.where}{deadline.whom}"
    return notice.correction.where if is_here and notice.correction else ""


#: A photo that is not the student's, as a notice speaks of it.
_SOMEBODY_ELSES = rf"{either(NOT_OWN)}|(?:照片|图像)(?:有误|错误|不对|不符)"


def _sent_for_a_photo(fault: Kind, notice: "Notice") -> "NoPhoto | NotOwnPhoto | None":
    """Where the notice sends those whose photo is somebody else's; it may be with the missing."""
    if fault.name != WRONG_PHOTO:
        return None
    for told in (notice.not_own_photo, notice.no_photo):
        if told and re.search(_SOMEBODY_ELSES, told.who + told.what):
            return told
    return None


def group_of(fault: Kind, text: str, notice: "Notice") -> Group:
    """The group of a student whose *text* names *fault*, as the *notice* sends them.

    >>> from tongzhi_cli.anomaly.kinds import OTHER
    >>> from tongzhi_cli.check.rules.sample import notice
    >>> group_of(OTHER, "有只猫", notice())
    <Group.HERE: '本校办理'>
    """
    if fault.scope is Scope.SELF:
        return Group.ELSEWHERE
    if fault.scope is Scope.NONE:
        return Group.NOTHING
    if fault.scope is Scope.PHOTO and (fault.name in WITHOUT_PHOTO or is_no_photo(text)):
        return Group.PHOTO
    if told := _sent_for_a_photo(fault, notice):
        return Group.NOT_OWN if told is notice.not_own_photo else Group.PHOTO
    return Group.HERE


def followup(report: "Report") -> dict[Group, list[Item]]:
    """Everybody with a fault, by group, then in the order of the report.

    Whose faults belong to several groups stands in each with those that do; whose result does not
    say what is wrong has to be asked first.
    """
    found: dict[Group, list[Item]] = {group: [] for group in Group}
    for each in report.classes:
        for line in each.lines:
            student, text = line.student, line.result.text
            if line.result.status in NOT_CLEAR:
                found[Group.ASK].append(Item(each.title, each.file, student, text, ()))
            if line.result.status is not Status.ANOMALY:
                continue
            by_group: dict[Group, list[Step]] = {}
            for step in steps_for(text, report.notice):
                by_group.setdefault(group_of(step.fault, text, report.notice), []).append(step)
            for group, steps in by_group.items():
                item = Item(each.title, each.file, student, text, tuple(steps))
                found[group].append(item)
    return found
