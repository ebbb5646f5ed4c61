"""Where somebody signs for the class; only where the extra is installed."""

import pytest

from tongzhi_cli.scan import extra

if extra.missing():
    pytest.skip("the extra scan is not installed", allow_module_level=True)

from tongzhi_cli.scan.image import signers
from tongzhi_cli.scan.image.letters import Text
from tongzhi_cli.scan.image.strokes import Strokes


def offices(line: str) -> list[str]:
    where = tuple(at / len(line) for at in range(len(line)))
    return [one.office.value for one in signers.places(Text(line, (), places=where))]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("班级名称：2014级软件1班 辅导员签名：学院领导：学院（公章）", ["辅导员", "学院"]),
        ("班长签名：班主任签字：院长：", ["班长", "辅导员", "学院"]),
        ("输导员签名:学院领异签字", ["辅导员", "学院"]),  # a letter of each misread
        ("系主任签章：", ["学院"]),
        ("导签字：日期：", ["学院"]),  # cut off by what lies over it
        ("填表日期：2018年4月2日 联系电话：", []),
        ("2014级班 学院（公章）", []),
    ],
)
def test_the_places_of_a_line_are_known_by_its_labels(line: str, found: list[str]) -> None:
    """班主任 is no 主任 of the college; a seal is nobody's signature."""
    assert offices(line) == found


def test_a_place_ends_where_the_next_label_begins() -> None:
    """The print of the next label is no signature."""
    line = "辅导员签名：学院领导："
    where = (0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.6, 0.62, 0.64, 0.66, 0.68)
    first, second = signers.places(Text(line, (), places=where))
    assert (first.start, first.end) == (0.2, 0.6)
    assert (second.start, second.end) == (0.68, 1.0)


def test_dirt_and_what_hangs_down_are_not_written() -> None:
    """Only strokes that run on as a name does; nothing is settled by it anyway."""
    assert signers.is_written(Strokes(30, 18, 6, 9, 6, 34, 0.9))
    assert not signers.is_written(Strokes())
    assert not signers.is_written(Strokes(2.3, 7.8, 3.5, 2, 1.3, 2.7, 0.9))


@pytest.mark.parametrize(
    ("run", "sealed", "said"),
    [(34.0, 0.6, True), (16.0, 0.6, None), (16.0, 0.05, True), (5.0, 0.6, False)],
)
def test_under_a_seal_only_what_is_as_long_as_a_name_is_written(
    run: float, sealed: float, said: bool | None
) -> None:
    """The letters of the seal and the print below it are shorter: nothing is said of them."""
    assert signers.is_written(Strokes(30, 14, 6, 9, 6, run, 0.9), sealed) is said
