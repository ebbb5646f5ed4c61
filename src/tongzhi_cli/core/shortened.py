"""A text as it is repeated in a message."""


def shortened(text: str, most: int) -> str:
    """*text* on one line, cut where it has more than *most* characters.

    >>> shortened("照片\\n不是本人", 20), shortened("照片不是本人", 4)
    ('照片 不是本人', '照片不…')
    """
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
