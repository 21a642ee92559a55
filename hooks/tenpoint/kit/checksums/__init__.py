"""Checksum lists of a repository, and who makes the lists of its releases."""
