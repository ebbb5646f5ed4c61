"""How much of a school's form a page holds: its styles, its heights, what gives way."""
