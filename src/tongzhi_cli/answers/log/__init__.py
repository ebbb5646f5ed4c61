"""The append-only answer log beside a roster."""
