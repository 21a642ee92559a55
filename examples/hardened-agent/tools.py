"""What the agent may do: look up an order, and write one note. Nothing else."""

import re
import subprocess
from pathlib import Path

from action_log import log_action

WORKSPACE = Path("workspace").resolve()
_ORDER = re.compile(r"[0-9]{1,12}")

DESCRIPTIONS = [
    {
        "name": "order_status",
        "description": "The status of one order, by its number.",
        "input_schema": {"type": "object", "properties": {"number": {"type": "string"}}},
    },
    {
        "name": "write_note",
        "description": "Keep a note about one order.",
        "input_schema": {
            "type": "object",
            "properties": {"number": {"type": "string"}, "text": {"type": "string"}},
        },
    },
]


def order_status(number: str) -> str:
    if not _ORDER.fullmatch(number):
        raise ValueError("an order has a number")
    log_action("order_status", {"number": number})
    done = subprocess.run(
        ["order-desk", "status", "--", number],
        capture_output=True,
        text=True,
        timeout=10,
        check=True,
    )
    return done.stdout


def write_note(number: str, text: str) -> None:
    if not _ORDER.fullmatch(number):
        raise ValueError("an order has a number")
    log_action("write_note", {"number": number, "characters": len(text)})
    (WORKSPACE / f"{number}.txt").write_text(text, encoding="utf-8")
