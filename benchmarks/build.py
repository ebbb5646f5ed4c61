"""What a filled form costs in CPU time, side by side with what else could fill it.

    .venv/bin/python benchmarks/build.py [--rounds 20]

Needs the `bench` extra and a Unix system. It prints tables and which bars are met, no more.

Measured:
    Whole processes, 50 students. `fankui build` reads an .xlsx, applies every rule, fills the form
    and says what comes next; its peers only fill in rows they already have. What the other
    commands cost is in startup.py.
    The fill alone, 25, 50 and 200 students: from the template on disk to the finished bytes.

Against:
    docxtpl         the usual template engine: our form with tags in it, all rows in one table
    docx-mailmerge2 merge fields in one row, where it is installed (the `bench-peers` extra)
    python-docx     the usual script: cell.text for each student, add_row when the rows run out
    python-docx _tr the fast script: copies of a blank row's XML, and no `cells`
    zip limit       no XML is parsed: document.xml is joined from strings cut at places known
                    beforehand, the other members are copied as they lie in the archive
    python -c pass  what no Python program goes below

    Only fankui and the zip limit give every 25 rows a title and a signature line. Before anything
    is timed each output is parsed: it must hold every student's row, and the zip limit's tables
    must be fankui's, cell for cell.

How:
    CPU time (user + system): of a child as the kernel accounts it (wait4), of a fill by the
    process clock. Each round runs every variant once, so that a slow moment of the machine meets
    them all. Two ratios: of the minima, and the median of the ratios within each round, which
    stays true when the machine is slow for half of them. For a bar the worse of the two counts.

Bars (issue 19):
    fankui build <= 0.8 x docxtpl and <= 10 x python -c pass as a process;
    the fill of 50 students <= 0.5 x docxtpl and <= 3.5 x the zip limit.
"""

import gc
import inspect
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from functools import partial
from html import escape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from openpyxl import Workbook

from measuring import FANKUI, compiled, cpu, options
from tongzhi_cli.form.rows import Row
from tongzhi_cli.form.shipped import shipped_template
from tongzhi_cli.form.word import blank as blank_form
from tongzhi_cli.form.word import fill as form_fill
from tongzhi_cli.office.word.xml import TC, TR

#: Does the work once and returns the CPU time it took, in milliseconds.
Measure = Callable[[], float]
#: The rows of a form as text: serial, number, name, result.
Rows = list[list[str]]

CLASS_OF, PER_SHEET = 50, 25
SIZES = (25, CLASS_OF, 200)  # full sheets: no peer has to fill up the last one
TEMPLATE, DOCUMENT = str(shipped_template()), "word/document.xml"
TITLE = "高等教育学历电子注册图像信息校对反馈表（2018、2019届）"
COLUMNS = (
    "序号", "学号", "姓名", "校对结果（无异常填“无误”，异常情况请如实填写异常内容）", "本人签名",
)  # fmt: skip
NAMES = {"title": TITLE, "year": "2014", "branch": "信息管理与信息系统1"}
CLASS_NAME = f"{NAMES['year']}级{NAMES['branch']}班"
SURNAMES, GIVEN_NAMES = "安白岑程邓范顾韩江蓝", "诺瑶舒宁乔夏墨真远宇哲河华望清秋溪青禾航"


class Table(NamedTuple):
    """One table to print: its variants, those the ratios are to; a bar is (variant, at most, x)."""

    title: str
    variants: Mapping[str, Measure]
    peers: Sequence[str]
    bars: Sequence[tuple[str, float, str]]


def main() -> None:
    count = options("CPU time of fankui and its peers", rounds=20).rounds
    compiled()
    with TemporaryDirectory() as folder, chdir(folder):
        write_tagged_template(Path("tagged.docx"))
        write_merge_template(Path("fields.docx"))
        tables = [processes(), *(fills(size) for size in SIZES)]
        times = measured(tables, max(1, count))
    print(f"CPU ms, {count} rounds; ratios: of the minima / median within a round")
    for table, own in zip(tables, times, strict=True):
        show(table, own)


