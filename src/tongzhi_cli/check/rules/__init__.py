"""The rules of a notice: one module each, with its kind of problem, one function and doctests.

A rule's `find(case)` yields the problems it finds and, as `Skipped`, what it could not look at.
Rules do not sort and do not know of each other.
"""
