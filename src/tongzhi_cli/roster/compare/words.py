"""What two rolls differ in, a line for each, in the words of the screen and of the workbook."""

from collections.abc import Iterator

from tongzhi_cli.model.problem import Where
from tongzhi_cli.model.student import Student
from tongzhi_cli.model.terms import untold
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.roster.compare.classes import Became, ClassChange
from tongzhi_cli.roster.compare.compare import Changed, Comparison, Detail, What

CLASSES, CAME, WENT, LOST = "班级变动", "新来", "离开", "学号损坏"
#: What each change of a student is called, in the order in which they are shown.
OF_STUDENT = {
    What.CLASS: "换班",
    What.NAME: "姓名",
    What.NUMBER: "学号",
    What.STANDING: "学籍状态",
}
#: What stands where a roll says nothing.
NOTHING = {What.CLASS: untold("班级"), What.NUMBER: "没有写", What.STANDING: "没有写"}


class Line(NamedTuple):
    """One thing that is another: of whom, what stood there before and stands there now."""

    group: str
    number: str
    name: str
    class_name: str
    before: str = ""
    after: str = ""
    note: str = ""
    old: Where | None = None
    new: Where | None = None


def lines_of(found: Comparison) -> Iterator[Line]:
    """Everything that differs, group by group."""
    yield from map(_of_class, found.classes)
    hints = {id(one.went): one.came for one in found.maybe}
    backs = {id(came): one.went for one in found.maybe for came in one.came}
    for one in found.came:
        hint = _hint("原来的", (backs[id(one)],)) if id(one) in backs else ""
        standing = one.enrolment.said if one.enrolment else ""
        note = "；".join(filter(None, (standing, hint)))
        yield Line(CAME, one.number, one.name, one.class_name or "", note=note, new=one.where)
    for one in found.went:
        hint = _hint("新来的", hints[id(one)]) if id(one) in hints else ""
        yield Line(WENT, one.number, one.name, one.class_name or "", note=hint, old=one.where)
    for what in OF_STUDENT:
        yield from (_of_student(one, each) for one, each in found.of(what))


def others_of(found: Comparison) -> Iterator[Line]:
    """What only a table tells: who went along with a class, and whose 学号 was destroyed."""
    for one in found.classes:
        if one.became in {Became.DIVIDED, Became.JOINED}:
            for pair in one.members:
                before, after = pair.old.class_name or "", pair.new.class_name or ""
                yield _line(pair.old, pair.new, OF_STUDENT[What.CLASS], before, after, "随班")
    for pair in found.remains:
        note = "学号被 Excel 改坏了，按姓名和班级对上"
        yield _line(pair.old, pair.new, LOST, pair.old.number, pair.new.number, note)


def _line(old: Student, new: Student, group: str, before: str, after: str, note: str) -> Line:
    where = (old.where, new.where)
    return Line(group, new.number, new.name, new.class_name or "", before, after, note, *where)


def _of_student(one: Changed, each: Detail) -> Line:
    nothing = NOTHING.get(each.what, "")
    before, after = each.before or nothing, each.after or nothing
    note = ""
    if each.what is What.NAME and not set(one.old.name) & set(one.new.name):
        note = "姓名完全不同，请看看是不是换了人"
    return _line(one.old, one.new, OF_STUDENT[each.what], before, after, note)


def _of_class(one: ClassChange) -> Line:
    before, after = "、".join(one.before), "、".join(one.after)
    return Line(CLASSES, "", "", "", before, after, class_words(one))


def class_words(one: ClassChange) -> str:
    """What became of classes, and of how many students.

    >>> class_words(ClassChange(Became.JOINED, ("1班", "2班"), ("1班",), ()))
    '2班 并入 1班（0 人）'
    """
    stay = [name for name in one.before if name in one.after]
    before, after = list(one.before), list(one.after)
    match one.became:
        case Became.WRITTEN:
            verb = "现在写成"
        case Became.RENAMED:
            verb = "改名为"
        case Became.DIVIDED:
            verb = "分出" if stay else "分成"
            after = [name for name in after if name not in stay]
        case Became.JOINED:
            verb = "并入" if stay else "合成"
            before = [name for name in before if name not in stay]
    return f"{'、'.join(before)} {verb} {'、'.join(after)}（{len(one.members)} 人）"


def _hint(whose: str, others: tuple[Student, ...]) -> str:
    named = "、".join(" ".join(filter(None, (one.number, one.class_name))) for one in others)
    return f"可能就是{whose} {named}（同名，说不准）"
