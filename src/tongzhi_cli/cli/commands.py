"""Commands as a person can copy them out of a message."""


def quoted(file: str) -> str:
    """A file name as it is typed after a command.

    >>> quoted("软件1班.xlsx"), quoted("软件 1班.xlsx"), quoted("-1班.xlsx")
    ('软件1班.xlsx', '"软件 1班.xlsx"', './-1班.xlsx')
    """
    file = f"./{file}" if file.startswith("-") else file
    return f'"{file}"' if any(c in file for c in " &();") else file
