"""Writing a file: the old one or the new one, never half of either, and nothing left behind."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import pytest
from faults import Disk
from hypothesis import given
from hypothesis import strategies as st

from conftest import told_by_nobody
from tongzhi_cli.errors import OutputError
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk import partial

OLD, NEW = b"old" * 1000, b"new" * 5000
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in *folder*, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def said_to_nobody(target: Path) -> str:
    """What `write` says to a user without root's rights, who may write nowhere by birth."""

    def refusal() -> str:
        try:
            writing.write(target, NEW)
        except OutputError as error:
            return str(error)
        return ""

    return told_by_nobody(refusal)


# --- plain --------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\x00", NEW, "表\r\n".encode()])
def test_new_file_has_exactly_the_bytes(tmp_path: Path, data: bytes) -> None:
    """What is written is what was given, and no other file is beside it."""
    writing.write(tmp_path / "表.docx", data)
    assert tree(tmp_path) == {"表.docx": data}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.binary(max_size=12)), max_size=12),
    st.sampled_from([0, 7, 1 << 20]),
)
def test_what_writes_itself_may_go_back(steps: list[tuple[int, bytes]], piece: int) -> None:
    """Its bytes are those of the same steps in memory, whatever part is on the disk by then."""

    def run(file: IO[bytes]) -> None:
        end = 0
        for place, data in steps:
            file.seek(min(place, end))
            file.write(data)
            end = max(end, file.tell())

    expected = BytesIO()
    run(expected)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(partial, "_PIECE", piece)
        writing.write_all([writing.File(Path(folder) / "表.xlsx", run)])
        assert tree(Path(folder)) == {"表.xlsx": expected.getvalue()}


