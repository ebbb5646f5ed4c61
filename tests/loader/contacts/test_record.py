"""What a list tells of a student's record: the student's own, and only as it was written."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader.contacts.record import in_files

OWN, OTHER = 13812345678, 13987654321
#: The tab, what stands above the header, the header, the cells; what is told of 民族 and 手机.
SHEETS = [
    ("名单", [], "手机", [OWN], {"手机": str(OWN)}),
    ("名单", ["软件1班名单 班主任：王老师"], "手机", [OWN], {"手机": str(OWN)}),
    ("名单", [], "联系电话,家长姓名,家长电话", [OWN, "某", OTHER], {"手机": str(OWN)}),
    ("名单", [], "联系电话,父亲姓名,电话", [OWN, "某", OTHER], {"手机": str(OWN)}),
    ("名单", [], "家长姓名,联系电话", ["某", OTHER], {}),
    ("名单", [], "家长姓名,本人电话", ["某", OWN], {"手机": str(OWN)}),
    ("名单", [], "母亲,工作单位,班级,联系电话", ["某", "某厂", "软件1班", OTHER], {}),
    ("名单", [], "紧急联系人,与本人关系,联系电话", ["某", "父子", OTHER], {}),
    ("名单", [], "称谓,联系电话", ["某", OTHER], {}),
    ("名单", [], "辅导员,联系电话", ["某", OTHER], {}),
    ("名单", [], "监护人,民族", ["某", "白族"], {}),
    ("名单", [], "监护人,校对结果,民族", ["某", "无误", "白族"], {"民族": "白族"}),
    ("名单", [",,,家长信息"], "手机,工作单位,电话", [OWN, "某厂", OTHER], {"手机": str(OWN)}),
    ("名单", ["学籍信息,,,家长信息"], "住址,工作单位,电话", ["某", "某厂", OTHER], {}),
    ("名单", ["家长联系方式登记表"], "电话", [OTHER], {}),
    ("名单", ["家长联系方式登记表", "2018年4月"], "电话", [OTHER], {}),
    ("名单", ["家长联系方式登记表"], "学生电话", [OWN], {"手机": str(OWN)}),
    ("家长联系", [], "电话", [OTHER], {}),
    ("家长联系", [], "民族", ["白族"], {}),
    ("母婴护理1班", ["母婴护理1班"], "电话", [OWN], {"手机": str(OWN)}),
    ("名单", [], "手机", ["1.38E+10"], {}),
    ("名单", [], "手机", [13800000000], {}),
    ("名单", [], "手机", ["138-1234-5678/13987654321"], {"手机": "138-1234-5678/13987654321"}),
    ("名单", [], "手机", ["########"], {}),
    ("名单", [], "手机", ["同上"], {}),
    ("名单", [], "出生日期", [35124], {}),
    ("名单", [], "出生日期", ["19960301"], {"出生日期": "19960301"}),
]


@pytest.mark.parametrize(("tab", "above", "heads", "cells", "told"), SHEETS)
def test_whose_it_is(
    tab: str,
    above: list[str],
    heads: str,
    cells: list[str | int],
    told: dict[str, str],
    tmp_path: Path,
) -> None:
    """Nobody else's phone is a student's, nor one that Excel has destroyed."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = tab
    for line in above:
        sheet.append(line.split(","))
    sheet.append(["学号", "姓名", *heads.split(",")])
    sheet.append(["2014030101", "李明", *cells])
    path = tmp_path / "class.xlsx"
    book.save(path)
    wanted = ("手机", "民族", "出生日期")
    found = in_files([path], {"2014030101": "李明"}, wanted, ColumnMap({}))
    assert found.get("2014030101", {}) == told


def test_a_file_for_parents_tells_nothing(tmp_path: Path) -> None:
    """Its name says whose the phones are, where the sheet does not."""
    path = tmp_path / "家长联系方式.csv"
    path.write_text(f"学号,姓名,电话\n2014030101,李明,{OTHER}\n", "utf-8-sig")
    assert in_files([path], {"2014030101": "李明"}, ("手机",), ColumnMap({})) == {}
