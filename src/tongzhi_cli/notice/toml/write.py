"""A draft -> the text of a notice file, with comments as a person would want them.

What is not sure stands as a comment that begins with TODO, next to where it belongs, with the
words of the notice; `notice check` refuses the file until a person has decided it
(docs/notice-file.md, 待定).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from tongzhi_cli.model.terms import SINGLE_ROLES, Paper
from tongzhi_cli.model.text import shortened
from tongzhi_cli.notice.draft import (
    FRAME,
    STRUCK,
    Draft,
    DraftCohort,
    DraftDeadline,
    DraftForm,
    Left,
    Unsure,
    of_issue,
)
from tongzhi_cli.notice.model import Form, Notice
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.notice.toml.for_students import for_students
from tongzhi_cli.notice.toml.lines import HOW, PHRASE, todos
from tongzhi_cli.notice.toml.values import moment, number, remark, text, texts

#: What an editor proposes and checks the keys by (`fankui notice schema` writes it).
SCHEMA_FILE = "notice.schema.json"

_PAPERS = {
    Paper.SIGNED: "全员签名表",
    Paper.CORRECTIONS: "勘误表",
    Paper.COUNTS: "统计表",
}
#: What to do about it in the file, for `todos` apart from what is asked.
_FILL_IN = f"{HOW}填好，去掉前面的 #"
_UNKNOWN = f"没有认出来{_FILL_IN}"
_UNKNOWN_WORDS = f"没有认出来，先照抄通知的话{HOW}写清楚了，删掉这条注释"
#: So much of a sentence stands for what has to be done.
_LONGEST = 60
_NO_COHORT = f"""\
# TODO 哪些学生：没有认出届、级、层次{HOW}去掉下面五行前面的 #，改好，一种一段
# [[cohort]]
# year = 2027       # 届
# entry_year = 2023 # 级
# level = "本科"    # 层次
# length = 4        # 学制"""
_NO_DEADLINE = f"""\
# TODO {{name}}的截止：没有认出来{HOW}去掉下面四行前面的 #，改好；没有这个截止就都删掉
# [[deadline]]
# role = "{{role}}"
# text = "4月1日23:00前"
# what = "{{what}}\""""


def written(draft: Draft) -> str:
    """The notice file for *draft*; the same draft gives the same text.

    A draft without anything unsure or missing reads back, by `notice_toml.parse`, as the same
    facts; any other text is refused until it is filled in.
    """
    shipped = notice_toml.read(notice_toml.BUILT_IN)
    blocks = [
        *_unsure([one for one in draft.unsure if one != of_issue(draft)]),
        _facts(draft),
        _wording(draft),
        *_attachments(draft),
        _steps(shipped),
        *(_cohorts(draft.cohorts) or [_NO_COHORT]),
        *map(_deadline, draft.deadlines),
        *_missing_deadlines(draft.deadlines, draft.settled),
        _form(draft.form, draft.cohorts, shipped.form),
        *for_students(draft),
        *_left(draft.left),
    ]
    body = "\n\n".join(blocks)
    return f"{_head(draft, body)}\n\n{body}\n"


def _head(draft: Draft, body: str) -> str:
    lines = [
        f"#:schema ./{SCHEMA_FILE}",
        "# 放在花名册旁边、名叫 notice.toml，就会自动使用。各项的意思见 docs/notice-file.md；",
        f"# 要编辑器提示各项：fankui notice schema -o {SCHEMA_FILE}",
    ]
    if draft.source:
        lines.append(f"# 读自：{remark(draft.source)}")
    if count := len(todos(body)):
        lines.append(
            f"# 写成时有 {count} 处待定，定了就删掉那条注释；还剩哪几处：fankui notice check"
        )
    return "\n".join(lines)


def _unsure(unsure: Sequence[Unsure]) -> list[str]:
    return ["\n".join(_todo(one.why, one.text, one.sentence)) for one in unsure]


def _left(left: Sequence[Left]) -> list[str]:
    """The dates that are no deadlines, as comments, so that a person may see that none is."""
    own = [one for one in left if not one.is_beside]
    lines = [f"#   {remark(one.text)}：{remark(one.why)}" for one in own]
    if lines:
        lines = ["# 通知里还有这些日期，不是截止，没有写成 [[deadline]]：", *lines]
    for why in (STRUCK, FRAME):
        if said := list(dict.fromkeys(remark(one.text) for one in left if one.why == why)):
            lines.append(f"# {why}：{'、'.join(said)}")
    return ["\n".join(lines)] if lines else []


