"""The tests of packs: what is handed out, sent back and split."""
