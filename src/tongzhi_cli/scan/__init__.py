"""Signed sheets, photographed or scanned: which rows are signed. Its libraries are only here."""
