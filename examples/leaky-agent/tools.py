"""What the agent may do: everything."""

import subprocess

DESCRIPTIONS = [
    {
        "name": "run",
        "description": "Run a command on the machine.",
        "input_schema": {"type": "object", "properties": {"command": {"type": "string"}}},
    }
]


def run(command: str) -> str:
    return subprocess.run(command, shell=True, capture_output=True, text=True).stdout
