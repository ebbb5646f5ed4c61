"""校对结果: how answers are judged, which one counts, and whose it is."""
