"""What comes of the name of a file: a student's, or nobody's, with the reason."""

from collections.abc import Iterable, Sequence

from tongzhi_cli.model.student import Student
from tongzhi_cli.named_tuple import NamedTuple


class Owned(NamedTuple):
    """A file of a *student*; *doubt* says how it was understood where that is not plain."""

    name: str
    student: Student
    doubt: str = ""

    @property
    def is_guess(self) -> bool:
        """Whether another may be meant: neither name nor 学号 stands there."""
        name = "".join(self.name.split())
        is_named = self.student.name in name or self.student.number in name
        return bool(self.doubt) and not is_named


class Nobodys(NamedTuple):
    """A file that is given to nobody: the *reason*, and who may be *meant*.

    *is_silent* if its name says nothing of anybody.
    """

    name: str
    reason: str
    meant: tuple[Student, ...] = ()
    is_silent: bool = False


FileOf = Owned | Nobodys


def several(told: str, people: Iterable[Student]) -> Nobodys:
    """That several may be meant, each with name and 学号."""
    people = tuple({id(one): one for one in people}.values())
    return Nobodys(
        "", f"{told}（{'、'.join(f'{one.number} {one.name}' for one in people)}）", people
    )


def contradicted(one: Student, typed: str, others: Sequence[Student]) -> Nobodys:
    """That a 学号 is that of *one*, and what is *typed* beside it is not."""
    told = f"学号 {one.number} 是{one.name}，写的却是“{typed}”"
    return Nobodys("", told, (one, *(each for each in others if each is not one)))


def handed_in_by(one: Student, others: Sequence[Student]) -> Nobodys:
    """That others of the class handed in for *one*: that says nothing of who has looked."""
    by = "、".join(dict.fromkeys(each.name for each in others))
    return Nobodys("", f"像是{by}替{one.name}交的", (one, *others))
