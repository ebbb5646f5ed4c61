"""fankui: from a 通知 to a signed 反馈表."""

__version__ = "0.2.0"
