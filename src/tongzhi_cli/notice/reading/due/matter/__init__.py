"""One matter that a notice tells in several places."""
