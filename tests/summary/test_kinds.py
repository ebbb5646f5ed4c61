"""The list of all kinds of problem: their order, their codes, and a kind as a value."""

import pickle

import pytest

from tongzhi_cli.check.rules.every import CLASS_RULES, RULES
from tongzhi_cli.check.rules.of_lists import LIST_RULES
from tongzhi_cli.model.problem import Kind, Problem, Severity, Where, doing_for_registrar
from tongzhi_cli.summary.kinds import KINDS

#: Codes are permanent, and people know the order; a new one may come anywhere between them.
IN_ORDER = [
    "missing-answer", "vague-answer", "unknown-student", "name-mismatch", "conflicting-answer",
    "duplicate-number", "bad-number", "bad-name", "no-class", "unreadable-file", "missing-form",
    "two-classes", "one-class", "similar-class", "total-mismatch", "not-ascending", "cohort",
    "late-check", "late-submission", "future-time", "number-order", "bad-time", "contradiction",
    "out-of-scope", "not-here", "standard-wording", "replaced-answer", "same-file", "inferred",
    "name-cleaned", "left-out", "taken-once", "torn-log",
]  # fmt: skip


def test_the_order_of_reports_stays() -> None:
    """The codes there have been stay, in the order in which reports show them."""
    assert [code for code in KINDS if code in IN_ORDER] == IN_ORDER


def test_no_two_kinds_share_what_tells_them_apart() -> None:
    """Code, title and rank are each kind's own; the list has the rules' kinds by their codes."""
    kinds = list(KINDS.values())
    for of_each in (
        [kind.code for kind in kinds], [kind.title for kind in kinds], [kind.rank for kind in kinds]
    ):  # fmt: skip
        assert len(set(of_each)) == len(of_each)
    assert all(KINDS[rule.KIND.code] is rule.KIND for rule in RULES)
    assert {rule.KIND for rule in (*LIST_RULES, *CLASS_RULES)} <= {rule.KIND for rule in RULES}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_problem_of_another_process_is_the_same(kind: Kind) -> None:
    """Problems come back from another process equal, and count once in a set."""
    problem = Problem(kind, Severity.INFO, "不是学生：合计", where=Where("甲.csv", line=3))
    back = pickle.loads(pickle.dumps(problem))  # noqa: S301  our own
    assert back == problem
    assert {back, problem} == {problem}
    assert back.kind.do == kind.do


def test_a_kind_is_its_code() -> None:
    """Kinds are equal if their codes are, whatever else they say; a code alone is no kind."""
    kind, other = KINDS["bad-name"], KINDS["bad-number"]
    assert kind == kind._replace(title="")
    assert kind != other._replace(title=kind.title, rank=kind.rank)
    assert kind != kind.code
    assert repr(kind) == "Kind('bad-name')"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_to_do_where_nothing_is_let_pass(kind: Kind) -> None:
    """A sentence is left, it names no option that a merge does not have, and cutting ends."""
    do = doing_for_registrar(kind.do)
    assert "--allow" not in do
    assert "fankui collect" not in do
    assert do.endswith("。")
    assert doing_for_registrar(do) == do
    own = any(one in kind.do for one in ("--allow", "fankui collect"))
    assert (do != kind.do) is own
