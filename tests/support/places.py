"""Where things are that the tests look at."""

from pathlib import Path

#: The checkout.
ROOT = Path(__file__).resolve().parents[2]
#: The built-in notice.
SHIPPED = ROOT / "src/tongzhi_cli/notices/puer-2018-4.toml"
