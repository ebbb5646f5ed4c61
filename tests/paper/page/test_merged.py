"""The page of a merge: complete, small, the same each time, and nothing of it leads out."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import school
from pages import Page, faults, parsed, text_of

from tongzhi_cli.answers.answer import Status
from tongzhi_cli.cli.registrar.output import Made
from tongzhi_cli.cli.registrar.page import page_of
from tongzhi_cli.columns.mapping import ColumnMap
from tongzhi_cli.loader import handed_in
from tongzhi_cli.loader.contacts.find import Told, in_read
from tongzhi_cli.notice.toml import read as notice_toml
from tongzhi_cli.paper.page.style import style
from tongzhi_cli.summary import inbox
from tongzhi_cli.summary.merge import Merged, merged
from tongzhi_cli.summary.verdict import calls, to_call

NOTICE = notice_toml.read(notice_toml.BUILT_IN)
MOST = 300_000


class School:
    """A school that was merged, and its page."""

    def __init__(self, names: Iterable[str], lists: Iterable[str]) -> None:
        rolls, box = inbox.find(lists), inbox.find(names)
        told: list[Told] = []
        read = handed_in.read(
            box, NOTICE, ColumnMap(), lists=rolls, look=lambda book: told.extend(in_read(book))
        )
        self.found: Merged = merged(read.summary, NOTICE)
        self.made = Made(self.found, box, rolls, [], ColumnMap(), None, told)
        self.data = page_of(self.found, self.made.monitors, None, None)
        self.page: Page = parsed(self.data)


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> School:
    """60 classes, 2,580 students, a picture among what was handed in."""
    folder = tmp_path_factory.mktemp("school")
    handed, roll = school.write(folder)
    (handed / "3班.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return School([str(handed)], [str(roll)])


Of = Callable[[school.Student], bool]


def by_class(of: Of) -> Counter[str]:
    return Counter(one.class_name for one in school.students() if of(one))


SILENT = {one for at, one in enumerate(dict.fromkeys(s.class_name for s in school.students()))
          if at % 20 == 11}  # fmt: skip


def is_missing(one: school.Student) -> bool:
    return not one.result or one.class_name in SILENT


def test_it_is_whole_in_itself(sixty: School) -> None:
    """No script, no address, nothing to fetch; each table has its heading; each link its place."""
    assert faults(sixty.page) == []
    head = sixty.page.source[:300]
    assert head.startswith('<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">')
    assert '<meta name="viewport" content="width=device-width,initial-scale=1">' in head
    assert "default-src 'none'" in sixty.page.source
    assert len(sixty.page.tree.xpath("//h1")) == 1


def test_it_is_small(sixty: School) -> None:
    """At most 300 kB for 60 classes."""
    assert len(sixty.data) <= MOST


def test_the_head(sixty: School) -> None:
    """Whose, which notice, until when, of when, what it comes to, and the figures."""
    text = sixty.page.text()
    assert text.startswith("普洱学院 2018、2019届图像信息校对反馈 通知：普院教发（2018）4号《")
    assert "上交：4月2日（星期一）17:00 以前（逾期不再受理），交教务处214室李其琛老师" in text
    assert "截至 2018-03-27 19:05" in text
    (verdict,) = sixty.page.tree.xpath("//p[@class='verdict']")
    assert text_of(verdict) == (
        "60 个班 2580 人，还不齐：1 份文件读不了，3 个班没有交表，"
        "161 人未反馈，5 人的异常没有写明。"
    )
    figures = {text_of(one.find("dt")): text_of(one.find("dd")) for one in
               sixty.page.tree.xpath("//dl/div")}  # fmt: skip
    assert figures == {"班级": "60", "应反馈": "2,580", "已反馈": "2,419", "未反馈": "161",
                       "异常": "18", "未写明": "5"}  # fmt: skip


def test_a_bar_for_each_college_and_class(sixty: School) -> None:
    """As many as there are, each with its numbers in words, its parts as wide as they are many."""
    missing, everybody = by_class(is_missing), by_class(lambda _: True)
    told = {row[0]: row[2] for row in sixty.page.rows("classes")}
    assert told == {name: f"{many - missing[name]}/{many}" for name, many in everybody.items()}
    colleges = {row[0]: row[2] for row in sixty.page.rows("colleges")}
    assert sorted(colleges) == sorted(f"{one}（10 个班）" for one in school.COLLEGES)
    assert colleges["软件学院（10 个班）"] == "426/430"
    for bar in sixty.page.tree.xpath("//div[@class='bar']"):
        widths = [float(re.sub("[^0-9.]", "", part.get("style"))) for part in bar]
        assert sum(widths) == pytest.approx(100, abs=0.1)
        assert {part.get("class") for part in bar} <= set(Status)


def test_whom_to_call(sixty: School) -> None:
    """Each class that is open, with its 班长 and phone; the file that nobody could read."""
    rows = {row[0]: row[1:] for row in sixty.page.rows("calls")}
    first: dict[str, school.Student] = {}
    for one in school.students():
        first.setdefault(one.class_name, one)
    vague = by_class(lambda one: one.result == "有误" and one.class_name not in SILENT)
    open_ones = {*by_class(is_missing), *vague}
    assert {name: row[:2] for name, row in rows.items() if name in first} == {
        name: [first[name].name, first[name].phone] for name in open_ones
    }
    assert rows["2014级园林9班"][2] == "没有交表：43 人"
    lost = [row for name, row in rows.items() if name not in first]
    assert len(lost) == 1
    assert len(rows) == to_call([*calls(sixty.found)])  # as the workbook says
    assert f"要联系谁（{len(rows)}）" in sixty.page.text()
    assert "是图片" in lost[0][2]
    assert "请向这个班要 Word 原件" in lost[0][2]


def test_phones_stand_there_alone(sixty: School) -> None:
    """The phone of a 班长 stands in the table of calls and nowhere else; nobody else's anywhere."""
    posts = {one.phone: one.post for one in school.students()}
    found = set(re.findall(r"138\d{8}", sixty.page.source))
    assert {posts[phone] for phone in found} == {"班长"}
    (calls,) = sixty.page.tree.xpath("//section[@id='calls']")
    calls.getparent().remove(calls)
    assert not re.findall(r"138\d{8}", text_of(sixty.page.tree.body))
    sixty.page = parsed(sixty.data)