def measured(tables: Sequence[Table], rounds: int) -> list[dict[str, list[float]]]:
    """The times of every variant, table by table; each round runs all of them."""
    times: list[dict[str, list[float]]] = [{name: [] for name in each.variants} for each in tables]
    gc.collect()
    gc.freeze()  # the modules loaded so far are not searched for garbage at a peer's expense
    for _ in range(rounds):
        for table, found in zip(tables, times, strict=True):
            for name, run in table.variants.items():
                found[name].append(run())
    return times


def show(table: Table, times: Mapping[str, Sequence[float]]) -> None:
    def ratios(name: str, peer: str) -> tuple[float, float]:
        by_round = (own / other for own, other in zip(times[name], times[peer], strict=True))
        return min(times[name]) / min(times[peer]), median(by_round)

    heads = "".join(f"{f'x {peer}':>18}" for peer in table.peers)
    print(f"\n{table.title:24}{'min':>8}{'median':>8}{heads}")
    for name, own in times.items():
        columns = ("{:.2f} / {:.2f}".format(*ratios(name, peer)) for peer in table.peers)
        cells = "".join(f"{ratio:>18}" for ratio in columns)
        print(f"{name:24}{min(own):8.2f}{median(own):8.2f}{cells}")
    for name, bar, peer in table.bars:
        worse = max(ratios(name, peer))
        print(f"  {'met' if worse <= bar else 'MISSED'}: {name} <= {bar} x {peer} (is {worse:.2f})")


# --- whole processes -------------------------------------------------------------------------


def processes() -> Table:
    rows = students(CLASS_OF)
    Path("class").mkdir()  # beside other documents each would be asked whether it is the notice
    write_roster(Path("class/class.xlsx"), rows)
    given = ("class/class.xlsx", "--now", "2018-04-01 20:00")
    variants = {
        "fankui build": process(FANKUI, "build", *given, "-o", "fankui.docx", "--force"),
        **{name: peer_process(fill, *given, rows) for name, (fill, given) in PEERS.items()},
        "python -c pass": process(sys.executable, "-c", "pass"),
    }
    for run in variants.values():
        run()
    for name in ("fankui", *(fill.__name__ for fill, _ in PEERS.values())):
        checked(name, Path(f"{name}.docx").read_bytes(), rows)
    bars = [("fankui build", 0.8, "docxtpl"), ("fankui build", 10, "python -c pass")]
    return Table(f"process, {CLASS_OF} students", variants, ("docxtpl", "python -c pass"), bars)


def process(*command: str) -> Measure:
    return lambda: cpu(*command) * 1000


def peer_process(fill: Callable[..., bytes], *arguments: object) -> Measure:
    """Run *fill* as a script of its own, with its values in it: it reads only its template."""
    name = fill.__name__
    call = f"{name}({', '.join(map(repr, arguments))})"
    script = f"{inspect.getsource(fill)}\n\nopen('{name}.docx', 'wb').write({call})\n"
    Path(f"{name}.py").write_text(script, encoding="utf-8")
    return process(sys.executable, f"{name}.py")


