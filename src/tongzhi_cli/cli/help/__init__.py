"""Words of help: what a code means, what to try."""