def test_who_is_missing(sixty: School) -> None:
    """Every name, class by class, also of those that handed in nothing."""
    told = {row[0]: row[2].split("、") for row in sixty.page.rows("missing")}
    truth: dict[str, list[str]] = {}
    for one in school.students():
        if is_missing(one):
            truth.setdefault(one.class_name, []).append(one.name)
    assert told == truth


def test_faults_and_what_to_bring(sixty: School) -> None:
    """Each student with a fault, below what to bring, where, until when; the vague apart."""
    truth = [one for one in school.students() if one.class_name not in SILENT
             and one.result not in {"", "无误", "有误"}]  # fmt: skip
    rows = sixty.page.rows("faults")
    assert sorted((row[0], row[1], row[2], row[3]) for row in rows) == sorted(
        (one.number, one.name, one.result, one.class_name) for one in truth
    )
    text = text_of(sixty.page.tree.xpath("//section[@id='faults']")[0])
    assert "本校办理：民族（5 人）" in text
    assert "谁办：教务处（报省级主管部门）；带什么：身份证复印件；通知没有写、一般还要：" in text
    assert "交到：教务处214室；什么时候以前：6月初" in text
    assert len(sixty.page.rows("ask")) == 5


def test_the_same_each_time(sixty: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same data, same bytes: whatever the clock says, and in whichever order files are named."""
    handed, roll = sixty.made.handed_in.paths, sixty.made.lists.paths
    monkeypatch.setenv("TZ", "America/New_York")
    again = School([str(one) for one in reversed(handed)], [str(roll[0])])
    assert again.data == sixty.data


WORST = ("", "照片不是本人，民族应为回族，" + "出生日期应为1996年5月1日，" * 9, "阿巴" * 60, "有误")


@pytest.mark.parametrize("said", WORST)
def test_the_worst_is_small_too(tmp_path: Path, said: str) -> None:
    """60 classes in which everybody is missing, faulty or not understood: at most 300 kB."""
    folder = tmp_path / "交来"
    folder.mkdir()
    header = ",".join(school.HEADER)
    for at in range(60):
        lines = [f"软件学院,2014级软件工程{at}班,20140{at:02d}{seat:03d},安若曦,本科,{said},,"
                 for seat in range(43)]  # fmt: skip
        Path(folder, f"{at}.csv").write_text("\n".join([header, *lines]), "utf-8")
    one = School([str(folder)], [])
    assert len(one.data) <= MOST
    assert faults(one.page) == []


HOSTILE = ("<script>alert(1)</script>班", "2014级</style>1班", "1班\u202e班1", '"onload="x"班')


def test_hostile_names(tmp_path: Path) -> None:
    """Classes, students and files that are called like commands are shown and do nothing."""
    folder = tmp_path / "交来"
    folder.mkdir()
    for at, name in enumerate(HOSTILE):
        quoted = name.replace('"', '""')
        lines = ["学号,姓名,班级,校对结果"]
        for seat, result in enumerate(("", "民族应为<b>回族", "</table>有误", "无误"), start=1):
            lines.append(f'20140{at}{seat},<i>安\u202e</i>,"{quoted}",{result}')
        Path(folder, f"<b>{at}.csv").write_text("\n".join(lines), "utf-8")
    Path(folder, "<img src=x>.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    page = School([str(folder)], []).page
    assert faults(page) == []
    assert {row[0] for row in page.rows("classes")} == {
        one.replace("\u202e", "�") for one in HOSTILE
    }
    assert "民族应为<b>回族" in page.text()
    assert "<img src=x>.jpg" in page.text()


def test_id_numbers_are_nowhere(tmp_path: Path) -> None:
    """Not in an answer, a class, a name of a file, a phone."""
    card = "532701199501011234"
    folder = tmp_path / "交来"
    folder.mkdir()
    lines = [
        "学号,姓名,班级,职务,手机,校对结果",
        f"1,安若,1班,班长,{card},证件号应为{card}",
        "2,白思,1班,,,",
    ]
    Path(folder, f"{card}.csv").write_text("\n".join(lines), "utf-8")
    Path(folder, f"{card}.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    one = School([str(folder)], [])
    assert card not in one.page.source
    assert "安若" in text_of(one.page.tree.xpath("//section[@id='calls']")[0])


def test_phones_in_names_are_not_shown(tmp_path: Path) -> None:
    """Whoever put a phone behind a name, a class or a file's name finds it on no page."""
    folder = tmp_path / "交来"
    folder.mkdir()
    lines = [
        "学号,姓名,班级,校对结果",
        "1,安若13800000001,1班13800000002,",
        "2,白思,1班13800000002,照片不对，电话13800000003",
        "3,曹诺（13800000004）,1班13800000002,有误13800000005",
    ]
    Path(folder, "一班13800000006.csv").write_text("\n".join(lines), "utf-8")
    Path(folder, "二班13800000007.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    page = School([str(folder)], []).page
    assert "曹诺" in page.text()
    assert re.findall(r"1380000000\d", page.source) == []


def test_a_stranger_moves_nobody(tmp_path: Path) -> None:
    """Who is on a form and not on the list counts in no class, and pushes nobody into another."""
    roll = ["学号,姓名,班级"]
    folder = tmp_path / "交来"
    folder.mkdir()
    for at in (1, 2, 3):
        own = [
            f"201403010{at}{seat},学{'甲乙丙'[at - 1]}{'子丑'[seat]},软件{at}班" for seat in (0, 1)
        ]
        roll += own
        strangers = [f"2014030199{seat},外人{'甲乙'[seat]},软件1班" for seat in (0, 1)]
        results = ["照片不对", ""] * 2
        lines = [f"{who},{result}" for who, result in
                 zip([*own, *(strangers if at == 1 else ())], results, strict=False)]  # fmt: skip
        Path(folder, f"{at}.csv").write_text(
            "\n".join(["学号,姓名,班级,校对结果", *lines]), "utf-8"
        )
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(roll), "utf-8")
    page = School([str(folder)], [str(path)]).page
    assert {row[0]: row[2] for row in page.rows("missing")} == {
        "软件1班": "学甲丑", "软件2班": "学乙丑", "软件3班": "学丙丑",
    }  # fmt: skip
    assert sorted((row[1], row[3]) for row in page.rows("faults")) == [
        ("外人甲", "软件1班"), ("学丙子", "软件3班"), ("学乙子", "软件2班"), ("学甲子", "软件1班"),
    ]  # fmt: skip


def test_all_is_well(tmp_path: Path) -> None:
    """Where nothing is open there is nobody to call, and the verdict is a good one."""
    path = tmp_path / "1班.csv"
    path.write_text(
        "学号,姓名,班级,层次,校对结果\n2014030101,安若,2014级软件1班,本科,无误", "utf-8"
    )
    page = School([str(path)], []).page
    assert [text_of(one) for one in page.tree.xpath("//p[@class='verdict good']")] == [
        "1 个班 1 人，全部无误。"
    ]
    assert "calls" not in page.titles()
    assert page.rows("classes")[0][3] == "全部无误"


def test_print_is_light_and_in_points() -> None:
    """For paper every size is in points, none under 8, and the dark is for screens alone."""
    sheet = style("名", "截至 2018-03-27 19:05")
    dark = sheet.index("prefers-color-scheme:dark")
    assert sheet[:dark].endswith("@media screen and (")
    printed = sheet[sheet.index("@media print{") :]
    sizes = re.findall(r"font-size:([\d.]+)(\w+)", printed.partition("@media")[0] + printed)
    paper = printed[: printed.index("@page")].split("@media print,")[0]
    assert {unit for _, unit in re.findall(r"font-size:([\d.]+)(\w+)", paper)} == {"pt"}
    assert min(float(size) for size, _ in sizes) >= 8
    assert "@page{size:A4" in sheet
    assert "thead{display:table-header-group}" in printed