def test_what_cannot_be_made_leaves_the_old_one(tmp_path: Path) -> None:
    """A file that is not made to its end is as it was, and so are those beside it."""
    target, other = tmp_path / "汇总.xlsx", tmp_path / "全部.docx"
    target.write_bytes(OLD)

    def half(file: IO[bytes]) -> None:
        file.write(NEW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        writing.write_all([writing.File(other, NEW), writing.File(target, half)])
    assert tree(tmp_path) == {"汇总.xlsx": OLD}


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """A folder named with -o need not exist yet."""
    writing.write(tmp_path / "打印" / "2014级" / "表.docx", NEW)
    assert tree(tmp_path) == {str(Path("打印", "2014级", "表.docx")): NEW}


def test_existing_file_is_replaced(tmp_path: Path) -> None:
    """Writing over a file (after --force) puts the new content there, whole."""
    target = tmp_path / "表.docx"
    target.write_bytes(OLD)
    writing.write(target, NEW)
    assert tree(tmp_path) == {"表.docx": NEW}


def test_relative_name_means_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare file name is written into the working folder."""
    monkeypatch.chdir(tmp_path)
    writing.write(Path("表.docx"), NEW)
    assert tree(tmp_path) == {"表.docx": NEW}


def test_name_as_long_as_the_system_takes(tmp_path: Path) -> None:
    """The temporary name is never longer than the name itself may be."""
    name = "班" * 83 + ".docx"  # 254 bytes in UTF-8; a name may have 255
    writing.write(tmp_path / name, NEW)
    assert tree(tmp_path) == {name: NEW}


def test_leftover_of_a_killed_run_is_no_hindrance(tmp_path: Path) -> None:
    """A temporary file that a killed run left under the same process number is replaced."""
    partial.partial_of(tmp_path / "表.docx").write_bytes(b"half")
    writing.write(tmp_path / "表.docx", NEW)
    assert tree(tmp_path) == {"表.docx": NEW}


def gone_process() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@posix_only
@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        (".班.{here}.{gone}.fankui.tmp", 0, False),
        (".反馈表-2014级-0.{here}.{gone}.fankui.tmp", 0, False),
        (".班.{here}.{alive}.fankui.tmp", 0, True),  # it is writing just now
        (".班.{here}.{own}.fankui.tmp", 0, True),
        (".班.01234567.{gone}.fankui.tmp", 0, True),  # of another computer on the same drive
        (".班.01234567.{gone}.fankui.tmp", 25, False),
        (".班.{here}.{alive}.fankui.tmp", 25, False),  # a number that was given anew
        (".班.{gone}.tmp", 99, True),  # another program's
        ("班.{here}.{gone}.fankui.tmp", 99, True),
        (".班.{gone}.fankui.tmp", 99, True),
        (".班.{here}.x.fankui.tmp", 99, True),
    ],
)
def test_what_killed_runs_left_is_swept(
    tmp_path: Path, name: str, age: int, *, stays: bool
) -> None:
    """The next run takes away what a killed one left, and nothing else."""
    here = partial.partial_of(tmp_path / "班.docx").name.split(".")[2]
    name = name.format(here=here, gone=gone_process(), alive=os.getppid(), own=os.getpid())
    left = tmp_path / name
    left.write_bytes(b"half")
    then = time.time() - age * 3600
    os.utime(left, (then, then))
    writing.write(tmp_path / "表.docx", NEW)
    assert left.exists() == stays
    assert (tmp_path / "表.docx").read_bytes() == NEW


@posix_only
def test_folder_of_that_name_stays(tmp_path: Path) -> None:
    """Only files are swept."""
    folder = partial.partial_of(tmp_path / "班.docx")
    folder = folder.with_name(folder.name.replace(str(os.getpid()), str(gone_process())))
    folder.mkdir()
    writing.write(tmp_path / "表.docx", NEW)
    assert folder.is_dir()


@posix_only
def test_killed_run(tmp_path: Path) -> None:
    """A run that is killed while it writes leaves a hidden file, and the next one takes it away."""
    code = (
        "import os, signal, sys; from pathlib import Path; from tongzhi_cli.office import writing\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "writing.write(Path(sys.argv[1]), b'new')"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "表.docx")], check=False)
    assert [name.endswith(".fankui.tmp") for name in tree(tmp_path)] == [True]
    writing.write(tmp_path / "别的.docx", NEW)
    assert tree(tmp_path) == {"别的.docx": NEW}


# --- links and modes ----------------------------------------------------------------------------


@posix_only
@pytest.mark.parametrize("existing", [True, False])
def test_symbolic_link_stays_one(tmp_path: Path, *, existing: bool) -> None:
    """Where the target is a link, the file it points to gets the content, in its own folder."""
    real = tmp_path / "网盘" / "表.docx"
    real.parent.mkdir()
    if existing:
        real.write_bytes(OLD)
    link = tmp_path / "表.docx"
    link.symlink_to(Path("网盘", "表.docx"))
    writing.write(link, NEW)
    assert link.is_symlink()
    assert link.readlink() == Path("网盘", "表.docx")
    assert real.read_bytes() == NEW
    assert sorted(path.name for path in real.parent.iterdir()) == ["表.docx"]


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o700, 0o664, 0o666, 0o660])
def test_mode_of_the_file_stays(tmp_path: Path, mode: int) -> None:
    """A file that a group may write, or nobody else may read, stays so."""
    target = tmp_path / "表.docx"
    target.write_bytes(OLD)
    target.chmod(mode)
    before = os.umask(0o022)
    try:
        writing.write(target, NEW)
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == mode


@posix_only
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002, 0])
def test_new_file_that_holds_students_is_their_owners(tmp_path: Path, umask: int) -> None:
    """A new file with students in it may be read by its owner and nobody else (issue 16)."""
    before = os.umask(umask)
    try:
        writing.write(tmp_path / "表.docx", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "表.docx").stat().st_mode & 0o777 == 0o600


@posix_only
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_new_file_without_students_follows_the_umask(tmp_path: Path, umask: int, mode: int) -> None:
    """A new file without students, as of a notice, has the mode that any program would give it."""
    before = os.umask(umask)
    try:
        writing.write(tmp_path / "n.toml", NEW, students=False)
    finally:
        os.umask(before)
    assert (tmp_path / "n.toml").stat().st_mode & 0o777 == mode


# --- several files ------------------------------------------------------------------------------


@posix_only
@pytest.mark.parametrize("fails", range(1, 15))
def test_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int) -> None:
    """At whichever call the disk fails: none is replaced, or it is said which are and which not."""
    files = [writing.File(tmp_path / f"{at}班.docx", NEW) for at in (1, 2)]
    files[0].path.write_bytes(OLD)
    files[1].path.write_bytes(OLD)
    disk = Disk(fails, errno.ENOSPC)
    with monkeypatch.context() as patch:
        disk.put_under(patch)
        try:
            writing.write_all(files)
            said = ""
        except OutputError as error:
            said = str(error)
    found = [one.path.read_bytes() for one in files]
    assert len(tree(tmp_path)) == 2
    match disk.calls[fails - 1 :], disk.calls.count("replace"):
        case [["replace"], 2]:
            assert found == [NEW, OLD]
            assert f"已经换成新的：{files[0].path}；没有写、还和原来一样：{files[1].path}" in said
        case [_, 2]:
            assert (found, said) == ([NEW, NEW], "")
        case _:
            assert found == [OLD, OLD]
            assert "磁盘已满" in said
            assert "已经换成新的" not in said


@pytest.mark.parametrize(
    "names",
    [
        ("汇总.xlsx", "汇总.docx"),
        (
            "反馈表-2014级信息管理与信息系统专升本1班.docx",
            "反馈表-2014级信息管理与信息系统专升本2班.docx",
        ),
        ("班-1.docx", "班.docx"),
        tuple(f"{at}.docx" for at in range(12)),
    ],
)
def test_several_files_of_like_names(tmp_path: Path, names: Sequence[str]) -> None:
    """Each of several files gets its own content, however alike their names begin."""
    files = [writing.File(tmp_path / name, name.encode()) for name in names]
    writing.write_all(files)
    assert tree(tmp_path) == {name: name.encode() for name in names}


@posix_only
def test_folders_that_were_made_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each folder that is made is written down in the one around it."""
    synced: list[Path] = []
    monkeypatch.setattr(partial, "sync_folder", synced.append)
    writing.write(tmp_path / "打印" / "2014级" / "表.docx", NEW)
    assert synced == [tmp_path, tmp_path / "打印", tmp_path / "打印" / "2014级"]


@posix_only
def test_folders_that_were_made_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing could be written, the folders that were made for it are gone."""
    disk = Disk(5, errno.ENOSPC)
    with monkeypatch.context() as patch:
        disk.put_under(patch)
        with pytest.raises(OutputError):
            writing.write(tmp_path / "打印" / "2014级" / "表.docx", NEW)
    assert not list(tmp_path.iterdir())


# --- what cannot be written ---------------------------------------------------------------------


@posix_only
def test_read_only_target_is_refused(open_folder: Path) -> None:
    """A file that is read-only or open elsewhere is left alone, and the message says so."""
    target = open_folder / "表.docx"
    target.write_bytes(OLD)
    open_folder.chmod(0o777)
    target.chmod(0o444)
    said = said_to_nobody(target)
    assert "写不进去" in said
    assert "WPS/Word" in said
    assert tree(open_folder) == {"表.docx": OLD}


@posix_only
def test_read_only_folder_is_refused(open_folder: Path) -> None:
    """A folder without write permission is named, with another place to write to."""
    said = said_to_nobody(open_folder / "表.docx")
    assert f"没有权限在 {open_folder} 里写文件" in said
    assert "-o" in said
    assert tree(open_folder) == {}


@posix_only
def test_target_in_a_read_only_folder_is_refused(open_folder: Path) -> None:
    """A file that may be written, in a folder that may not, is left as it is."""
    target = open_folder / "表.docx"
    target.write_bytes(OLD)
    target.chmod(0o666)
    assert "写不进去" in said_to_nobody(target)
    assert tree(open_folder) == {"表.docx": OLD}


def test_target_that_is_open_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses the rename while Word has the file: the old one stays, no temporary one."""
    target = tmp_path / "表.docx"
    target.write_bytes(OLD)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OutputError, match="正在 WPS/Word 里打开着"):
        writing.write(target, NEW)
    assert tree(tmp_path) == {"表.docx": OLD}


