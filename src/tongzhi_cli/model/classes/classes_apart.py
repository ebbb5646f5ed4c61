"""Classes of one name that are not one: 1班 of two 专业, 年级, 学院 or 层次.

A list of a whole year says 1班 where two 专业 have one each. They get the names that tell them
apart (软件1班, 网络1班), as short as may be. Source: lists of a year; issue 14.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from tongzhi_cli.model.classes.class_name import entry_year_in, level_in
from tongzhi_cli.model.classes.number_run import FEW, are_few
from tongzhi_cli.named_tuple import NamedTuple


class Told(NamedTuple):
    """What a row tells beside the class, "" where it is silent; 级 as four digits."""

    major: str = ""
    year: str = ""
    college: str = ""
    level: str = ""


class Apart(NamedTuple):
    """The *name* of a class for each thing that its rows tell, "" where nobody can know.

    *by* says what tells the classes apart (专业 …), nothing where there is only one. *strays* are
    what few rows tell that count to the class of the many.
    """

    names: Mapping[Told, str]
    by: tuple[str, ...] = ()
    strays: tuple[Told, ...] = ()


def told(major: str, year: int | None, college: str | None, level: str | None) -> Told:
    """What a row tells, without what people write differently.

    >>> told("软件工程（本科）专业", 2014, None, "本科")
    Told(major='软件工程(本科)', year='2014', college='', level='本科')
    """
    plain = "".join(major.split()).translate({ord("（"): "(", ord("）"): ")"})
    return Told(plain.removesuffix("专业"), str(year or ""), college or "", level or "")


_CALLED = Told("专业", "年级", "学院", "层次")
#: What a class's name may have beside a 专业.
_NO_MAJOR = (
    r"(?:19|20)?\d\d[级届]|本科|专科|大专|高职|专[升转接插]本|实验|重点|卓越|普通|创新|精英|教学|行政|"
    r"[\d零一二三四五六七八九十甲乙丙丁A-Za-z（）()第届级班号\s._\-－—]"
)
_OF_NO_MAJOR = frozenset(_NO_MAJOR)
#: Of a class whose name has the 专业, those of another year are one only if they are so many.
_PART = 4


@lru_cache(maxsize=1024)
def is_bare(name: str) -> bool:
    """Whether a class's name does not say of what it is.

    >>> [is_bare(one) for one in ("1班", "2014级（1）班", "01", "专升本1班", "软件1班", "信管141")]
    [True, True, True, True, False, False]
    """
    if any("㐀" <= one < "\ua000" and one not in _OF_NO_MAJOR for one in name):  # nearly always
        return False
    return not re.sub(_NO_MAJOR, "", name)


def apart(name: str, counts: Mapping[Told, int]) -> Apart:
    """The classes that a *name* is, of so many rows (*counts*) that tell this and that.

    >>> list(apart("1班", {Told("软件"): 40, Told("网络"): 38}).names.values())
    ['软件1班', '网络1班']
    >>> apart("软件1班", {Told("软件", "2014"): 40, Told("软件", "2013"): 2}).by
    ()
    """
    if len(counts) == 1:  # as of nearly all classes
        return Apart(dict.fromkeys(counts, name))
    bare = is_bare(name)
    used = Told(
        "专业" if bare else "",
        "年级" if entry_year_in(name) is None else "",
        "学院" if bare else "",
        "层次" if level_in(name) is None else "",
    )
    seen = {row: Told(*(row[at] if used[at] else "" for at in range(4))) for row in counts}
    sizes: Counter[Told] = Counter()
    for row, count in counts.items():
        sizes[seen[row]] += count
    whole = {one: _whole(one, sizes) for one in sizes}
    groups: Counter[Told] = Counter()
    for one, count in sizes.items():
        if meant := whole[one]:
            groups[meant] += count
    most = max(groups.values(), default=0)
    few = {one for one, count in groups.items() if _are_few(count, most, bare=bare)}
    if len(groups) - len(few) < 2:
        return Apart(dict.fromkeys(counts, name), (), tuple(sorted(few)))
    main = max(sorted(groups), key=lambda one: groups[one])
    kept = sorted(one for one in groups if one not in few)
    by = _enough(kept)
    called = {one: _called(name, one, by) for one in kept}
    called |= dict.fromkeys(few, called[main])
    names = {row: called[meant] if (meant := whole[seen[row]]) else "" for row in counts}
    return Apart(names, tuple(_CALLED[at] for at in by), tuple(sorted(few)))


def in_full(name: str, one: Told) -> Iterator[str]:
    """What a class may be called where there are others of its *name*, by what a row tells.

    >>> list(in_full("1班", Told("软件", "2014")))
    ['软件1班', '2014级1班', '2014级软件1班']
    """
    told = [at for at in range(4) if one[at]]
    for many in range(1, len(told) + 1):
        for by in combinations(told, many):
            yield _called(name, one, by)


def _whole(one: Told, sizes: Mapping[Told, int]) -> Told | None:
    """What a row means that is silent where others tell: the one that fits, None if several do."""
    fuller = [other for other in sizes if other != one and _fits(one, other)]
    ends = [each for each in fuller if not any(e != each and _fits(each, e) for e in fuller)]
    if not ends:
        return one
    return ends[0] if len(ends) == 1 else None


def _fits(one: Told, other: Told) -> bool:
    return all(not mine or mine == theirs for mine, theirs in zip(one, other, strict=True))


def _are_few(count: int, most: int, *, bare: bool) -> bool:
    if bare:
        return are_few(count, most)
    return count * _PART < most or (count <= FEW and count * 2 < most)


def _enough(kept: Sequence[Told]) -> tuple[int, ...]:
    """Which of what rows tell is enough to tell the classes apart, as little as may be."""
    for many in range(1, 5):
        for by in combinations(range(4), many):
            if len({tuple(one[at] for at in by) for one in kept}) == len(kept):
                return by
    return (0, 1, 2, 3)


def _called(name: str, one: Told, by: Sequence[int]) -> str:
    """The name with what tells it apart in the place where people write it.

    >>> _called("1班", Told("软件", "2014"), (0, 1)), _called("14级1班", Told("软件"), (0,))
    ('2014级软件1班', '14级软件1班')
    >>> _called("02", Told("软件"), (0,)), _called("软件1班", Told("", "2014"), (1,))
    ('软件02班', '2014级软件1班')
    """
    said = Told(*(one[at] if at in by else "" for at in range(4)))
    rest = name if not name.isdecimal() else f"{name}班"
    year = re.match(r"(?:19|20)?\d\d级", rest)
    start = year[0] if year else f"{said.year}级" if said.year else ""
    rest = rest.removeprefix(year[0]) if year else rest
    return f"{said.college}{start}{said.major}{said.level}{rest}"
