"""What is taken without pydantic is what pydantic would have made of it, to the last value."""

import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import ROOT, SHIPPED

from tongzhi_cli.model.terms import AwayRows, Paper, Role, Scope
from tongzhi_cli.notice.model import PARTS, Notice, declared
from tongzhi_cli.notice.toml.diagnostics import BrokenError
from tongzhi_cli.notice.toml.judge import judged
from tongzhi_cli.notice.toml.plain import plain

#: A notice with every key that there is, each with another value than it has by default.
EVERY_KEY = """
schema = 1
id = "shili-2027"
number = "教务〔2027〕4号"
title = "关于校对的通知"
issuer = "示例大学教务处"
school = "示例大学"
issued = 2027-03-15
to = "各学院"
time_zone = "Asia/Urumqi"
why = "影响毕业"
website = "http://www.chsi.com.cn"
ok_text = "正确"
ok_synonyms = ["对"]
order = "学号"
papers = ["signed", "corrections", "counts"]
attachments = ["反馈表"]
steps = ["登录", "核对"]
steps_short = ["登录"]
record_fields = ["姓名", "民族"]

[[cohort]]
year = 2027
entry_year = 2023
level = "本科"
length = 4

[[cohort]]
year = 2027
entry_year = 2025
level = "专升本"
length = 2.5

[[extra]]
number = "2022010101"
reason = "复学"

[[exclude]]
number = "2023010102"
reason = "转出"

[[deadline]]
role = "check"
text = "4月1日23:00以前"
start = 2027-03-16T08:00:00
at = 2027-04-01T23:00:00+08:00
what = "校对"

[[deadline]]
role = "submit"
text = "4月2日17:00前"
at = 2027-04-02T17:00:00
hard = true
what = "反馈表"
where = "302室"
whom = "李老师"

[form]
title = "反馈表"
columns = ["学号", "姓名", "结果"]
rows = 25
signatures = ["班长"]
blank = "附件2.docx"
map = { "学号" = "编号" }
new_last = true
allowed_in_note = true
away = "at-end"
proxy = "不得代签"

[corrections_form]
title = "勘误表"
columns = ["学号"]
signatures = ["学院"]
blank = "附件3.docx"
map = { "姓名" = "名" }

[counts_form]
title = "统计表"

[[anomaly]]
name = "政治面貌"
keywords = ["政治面貌", "党员"]
text = "政治面貌有误"
scope = "school"
office = "302室"
materials = ["证明"]
deadline = "materials"

[[anomaly]]
name = "民族"
scope = "province"

[correction]
materials = ["身份证复印件"]
where = "教务处"
text = "带材料到教务处"

[no_photo]
who = "没有照片的"
what = "补采"
where = "采集点"

[not_own_photo]
who = "照片不是本人的"
what = "登记"
where = "201室"
"""
FILES = {
    "every key": EVERY_KEY,
    "shipped": SHIPPED.read_text(encoding="utf-8"),
    **{
        path.parent.name: path.read_text(encoding="utf-8")
        for path in sorted(ROOT.glob("examples/*/*.toml"))
    },
}


def spelt(value: object) -> object:
    """*value* with the types of all that is in it: 1, 1.0 and true are three things."""
    if isinstance(value, Mapping):
        return {key: spelt(one) for key, one in value.items()}
    if isinstance(value, PARTS):
        part: Any = value
        return type(value), spelt(part._asdict())
    if isinstance(value, tuple):
        return [spelt(one) for one in value]
    if isinstance(value, date):  # a zone is one by its hours, not by who made it
        return type(value), value.isoformat()
    return type(value), value


def by_the_model(facts: object) -> Notice | None:
    try:
        return judged(facts, Notice)
    except BrokenError:
        return None


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_what_is_plainly_right_needs_no_pydantic(text: str) -> None:
    """A notice as people write it is taken at once, as the model takes it."""
    facts = tomllib.loads(text)
    assert plain(facts, Notice) is not None
    assert spelt(plain(facts, Notice)) == spelt(by_the_model(facts))


def test_every_key_is_tried() -> None:
    """The first of these files has every key that is declared, so that the law is about all."""
    written = set(tomllib.loads(EVERY_KEY))
    for table in tomllib.loads(EVERY_KEY).values():
        for one in table if isinstance(table, list) else [table]:
            written |= set(one) if isinstance(one, dict) else set()
    assert {one.key for part in PARTS for one in declared(part)} <= written