@pytest.mark.parametrize("below", ["表.docx", "2014级/表.docx"])
def test_folder_that_is_a_file(tmp_path: Path, below: str) -> None:
    """A file cannot be written into a file; the message says what is no folder."""
    (tmp_path / "打印").write_bytes(OLD)
    with pytest.raises(OutputError, match="不是文件夹"):
        writing.write(tmp_path / "打印" / below, NEW)
    assert tree(tmp_path) == {"打印": OLD}


def test_target_that_is_a_folder(tmp_path: Path) -> None:
    """A folder in the place of the file is left alone, and an error says so."""
    (tmp_path / "表.docx").mkdir()
    (tmp_path / "表.docx" / "里面.txt").write_bytes(OLD)
    with pytest.raises(OutputError):
        writing.write(tmp_path / "表.docx", NEW)
    assert tree(tmp_path) == {str(Path("表.docx", "里面.txt")): OLD}


def test_name_that_is_too_long(tmp_path: Path) -> None:
    """A name longer than the system takes is an error about the name."""
    with pytest.raises(OutputError, match="文件名太长"):
        writing.write(tmp_path / ("班" * 100 + ".docx"), NEW)
    assert tree(tmp_path) == {}


def test_name_with_a_null_is_an_error(tmp_path: Path) -> None:
    """A name that no system takes is refused before anything is written."""
    with pytest.raises(ValueError, match="null"):
        writing.write(tmp_path / "a\0b.docx", NEW)
    assert tree(tmp_path) == {}


# --- full disk ----------------------------------------------------------------------------------