def write_roster(path: Path, rows: Rows) -> None:
    """Write a roster with answers, against which no rule has anything to say."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    sheet.append(["学号", "姓名", "班级", "层次", "校对结果"])
    for _, number, name, result in rows:
        sheet.append([number, name, CLASS_NAME, "本科", result])
    book.save(path)


# --- the fill alone --------------------------------------------------------------------------


def fills(size: int) -> Table:
    rows = students(size)
    lines = [Row(int(serial), number, name, result) for serial, number, name, result in rows]
    ways: dict[str, Callable[[], bytes]] = {
        "fankui": lambda: with_fankui(Path(TEMPLATE), lines),
        **{name: partial(fill, *given, rows) for name, (fill, given) in PEERS.items()},
        "zip limit": lambda: with_strings(TEMPLATE, NAMES, rows),
    }
    found = {name: checked(name, fill(), rows) for name, fill in ways.items()}
    if found["zip limit"] != found["fankui"]:
        raise SystemExit("the zip limit does not write what fankui writes")
    variants = {name: in_process(fill) for name, fill in ways.items()}
    bars = [("fankui", 0.5, "docxtpl"), ("fankui", 3.5, "zip limit")] if size == CLASS_OF else []
    return Table(f"fill, {size} students", variants, ("docxtpl", "zip limit"), bars)


def in_process(fill: Callable[[], bytes]) -> Measure:
    def run() -> float:
        gc.collect()  # nobody pays for what another has left behind
        start = process_time()
        fill()
        return (process_time() - start) * 1000

    return run


def with_fankui(template: Path, lines: Sequence[Row]) -> bytes:
    form = blank_form.find(template)
    wording = form_fill.Wording(TITLE, COLUMNS, PER_SHEET, ())
    return form_fill.fill(form, lines, class_name=CLASS_NAME, wording=wording).data


# The next four are also run as scripts (peer_process), so they name nothing outside themselves.


def with_docxtpl(template: str, names: dict[str, str], rows: list[list[str]]) -> bytes:
    import io

    from docxtpl import DocxTemplate

    document = DocxTemplate(template)
    document.render({**names, "rows": rows})
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def with_python_docx(template: str, rows: list[list[str]]) -> bytes:
    import io

    from docx import Document

    document = Document(template)
    table = document.tables[0]
    blank = table.rows[1:]
    for at, texts in enumerate(rows):
        row = blank[at] if at < len(blank) else table.add_row()  # type: ignore[no-untyped-call]
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def with_mailmerge(template: str, names: dict[str, str], rows: list[list[str]]) -> bytes:
    import io

    from mailmerge import MailMerge

    fields = ("serial", "number", "name", "result")
    with MailMerge(template) as document:
        document.merge(**names)
        document.merge_rows("serial", [dict(zip(fields, row, strict=True)) for row in rows])
        data = io.BytesIO()
        document.write(data)
    return data.getvalue()


def with_rows_copied(template: str, rows: list[list[str]]) -> bytes:
    """The fast way with python-docx: copies of a blank row's XML, and no `cells`."""
    import copy
    import io

    from docx import Document

    document = Document(template)
    table = document.tables[0]._tbl  # noqa: SLF001  the point of this peer
    _, blank, *others = table.tr_lst
    for row in others:
        table.remove(row)
    for texts in rows:
        row = copy.deepcopy(blank)
        for cell, text in zip(row.tc_lst, texts, strict=False):
            paragraph = cell.p_lst[0]
            for run in paragraph.r_lst:
                paragraph.remove(run)
            paragraph.add_r().text = text
        table.append(row)
    table.remove(blank)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


#: How each peer fills, and what it fills, by what it is called in the tables.
PEERS: dict[str, tuple[Callable[..., bytes], tuple[object, ...]]] = {
    "docxtpl": (with_docxtpl, ("tagged.docx", NAMES)),
    "python-docx": (with_python_docx, (TEMPLATE,)),
    "python-docx _tr": (with_rows_copied, (TEMPLATE,)),
}
if find_spec("mailmerge"):
    PEERS["docx-mailmerge2"] = (with_mailmerge, ("fields.docx", NAMES))


def with_strings(template: str, names: Mapping[str, str], rows: Rows) -> bytes:
    """The zip limit: one member is put together anew, the others are copied without inflating."""
    data = Path(template).read_bytes()
    filled = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(filled, "w", ZIP_DEFLATED) as new:
        members = old.infolist()
        ends = [member.header_offset for member in members[1:]] + [old.start_dir]
        for member, end in zip(members, ends, strict=True):
            if member.filename == DOCUMENT:
                xml = joined(old.read(member).decode(), names, rows)
                new.writestr(ZipInfo(DOCUMENT), xml, ZIP_DEFLATED)
            else:
                piece = data[member.header_offset : end]
                member.header_offset = filled.tell()
                filled.write(piece)
                new.filelist.append(member)
                new.start_dir = filled.tell()
    return filled.getvalue()


