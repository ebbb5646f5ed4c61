"""Which college a file is of in which nobody was read: by its folder, or the class in its name."""

from collections.abc import Iterable

from tongzhi_cli.model.classes.class_called import called_after
from tongzhi_cli.model.classes.class_in_file_name import class_in_file_name
from tongzhi_cli.summary.model import path_of
from tongzhi_cli.summary.tally import Tally


class Homes:
    """The colleges of a merge, by their classes."""

    def __init__(self, classes: Iterable[Tally]) -> None:
        self._of_class: dict[str, set[str]] = {}
        for each in classes:
            self._of_class.setdefault(each.name, set()).add(each.college)
        self._colleges = set[str]().union(*self._of_class.values())

    def of_class(self, name: str | None) -> set[str]:
        """The colleges that have a class of that name."""
        return self._of_class.get(name, set()) if name else set()

    def of_file(self, file: str) -> str | None:
        """The college whose folder a file lies in, or that has the class it is called after.

        Else "", if there is somebody of no college; None if nobody can say.
        """
        path = path_of(file)
        for folder in path.parents:
            name = folder.name.removesuffix(".zip")
            if name and name in self._colleges:
                return name
        called = self._called(path.stem)
        return next(iter(called)) if len(called) == 1 else "" if "" in self._colleges else None

    def _called(self, stem: str) -> set[str]:
        """The colleges with a class that a file is called after: 软件1班 is 2014级软件1班."""
        name = class_in_file_name(stem)
        named = called_after(name, self._of_class) if name else set()
        return set[str]().union(*map(self.of_class, named))
