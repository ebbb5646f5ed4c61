"""No regular expression of the package can take more than linear time (issue 16)."""

import sys
from hashlib import sha256
from pathlib import Path

import ambiguity
import pytest
from ambiguity import slow
from patterns import BY_HAND, all_uses


@pytest.mark.parametrize(
    ("pattern", "how"),
    [
        (r"(?:a+)+$", "search"),
        (r"(?:a|b|ab)*c", "match"),
        (r"(?:x*y*)*z", "match"),
        (r"^(?:\s*[0-9]{1,3}|x)*\s*$", "match"),  # a line of a 接龙 with three phone numbers
        (r"(?:<!--.*?-->\s*)*<html", "match"),  # a page with thirty comments
        (r"(?:20\d\d\s*、?\s*){9}届", "search"),
    ],
)
def test_exponential(pattern: str, how: str) -> None:
    """A pattern that reads one text in ever more ways is found."""
    assert str(slow(pattern, how=how)).startswith("exponential")


@pytest.mark.parametrize(
    ("pattern", "how"),
    [
        (r"a+[ab]+c", "match"),
        (r"\s*:?\s*x", "match"),
        (r"\w+\s*\w+$", "fullmatch"),
        (r"\s+x", "search"),
        (r"“[^”]*”", "sub"),
        (r"[^{}]*\{", "findall"),
        (r"(?=.*x)a", "search"),
    ],
)
def test_square(pattern: str, how: str) -> None:
    """A pattern whose time grows with the square of the text is found."""
    assert str(slow(pattern, how=how)).startswith("square")


@pytest.mark.parametrize(
    ("pattern", "how"),
    [
        (r"(?:a|ab)*c", "match"),
        (r"a+b+c", "match"),
        (r"\s+x", "match"),
        (r"(?<!\s)\s+x", "search"),
        (r"\s*+:?\s*+x", "match"),
        (r"\s+", "sub"),
        (r"“[^“”]*”", "sub"),
        (r"(?<![^{}])[^{}]*+\{", "findall"),
        (r"^(?=.*x)a", "match"),
        (r"(?:照片|照|片)*+错", "match"),
        (r"[^。]{0,40}x", "search"),
        (r"(\d)\1", "search"),
    ],
)
def test_linear(pattern: str, how: str) -> None:
    """What cannot be slow is not called slow: possessive, bounded, or one way only."""
    assert slow(pattern, how=how) is None


@pytest.mark.long
def test_no_pattern_is_slow(request: pytest.FixtureRequest) -> None:
    """Every pattern of the package, as it is used, matches a line in linear time.

    What was found linear once is not looked at again by the same judge, in the same Python: pytest
    keeps it between runs (`--cache-clear` forgets).
    """
    judge = sha256(Path(ambiguity.__file__).read_bytes() + sys.version.encode()).hexdigest()
    cache = getattr(request.config, "cache", None)
    kept = cache.get("fankui/linear", {}) if cache else {}
    known = set(kept.get(judge, ()))
    asked = {(use.pattern, use.flags, use.how): use.where for use in all_uses()}
    found, linear = {}, set()
    for one, where in asked.items():
        pattern, flags, how = one
        name = sha256(repr((pattern, int(flags), how)).encode("utf-8", "replace")).hexdigest()
        if name in known or not (said := slow(pattern, flags, how=how)):
            linear.add(name)
        else:
            found[where] = (pattern, said)
    if cache:
        cache.set("fankui/linear", {judge: sorted(linear)})
    assert found == {}


def test_every_pattern_is_known() -> None:
    """Each call of `re` gives its pattern away; what is named by hand is really there."""
    places = {use.where for use in all_uses()}
    assert {where.split(":")[0] for where in places} >= {
        f"tongzhi_cli.{module}" for module, _ in BY_HAND
    }
    assert len(places) > 800