def _todo(why: str, phrase: str = "", sentence: str = "") -> Iterator[str]:
    """A comment that asks a person to decide, with the words of the notice."""
    yield f"# TODO {remark(why) or '请核对'}"
    if phrase := remark(phrase):
        yield f"#   {PHRASE}{phrase}"
    if (sentence := remark(sentence)) and sentence != phrase:
        yield f"#   所在的句子：{sentence}"


def _fact(key: str, value: str, name: str) -> str:
    """A key that must be there; a comment that asks for it where the value is not known."""
    return f"{key} = {value}" if value else f'# {key} = "" # TODO {name}：{_UNKNOWN}'


def _of_cohort(key: str, value: str, sample: str, name: str, *, is_asked: bool) -> str:
    """A key of a cohort; where it *is_asked* about as a whole, this is no further question."""
    asked = "" if is_asked else "TODO "
    return f"{key} = {value}" if value else f"# {key} = {sample} # {asked}{name}{_FILL_IN}"


def _line_of(key: str, value: str, name: str) -> str:
    return _fact(key, text(value) if value else "", name)


def _facts(draft: Draft) -> str:
    lines = ["schema = 1", f"id = {text(draft.id)}"]
    if draft.number:
        lines.append(f"number = {text(draft.number)}")
    lines += [
        _line_of("title", draft.title, "通知的标题"),
        _line_of("issuer", draft.issuer, "发文单位"),
        _line_of("school", draft.school, "学校的全称"),
    ]
    if draft.issued:
        lines.append(f"issued = {moment(draft.issued)}")
    else:
        said = of_issue(draft)
        phrase = f"（{remark(said.text)}）" if said and said.text else ""
        why = f"{remark(said.why)}{phrase}{_FILL_IN}" if said else _UNKNOWN
        lines.append(f"# issued = 2027-03-15 # TODO 发文日期：{why}")
    if draft.to:
        lines.append(f"to = {text(draft.to)}")
    lines.append('time_zone = "Asia/Shanghai"')
    if draft.website:
        lines.append(f"website = {text(draft.website)}")
    lines.append('order = "学号" # 由小到大')
    if draft.papers:
        names = "、".join(_PAPERS[paper] for paper in draft.papers)
        lines.append(f"papers = {texts(draft.papers)} # 要交的：{names}")
    if not draft.deadlines and set(SINGLE_ROLES) <= {*draft.settled}:
        lines.append("deadline = [] # 没有截止")
    return "\n".join(lines)


def _wording(draft: Draft) -> str:
    return "\n".join(
        [
            "# 填在“校对结果”里的字；同义的说法程序自带一份，这里可以再加。",
            _line_of("ok_text", draft.ok_text, "没有异常时填的字"),
            "ok_synonyms = []",
        ]
    )


def _attachments(draft: Draft) -> list[str]:
    return [f"attachments = {texts(draft.attachments)}"] if draft.attachments else []


def _steps(shipped: Notice) -> str:
    """The steps of the shipped notice, as a comment: the website changes from year to year."""
    lines = [
        "# 附件1 的步骤，短到能粘在班级群里；写上了 fankui remind 才会带上：",
        "# steps_short = [",
    ]
    lines += [f"#     {text(step)}," for step in shipped.steps_short]
    return "\n".join([*lines, "# ]"])


def _cohorts(cohorts: Iterable[DraftCohort]) -> list[str]:
    blocks = []
    told = ""
    for cohort in cohorts:
        lines = []
        if cohort.text and cohort.text != told and not cohort.why:
            told = cohort.text
            lines.append(f"# {PHRASE}{remark(told)}")
        if cohort.why:
            lines += _todo(f"{cohort.year}届{remark(cohort.level)}：{cohort.why}", cohort.text)
        lines += ["[[cohort]]", f"year = {cohort.year}"]
        level = text(cohort.level) if cohort.level else ""
        length = "" if cohort.length is None else number(cohort.length)
        lines += [
            _of_cohort(*each, is_asked=bool(cohort.why))
            for each in (
                ("entry_year", str(cohort.entry_year or ""), "2023", "级（入学年份）"),
                ("level", level, '"本科"', "层次：没有认出来"),
                ("length", length, "4", "学制（几年）"),
            )
        ]
        blocks.append("\n".join(lines))
    return blocks


