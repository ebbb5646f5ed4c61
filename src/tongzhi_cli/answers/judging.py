"""What was ticked, where a form offers its choices with boxes: ☑无误 □有误.

Word writes a box that was clicked as ☒, Wingdings draws ☑, and people type ■ or √ into it.
"""

import re

_EMPTY, _TICKED = "☐□○▢", "☑☒■√✓✔"
_BOX = f"[{_EMPTY}{_TICKED}]"


def ticked(text: str) -> str:
    """The choices with a tick, joined by ；; *text* itself where there are no two boxes.

    A box stands in front of its choice, unless the text begins with one that has none.

    >>> ticked("☑无误 ☐有误"), ticked("□无误  ☒有误：民族应为回族"), ticked("□无误 □有误")
    ('无误', '有误：民族应为回族', '')
    >>> ticked("无误√ 有误□"), ticked("无误√"), ticked("学号含□")
    ('无误', '无误√', '学号含□')
    """
    first, *rest = re.split(f"({_BOX})", text)
    boxes, labels = rest[::2], [label.strip(" \t\u3000，,；;、/") for label in rest[1::2]]
    if len(boxes) < 2 or not any(box in _EMPTY for box in boxes):
        return text
    if first.strip():
        labels = [first.strip(), *labels[:-1]]
    chosen = [label for box, label in zip(boxes, labels, strict=True) if box in _TICKED]
    return "；".join(filter(None, chosen))
