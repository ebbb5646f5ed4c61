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
        yield [*line.split("\t"), "", "", "", ""][:6]


@pytest.mark.parametrize(
    ("kind", "text", "correction", "materials", "no_photo", "not_own"), list(lines())
)
def test_students_are_told(
    kind: str, text: str, correction: str, materials: str, no_photo: str, not_own: str
) -> None:
    """Only what a sentence says to them: who, and what to do; else nothing."""
    told = advice(text.replace("\\n", "\n").replace("\\t", "\t"))
    assert told.correction == correction, kind
    assert "/".join(told.materials) == materials, kind
    assert (told.no_photo, told.not_own) == (no_photo, not_own), kind


def test_each_kind_has_three() -> None:
    """No kind rests on one example or two."""
    assert min(Counter(kind for kind, *_ in lines()).values()) >= 3


@pytest.mark.parametrize(
    ("text", "correction_where", "photo_where"),
    [
        (
            "信息有误的学生，到教务处学籍科（行政楼305室）更正。",
            "教务处学籍科（行政楼305室）",
            "",
        ),
        ("姓名有误的带户口本到郑明老师处（致远楼A208）更正。", "郑明老师处（致远楼A208）", ""),
        ("信息有误者到主楼三层东侧（学籍科）登记，带身份证。", "主楼三层东侧", ""),
        ("有误的学生持身份证前往综合楼1-105室何老师处办理。", "综合楼1-105室", ""),
        ("照片非本人的学生，到行政楼201室找周老师登记。", "", "行政楼201室"),
        (
            "照片不是本人的学生，到保卫处201室登记，由教务处更换。",
            "",
            "保卫处201室",
        ),
        ("照片串号的，到教务处登记", "", "教务处"),
        ("图像不是本人的同学把证件照交学工办（3号楼102）。", "", "学工办（3号楼102）"),
        ("照片与本人不符的，先截图，再由辅导员报综合科。", "", ""),
        ("照片缺失的学生，由班长注明，不必个人前往教务处登记。", "", ""),
        ("情况\t怎么办\t地点\n信息有误\t带身份证更正\t教务处（主楼305）", "教务处（主楼305）", ""),
        ("情况\t怎么办\t地点\t联系人\n没有照片\t补采\t图书馆\t周老师", "", "图书馆周老师"),
        ("对象\t怎么办\t联系人\n照片串号的\t登记更换\t保卫处李老师", "", "保卫处李老师"),
        ("没有照片的毕业生须自行到新华社示例市采集点补拍。", "", "新华社示例市采集点"),
        ("请未参加集中采集的学生于4月12日到行政楼101补拍。", "", "行政楼101"),
        ("照片不是本人的同学，3月25日前到教务楼205室补采。", "", "教务楼205室"),
        ("信息有错的，填写更正申请表，交学院教学办。", "学院教学办", ""),
        ("姓名有误者请提交身份证复印件，报送至教务处学籍科。", "教务处学籍科", ""),
        ("信息有误的告知班长，由班长汇总交学院。", "", ""),
    ],
)
def test_students_are_told_where(text: str, correction_where: str, photo_where: str) -> None:
    """The place whole, with its room; where somebody else hands it in is none of theirs."""
    told = advice(text)
    assert told.correction_where == correction_where
    assert (told.no_photo_where or told.not_own_where) == photo_where
