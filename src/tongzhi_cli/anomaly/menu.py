"""What may be wrong with a record on 学信网, and how it is written on the form.

Source: 附件2, 异常情况请如实填写异常内容; the fields are those of the notice (`record_fields`), in
the order of how often they are wrong (other notices' 勘误表, docs/glossary.md).
"""

from collections.abc import Sequence

from tongzhi_cli.anomaly.kinds import SHIPPED, Kind
from tongzhi_cli.model.terms import Scope
from tongzhi_cli.model.text import clean_answer
from tongzhi_cli.named_tuple import NamedTuple

#: The fields that go wrong most, and those asked about where a notice names none.
_FIRST = (
    "姓名", "证件号码", "性别", "出生日期", "民族", "专业", "层次", "学制",
    "学习形式", "学历类别", "入学日期", "预计毕业日期", "学籍状态",
)  # fmt: skip
#: Said whole: nothing is shown that could be put right on paper.
_WHOLE = {one.name: one.text for one in SHIPPED if one.text}


class MenuEntry(NamedTuple):
    """One entry of the catalogue: its *label*, and the *text* that says it all.

    *text* is None where what 学信网 shows and what it should be have to be asked.
    """

    label: str
    text: str | None = None


def catalogue(record_fields: Sequence[str], kinds: Sequence[Kind] = ()) -> tuple[MenuEntry, ...]:
    """What may be wrong: the photos, each field of the record, then the notice's own *kinds*.

    The photos and their like are the shipped kinds that are *offered*.

    Of those only what says it all by its `text`, and what needs feedback. 身份证号 are never asked
    for: the form would carry them.

    >>> [one.label for one in catalogue(["民族", "姓名", "学历照片", "分院"])]
    ['照片不是本人', '无学历照片', '姓名', '民族', '分院']
    >>> catalogue(["证件号码"])[-1].text
    '证件号码有误，以身份证为准'
    >>> kind = Kind("学位照片", ("学位照片",), Scope.SCHOOL, "学位办", text="学位照片有误")
    >>> catalogue(["民族"], [kind])[-1]
    MenuEntry(label='学位照片', text='学位照片有误')
    """
    fields = [one for one in record_fields if "照片" not in one] or _FIRST
    ordered = [one for one in _FIRST if one in fields] + [
        one for one in fields if one not in _FIRST
    ]
    always = (MenuEntry(one.name, one.text or None) for one in SHIPPED if one.offered)
    offered = [*always, *(MenuEntry(one, _WHOLE.get(one)) for one in ordered)]
    own = {
        one.name: MenuEntry(one.name, one.text)
        for one in kinds
        if one.text and one.scope is not Scope.NONE
    }
    labels = [one.label for one in offered]
    return (
        *(own.get(one.label, one) for one in offered),
        *(one for label, one in own.items() if label not in labels),
    )


def worded(label: str, shown: str, should_be: str) -> str:
    """A wrong field as it is written on the form; either value may be unknown.

    >>> worded("姓名", "张珊", "张姗"), worded("民族", "", "回族"), worded("专业", "", "")
    ('姓名有误：显示“张珊”，应为“张姗”', '民族有误：应为“回族”', '专业有误')
    """
    shown, should_be = clean_answer(shown), clean_answer(should_be)
    said = [f"{word}“{value}”" for word, value in (("显示", shown), ("应为", should_be)) if value]
    return f"{label}有误：{'，'.join(said)}" if said else f"{label}有误"
