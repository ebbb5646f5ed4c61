"""A view as the bytes of a page."""

from tongzhi_cli.answers.answer import STATUS_WORDS, Status
from tongzhi_cli.model.terms import Role
from tongzhi_cli.notice.deadlines import handed_in_at, is_over
from tongzhi_cli.paper.answering import due
from tongzhi_cli.paper.page import blocks
from tongzhi_cli.paper.page.markup import element
from tongzhi_cli.paper.page.problems import problems
from tongzhi_cli.paper.page.sections import sections
from tongzhi_cli.paper.page.view import View

#: What is counted at the top where there is any of it.
_IF_ANY = (Status.ANOMALY, Status.VAGUE, Status.UNCLEAR, Status.AWAY)


def write(view: View) -> bytes:
    """The page; the same view gives the same bytes."""
    expected = sum(each.expected for each in view.classes)
    done = sum(each.done for each in view.classes)
    counts = [("班级", len(view.classes)), ("应反馈", expected), ("已反馈", done)]
    counts += [(STATUS_WORDS[Status.MISSING], expected - done)]
    counts += [(STATUS_WORDS[one], many) for one in _IF_ANY if (many := view.count_of(one))]
    head = [
        element("h1", view.title),
        *(blocks.note(line) for line in _about(view)),
        blocks.verdict(view.verdict, good=view.good),
        blocks.figures(counts),
    ]
    return blocks.page(view.title, view.as_of, head, [*sections(view), *problems(view)])


def _about(view: View) -> list[str]:
    """Which notice it is, until when, and of when the page is."""
    notice = view.notice
    told = [f"通知：{notice.number}《{notice.title}》"]
    if submit := notice.deadline(Role.SUBMIT):
        at = view.at if is_over(submit, notice, view.at) else None  # what is left would go stale
        said = (due(submit, notice, at), handed_in_at(submit))
        told.append(f"上交：{'，'.join(filter(None, said))}")
    return [*told, view.as_of]
