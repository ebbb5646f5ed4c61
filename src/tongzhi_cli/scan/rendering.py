"""The other process of `rendered`: a script, which knows nothing of the program.

``rendering.py pages|count FILE BYTES`` writes the pages, or their number, to standard output; exit
3 where it cannot be read, 4 where it wants a password; anything else is that PDFium has ended it.
"""

import struct
import sys

#: In points an inch: what a page is seen with; in points, how long it may become.
_DPI, _LONGEST = 200, 3100
_POINTS = 72


def _limit(most: int) -> None:
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:  # Windows holds nothing to a limit
        return
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_CORE):
        own = most if kind == resource.RLIMIT_DATA else 0
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (own if hard < 0 else min(own, hard), hard))


def _main(what: str, name: str, most: int) -> int:
    import pypdfium2  # noqa: PLC0415  the extra
    import pypdfium2.raw  # noqa: PLC0415

    _limit(most)
    try:
        document = pypdfium2.PdfDocument(name)
    except pypdfium2.PdfiumError as error:
        return 4 if "password" in str(error).lower() else 3
    out = sys.stdout.buffer
    many = len(document)
    if what == "count":
        out.write(b"%d" % many)
        return 0
    for at in range(many):
        try:
            page = document[at]
        except pypdfium2.PdfiumError:
            return 3
        scale = min(_DPI / _POINTS, _LONGEST / max(1.0, *page.get_size()))
        bitmap = page.render(
            scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR
        )
        seen = bitmap.to_numpy()
        out.write(struct.pack(">IIII", at + 1, many, *seen.shape[:2]))
        out.write(seen.tobytes())
        out.flush()
        page.close()
    return 0


if __name__ == "__main__":
    del sys.path[0]  # the folder of the program's modules, which are no others' names
    sys.exit(_main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
