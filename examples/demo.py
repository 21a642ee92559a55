"""`make demo`: two small agents are audited, one written in an evening, one as it should be.

Each is copied from `examples/` into a temporary git repository that is removed at the end.
The keys of the first are put together while the demo runs and open nothing. The exit status
is 0 when the demo went as it tells, 1 when it did not.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from base64 import urlsafe_b64encode
from datetime import date, timedelta
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
# The day of an attestation in an example: it must not run out while nobody looks.
_ON = re.compile(r"^on = \S+$", re.MULTILINE)
_EXPIRES = re.compile(r"^expires = \S+$", re.MULTILINE)


def letters(seed: str, count: int) -> str:
    """Letters and digits that look drawn by lot and are the same in every run."""
    digest = b"".join(hashlib.sha512(f"{seed}{i}".encode()).digest() for i in range(4))
    return urlsafe_b64encode(digest).decode().replace("-", "").replace("_", "")[:count]


def keys() -> dict[str, str]:
    """What stands in for `@@NAME@@`: of the form of a real key, and opening nothing."""
    return {
        "ANTHROPIC_KEY": "sk-ant-" + "api03-" + letters("model", 93) + "AA",
        "OPENAI_KEY": "sk-" + "proj-" + letters("other", 74) + "T3Blbk" + "FJ" + letters("m", 74),
        "TICKETS_KEY": letters("tickets", 40),
        "PASSWORD": letters("database", 22),
    }


def prepare(name: str, folder: Path, today: date) -> Path:
    """A copy of an example as a committed git repository; its keys and dates completed."""
    root = folder / name
    shutil.copytree(EXAMPLES / name, root)
    for path in sorted(root.rglob("*")):
        if path.is_file():
            text = path.read_text("utf-8")
            for key, value in keys().items():
                text = text.replace(f"@@{key}@@", value)
            if path.name == ".tenpoint.toml":
                text = _ON.sub(f"on = {today}", text)
                text = _EXPIRES.sub(f"expires = {today + timedelta(days=365)}", text)
            path.write_text(text, "utf-8", newline="\n")
    if (root / "dotenv").exists():
        (root / "dotenv").rename(root / ".env")
        (root / "models").mkdir()
        (root / "models" / "intent.pkl").write_bytes(pickle.dumps({"status": "where it is"}))
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "Agent")):
        git = ["git", *command]
        subprocess.run(git, cwd=root, env=environment(), check=True, stdin=subprocess.DEVNULL)
    return root


def environment() -> dict[str, str]:
    """This environment without what would tie git to another repository or to a person."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for role in ("AUTHOR", "COMMITTER"):
        kept |= {f"GIT_{role}_NAME": "Demo", f"GIT_{role}_EMAIL": "demo@example.org"}
    return kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def audit(root: Path, *options: str) -> int:
    """Run `tenpoint audit` as a person at the prompt would; its exit status."""
    print(f"$ {shlex.join(('tenpoint', 'audit', *options))}\n", flush=True)
    command = [sys.executable, "-m", "tenpoint", "audit", *options]
    status = subprocess.run(command, cwd=root, env=environment(), check=False).returncode
    print(f"\n(exit status {status})\n", flush=True)
    return status


def tell(text: str) -> None:
    print(textwrap.fill(" ".join(text.split()), width=92), end="\n\n", flush=True)


def demo(folder: Path) -> list[str]:
    """Tell the story in `folder`; what did not happen as told comes back, nothing if all did."""
    surprises = []
    tell(
        """An agent, written in one evening: examples/leaky-agent, with its sample keys put in and
        everything committed. tenpoint looks at it:"""
    )
    if (status := audit(prepare("leaky-agent", folder, date.today()))) != 1:
        surprises.append(f"the leaky agent: exit status {status} instead of 1")
    tell(
        """Each finding says where, what, and what to do; the secrets themselves are masked, here
        and in every other output. A point that was not checked earns nothing: looking at less
        never makes the score better."""
    )
    tell(
        """The same agent as it should be: examples/hardened-agent. No advisory service is asked
        (--offline), so that the demo tells the same everywhere; that alone leaves point 6 open.
        What no tool can see is attested in its .tenpoint.toml, with evidence and an end; and
        there it says why it does without Trivy, which would give a second opinion:"""
    )
    hardened = prepare("hardened-agent", folder, date.today())
    if (status := audit(hardened, "--offline")) != 0:
        surprises.append(f"the hardened agent: exit status {status} instead of 0")
    return surprises


def main() -> int:
    # On Windows a folder with read-only git objects may resist removal; it is temporary anyway.
    with tempfile.TemporaryDirectory(prefix="tenpoint-demo-", ignore_cleanup_errors=True) as folder:
        surprises = demo(Path(folder))
    for surprise in surprises:
        print(f"The demo did not go as told: {surprise}", file=sys.stderr)
    if not surprises:
        print("Yours: `tenpoint audit` in its folder; `tenpoint init` adds tenpoint to it.")
    return 1 if surprises else 0


if __name__ == "__main__":
    raise SystemExit(main())
