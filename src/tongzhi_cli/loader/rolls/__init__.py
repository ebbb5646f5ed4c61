"""Rolls as such, without answers, a log or a notice: what `import` is given."""
