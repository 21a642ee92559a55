"""Where a program would let a secret out: by `print`, a log, an error's message or a URL."""
