"""Configuration of MCP servers: whose file it is, what each server runs, and what it may touch."""
