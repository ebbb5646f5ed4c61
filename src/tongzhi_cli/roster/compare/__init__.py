"""Two rolls of the same school: who came, who went, what is another now."""
