"""Readers for the file formats that models come in; `look` tells what a file really holds.

Nothing is loaded, imported or executed: each reader walks bytes within the bounds of
`limits` and raises `CannotCheck` when it has to stop.
"""
