"""A word of a name that is wider than its column is written in narrower letters, not broken."""

from pathlib import Path

import pytest
from form_reading import W, body, text
from page_blanks import sized

from tongzhi_cli.form import blank as blank_form
from tongzhi_cli.form.rows import Row

CLASS = "2014级软件工程1班"


def runs(tmp_path: Path, names: list[str], wide: float) -> dict[str, str | None]:
    """For each name on a form how wide its letters are, in hundredths; None: as they are."""
    path = tmp_path / "空表.docx"
    path.write_bytes(sized(25, 8, widths=(12, 30, wide, 70, 30)))
    rows = [Row(at, f"201403010{100 + at}", name, "无误") for at, name in enumerate(names, 1)]
    made = blank_form.fill(blank_form.find(path), rows, class_name=CLASS)
    found: dict[str, str | None] = {}
    for run in body(made.data).iter(f"{W}r"):
        if text(run) in names:
            scale = run.find(f"{W}rPr/{W}w")
            found[text(run)] = None if scale is None else scale.get(f"{W}val")
    return found


@pytest.mark.parametrize(
    ("name", "wide"), [("NGUYEN VAN AN", 16), ("SOMCHAI PHANIT", 18), ("KIM MINJUN", 16)]
)
def test_a_word_that_is_too_wide_is_narrowed(tmp_path: Path, name: str, wide: float) -> None:
    """Only the row of that name: the others look as the school made them."""
    found = runs(tmp_path, ["安若思", name, "安若雨"], wide)
    assert found["安若思"] is found["安若雨"] is None
    assert 66 <= int(found[name] or 0) < 100


@pytest.mark.parametrize(
    ("name", "wide"),
    [
        ("NGUYEN VAN AN", 25),
        ("Kim Minjun", 18),
        ("阿卜杜热合曼·买买提", 16),
        ("RATTANAKORNWONG CHAI", 14),
    ],
)
def test_a_word_that_fits_or_never_would_stays(tmp_path: Path, name: str, wide: float) -> None:
    """Each word has room, or letters so narrow could not be read; Chinese breaks anywhere."""
    assert runs(tmp_path, ["安若思", name], wide) == {"安若思": None, name: None}
