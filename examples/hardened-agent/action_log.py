"""The audit log: one line of JSON for each action, before it is done."""

import json
import time
from collections.abc import Mapping

LOG = "/var/log/order-desk/actions.jsonl"


def log_action(action: str, facts: Mapping[str, object]) -> None:
    line = json.dumps({"at": time.time(), "action": action, **facts}, sort_keys=True)
    with open(LOG, "a", encoding="utf-8") as log:
        log.write(f"{line}\n")
