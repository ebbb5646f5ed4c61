"""The text boxes of a worksheet: they are printed as they are, and what stands in them is told.

Source: ECMA-376 part 1, 20.5 (drawings of worksheets) and 21.1 (their text).
"""

from collections.abc import Iterable, Iterator
from posixpath import normpath

from lxml import etree

from tongzhi_cli.form.word.around import slots
from tongzhi_cli.form.word.labels import labels_in
from tongzhi_cli.office.package import Package
from tongzhi_cli.office.word.xml import Element, P, R, T, parsed, text_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def paragraphs_of(package: Package, part: str) -> Iterator[Element]:
    """The paragraphs of the text boxes on the worksheet in a *part*, as those of a document."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package:
        return
    for drawing in map(normpath, package.targets(relations).values()):
        if "/drawings/drawing" not in drawing or drawing not in package:
            continue
        for one in parsed(package.path, package.read(drawing)).iter(f"{_A}p"):
            made = etree.Element(P)
            run = etree.SubElement(made, R)
            texts = (leaf.text or "" for leaf in one.iter(f"{_A}t"))
            etree.SubElement(run, T).text = "".join(texts)
            yield made


def blanks_told(paragraphs: Iterable[Element]) -> list[str]:
    """What a person has to write into text boxes: nothing is filled in there."""
    labels: dict[str, None] = {}
    for paragraph in paragraphs:
        line = text_of(paragraph)
        labels.update(dict.fromkeys(one for one in labels_in(line) if _is_blank(line, one)))
        labels.update(dict.fromkeys("班级" for one in slots.phrases(line) if one.is_class))
    return [f"文本框里的“{'”“'.join(labels)}”不填，打印后请手写"] if labels else []


def _is_blank(line: str, label: str) -> bool:
    """Whether nothing stands behind a label yet."""
    _, colon, behind = line.replace(":", "：").partition(f"{label[-1]}：")
    return not colon or not behind[:2].strip("_＿ \u3000\t")
