"""How a worksheet part is spelt: what nobody has to look at again, and what is written anew."""

import pytest

from tongzhi_cli.tables.formats.sheet_xml import Spelling, spelling

ROW = '<row r="1" spans="1:8" x14ac:dyDescent="0.2">'


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<c r="A1" s="3" t="s"><v>12</v></c>', Spelling.SMALL),
        ('<c r="A1" t="s"><v></v></c><c r="B1"><v>7</v></c><c r="C1" s="1"/>', Spelling.SMALL),
        ('<c r="A1" t="inlineStr"><is><t>13:25</t></is></c>', Spelling.SMALL),
        # a text without a number in the table of texts is looked for
        ('<c r="A1" t="s"><v>x</v></c>', Spelling.PLAIN),
        ('<c r="A1" t="s"><f>A2</f><v>1</v></c>', Spelling.PLAIN),
        ('<c r="A1" t="s"><v>1234567890</v></c>', Spelling.PLAIN),
        ('<c r="AA1"><v>7</v></c>', Spelling.PLAIN),
        ('<x:c r="A1"><v>7</v></x:c>', Spelling.ODD),
        ('<c r="A1"><x:v>7</x:v></c>', Spelling.ODD),
        ("<c r='A1'><v>7</v></c>", Spelling.ODD),
        ("<c><v>7</v></c>", Spelling.ODD),
    ],
)
def test_spelling_of_a_row(cells: str, expected: Spelling) -> None:
    """A colon is one of a prefix only behind an angle; a text must have its number."""
    xml = f"<worksheet><sheetData>{ROW}{cells}</row></sheetData></worksheet>"
    assert spelling(xml.encode()) is expected
