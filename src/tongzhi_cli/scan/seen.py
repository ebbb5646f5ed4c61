"""What is known of pictures once they have been read: no point of them is kept, but on request."""

from enum import StrEnum

from tongzhi_cli.errors import InputError
from tongzhi_cli.named_tuple import NamedTuple
from tongzhi_cli.scan.judge import Verdict
from tongzhi_cli.scan.kinds import HOW
from tongzhi_cli.scan.offices import Signer
from tongzhi_cli.scan.printed import Difference
from tongzhi_cli.summary.scanned import rows

#: Before the header of a sheet of which not all columns are known.
GUESSED = "?"
#: Stands for what was read where the data have something else, of a page that was read before.
NOT_KEPT = "…"


class Seal(StrEnum):
    """Whether a sheet is sealed."""

    SEEN = "好像有章"
    NOT_SEEN = "没看到章"
    GREY = "黑白的图，看不出章"


class Trouble(StrEnum):
    """What is wrong with a picture as a whole, and what to do."""

    UNREADABLE = "读不了"
    NO_TABLE = f"没有找到表格。{HOW}。"
    NO_HEADER = (
        f"有表格，没有找到“学号”“姓名”的表头。{HOW}；接着上一张的，把上一张一起给，放在它前面。"
    )
    FOREIGN = "不是这个班的表，或者太糊：一行也没有对上学号和姓名。"
    WAITING = rows.WAITING


class SeenRow(NamedTuple):
    """A row of a sheet: whose *number* and *name*, the *verdict*, what is printed otherwise.

    It *is_compared* where the sheet has a column for the result: a list of attendance has none.
    *crop* is the cell as JPEG where a person is to look and a page of cells is wanted, else b"".
    It *is_stale* where the data of the student have changed since it was read.
    """

    number: str
    verdict: Verdict
    differs: tuple[Difference, ...]
    crop: bytes = b""
    is_compared: bool = True
    is_stale: bool = False
    name: str = ""


class SeenSheet(NamedTuple):
    """A sheet in a picture, how many of its rows are nobody's surely, whether it is *sealed*.

    *others* is how many are of somebody who is not, or not any more, of its class.
    *signers* is who seems to have signed for the class, of those whose place was found; *foot* what
    is below the last row, as JPEG, where a page is wanted. *head* is what its columns are, in a few
    signs, for a sheet that goes on without a header.
    """

    rows: tuple[SeenRow, ...]
    unread: int
    seal: Seal
    is_blurred: bool = False
    signers: tuple[Signer, ...] = ()
    foot: bytes = b""
    head: str = ""
    others: int = 0


class Shot(NamedTuple):
    """A page, its sheets; *trouble* where it has none, the *error* where it cannot be opened.

    *page* is its number where its *file* has several.
    """

    label: str
    sheets: tuple[SeenSheet, ...]
    trouble: Trouble | None = None
    error: InputError | None = None
    page: int | None = None
    file: str = ""

    @property
    def is_no_sheet(self) -> bool:
        """Whether it is no sheet at all."""
        return self.trouble not in {None, Trouble.FOREIGN, Trouble.WAITING}
