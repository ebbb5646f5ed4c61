"""One page to send and to hang up: read on a phone, printed on A4, with nothing behind it."""
