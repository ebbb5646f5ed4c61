"""Answers in threads of comments: a cell that has a thread gets what is said as a reply.

A note that stands for a thread is made anew by Excel from the thread, so that what was put only
into the note would be lost. The reply is of the moment of what it replies to: there is no clock.

Source: [MS-XLSX] 2.1.39 (persons), 2.6.203 (CT_ThreadedComment).
"""

from collections.abc import Mapping
from uuid import UUID, uuid5

from tongzhi_cli.office.addresses import address_of
from tongzhi_cli.office.marks.mark import AUTHOR, escaped
from tongzhi_cli.office.marks.parts import Parts
from tongzhi_cli.office.marks.spans import appended, edited, prefix_of

#: What numbers that tell apart are made from: the same for the same file.
_ROOT = UUID("6f3b1c6e-5f0e-5c59-9a54-6b2f6d61726b")


def _number(*words: str) -> str:
    return f"{{{uuid5(_ROOT, chr(10).join(words))}}}".upper()


class Threads:
    """The threads of a workbook."""

    def __init__(self, parts: Parts, workbook: str, relation_namespace: str) -> None:
        self._parts, self._workbook, self._kind = parts, workbook, relation_namespace
        self._person = ""

    def reply(self, sheet: str, said: Mapping[tuple[int, int], str]) -> None:
        """Answer the threads of those cells of a sheet that have one."""
        relation = self._parts.related(sheet, "threadedComment")
        if relation is None or relation.part not in self._parts:
            return
        xml = self._parts.read(relation.part)
        root, *there = self._parts.spans(xml, ("threadedComment",))
        made = []
        for place, text in said.items():
            address = address_of(*place)
            same = [one for one in there if one.get("ref") == address]
            first = next((one for one in same if not one.get("parentId")), None)
            if first is None:
                continue
            prefix = prefix_of(xml, first)
            moment = same[-1].get("dT")
            when = b' dT="' + moment.encode() + b'"' if moment else b""
            identity = _number(relation.part, address, text)
            told = (
                f' personId="{self._me()}" id="{identity}" parentId="{first.get("id") or ""}">'
            ).encode()
            made.append(
                b"<" + prefix + f'threadedComment ref="{address}"'.encode() + when + told
                + b"<" + prefix + b"text>" + escaped(text) + b"</" + prefix + b"text></"
                + prefix + b"threadedComment>"
            )  # fmt: skip
        if made:
            self._parts.put(relation.part, edited(xml, [appended(xml, root, b"".join(made))]))

    def _me(self) -> str:
        """Who replies, as one of the workbook's persons."""
        if self._person:
            return self._person
        self._person = _number("person", AUTHOR)
        relation = self._parts.related(self._workbook, "person")
        if relation is None or relation.part not in self._parts:
            return self._person
        xml = self._parts.read(relation.part)
        root, *there = self._parts.spans(xml)
        if all(one.get("id") != self._person for one in there):
            tag = f'person displayName="{AUTHOR}" id="{self._person}" userId="{AUTHOR}" '
            made = b"<" + prefix_of(xml, root) + (tag + 'providerId="None"/>').encode()
            self._parts.put(relation.part, edited(xml, [appended(xml, root, made)]))
        return self._person
