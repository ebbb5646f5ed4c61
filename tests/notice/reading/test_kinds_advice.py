"""What a notice tells students with wrong data or without a photo (kinds_advice.tsv)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tongzhi_cli.notice.reading.advice import advice

TABLE = Path(__file__).parents[1] / "kinds_advice.tsv"


def lines() -> Iterator[list[str]]:
    """The lines of the table, each with all of its fields."""
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        yield [*line.split("\t"), "", "", ""][:5]


@pytest.mark.parametrize(("kind", "text", "correction", "materials", "no_photo"), list(lines()))
def test_students_are_told(
    kind: str, text: str, correction: str, materials: str, no_photo: str
) -> None:
    """Only what a sentence says to them: who, and what to do; else nothing."""
    told = advice(text.replace("\\n", "\n").replace("\\t", "\t"))
    assert told.correction == correction, kind
    assert "/".join(told.materials) == materials, kind
    assert told.no_photo == no_photo, kind


def test_each_kind_has_three() -> None:
    """No kind rests on one example or two."""
    assert min(Counter(kind for kind, *_ in lines()).values()) >= 3


@pytest.mark.parametrize(
    ("text", "correction_where", "no_photo_where"),
    [
        ("没有照片的毕业生须自行到新华社示例市采集点补拍。", "", "新华社示例市采集点"),
        ("请未参加集中采集的学生于4月12日到行政楼101补拍。", "", "行政楼101"),
        ("照片不是本人的同学，3月25日前到教务楼205室补采。", "", "教务楼205室"),
        ("信息有错的，填写更正申请表，交学院教学办。", "学院教学办", ""),
        ("姓名有误者请提交身份证复印件，报送至教务处学籍科。", "教务处学籍科", ""),
        ("信息有误的告知班长，由班长汇总交学院。", "", ""),
    ],
)
def test_students_are_told_where(text: str, correction_where: str, no_photo_where: str) -> None:
    """The place whole, with its room; where somebody else hands it in is none of theirs."""
    told = advice(text)
    assert (told.correction_where, told.no_photo_where) == (correction_where, no_photo_where)
