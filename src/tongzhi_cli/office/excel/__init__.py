"""The markup of Excel workbooks."""