def joined(xml: str, names: Mapping[str, str], rows: Rows) -> str:
    """Our own blank form, cut where its parts are known to be; `checked` sees to it that it is."""
    text, row_end = '<w:t xml:space="preserve">', "</w:tr>"
    body = xml.index("<w:body>") + len("<w:body>")
    first = xml.index("<w:tr>", xml.index(row_end))
    second = xml.index(row_end, first) + len(row_end)
    below, section = xml.rindex(row_end) + len(row_end), xml.index("<w:sectPr")
    top = xml[body:first].replace(f"<w:t>{TITLE}", f"{text}{names['title']}", 1)
    next_top = top.replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>", 1)
    label, year, branch = xml[below:section].split(text)
    bottom = f"{label}{text}{names['year']}{year.lstrip()}{text}{names['branch']}{branch.lstrip()}"
    blank = xml[first:second]
    font = blank[blank.index("<w:rPr>") : blank.index("</w:pPr>")]
    run = f"</w:pPr><w:r>{font}{text}%s</w:t></w:r></w:p>"
    row = blank.replace("<w:t>1<", f"{text}%s<").replace("</w:pPr></w:p>", run, 3)
    pieces = [xml[:body]]
    for at in range(0, len(rows), PER_SHEET):
        values = (tuple(map(escape, texts)) for texts in rows[at : at + PER_SHEET])
        pieces += [next_top if at else top, *map(row.__mod__, values), bottom]
    return "".join([*pieces, xml[section:]])


# --- what is filled in, and whether it was ---------------------------------------------------


def students(count: int) -> Rows:
    """So many invented students."""
    names = [surname + given for given in GIVEN_NAMES for surname in SURNAMES]
    return [[str(at), str(2014030100 + at), names[at - 1], "无误"] for at in range(1, count + 1)]


def write_tagged_template(path: Path) -> None:
    """Write our form for docxtpl: a tag for each value, one row between those that repeat it."""
    tags = {name: f"{{{{ {name} }}}}" for name in NAMES}
    row = [f"{{{{ row[{at}] }}}}" for at in range(4)]
    begin, end = ["{%tr for row in rows %}", "", "", ""], ["{%tr endfor %}", "", "", ""]
    path.write_bytes(with_strings(TEMPLATE, tags, [begin, row, end]))


def write_merge_template(path: Path) -> None:
    """Write our form for a mail merge: a field for each value, in one row."""
    names = ("serial", "number", "name", "result")
    marks = {name: f"FIELD-{name}" for name in NAMES}
    data = with_strings(TEMPLATE, marks, [[f"FIELD-{name}" for name in names]])
    field = r'<w:fldSimple w:instr=" MERGEFIELD \3 "><w:r>\1<w:t>\3</w:t></w:r></w:fldSimple>'
    with ZipFile(BytesIO(data)) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == DOCUMENT:
                run = r"<w:r>((?:(?!</w:r>).)*?)<w:t( [^>]*)?>FIELD-(\w+?)</w:t></w:r>"
                part = re.sub(run, field, part.decode()).encode()
            new.writestr(name, part)


def checked(name: str, form: bytes, rows: Rows) -> Rows:
    """All rows of the tables in a finished *form*; each student's must be there, and in order."""
    with ZipFile(BytesIO(form)) as archive:
        root = etree.fromstring(archive.read(DOCUMENT))
    found = [["".join(map(str, cell.itertext())) for cell in row.iter(TC)] for row in root.iter(TR)]
    numbers = {number for _, number, *_ in rows}
    if [row[:4] for row in found if row[1] in numbers] != rows:
        raise SystemExit(f"{name} has not written every student's row")
    return found


if __name__ == "__main__":
    main()
