"""What is told of a deadline beside its day: who does it, to whom it goes, what paper, which part.

By this two days of one role are told apart, or are one matter (`agreement`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import LOOK_VERBS, STUDENT_VERBS, either
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.notice.draft import DraftDeadline, Stage
from tongzhi_cli.notice.reading.due.found import Found
from tongzhi_cli.notice.reading.due.role.shared_cell import own_words

#: Whose papers somebody else collects does nothing then: 学院收齐各班反馈表.
_NOT_COLLECTED = "(?<!收齐)(?<!收集)(?<!收取)(?<!汇总)(?<!汇集)(?<!整理)(?<!审核)"
#: Between a class and the office of the school: what a college is called elsewhere.
_UNITS = (
    r"学院|书院|分院|院系|系部|院[（(][部系][)）]|教学(?:单位|部(?!分))|函授站|教学[站点]|工作站"
)
#: Who does it; 学生处 and 班级汇总表 are nobody, and nobody stands behind 交 and its like.
_DOERS = (
    ("teacher", "教师|导师"),
    (
        "student",
        r"学生(?!处|工作|科|证|信息|名单)|毕业生(?!名单|信息)|本人|同学|学员|研究生(?!院|处|部|秘书)|(?i:students?|seniors?|graduates)\b",
    ),
    (
        "class",
        rf"班级(?!汇总|信息|反馈|核对|校对|确认|名单)|{_NOT_COLLECTED}各班|班长|班主任|辅导员|学委|学习委员|毕业班|(?i:monitors?)\b",
    ),
    (
        "college",
        rf"(?<![到去至在往向])(?:{_UNITS})(?!路)|各[系院部站]|[系院]里|教[务学]秘书|教[务学]干事|教学办|系主任|院长|单位",
    ),
)  # fmt: skip
_ARROW = "→|➜|➔|⇒|-{1,2}>|—>"
_OFFICES = r"教务[处部科]|学籍[科办]|学生处|学工[处部]|研究生[院处]|本科生院|教学事务部|教科[处办]"
#: To whom a paper goes stands behind these.
_TAKES = rf"(?:(?:交|报|送|发|提交|寄)(?:送|至|到|给|往|回|达|学){{0,3}}|{_ARROW})"
_TAKERS = (
    ("class", rf"{_TAKES}(?:各|本|所在)?(?:班长|班主任|辅导员|学委)"),
    ("college", rf"{_TAKES}(?:各|本|所在)?(?:{_UNITS}|院|系)(?![^，。；]{{0,2}}学籍)"),
    ("office", rf"{_TAKES}[^，。；]{{0,4}}(?:{_OFFICES})"),
)
#: Between the class and its college.
_TEACHER = "(?:各班)?(?:辅导员|班主任)"
_TEACHERS = rf"(?:^|[，,\s请由①-⑳]){_TEACHER}\s?(?:[：:于在]|最[迟晚]|收齐|审|签|汇总|统一|将|把)"
#: Unless the class has it back: 辅导员审核后由班长交.
_BACK_TO_CLASS = (
    r"班长|学委|学习委员|由(?:各班|本班|班级)|[，,\s](?:各班|班级|本班)(?!反馈|汇总|的)"
)
_TO_TEACHER = rf"{_TAKES}(?:各自的?|各|本|所在|自己的?)?{_TEACHER}"
#: Its copy, or what others only sign or stamp: 交学院盖章，盖章后交教务处.
_COMES_BACK = (
    rf"电子(?!邮[箱件])|扫描|{_TAKES}(?:{_UNITS}|院|系)[^，。；]{{0,8}}(?:盖[^，。；]{{0,2}}章|签[字名章]|审[核签定])|"
    r"(?:退|返|发|取|领)回"
)
#: What others make of the papers of all classes.
_OF_ALL_CLASSES = frozenset({"汇总表", "统计表", "报告", "总结"})
#: What is handed in; each is another matter.
_PAPERS = (
    r"反馈表|核对表|校对表|确认表|签[字名]表|汇总表|统计表|登记表|申请表|名单|花名册|报告|总结|回执|"
    r"结果|电子|纸质|扫描|勘误|初审|复审|材料|证明"
)
#: What tells one part of the students, or one round, from the others.
LEVEL = "本科|专科|高职|研究生|专升本|硕士|博士"
_KINDS = ("届", "级", LEVEL)
_PEOPLE = (
    rf"(?:20)?\d\d[级届]|{LEVEL}|[三四五二两]年制|校区|本部|分校|缓|逾期(?=未|的|仍|没|学生)|未[核校]对|未完成|"
    r"夜校|函授|成[人教]|自考|留学|"
    r"(?<![一-鿿])(?!各|所在|二级|本|全体|校内)(?:(?![交报送发至到给由将])[一-鿿]){1,8}(?:专业|学院|系)(?=[：:\t、和与]|$)|"
    r"转专业|复学|休学|留级|往届|结业|新生|延期|不在校|实习|外出|外地|变更|异动"
)
ROUNDS = (
    r"第[一二三四1-4][批次轮阶]|首[批次轮]|补[充报交]|再次(?!提醒|强调|通知)|重新|二次|复[核查]|延长|初[步次]|"
    r"预[核校审]|抽查|(?:督促|提醒)(?=[^，。；]{0,4}(?:学生|同学|毕业生))|通报|反馈意见"
)
_PARTS = rf"{_PEOPLE}|{ROUNDS}"
#: Who only signs then looks at nothing.
_SIGNS = "签[字名](?!表)"
_LOOKS = either((*STUDENT_VERBS, *LOOK_VERBS))
#: A last day behind the usual one.
_LATEST = "最[迟晚]|不[晚迟]于|不得[晚迟]于|逾期|补交"
#: A clause that stands between signs.
_ENDS = r"[。；;\n]"


class Matter(NamedTuple):
    """What is told of a deadline beside its day; *row* are the cells of its row of a table.

    *is_last*: it is called the latest. *is_teachers*: the teacher of the class passes it on;
    *goes_to_teacher*: to whom the class gives it. *comes_back*: what it gives is a copy, or is
    only stamped, and the paper goes on with the class.
    """

    role: Role
    doer: str
    taker: str
    papers: frozenset[str]
    parts: frozenset[str]
    row: tuple[str, ...] | None
    is_last: bool
    is_teachers: bool = False
    goes_to_teacher: bool = False
    comes_back: bool = False


def with_stages(found: Sequence[DraftDeadline], of: Mapping[int, Found]) -> list[DraftDeadline]:
    """The deadlines *found*, those of handing in with whose step it is.

    班级交学院 is the class's, 学院报教务处 the college's. Where the class hands in to somebody
    below the office, what goes on to the office, and who passes it on, is the next step.
    """
    told = {at: matter_of(one, of) for at, one in enumerate(found) if one.role is Role.SUBMIT}
    steps = {at: stage(its.doer, its.taker) for at, its in told.items()}
    first = [
        its
        for at, its in told.items()
        if steps[at] is Stage.CLASS and its.taker != "office" and not its.comes_back
    ]
    goes_to_teacher = any(its.goes_to_teacher for its in first)
    has_copy = any("电子" in its.papers and steps[at] is Stage.CLASS for at, its in told.items())
    made = list(found)
    for at, its in told.items():
        step = steps[at]
        is_same = any(not its.papers - _OF_ALL_CLASSES - one.papers for one in first)
        if step is Stage.UNKNOWN and its.taker == "office" and is_same:
            step = Stage.COLLEGE  # 班长4月8日前交学院，4月12日报教务处
        elif its.taker == "office" and step is Stage.UNKNOWN and has_copy and "纸质" in its.papers:
            step = Stage.CLASS  # 班长4月8日前发电子版到学院，纸质版4月12日前交教务处
        elif its.is_teachers and goes_to_teacher and not its.goes_to_teacher:
            step = Stage.TEACHER  # 班长交辅导员，辅导员4月8日前交学院
        made[at] = found[at]._replace(stage=step)
    return made


def _from_whom(words: str) -> tuple[str, str]:
    """Who does it, and to whom a paper goes; "" for who is not named."""
    front = re.sub(rf"{_TAKES}[^，。；：\t]{{0,20}}", "", words)
    doer = next((name for name, shape in _DOERS if re.search(shape, front)), "")
    return doer, next((name for name, shape in _TAKERS if re.search(shape, words)), "")


def stage(doer: str, taker: str) -> Stage:
    """Whose step a hand-in is, by who does it and to whom it goes."""
    if doer in {"class", "student"} or (not doer and taker in {"class", "college"}):
        return Stage.CLASS
    return Stage.COLLEGE if doer == "college" else Stage.UNKNOWN


def matter_of(one: DraftDeadline, of: Mapping[int, Found]) -> Matter:
    """What is told of a deadline; *of* are the dates they were read from, by where those end."""
    date = of.get(one.places[-1][1]) if one.places else None
    words, row = words_and_row(one, date)
    doer, taker = _from_whom(words)
    parts = {*re.findall(_PARTS, words)}
    if one.role is Role.CHECK:
        doer = doer or "student"
        parts |= {_SIGNS} if re.search(_SIGNS, words) and not re.search(_LOOKS, words) else set()
    return Matter(
        one.role,
        doer,
        taker,
        frozenset(re.findall(_PAPERS, words)),
        frozenset(parts),
        row,
        re.search(_LATEST, words) is not None,
        doer == "class" and _is_teachers(words),
        re.search(_TO_TEACHER, words) is not None,
        re.search(_COMES_BACK, words) is not None,
    )


def _is_teachers(words: str) -> bool:
    """Whether the teacher of the class passes it on, and it does not come back to the class."""
    teacher = re.search(_TEACHERS, words)
    return teacher is not None and not re.search(_BACK_TO_CLASS, words[teacher.end() :])


def words_and_row(one: DraftDeadline, date: Found | None) -> tuple[str, tuple[str, ...] | None]:
    """What is said around a deadline: its clause, or its row and what stands over its column."""
    if date is None:
        return one.sentence, None
    if (own := own_words(date)) and re.search(r"\w\w", f"{own.before} {own.after}"):
        return f"{own.before} {own.after}", None
    if told := date.beside:
        of_column = (told.over, *told.tasks) if told.several else ()
        cells = (*of_column, *told.row)
        row = tuple(re.sub(r"\s|\d{1,2}[.、]", "", cell) for cell in cells)
        return "\t".join((told.over, told.whose, *cells)), row
    before, after = re.split(_ENDS, date.before)[-1], re.split(_ENDS, date.after)[0]
    if date.earlier is not None and len(before) == len(date.before):
        before = before.partition("，")[2]  # what stands behind the day before it is of that
    if date.later and len(after) == len(date.after):
        after = after.rpartition("，")[0]
    return f"{before} {after}", None


def of_all(told: Iterable[Matter]) -> set[str]:
    """The only 届, the only 级, the only level that is named: it tells nobody from the others."""
    named = {part for matter in told for part in matter.parts}
    each = ({part for part in named if re.search(f"(?:{kind})$", part)} for kind in _KINDS)
    return {part for parts in each if len(parts) == 1 for part in parts}


def only_stage(told: Iterable[Matter]) -> set[str]:
    """The only stage of the work that is named of one role: 第一阶段：学生自查, 第二阶段：交表."""
    named = {part for matter in told for part in matter.parts if part.endswith("阶")}
    return named if len(named) == 1 else set()
