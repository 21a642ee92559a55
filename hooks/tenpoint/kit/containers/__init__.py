"""What the checks of container files share: settings by name and value, shell commands."""
