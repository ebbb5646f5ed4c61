"""What a draft tells students, as tables of a notice file: correction, no_photo, not_own_photo.

`fankui followup` and `guide` print them; what was not read is a comment, or a TODO where the notice
has words for it.
"""

import re
from collections.abc import Iterator

from tongzhi_cli.model.terms import Role
from tongzhi_cli.model.words import NOT_OWN, either
from tongzhi_cli.notice.draft import Draft
from tongzhi_cli.notice.toml.lines import HOW
from tongzhi_cli.notice.toml.values import text, texts

#: What is written where a notice tells students nothing; a person may.
_NO_ADVICE = {
    "correction": (
        "# 信息有误的怎么办：没有写；要告诉学生，去掉下面各行前面的 #，改好",
        "# [correction]",
        '# materials = ["身份证复印件"]',
        '# where = "教务处"',
        '# text = "信息有误的学生，请……"',
    ),
    "no_photo": (
        "# 没有照片的怎么办：没有写；要告诉学生，去掉下面各行前面的 #，改好",
        "# [no_photo]",
        '# who = "学信网上没有照片的学生"',
        '# what = "……"',
        '# where = "采集单位"',
    ),
}


def for_students(draft: Draft) -> Iterator[str]:
    """The tables, each with a comment for whom it is."""
    yield from _correction(draft)
    yield from _no_photo(draft)
    yield from _not_own_photo(draft)


def _no_advice(table: str, *, is_spoken_of: bool) -> list[str]:
    """A comment for what is not read; a TODO where the notice has words for it."""
    first, *rest = _NO_ADVICE[table]
    if is_spoken_of:
        first = first.replace("# ", "# TODO ", 1).replace("；", HOW, 1)
        first = first.replace("没有写", "通知里没有说清楚谁、怎么办", 1)
    return ["\n".join([first, *rest])]


def _correction(draft: Draft) -> list[str]:
    if not (draft.correction or draft.materials):
        return _no_advice("correction", is_spoken_of="correction" in draft.unread_advice)
    materials = list(draft.materials)
    places = [one.where for one in draft.deadlines if one.role is Role.SUBMIT and one.where]
    own = draft.correction_where
    fuller = next((one for one in places if own and one.startswith(own)), own)
    where = f"where = {text(fuller or (places[0] if places else draft.issuer or '教务处'))}"
    if fuller != own:  # 教务处, and where the form goes: 教务处行政楼208室
        where += f" # 这一句只写了“{own}”，照上交的地方写全"
    elif not own:
        where += (
            " # 没有另外写明，照上交的地方"
            if places
            else " # TODO 到哪里勘误：通知里没有认出来，先写发文单位"
        )
    return [
        "\n".join(
            [
                "# 信息有误的怎么办：给学生看的（fankui followup、guide 照这里写）",
                "[correction]",
                f"materials = {texts(materials)}"
                + (
                    ""
                    if materials or "materials" in draft.settled
                    else f" # TODO 带什么：没有认出来{HOW}不用带什么，就删掉这条注释"
                ),
                where,
                f"text = {text(draft.correction or '勘误须带：' + '、'.join(materials))}",
            ]
        )
    ]


def _where_photographed(place: str) -> str:
    if place:
        return f"where = {text(place)}"
    return 'where = "采集单位" # 写明了到哪里采集，就改成那里'


def _no_photo(draft: Draft) -> list[str]:
    if not draft.no_photo:
        return _no_advice("no_photo", is_spoken_of="no_photo" in draft.unread_advice)
    return [
        "\n".join(
            [
                "# 没有照片的怎么办：给学生看的（fankui followup、guide 照这里写）",
                "[no_photo]",
                f"who = {text(_who_has_no_photo(draft.no_photo))}",
                f"what = {text(re.sub(_WHOM, '', draft.no_photo))}",
                _where_photographed(draft.no_photo_where),
            ]
        )
    ]


#: Whom a sentence is told, before what they do: 没有照片的学生，4月10日前到采集点补采集.
_WHOM = (
    r"^(?:学信网上?)?(?:没有|无|缺)(?:学历|电子|毕业)?(?:照片|图像|图片|相片)(?:信息)?的"
    r"(?:学生|同学|毕业生|人员|者)?[，,：:]?(?=.{6})"
)


def _who_has_no_photo(what: str) -> str:
    """Who is told *what*; those whose photo is another's, too, where it speaks of both."""
    both = re.search(either(NOT_OWN), what)
    return f"学信网上没有照片{'、照片不是本人' if both else ''}的学生"


def _not_own_photo(draft: Draft) -> list[str]:
    if not draft.not_own_photo:
        return []
    is_other = re.search(either(NOT_OWN), draft.not_own_photo)
    place = draft.not_own_photo_where
    return [
        "\n".join(
            [
                "# 照片不是本人的怎么办：给学生看的（fankui followup、guide 照这里写）",
                "[not_own_photo]",
                f'who = "学信网上照片{"不是本人" if is_other else "有误"}的学生"',
                f"what = {text(draft.not_own_photo)}",
                f"where = {text(place)}" if place else '# where = "……" # 写明了到哪里，就写上',
            ]
        )
    ]
