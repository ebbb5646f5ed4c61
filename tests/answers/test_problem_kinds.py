"""The kinds of problems that answers bring up."""

from check.test_problem_examples import DOCS, section
from tongzhi_cli.answers import kinds
from tongzhi_cli.model.problem import Kind

OURS = [each for each in vars(kinds).values() if isinstance(each, Kind)]


def test_the_docs_say_of_each_what_the_program_says() -> None:
    """What it means, an example, what to do; of no table of an example a line is broken off."""
    assert [each.code for each in OURS if section(each) not in DOCS] == []
    tables = [text for each in OURS for name, text in each.example.files.items()
              if name.endswith(".csv")]  # fmt: skip
    assert [text for text in tables if not text.endswith("\n") or text.endswith("\n\n")] == []