@pytest.mark.parametrize(
    ("line", "value", "is_taken"),
    [
        ("year = 2027", "1990", True),
        ("year = 2027", "1989", False),
        ("year = 2027", "2100", True),
        ("year = 2027", "2101", False),
        ("year = 2027", "2027.0", False),
        ("year = 2027", "true", False),
        ("length = 2.5", "10", True),
        ("length = 2.5", "10.5", False),
        ("length = 2.5", "0", False),
        ("length = 2.5", "0.5", True),
        ("length = 2.5", "nan", False),
        ("length = 2.5", "true", False),
        ("length = 2.5", "-inf", False),
        ("rows = 25", "1", True),
        ("rows = 25", "0", False),
        ("rows = 25", "200", True),
        ("rows = 25", "201", False),
        ("schema = 1", "2", False),
        ('id = "shili-2027"', '"shili-2027-a"', True),
        ('id = "shili-2027"', '"shili-2027\\n"', False),
        ('id = "shili-2027"', '"-shili"', False),
        ("issued = 2027-03-15", "2027-03-15T00:00:00", False),
        ("issued = 2027-03-15", '"2027-03-15"', False),
        ("at = 2027-04-02T17:00:00", "2027-04-02", False),
        ("hard = true", "1", False),
        ('columns = ["学号", "姓名", "结果"]', '["学号", "姓名"]', False),
        ('columns = ["学号", "姓名", "结果"]', '["学号", "姓名", ""]', False),
        ('map = { "学号" = "编号" }', '{ "学号" = "" }', False),
        ('map = { "学号" = "编号" }', "{}", True),
        ('papers = ["signed", "corrections", "counts"]', "[]", False),
        ('papers = ["signed", "corrections", "counts"]', '["counts"]', True),
        ('role = "check"', '"submit"', False),  # there is one already
        ('role = "check"', '"other"', True),
        ('keywords = ["政治面貌", "党员"]', "[]", False),  # the name is no shipped one
        ('time_zone = "Asia/Urumqi"', '"Asia/Nowhere"', False),
    ],
)
def test_what_is_at_a_bound(line: str, value: str, is_taken: bool) -> None:
    """What is within the bounds needs no model; what is beyond, or of another type, goes there."""
    assert line in EVERY_KEY
    key = line.partition(" = ")[0]
    facts = tomllib.loads(EVERY_KEY.replace(line, f"{key} = {value}", 1))
    taken, model = plain(facts, Notice), by_the_model(facts)
    assert ((taken is not None), (model is not None)) == (is_taken, is_taken)
    assert spelt(taken) == spelt(model)


@pytest.mark.parametrize("value", ["true", "1.0"])
def test_what_only_the_model_takes(value: str) -> None:
    """What is right in its eyes alone is as it makes it."""
    facts = tomllib.loads(EVERY_KEY.replace("schema = 1", f"schema = {value}", 1))
    assert plain(facts, Notice) is None
    assert by_the_model(facts) is not None


# --- the law -----------------------------------------------------------------------------------

WORDS = [
    "", "无误", "学号", "本科", "check", "Check", "signed", "at-end", "shili-2027", "shili-2027\n",
    "Asia/Shanghai", "Asia/Nowhere", "../Shanghai", "1", "true", "2027-04-01",
    *Role, *Scope, *Paper, *AwayRows,
]  # fmt: skip
MOMENTS = [
    datetime(2027, 4, 1, 23), datetime(2027, 4, 1, tzinfo=UTC),  # noqa: DTZ001
    datetime(2027, 4, 1, 8, tzinfo=timezone(timedelta(hours=8))), date(2027, 3, 15), time(23),
]  # fmt: skip
NUMBERS = [
    *(0, 1, 2, 10, 11, 200, 201, 1989, 1990, 2100, 2101, -1, 10**400),
    *(0.0, 1.0, 4.0, 2.5, 10.0, 10.1, 2027.0, float("nan"), float("inf"), -float("inf")),
]
KEYS = sorted(
    {name for part in PARTS for one in declared(part) for name in (one.key, one.name)} | {"别的"}
)
VALUES = st.recursive(
    st.sampled_from([str(one) for one in WORDS])
    | st.sampled_from(NUMBERS)
    | st.sampled_from(MOMENTS)
    | st.booleans()
    | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*KEYS, ""]), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(facts: Any) -> Iterator[tuple[Any, Any]]:
    """Every table or list in *facts*, with each key of it."""
    for key, value in facts.items() if isinstance(facts, dict) else enumerate(facts):
        yield facts, key
        if isinstance(value, dict | list):
            yield from places(value)


@st.composite
def notices(draw: st.DrawFn) -> Any:
    """A notice file's facts with up to three places changed, left out, doubled or moved."""
    facts = deepcopy(tomllib.loads(draw(st.sampled_from(sorted(FILES.values())))))
    for _ in range(draw(st.integers(0, 3))):
        all_places = list(places(facts))
        if not all_places:
            break
        table, key = draw(st.sampled_from(all_places))
        match draw(st.sampled_from(["value", "value", "out", "new", "other", "twice"])):
            case "value":
                table[key] = draw(VALUES)
            case "out":
                del table[key]
            case "new" if isinstance(table, dict):
                table[draw(st.sampled_from(KEYS))] = draw(VALUES)
            case "other":
                other, its = draw(st.sampled_from(all_places))
                table[key] = deepcopy(other[its])
            case "twice" if isinstance(table, list):
                table.append(deepcopy(table[key]))
    return facts


@settings(max_examples=400)
@given(notices())
def test_what_is_taken_at_once_is_what_the_model_takes(facts: Any) -> None:
    """Whatever is taken without the model is what the model makes of it, and never what it refuses.

    What is not taken at once goes to the model, so nothing is lost by that.
    """
    taken = plain(facts, Notice)
    if taken is not None:
        assert spelt(taken) == spelt(by_the_model(facts))


@pytest.mark.parametrize("facts", [None, [], "", 1, {}, [{}]], ids=repr)
def test_what_is_no_notice_is_left_to_the_model(facts: object) -> None:
    """There is no notice in it, and who says so is the model."""
    assert plain(facts, Notice) is None
