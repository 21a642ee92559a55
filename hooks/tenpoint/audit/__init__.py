"""Above the hooks: all of them in one process, their points, their pages."""
