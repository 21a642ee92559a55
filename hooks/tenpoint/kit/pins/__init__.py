"""What is not held fast: by an exact version (`pins-exact`) or by a hash (`require-hashes`).

`kinds` says what a file is, `read` which modules look at it. Each looks at one family of
formats and yields `Loose`, which the hooks turn into findings with their own words.
"""
