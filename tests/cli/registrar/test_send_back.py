"""`fankui merge --send-back`: a folder for each class, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from send_backs import document, workbook

from conftest import Run
from tongzhi_cli.cli.registrar.by_college import refuse_inside
from tongzhi_cli.errors import OutputError
from tongzhi_cli.packs.names import SENT_BACK

Fankui = Callable[..., Run]
CLASS = "2014级软件1班"
NOW = ("--now", "2018-04-01 20:00")


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One class with something to mend, one right, one of which nothing came."""
    handed = tmp_path / "交来"
    handed.mkdir()
    for at, result in ((1, "有问题"), (2, "无误")):
        rows = [["学号", "姓名", "校对结果"], [f"201403010{at}", "安若溪", result]]
        (handed / f"甲{at}.docx").write_bytes(document(rows, f"班级：2014级软件{at}班"))
    roll = [["学号", "姓名", "班级"]]
    roll += [[f"201403010{at}", "安若溪", f"2014级软件{at}班"] for at in (1, 2, 3)]
    (tmp_path / "全校.xlsx").write_bytes(workbook({"全校": roll}))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def merge(fankui: Fankui, *words: object) -> Run:
    return fankui("merge", "交来", "--roster", "全校.xlsx", *words, *NOW, now=None)


def files(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_a_folder_for_each_class_that_has_to_do_something(fankui: Fankui, school: Path) -> None:
    """Marked, and silent; none for the class that is right; said at the end, with what to do."""
    done = merge(fankui, "-o", "汇总.xlsx", "--send-back", "退回")
    assert files(school / "退回") == [
        f"{CLASS}/甲1.docx", f"{CLASS}/{SENT_BACK}", f"2014级软件3班/{SENT_BACK}",
    ]  # fmt: skip
    assert done.out.split() == ["汇总.xlsx", "退回"]
    assert done.err.splitlines()[-4:] == [
        "退回的在 退回：表上标好的 1 个，没有交表、只有文字和名单的 1 个；一共 2 处要改。",
        "下一步：",
        "  打开 汇总.xlsx 看总览（要联系谁）、异常汇总、未反馈、问题",
        "  把 退回 里各班的文件夹发给班长，退回说明.txt里的话可以直接粘贴",
    ]
    assert done.code == 1


def test_send_backs_alone(fankui: Fankui, school: Path) -> None:
    """Where only they are asked for, no workbook is written, nor is one in the way."""
    (school / "汇总.xlsx").write_bytes(b"yesterday's")
    done = merge(fankui, "--send-back", "退回")
    assert done.out.split() == ["退回"]
    assert (school / "汇总.xlsx").read_bytes() == b"yesterday's"
    assert done.code == 1


def test_nothing_to_send_back_is_said(fankui: Fankui, school: Path) -> None:
    """No folder is made where every class is right."""
    done = fankui("merge", "交来/甲2.docx", "--send-back", "退回", *NOW, now=None)
    assert not (school / "退回").exists()
    assert "没有要退回的：各班的表都不用改。" in done.err
    assert done.code == 0


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("交来", "--send-back 交来 和交来的 交来 在一起"),
        ("交来/退回", "--send-back 交来/退回 和交来的 交来 在一起"),
        (".", "--send-back . 和交来的 交来 在一起"),
        ("链接/退回", "--send-back 链接/退回 和交来的 交来 在一起"),
    ],
)
def test_what_was_handed_in_is_not_written_into(
    target: str, said: str, fankui: Fankui, school: Path
) -> None:
    """Nor is a folder taken that what was handed in lies in: the next merge would read it."""
    (school / "链接").symlink_to("交来")
    before = files(school)
    done = merge(fankui, "--send-back", target)
    assert (done.code, said in done.err) == (2, True)
    assert files(school) == before


def test_a_folder_with_something_in_it_is_kept(fankui: Fankui, school: Path) -> None:
    """Without --force nothing is written; with it files of one name are new, and others told of."""
    stale = school / "退回/2014级旧班"
    stale.mkdir(parents=True)
    (stale / SENT_BACK).write_text("上次的", "utf-8")
    done = merge(fankui, "--send-back", "退回")
    assert (done.code, "文件夹 退回 里已经有东西了，没有动它" in done.err) == (4, True)
    assert files(school / "退回") == [f"2014级旧班/{SENT_BACK}"]
    assert not (school / "汇总.xlsx").exists()
    done = merge(fankui, "--send-back", "退回", "--force")
    assert "退回 里还有上次退回、这次不用退的：2014级旧班，不要再发" in done.err
    assert (stale / SENT_BACK).read_text("utf-8") == "上次的"
    assert f"{CLASS}/甲1.docx" in files(school / "退回")


def test_a_file_is_no_folder(fankui: Fankui, school: Path) -> None:
    """The name of a file is refused before anything is read."""
    (school / "退回").write_text("x", "utf-8")
    done = merge(fankui, "--send-back", "退回", "--force")
    assert (done.code, "退回 是文件，不是文件夹" in done.err) == (4, True)


def test_the_same_papers_give_the_same_bytes(fankui: Fankui, school: Path) -> None:
    """Whatever the clock says."""
    merge(fankui, "--send-back", "退回")
    fankui(
        "merge", "交来", "--roster", "全校.xlsx", "--send-back", "退回2", "--force",
        "--now", "2019-01-01 08:00", now=None,
    )  # fmt: skip
    one, other = school / "退回", school / "退回2"
    assert files(one) == files(other)
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in files(one))


@pytest.mark.usefixtures("school")
def test_json_lists_what_was_written(fankui: Fankui) -> None:
    """Every file by its path, and nothing else on standard output."""
    done = merge(fankui, "--send-back", "退回", "--json")
    assert json.loads(done.out)["written"] == [
        f"退回/{CLASS}/甲1.docx", f"退回/{CLASS}/{SENT_BACK}", f"退回/2014级软件3班/{SENT_BACK}",
    ]  # fmt: skip


def test_only_the_owner_reads_it(fankui: Fankui, school: Path) -> None:
    """New files that tell of students are 0600."""
    merge(fankui, "--send-back", "退回")
    modes = {one.stat().st_mode & 0o777 for one in (school / "退回").rglob("*") if one.is_file()}
    assert modes == {0o600}


def by_college(fankui: Fankui, result: str, *words: str) -> Run:
    """A college with one class in what was handed in."""
    college = Path("交来/软件学院")
    college.mkdir(parents=True, exist_ok=True)
    rows = [["学号", "姓名", "班级", "校对结果"], ["2014030105", "安若溪", "2014级5班", result]]
    (college / "五.xlsx").write_bytes(workbook({"名单": rows}))
    return fankui("merge", "交来", "--by-college", "分", *words, *NOW, now=None)


def test_by_college_tells_what_an_earlier_time_left(fankui: Fankui, school: Path) -> None:
    """A class that has mended is not sent its old file again."""
    first = by_college(fankui, "有问题")
    assert "上次退回" not in first.err
    old = Path("分/软件学院/退回/2014级5班")
    assert (school / old / SENT_BACK).exists()
    again = by_college(fankui, "无误", "--force")
    assert f"！ 分 里还有上次退回、这次不用退的：{old.relative_to('分').as_posix()}" in again.err


@pytest.mark.parametrize("there", ["分", "D:分"])
def test_by_college_may_lie_on_another_drive(
    there: str, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders that have no beginning in common are not one in the other."""
    with monkeypatch.context() as patched:
        patched.setattr("os.path.realpath", str)
        refuse_inside(Path(there), [school])
    with pytest.raises(OutputError):
        refuse_inside(school / there, [school])
