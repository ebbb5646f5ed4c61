"""Of which class a sheet is, and whose rows on it are of other classes: who was moved, say."""

from collections.abc import Iterable, Sequence

from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.classes.sheets import Class
from tongzhi_cli.scan.seen import SeenRow, SeenSheet, Shot

#: So few of another class stand on a sheet by mistake.
_FEW = 2


class Part(NamedTuple):
    """The *rows* of one class on a *sheet* in a picture, each with the student's serial.

    It *is_home* where the sheet is a sheet of that class: the rows of others are counted in it.
    """

    label: str
    sheet: SeenSheet
    rows: Sequence[tuple[int, SeenRow]]
    is_home: bool

    @property
    def serials(self) -> list[int]:
        """Who of the class is on it."""
        return sorted(serial for serial, _ in self.rows)


def parts(classes: Sequence[Class], shots: Iterable[Shot]) -> list[list[Part]]:
    """What each class has on the pictures."""
    people: dict[str, list[tuple[int, int]]] = {}
    for at, one in enumerate(classes):
        for serial, person in enumerate(one.people, start=1):
            people.setdefault(person.number, []).append((at, serial))
    result: list[list[Part]] = [[] for _ in classes]
    for shot in shots:
        for sheet in shot.sheets:
            found: dict[int, list[tuple[int, SeenRow]]] = {}
            for row in sheet.rows:
                for at, serial in people.get(row.number, ()):
                    if row.name in {"", classes[at].people[serial - 1].name}:
                        found.setdefault(at, []).append((serial, row))
            most = max(map(len, found.values()), default=0)
            astray = {at for at, rows in found.items() if _is_astray(len(rows), most)}
            others = sheet.others + sum(len(found[at]) for at in astray)
            whole = sheet._replace(others=others)
            for at, rows in found.items():
                result[at].append(Part(shot.label, whole, rows, at not in astray))
    return result


def _is_astray(many: int, most: int) -> bool:
    """Whether rows of a class are on the sheet of another, which has *most* there.

    >>> _is_astray(1, 24), _is_astray(6, 19), _is_astray(12, 13), _is_astray(1, 1)
    (True, True, False, False)
    """
    return many < most and (many <= _FEW or 2 * many < most)
