"""The 10-point AI-agent security audit, as pre-commit hooks and a GitHub Action."""

__version__ = "0.1.0"