def _deadline(deadline: DraftDeadline) -> str:
    lines = list(_todo(deadline.question, deadline.text, deadline.sentence)) if deadline.why else []
    lines += ["[[deadline]]", f'role = "{deadline.role}" # {deadline.role.in_full}']
    lines.append(_line_of("text", deadline.text, "截止时间的原话"))
    if deadline.start:
        lines.append(f"start = {moment(deadline.start)}")
    if deadline.at:
        unsaid = "" if deadline.has_clock else " # 没有写几点，算到当天最后一刻"
        lines.append(f"at = {moment(deadline.at)}{unsaid}")
    else:
        lines.append(_not_yet(deadline))
    refused = " # 逾期不再受理" if deadline.hard else " # 只提醒；逾期不再受理的写 true"
    lines.append(f"hard = {'true' if deadline.hard else 'false'}{refused}")
    lines.append(_what(deadline))
    if deadline.where:
        lines.append(f"where = {text(deadline.where)}")
    if deadline.whom:
        lines.append(f"whom = {text(deadline.whom)}")
    return "\n".join(lines)


def _what(deadline: DraftDeadline) -> str:
    """What has to be done; where it is not known, the notice's own words stand for it.

    They are for people only, so that no command need wait until somebody has put it better.
    """
    if what := deadline.what:
        return f"what = {text(what)}"
    if what := deadline.role.usual:
        return f"what = {text(what)} # 照一般的说法"
    said = " ".join((deadline.sentence or deadline.text).split())
    asked = "" if deadline.why else "TODO "  # it is asked about as a whole above
    return f"what = {text(shortened(said, _LONGEST))} # {asked}要做什么、交什么：{_UNKNOWN_WORDS}"


def _not_yet(deadline: DraftDeadline) -> str:
    """The line that stands for `at`: what is known of it, to be filled in or confirmed."""
    proposal = deadline.proposal
    if isinstance(proposal, datetime):
        unsaid = "" if deadline.has_clock else "，没有写几点，算到当天最后一刻"
        from_where = "从发文日期数的" if deadline.is_counted else "照通知写的"
        return f"# at = {moment(proposal)} # {from_where}{unsaid}；对就去掉最前面的 #"
    if day := deadline.day or proposal:
        return f"# 几点没有写明，所以没有 at；定了再写：at = {day}T时:分:00"
    return "# 没有写明是哪一刻，所以没有 at；定了再写：at = 2027-06-05T17:00:00"


def _missing_deadlines(deadlines: Sequence[DraftDeadline], settled: Sequence[str]) -> Iterator[str]:
    there = {*(deadline.role for deadline in deadlines), *settled}
    for role in SINGLE_ROLES:
        if role not in there:
            yield _NO_DEADLINE.format(name=role.in_full, role=role, what=role.usual)


def _form(form: DraftForm, cohorts: Sequence[DraftCohort], shipped: Form) -> str:
    given = (form.title, form.columns, form.rows, form.signatures)
    lines = []
    if not any(given):
        lines.append('# 表的样子照自带的空白表；用学校的空白表，加一行 blank = "附件2.docx"。')
    lines += [
        "[form]",
        f"title = {text(form.title or _title(shipped, cohorts))}",
        f"columns = {texts(form.columns or shipped.columns)}",
        f"rows = {form.rows or shipped.rows}",
        f"signatures = {texts(shipped.signatures if form.signatures is None else form.signatures)}",
    ]
    if form.blank:
        lines.append(f"blank = {text(form.blank)} # 和这个文件放在一起")
    return "\n".join(lines)


def _title(shipped: Form, cohorts: Sequence[DraftCohort]) -> str:
    """The title of the shipped form, with the 届 of this notice."""
    years = "、".join(str(year) for year in sorted({cohort.year for cohort in cohorts}))
    return re.sub(r"（[^（]*届）", f"（{years}届）" if years else "", shipped.title)
