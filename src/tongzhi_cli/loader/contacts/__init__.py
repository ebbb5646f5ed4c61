"""What lists tell beside the roster: who speaks for a class, a student's own record and phone."""
