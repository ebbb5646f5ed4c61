"""`fankui signed`: the signed paper, by its photographs."""