#: What `writing` calls up to the moment when the new file is in place.
CALLS = ("open", "fdopen", "write", "flush", "fsync", "replace")


@posix_only
@pytest.mark.parametrize("fails", range(1, len(CALLS) + 1), ids=CALLS)
@pytest.mark.parametrize("existing", [True, False])
def test_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, existing: bool, fails: int
) -> None:
    """At whichever call the disk runs full, up to the rename, the old file stays and no other."""
    target = tmp_path / "表.docx"
    if existing:
        target.write_bytes(OLD)
    disk = Disk(fails, errno.ENOSPC)
    with monkeypatch.context() as patch:
        disk.put_under(patch)
        with pytest.raises(OutputError, match="磁盘已满"):
            writing.write(target, NEW)
    assert disk.calls[:fails] == list(CALLS[:fails])
    assert tree(tmp_path) == ({"表.docx": OLD} if existing else {})


@posix_only
def test_no_other_call_could_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table above has every call there is before the rename."""
    disk = Disk(0, errno.ENOSPC)
    with monkeypatch.context() as patch:
        disk.put_under(patch)
        writing.write(tmp_path / "表.docx", NEW)
    assert disk.calls[: disk.calls.index("replace") + 1] == list(CALLS)


@posix_only
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSPC, errno.EACCES])
def test_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Once the file is in place, a folder that cannot be fsynced (a share, FUSE) does no harm."""
    real = os.fsync
    descriptors: list[int] = []

    def fsync(descriptor: int) -> None:
        descriptors.append(descriptor)
        if len(descriptors) == 2:
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    writing.write(tmp_path / "表.docx", NEW)
    assert tree(tmp_path) == {"表.docx": NEW}


_LIMITED = """
import resource, sys
from pathlib import Path
from tongzhi_cli.errors import OutputError
from tongzhi_cli.office import writing
from tongzhi_cli.office.disk import partial
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    writing.write(Path(sys.argv[1]), b"new" * 5000)
except OutputError as error:
    print(error)
"""


@posix_only
@pytest.mark.parametrize("existing", [True, False])
def test_disk_that_really_ends(tmp_path: Path, *, existing: bool) -> None:
    """A real limit of the system (1000 bytes a file) leaves the old file and nothing else."""
    target = tmp_path / "表.docx"
    if existing:
        target.write_bytes(OLD)
    said = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(target)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
    ).stdout
    assert "磁盘已满" in said
    assert tree(tmp_path) == ({"表.docx": OLD} if existing else {})


def test_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C while writing leaves the old file and no temporary one."""
    target = tmp_path / "表.docx"
    target.write_bytes(OLD)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        writing.write(target, NEW)
    assert tree(tmp_path) == {"表.docx": OLD}


# --- refused beforehand -------------------------------------------------------------------------


def test_existing_target_is_refused_without_force(tmp_path: Path) -> None:
    """A file that is there is not overwritten unless --force is given; the message says how."""
    target = tmp_path / "表.docx"
    target.write_bytes(OLD)
    with pytest.raises(OutputError, match="已经有了") as caught:
        writing.refuse_existing([tmp_path / "新.docx", target], [], force=False)
    assert "--force" in caught.value.hint
    writing.refuse_existing([tmp_path / "新.docx", target], [], force=True)


@pytest.mark.parametrize("force", [True, False])
def test_input_is_never_overwritten(tmp_path: Path, *, force: bool) -> None:
    """Not even --force writes over a roster or a template, by whatever path it is named."""
    source = tmp_path / "class.xlsx"
    source.write_bytes(OLD)
    (tmp_path / "x").mkdir()
    with pytest.raises(OutputError, match="输入的文件"):
        writing.refuse_existing([tmp_path / "x" / ".." / "class.xlsx"], [source], force=force)


@posix_only
@pytest.mark.parametrize("link", ["symbolic", "hard"])
def test_link_to_an_input_is_never_overwritten(tmp_path: Path, link: str) -> None:
    """A symbolic link to the roster is the roster; a hard link of its own is a file that exists."""
    source, target = tmp_path / "class.xlsx", tmp_path / "表.docx"
    source.write_bytes(OLD)
    if link == "symbolic":
        target.symlink_to(source)
    else:
        os.link(source, target)
    with pytest.raises(OutputError):
        writing.refuse_existing([target], [source], force=link == "symbolic")


def test_folder_in_the_targets_place_is_refused(tmp_path: Path) -> None:
    """A folder of the target's name is refused, --force or not."""
    (tmp_path / "表.docx").mkdir()
    for force in (True, False):
        with pytest.raises(OutputError, match="是文件夹"):
            writing.refuse_existing([tmp_path / "表.docx"], [], force=force)
