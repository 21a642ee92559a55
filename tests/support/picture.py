"""Makes docs/images/pull-request.png: the comment of a real run, as a browser shows it.

    .venv/bin/python tests/support/picture.py

The leaky agent of `examples/` gets a pull request with two MCP servers, an exclude and an ignore of
its own. Both sides are audited, the text is made by the Action's own code, and
Chromium draws it. What GitHub's style sheet does is only imitated here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / name) for name in (".", "action", "tests")]

from examples import demo  # noqa: E402 - found by the line above, as all these are

import publish  # noqa: E402
import summary  # noqa: E402
from support.gfm import html  # noqa: E402
from verdict import Wishes  # noqa: E402
from workflow import Inputs  # noqa: E402

TARGET = ROOT / "docs" / "images" / "pull-request.png"
WIDTH = 920

EXCEPTIONS = """
exclude = ["prompts/old/"]

[[ignore]]
rule = "mcp-scoped/filesystem-root"
path = ".mcp.json"
reason = "it runs in a container of its own"
"""

STYLE = """
body { margin: 0; padding: 24px; background: #fff; color: #1f2328;
  font: 14px/1.5 "Liberation Sans", "DejaVu Sans", "Noto Color Emoji", sans-serif }
.box { border: 1px solid #d1d9e0; border-radius: 6px; max-width: 872px }
.top { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; color: #59636e;
  border-radius: 6px 6px 0 0 }
.top b { color: #1f2328 }
.top i { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 7px; font-size: 12px;
  font-style: normal; margin-left: 4px }
.text { padding: 16px }
h2 { font-size: 21px; line-height: 1.25; margin: 0 0 16px; padding-bottom: 6px;
  border-bottom: 1px solid #d1d9e0 }
h3 { font-size: 17.5px; line-height: 1.25; margin: 24px 0 16px }
h2 sub { font-weight: 400; color: #59636e }
p, table, ul, details { margin: 0 0 16px }
details:last-child { margin-bottom: 0 }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left }
tr:nth-child(2n) td { background: #f6f8fa }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; white-space: break-spaces;
  font: 85% "Liberation Mono", "DejaVu Sans Mono", monospace }
a { color: #0969da; text-decoration: none }
ul { padding-left: 2em }
li + li { margin-top: 4px }
sub { font-size: 75% }
summary { cursor: pointer }
"""


def audited(root: Path) -> bytes:
    """The JSON of the real command."""
    command = [sys.executable, "-m", "tenpoint", "audit", "--format", "json", "--offline"]
    variables = demo.environment() | {"PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(command, cwd=root, env=variables, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout


def text(folder: Path) -> str:
    """The comment's text, from two real audits."""
    root = demo.prepare("leaky-agent", folder, date.today())

    def git(*arguments: str) -> None:
        command = ["git", *arguments]
        subprocess.run(command, cwd=root, env=demo.environment(), check=True)

    servers = (root / ".mcp.json").read_bytes()
    git("rm", "--quiet", ".mcp.json")
    git("commit", "--quiet", "--amend", "--message", "Base")
    (folder / "base.json").write_bytes(audited(root))
    (root / ".mcp.json").write_bytes(servers)
    (root / ".tenpoint.toml").write_text(EXCEPTIONS, "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Add servers")
    (folder / "report.json").write_bytes(audited(root))
    commit = json.loads((folder / "report.json").read_bytes())["commit"]
    where = summary.Where("https://github.com", "example/leaky-agent", commit)
    inputs = Inputs(folder, False, Wishes(), "auto", "", "", "", "", where)
    return publish.text(publish.judged(inputs), where).whole


def page(body: str) -> str:
    top = "<b>github-actions</b><i>bot</i> commented now"
    return (
        f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
        f'<div class="box"><div class="top">{top}</div><div class="text">{body}</div></div>'
    )


def draw(document: str, target: Path, folder: Path) -> None:
    """A picture as high as the page; Chromium first says how high that is."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "needs Chromium: apt install chromium fonts-liberation fonts-noto-color-emoji"
    measured = "<script>document.title = document.body.offsetHeight</script>"
    file = folder / "page.html"
    file.write_text(document + measured, "utf-8")
    call = [program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    call += ["--disable-lcd-text"]  # grey edges take fewer bytes than coloured ones
    size = f"--window-size={WIDTH},800"
    done = subprocess.run(
        [*call, size, "--dump-dom", file.as_uri()], capture_output=True, check=True, text=True
    )
    found = re.search(r"<title>(\d+)</title>", done.stdout)
    assert found, "Chromium did not measure the page"
    # The window is higher than what is drawn in it.
    size = f"--window-size={WIDTH},{int(found[1])}"
    subprocess.run(
        [*call, size, f"--screenshot={target}", file.as_uri()], capture_output=True, check=True
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = page(html(text(folder)))
        if os.environ.get("KEEP"):
            Path(os.environ["KEEP"]).write_text(document, "utf-8")
        TARGET.parent.mkdir(exist_ok=True)
        draw(document, TARGET, folder)
    sys.stdout.write(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} KB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
