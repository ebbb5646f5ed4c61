"""What stands in the place of an answer log and is none."""

from pathlib import Path

import pytest

from tongzhi_cli.answers.log import read as answer_log
from tongzhi_cli.errors import InputError
from tongzhi_cli.notice.toml import read as notice_toml

NOTICE = notice_toml.read(notice_toml.BUILT_IN)


def test_a_folder_is_no_log(tmp_path: Path) -> None:
    """It is refused with what to do; where nothing stands there are no answers."""
    assert answer_log.read(tmp_path / "没有.jsonl", NOTICE).answers == ()
    with pytest.raises(InputError) as caught:
        answer_log.read(tmp_path, NOTICE)
    assert caught.value.message == f"{tmp_path} 不是普通文件"
    assert caught.value.hint == "收集记录要放在这里，请把它移走。"
