"""Downloads of models, archives and programs: what is fetched, and whether anybody compares it."""
