"""What a command prints as JSON is put together in few long pieces, whatever its size."""

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

from tongzhi_cli.cli.json import report, values


@pytest.mark.parametrize("joined", [1, 3, 7, 10_000])
def test_pieces_are_the_text(joined: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pieces are joined at a time, nothing is lost or changed."""
    monkeypatch.setattr(values, "_JOINED", joined)
    pieces = [str(at) for at in range(22)]
    assert "".join(values.printable(pieces)) == "".join(pieces)
    assert len(values.printable(pieces)) == -(-22 // joined)


@pytest.mark.parametrize(("encoding", "is_escaped"), [("utf-8", False), ("gbk", True)])
def test_document_is_what_json_makes_of_it(
    encoding: str, is_escaped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As indented JSON, in the characters of the output, or all of it escaped; never half of it."""
    monkeypatch.setattr(values, "_JOINED", 3)
    out = TextIOWrapper(BytesIO(), encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", out)
    document: dict[str, object] = {"students": [{"name": "李明"}, {"name": "𠮷田"}], "no": None}
    report._print(document)  # noqa: SLF001  every report goes through it
    out.flush()
    text = out.buffer.getvalue().decode(encoding)
    assert text == json.dumps(document, ensure_ascii=is_escaped, indent=2) + "\n"
