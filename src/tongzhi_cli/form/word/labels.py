"""The labels that a form asks people to sign or write at: 班级名称, 辅导员签名, 学院（公章）.

Source: the last lines of the forms of some fifty notices (docs/glossary.md).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongzhi_cli.office.word.xml import TBL, Element, P, cells_of, rows_of, text_of

if TYPE_CHECKING:
    from tongzhi_cli.form.word.document.parts import FormParts

#: What a label is about; other words in front of a colon are prose.
_ABOUT = (
    r"班\s*+级|签\s*+[名字章]|辅导员|班主任|班\s*+长|领\s*+导|负责人|主\s*+任|书\s*+记|公\s*+章|盖\s*+章|日\s*+期|"
    r"时\s*+间|人\s*+数|学\s*+院|院\s*+系|系\s*+部|专\s*+业|年\s*+级|层\s*+次|填\s*+表|制\s*+表|审\s*+核|经\s*+办|"
    r"联\s*+系|电\s*+话|单\s*+位|届"
)
_LABEL = (
    r"([^:：_，。；;,、]{1,14})[:：]|"
    r"([^:：_，。；;,、（(]{0,10}[（(](?:公章|盖章|签章|签字|签名|盖公章)[）)])"
)
#: Labels on one line stand apart; a single blank pads a label (辅 导 员).
_APART = r"[\t\n_＿]+|[ \u3000\u00a0]{2,}"
#: What stands in front of prose.
_PROSE = r"^(?:注|说明|备注|填表说明|要求)$"
_LONGEST = 12
#: A label whose characters stand apart: 学    院：, 年　级：.
_PADDED = (
    r"(?<![^\s:：_＿])[\u4e00-\u9fff](?:[ \u3000\u00a0]{1,12}[\u4e00-\u9fff]){1,3}"
    r"(?=[ \u3000]?[:：])"
)


def labels(parts: "FormParts") -> list[str]:
    """The labels of a form's sheet, around its table and in it, from the top.

    Each is given once, without the blanks that pad it: 辅 导 员 is 辅导员.
    """
    found = [label for line in _lines(parts) for label in labels_in(line)]
    return list(dict.fromkeys(found))


def labels_in(line: str) -> list[str]:
    """The labels of one line.

    >>> labels_in("班级名称：__级__班    辅 导 员签名：   学院领导：   学院（公章）")
    ['班级名称', '辅导员签名', '学院领导', '学院（公章）']
    >>> labels_in("注：请于4月1日前交，逾期责任自负"), labels_in("图像信息校对反馈表")
    ([], [])
    >>> labels_in("学    院：        年    级："), labels_in("Counsellor 辅导员：")
    (['学院', '年级'], ['辅导员'])
    """
    found = []
    for piece in re.split(_APART, closed_up(line)):
        is_one = len(re.findall("[:：]", piece)) < 2
        for part in [piece] if is_one else piece.split():
            for match in re.finditer(_LABEL, re.sub(r"\s+", "", part)):
                label = without_english(match[1] or match[2])
                about = re.search(_ABOUT, label) and not re.search(_PROSE, label)
                if about and len(label) <= _LONGEST:
                    found.append(label)
    return found


def closed_up(line: str) -> str:
    """A line in which the characters of each label stand together."""
    return re.sub(_PADDED, lambda match: "".join(match[0].split()), line)


def without_english(label: str) -> str:
    """A label in two languages without its English half; one in English stays.

    >>> without_english("Counsellor辅导员"), without_english("班级(Class)"), without_english("Dean")
    ('辅导员', '班级', 'Dean')
    """
    chinese = re.sub(r"[（(]?[A-Za-z][A-Za-z .'/]*+[)）]?", "", label)
    return chinese or label


def _lines(parts: "FormParts") -> Iterator[str]:
    """The lines of a sheet that are no header and no row for a student."""
    own = parts.list_rows
    for element in parts.block:
        tables = [*element.iter(TBL)]
        if not tables:
            yield from _paragraphs(element)
        for table in tables:
            for row in rows_of(table):
                if row in own:
                    continue
                for cell in cells_of(row):
                    if cell.find(TBL) is not None:  # the table within has rows of its own
                        yield from map(text_of, cell.iterchildren(P))
                        continue
                    text = text_of(cell).strip()
                    is_label = re.fullmatch(rf"[^:：]{{0,80}}(?:{_ABOUT})[^:：]{{0,80}}", text)
                    yield f"{text}：" if is_label and len(text) <= _LONGEST else text


def _paragraphs(element: Element) -> Iterator[str]:
    for paragraph in element.iter(P):
        yield text_of(paragraph)
