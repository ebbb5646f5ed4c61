"""Whether a regular expression can take more than linear time on some text.

A backtracking matcher is slow where one text can be read in many ways that all fail in the end. The
pattern becomes an automaton without empty steps (one state for each character of the pattern), in
which two shapes are looked for, after Weber and Seidl, "On the degree of ambiguity of finite
automata" (1991):

- a state that comes back to itself in two ways over the same text: exponential;
- two states, each coming back to itself over a text that also leads from one to the other: the
  time grows with the square of the text. The place where a search begins is such a state, too:
  ``re.search(r"\\s+x", text)`` tries every blank of a run and reads to its end each time.

A state after which the match succeeds whatever follows ends the search, so nothing is tried again
from there. Beyond that the answer is on the safe side: conditions that look at more than one
character are taken to hold, so a pattern may be called slow that is not.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, TypeVar

#: A bounded repetition of more than one character is taken for an endless one from here on: so
#: many rounds can be as bad. That of a single character stays linear, whatever its bound.
_MANY_ROUNDS = 8
#: How many rounds of a bounded repetition the automaton has.
_ROUNDS = 2
_SAMPLES = "aZ_0９٣ \t\n\r\x0b\x0c\x1c\xa0\u3000一，.é\x00"


_N = TypeVar("_N", bound=Hashable)
#: As numbers: a flag of `re` is an object, and slow.
_IGNORECASE, _DOTALL, _MULTILINE = map(int, (re.IGNORECASE, re.DOTALL, re.MULTILINE))
_ONE_CHARACTER = frozenset({code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN})
_REPEATS = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})
_LOOKS = frozenset({code.ASSERT, code.ASSERT_NOT})


@dataclass
class _State:
    """A step of the automaton: reads one of *chars*, or goes on at once to one of *ways*.

    Sets of characters are bits. *before* and *after* are what the neighbouring character may be, 0
    for anything. A *loop* may not be entered twice without reading a character. *groups* are the
    atomic groups around it; a state that *leaves* one ends it: nothing in it is tried again.
    """

    chars: int = 0
    groups: frozenset[int] = frozenset()
    leaves: int | None = None
    ways: list[int] = field(default_factory=list)
    before: int = 0
    after: int = 0
    loop: bool = False
    accepts: bool = False


class _Step(NamedTuple):
    """From one reading state to the next: what the last and the next character have to be."""

    to: int
    before: int
    after: int


class _Automaton:
    """The automaton of one pattern, used by one function of `re`."""

    def __init__(self, pattern: str | bytes, flags: int, *, how: str) -> None:
        tree = parser.parse(pattern, flags)
        self._flags = int(tree.state.flags)
        self._widths = tree.state.groupwidths
        self._sets: dict[str, int] = {}
        self._kinds = self._kinds_of(tree, is_bytes=isinstance(pattern, bytes))
        self._all = (1 << len(self._kinds)) - 1
        #: Stands before the first and behind the last character.
        self._edge = 1 << len(self._kinds)
        self.states: list[_State] = []
        self._groups: frozenset[int] = frozenset()
        #: For each reading state, the atomic groups that have succeeded there whatever follows.
        self.left: dict[int, set[int]] = defaultdict(set)
        end = self._add(accepts=True)
        if how == "fullmatch":
            end = self._add(ways=[end], after=self._edge)
        self.first = self._build(list(tree), end, self._flags)
        self.searches = how not in {"match", "fullmatch"}
        self.begins, _ = self._reached(self.first, self._all | self._edge, set())
        #: The steps from each reading state, and those states from which all succeeds.
        self.steps: dict[int, list[_Step]] = {}
        self.free: set[int] = set()
        waiting = [step.to for step in self.begins]
        while waiting:
            state = waiting.pop()
            if state not in self.steps:
                ahead, free = self._reached(
                    self.states[state].ways[0], self.states[state].chars, self.left[state]
                )
                self.steps[state] = ahead
                if free:
                    self.free.add(state)
                waiting += [step.to for step in ahead]

    def chars(self, state: int) -> int:
        """What a state reads."""
        return self.states[state].chars

    def around(self, loop: frozenset[int]) -> frozenset[int]:
        """The atomic groups that a loop is in as a whole."""
        return frozenset.intersection(*(self.states[at].groups for at in loop))

    def example(self, *sets: int) -> str:
        """A character of each set."""
        at = dict.fromkeys((one & -one).bit_length() - 1 for one in sets)
        return "".join(self._kinds[one] for one in at if one < len(self._kinds))

    # --- characters -----------------------------------------------------------------------------

    def _kinds_of(self, tree: Any, *, is_bytes: bool) -> list[str]:
        """One character of each kind that the pattern tells apart."""
        tests = list(_tests(list(tree), self._flags))
        chars = dict.fromkeys(_SAMPLES)
        for test, _ in tests:
            chars.update(dict.fromkeys(_samples(test)))
        if is_bytes:
            chars = {char: None for char in chars if ord(char) < 256}
        marks: dict[str, list[int]] = {char: [] for char in chars}
        for at, (test, flags) in enumerate({_key(*one): one for one in tests}.values()):
            for char in _fitting(test, flags, chars):
                marks[char].append(at)
        kinds: dict[tuple[int, ...], str] = {}
        for char, mark in marks.items():
            kinds.setdefault(tuple(mark), char)
        return list(kinds.values())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {char: at for at, char in enumerate(self._kinds)}

    def _set(self, test: Any, flags: int) -> int:
        key = _key(test, flags)
        if key not in self._sets:
            fitting = _fitting(test, flags, self._places)
            self._sets[key] = sum(1 << self._places[char] for char in fitting)
        return self._sets[key]

    # --- building -------------------------------------------------------------------------------

    def _add(self, **what: Any) -> int:
        self.states.append(_State(**what, groups=self._groups))
        return len(self.states) - 1

    def _build(self, items: Sequence[Any], then: int, flags: int) -> int:
        """The first state of *items* followed by the state *then*."""
        for item in reversed(items):
            then = self._one(item, then, flags)
        return then

    def _one(self, item: Any, then: int, flags: int) -> int:
        op, given = item
        if op in _ONE_CHARACTER:
            return self._add(chars=self._set(item, flags), ways=[then])
        if op is code.SUBPATTERN:
            return self._build(list(given[3]), then, (flags | given[1]) & ~given[2])
        if op is code.ATOMIC_GROUP:
            return self._atomic(then, lambda end: self._build(list(given), end, flags))
        if op is code.BRANCH:
            return self._add(ways=[self._build(list(one), then, flags) for one in given[1]])
        if op in _REPEATS:
            return self._repeat(op, given, then, flags)
        if op is code.AT:
            return self._at(given, then, flags)
        if op in _LOOKS:
            return self._look(op, given, then, flags)
        if op is code.FAILURE:
            return self._add()
        if op is code.GROUPREF:  # what stood before, once more: any text
            if self._widths[given][1] <= _ROUNDS:
                char = self._add(chars=self._all, ways=[then])
                return self._add(ways=[self._add(chars=self._all, ways=[char]), char])
            loop = self._add(loop=True)
            self.states[loop].ways = [self._add(chars=self._all, ways=[loop]), then]
            return loop
        raise NotImplementedError(str(op))

    def _repeat(self, op: Any, given: Any, then: int, flags: int) -> int:
        least, most, inside = given
        items = list(inside)
        one = self._single(items, flags)
        if op is code.POSSESSIVE_REPEAT and one is not None and most is code.MAXREPEAT:
            then = self._add(ways=[then], after=(self._all & ~one) | self._edge)
        if op is code.POSSESSIVE_REPEAT:
            plain = code.MAX_REPEAT, (least, most, inside)
            return self._atomic(then, lambda end: self._one(plain, end, flags))
        if most is code.MAXREPEAT or (most >= _MANY_ROUNDS and one is None):
            loop = self._add(loop=True)
            self.states[loop].ways = [self._build(items, loop, flags), then]
            then = loop
        else:
            end = then
            for _ in range(min(most - least, _ROUNDS)):
                then = self._add(ways=[self._build(items, then, flags), end])
        for _ in range(min(least, _ROUNDS)):
            then = self._build(items, then, flags)
        return then

    def _atomic(self, then: int, build: Callable[[int], int]) -> int:
        """What *build* makes, as an atomic group in front of *then*."""
        around = self._groups
        group = len(self.states)
        then = self._add(ways=[then], leaves=group)
        self._groups = around | {group}
        first = build(then)
        self._groups = around
        return first

    def _at(self, what: Any, then: int, flags: int) -> int:
        newline = self._set((code.LITERAL, 10), 0)
        if what in {code.AT_BEGINNING, code.AT_BEGINNING_STRING}:
            lines = flags & _MULTILINE and what is code.AT_BEGINNING
            return self._add(ways=[then], before=self._edge | (newline if lines else 0))
        if what in {code.AT_END, code.AT_END_STRING}:
            more = newline if what is code.AT_END else 0
            return self._add(ways=[then], after=self._edge | more)
        word = self._set((code.IN, [(code.CATEGORY, code.CATEGORY_WORD)]), flags)
        no_word = (self._all & ~word) | self._edge
        pairs = [(word, no_word), (no_word, word)]
        if what is code.AT_NON_BOUNDARY:
            pairs = [(word, word), (no_word, no_word)]
        return self._add(
            ways=[self._add(ways=[then], before=one, after=other) for one, other in pairs]
        )

    def _look(self, op: Any, given: Any, then: int, flags: int) -> int:
        direction, inside = given
        one = self._single(list(inside), flags, edge=direction)
        if one is not None and op is code.ASSERT_NOT:
            one = (self._all | self._edge) & ~one
        if one == 0:
            return self._add()
        if one is not None and direction > 0:
            return self._add(ways=[then], after=one)
        if one is not None:
            return self._add(ways=[then], before=one)
        if direction < 0:  # of a fixed length
            return then
        return self._add(ways=[self._build(list(inside), self._add(accepts=True), flags), then])

    def _single(self, items: Sequence[Any], flags: int, edge: int = 0) -> int | None:
        """The characters that *items* are, if they are exactly one (or the *edge* of the text)."""
        if len(items) != 1:
            return None
        op, given = items[0]
        if op in _ONE_CHARACTER:
            return self._set(items[0], flags)
        if op is code.SUBPATTERN:
            return self._single(list(given[3]), (flags | given[1]) & ~given[2], edge)
        if op is code.BRANCH:
            found = 0
            for way in given[1]:
                one = self._single(list(way), flags, edge)
                if one is None:
                    return None
                found |= one
            return found
        at = {1: code.AT_END, -1: code.AT_BEGINNING}
        return self._edge if op is code.AT and given is at.get(edge) else None

    # --- following ------------------------------------------------------------------------------

    def _reached(self, state: int, last: int, left: set[int]) -> tuple[list[_Step], bool]:
        """The reading states that follow *state* at once after a character of *last*.

        And whether the match succeeds there whatever follows; the atomic groups that do are
        added to *left*.
        """
        anything = self._all | self._edge
        found = []
        free = False
        waiting: list[tuple[int, int, int, frozenset[int]]] = [
            (state, anything, anything, frozenset())
        ]
        while waiting:
            at, before, after, loops = waiting.pop()
            one = self.states[at]
            before &= one.before or anything
            after &= one.after or anything
            if not before & last or not after:
                continue
            if one.chars:
                if one.chars & after:
                    found.append(_Step(at, before, after))
                continue
            if one.accepts:
                free = free or (after == anything and before & last == last)
            if one.leaves is not None and after == anything and before & last == last:
                left.add(one.leaves)
            if one.loop:
                if at in loops:  # a round that reads nothing ends the loop
                    continue
                again, on = one.ways
                waiting += [(again, before, after, loops | {at}), (on, before, after, loops)]
                continue
            waiting += [(way, before, after, loops) for way in one.ways]
        return found, free


# --- the tests of a pattern ----------------------------------------------------------------------


def _tests(items: Sequence[Any], flags: int) -> Iterator[tuple[Any, int]]:
    for op, given in items:
        if op in {code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN}:
            yield (op, given), flags
        elif op is code.SUBPATTERN:
            yield from _tests(list(given[3]), (flags | given[1]) & ~given[2])
        elif op is code.BRANCH:
            for one in given[1]:
                yield from _tests(list(one), flags)
        elif op in {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}:
            yield from _tests(list(given[2]), flags)
        elif op in {code.ASSERT, code.ASSERT_NOT}:
            yield from _tests(list(given[1]), flags)
        elif op is code.ATOMIC_GROUP:
            yield from _tests(list(given), flags)


def _samples(test: Any) -> Iterator[str]:
    op, given = test
    if op in {code.LITERAL, code.NOT_LITERAL}:
        yield chr(given)
        yield chr(given).swapcase()[0]
    elif op is code.IN:
        for kind, value in given:
            if kind is code.LITERAL:
                yield chr(value)
                yield chr(value).swapcase()[0]
            elif kind is code.RANGE:
                for one in (value[0] - 1, value[0], value[1], value[1] + 1):
                    if 0 <= one < 0x110000:
                        yield chr(one)


@cache
def _category(name: str) -> re.Pattern[str]:
    sign = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name.rsplit("_", 1)[-1]]
    return re.compile(f"\\{sign.upper() if '_NOT_' in name else sign}")


@cache
def _is_of(category: str, char: str) -> bool:
    return _category(category).match(char) is not None


def _key(test: Any, flags: int) -> str:
    return f"{test!r}{flags & (_IGNORECASE | _DOTALL)}"


def _fitting(test: Any, flags: int, chars: dict[str, Any]) -> list[str]:
    """Those of *chars* that a test takes."""
    if test[0] is code.LITERAL and not flags & _IGNORECASE:
        return [one for one in (chr(test[1]),) if one in chars]
    if test[0] is code.IN and not flags & _IGNORECASE:
        inside: set[str] = set()
        for kind, value in test[1]:
            if kind is code.LITERAL:
                inside.add(chr(value))
            elif kind is code.RANGE:
                inside.update(one for one in chars if value[0] <= ord(one) <= value[1])
            elif kind is code.CATEGORY:
                inside.update(one for one in chars if _is_of(str(value), one))
        negated = test[1][0][0] is code.NEGATE
        return [one for one in chars if (one in inside) != negated]
    return [char for char in chars if _fits(test, flags, char)]


def _fits(test: Any, flags: int, char: str) -> bool:
    op, given = test
    if op is code.ANY:
        return bool(flags & _DOTALL) or char != "\n"
    if op is code.LITERAL:
        same = {char, char.lower(), char.upper()} if flags & _IGNORECASE else {char}
        return chr(given) in same
    if op is code.NOT_LITERAL:
        return not _fits((code.LITERAL, given), flags, char)
    negated = given[0][0] is code.NEGATE
    return negated != any(_of_set(one, flags, char) for one in given if one[0] is not code.NEGATE)


def _of_set(item: Any, flags: int, char: str) -> bool:
    kind, value = item
    if kind is code.LITERAL:
        return _fits(item, flags, char)
    if kind is code.RANGE:
        same = {char, char.lower(), char.upper()} if flags & _IGNORECASE else {char}
        return any(value[0] <= ord(one[0]) <= value[1] for one in same)
    return _is_of(str(value), char)


# --- ambiguity -----------------------------------------------------------------------------------


def slow(pattern: str | bytes, flags: int = 0, *, how: str = "search") -> str | None:
    """How a pattern can be slow when the function *how* of `re` uses it, None if it cannot.

    >>> slow(r"(?:a+)+$"), slow(r"(?:a|aa)*c", how="match"), slow("(?:a|ab)*c", how="match")
    ("exponential: 'a'", "exponential: 'a'", None)
    >>> slow(r"a+[ab]+c", how="match"), slow(r"a+b+c", how="match")
    ("square: 'a'", None)
    >>> slow(r"\\s+x"), slow(r"(?<!\\s)\\s+x"), slow(r"\\s+x", how="match"), slow(r"\\s+")
    ("square in the search: ' '", None, None, None)
    """
    if not _is_endless(parser.parse(pattern, flags)):
        return None
    automaton = _Automaton(pattern, flags, how=how)
    busy = {at: steps for at, steps in automaton.steps.items() if at not in automaton.free}
    loops = list(_loops(automaton, {at: [s.to for s in steps] for at, steps in busy.items()}))
    for loop in loops:
        if (text := _doubled(automaton, loop)) is not None:
            return f"exponential: {text!r}"
    graph = {at: [step.to for step in steps] for at, steps in automaton.steps.items()}
    behind = _behind(busy)
    ways = [(loop, _leading_to(behind, loop), automaton.around(loop)) for loop in loops]
    for first in _components(graph):
        around = automaton.around(first)
        for loop, reach, around_loop in ways:
            if (
                around <= around_loop
                and not first & loop
                and (text := _squared(automaton, busy, first, loop, reach)) is not None
            ):
                return f"square: {text!r}"
    if automaton.searches:
        for loop, reach, _ in ways:
            if (text := _searched(automaton, busy, loop, reach)) is not None:
                return f"square in the search: {text!r}"
    return None


def _is_endless(items: Sequence[Any]) -> bool:
    """Whether something in *items* may be repeated without end."""
    for op, given in items:
        if op in {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}:
            if given[1] is code.MAXREPEAT or _is_endless(given[2]):
                return True
            if given[1] >= _MANY_ROUNDS and len(given[2]) > 1:
                return True
            if given[1] >= _MANY_ROUNDS and given[2][0][0] in {code.SUBPATTERN, code.BRANCH}:
                return True
        elif op is code.GROUPREF:
            return True
        elif op is code.SUBPATTERN:
            if _is_endless(given[3]):
                return True
        elif op is code.BRANCH:
            if any(map(_is_endless, given[1])):
                return True
        elif op in {code.ASSERT, code.ASSERT_NOT}:
            if _is_endless(given[1]):
                return True
        elif op is code.ATOMIC_GROUP and _is_endless(given):
            return True
    return False


def _components(graph: Mapping[_N, Iterable[_N]]) -> list[frozenset[_N]]:
    """The sets of nodes that lead back to themselves (Tarjan, without recursion)."""
    number: dict[_N, int] = {}
    low: dict[_N, int] = {}
    stack: list[_N] = []
    on_stack: set[_N] = set()
    found = []
    for root in graph:
        if root in number:
            continue
        work: list[tuple[_N, Iterator[_N]]] = [(root, iter(graph[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            for after in following:
                if after not in graph:
                    continue
                if after not in number:
                    number[after] = low[after] = len(number)
                    stack.append(after)
                    on_stack.add(after)
                    work.append((after, iter(graph[after])))
                    break
                if after in on_stack:
                    low[node] = min(low[node], number[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    part = set(stack[stack.index(node) :])
                    del stack[stack.index(node) :]
                    on_stack -= part
                    if len(part) > 1 or node in graph[node]:
                        found.append(frozenset(part))
    return found


def _loops(automaton: _Automaton, graph: Mapping[int, list[int]]) -> Iterator[frozenset[int]]:
    """The loops of *graph* without what ends an atomic group that the whole loop is in."""
    for loop in _components(graph):
        around = automaton.around(loop)
        done = {at for at in loop if around & automaton.left[at]}
        if done:
            yield from _loops(
                automaton, {at: [to for to in graph[at] if to not in done] for at in loop - done}
            )
        else:
            yield loop


def _pairs(
    automaton: _Automaton, both: int, ones: Iterable[_Step], others: Iterable[_Step]
) -> Iterator[tuple[_Step, _Step, int]]:
    """The steps that can be taken side by side after a character of *both*, and what they read."""
    chars = automaton.chars
    others = list(others)
    for one in ones:
        reads = chars(one.to) & one.after
        for other in others:
            if one.before & other.before & both and (read := reads & chars(other.to) & other.after):
                yield one, other, read


def _doubled(automaton: _Automaton, loop: frozenset[int]) -> str | None:
    """A text over which a state of *loop* comes back to itself in two ways."""
    chars = automaton.chars
    inside = {at: [step for step in automaton.steps[at] if step.to in loop] for at in loop}
    for at, steps in inside.items():
        for number, one in enumerate(steps):
            for _, other, read in _pairs(automaton, chars(at), [one], steps[number + 1 :]):
                if one.to == other.to:
                    return automaton.example(chars(at) & one.before & other.before, read)
    graph: dict[tuple[int, int], list[tuple[int, int]]] = {}
    waiting = [(at, at) for at in loop]
    while waiting:
        pair = waiting.pop()
        if pair not in graph:
            both = chars(pair[0]) & chars(pair[1])
            found = _pairs(automaton, both, inside[pair[0]], inside[pair[1]])
            graph[pair] = list(dict.fromkeys((one.to, other.to) for one, other, _ in found))
            waiting += graph[pair]
    for part in _components(graph):
        apart = [pair for pair in part if pair[0] != pair[1]]
        if apart and len(apart) < len(part):
            return automaton.example(*(chars(one) & chars(other) for one, other in part))
    return None


def _squared(
    automaton: _Automaton,
    busy: Mapping[int, list[_Step]],
    first: frozenset[int],
    last: frozenset[int],
    reach: set[int],
) -> str | None:
    """A text over which *first* and *last* come back to themselves and one leads to the other.

    *reach* are the states that lead to *last*.
    """
    chars = automaton.chars
    if not any(step.to in reach for at in first for step in automaton.steps[at]):
        return None
    round_first = {at: [s for s in automaton.steps[at] if s.to in first] for at in first}
    round_last = {at: [s for s in busy[at] if s.to in last] for at in last}
    between = {
        at: [s for s in automaton.steps[at] if s.to in first or s.to in reach]
        for at in first | reach
    }
    for begin in first:
        for end in last:
            if not chars(begin) & chars(end):
                continue
            start, goal = (begin, begin, end), (begin, end, end)
            seen = {start}
            waiting = [start]
            while waiting:
                one, middle, other = waiting.pop()
                both = chars(one) & chars(other) & chars(middle)
                for left, right, read in _pairs(
                    automaton, both, round_first[one], round_last[other]
                ):
                    for centre in between[middle]:
                        if not (
                            centre.before & left.before & right.before & both
                            and centre.after & read & chars(centre.to)
                        ):
                            continue
                        found = left.to, centre.to, right.to
                        if found == goal:
                            return automaton.example(chars(begin) & chars(end), read)
                        if found not in seen:
                            seen.add(found)
                            waiting.append(found)
    return None


def _searched(
    automaton: _Automaton,
    busy: Mapping[int, list[_Step]],
    loop: frozenset[int],
    reach: set[int],
) -> str | None:
    """A text over which *loop* comes back to itself and a search begun anew gets there, too.

    *reach* are the states that lead to *loop*.
    """
    chars = automaton.chars
    begins = [step for step in automaton.begins if step.to in reach]
    if not begins:
        return None
    rounds = {at: [step for step in busy[at] if step.to in loop] for at in loop}
    between = {at: [step for step in busy[at] if step.to in reach] for at in reach}
    for goal in loop:
        start: tuple[int | None, int] = (None, goal)  # the search has not begun
        seen = {start}
        waiting = [start]
        while waiting:
            one, other = waiting.pop()
            both = chars(other)
            if one is not None:
                both &= chars(one)
            ahead = begins if one is None else between[one]
            found: list[tuple[int | None, int]] = [
                (left.to, right.to)
                for left, right, _ in _pairs(automaton, both, ahead, rounds[other])
            ]
            if (goal, goal) in found:
                return automaton.example(chars(goal), both)
            if one is None:
                found += [(None, right.to) for right in rounds[other]]
            waiting += [pair for pair in dict.fromkeys(found) if pair not in seen]
            seen.update(found)
    return None


def _behind(graph: Mapping[int, list[_Step]]) -> dict[int, list[int]]:
    """The states from which a step of *graph* leads to each state."""
    back: dict[int, list[int]] = defaultdict(list)
    for at, steps in graph.items():
        for step in steps:
            back[step.to].append(at)
    return back


def _leading_to(behind: Mapping[int, list[int]], goal: frozenset[int]) -> set[int]:
    """The states from which *goal* is reached, by what is *behind* each."""
    found = set(goal)
    waiting = list(goal)
    while waiting:
        for at in behind.get(waiting.pop(), ()):
            if at not in found:
                found.add(at)
                waiting.append(at)
    return found
