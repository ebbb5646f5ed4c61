"""What a person adds to an import: answers for some students, and one for all the rest."""

from datetime import UTC, datetime

from tongzhi_cli.answers.answer import PROXY, Source
from tongzhi_cli.answers.attribution import Unplaced
from tongzhi_cli.answers.import_plan import Change, Plan, newer_of_away
from tongzhi_cli.check.rules.sample import answer, student
from tongzhi_cli.model.problem import Where

HERE = Where("名单.xlsx")
FIRST, SECOND = answer("101", "无误"), answer("102", "照片不对")


def test_the_rest_are_those_of_whom_nothing_came_in() -> None:
    """Whose answers are undecided is not among them; what is filled in says that it is."""
    unsure = Unplaced(answer("103", "无误"), "分不出先后")
    missing = [student(number, name) for number, name in (("102", "王伟"), ("103", "赵敏"))]
    missing.append(student("104", "钱进"))
    found = Plan(new=(FIRST, SECOND), unsure=(unsure,)).with_rest("无误", missing, HERE)
    (rest,) = found.new[2:]
    assert found.new[:2] == (FIRST, SECOND)
    assert (rest.number, rest.name, rest.text) == ("104", "钱进", "无误")
    assert (rest.source, rest.origin, rest.where) == (Source.LOG, PROXY, HERE)
    assert (found.unsure, found.size) == ((unsure,), 3)


def test_what_is_typed_wins_over_every_file() -> None:
    """It is new, a change or what is recorded already; in any case the file's answer gives way."""
    plan = Plan(new=(FIRST,), changed=(Change(answer("102", "无误"), SECOND),))
    typed = [answer("101", "民族错"), answer("102", "姓名错"), answer("103", "无误")]
    recorded = {"102": answer("102", "无误"), "103": answer("103", "无误")}
    found = plan.with_typed(typed, recorded)
    assert found == Plan(
        new=(typed[0],), changed=(Change(recorded["102"], typed[1]),), unchanged=(typed[2],)
    )
    assert found.to_write == typed[:2]


def test_of_one_time_what_is_brought_counts() -> None:
    """Only what was recorded before what stands here is older: of one minute the other log's."""
    here, brought = (
        answer("101", text)._replace(away=True, recorded_at=datetime(2018, 4, 1, tzinfo=UTC))
        for text in ("休学", None)
    )
    assert newer_of_away([brought], [here]) == {"101": brought}
