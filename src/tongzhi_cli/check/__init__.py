"""check(): rosters, answers, a notice, a time in; a report out."""
