"""Write what follows from the hooks: `python -m tenpoint.audit.generate [--check]`.

The manifest `.pre-commit-hooks.yaml`, a page in `docs/` for each hook, the README's
tables between `<!-- generated: NAME -->` and `<!-- end -->`, and the index of what
`no-hardcoded-keys` looks for.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence

from tenpoint.audit.hooks import HookModule, all_hooks
from tenpoint.audit.pages import GENERATED, TABLES, manifest, page, together
from tenpoint.kit.arguments import Parser
from tenpoint.kit.credentials import make_index
from tenpoint.kit.files import write_whole

_REGION = re.compile(r"(<!-- generated: (?P<name>\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main(argv: Sequence[str] | None = None, root: str | None = None) -> int:
    """Write the files, or with `--check` name those that are stale: 1 if there are any."""
    parser = Parser(prog="tenpoint.audit.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, name what is stale")
    check: bool = parser.parse_args(argv).check
    root = root or checkout()
    wanted = contents(root, all_hooks())
    stale = sorted(path for path, text in wanted.items() if _read(root, path) != text)
    gone = abandoned(root, wanted)
    for path in (*stale, *gone):
        sys.stdout.write(f"{path}: {'is stale: make generate' if check else 'written'}\n")
    if check:
        return 1 if stale or gone else 0
    for path in stale:
        os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
        write_whole(os.path.join(root, path), wanted[path].encode())
    for path in gone:
        os.remove(os.path.join(root, path))
    return 0


def checkout() -> str:
    """The folder of the repository that this module was loaded from."""
    here = os.path.abspath(__file__)
    return os.path.normpath(os.path.join(os.path.dirname(here), "..", "..", ".."))


def contents(root: str, modules: Sequence[HookModule]) -> dict[str, str]:
    """Path to text of every file that follows from the hooks."""
    texts = {f"docs/{module.hook.id}.md": page(module) for module in modules}
    texts[".pre-commit-hooks.yaml"] = manifest(modules) + together(modules)
    texts["hooks/tenpoint/kit/credentials/index.py"] = make_index.make()
    texts["README.md"] = filled(_read(root, "README.md") or "", modules)
    return texts


def filled(readme: str, modules: Sequence[HookModule]) -> str:
    """The README with each region's table as it must be; a region nobody knows is a KeyError."""
    return _REGION.sub(
        lambda region: f"{region[1]}{TABLES[region['name']](modules)}\n{region[3]}", readme
    )


def abandoned(root: str, wanted: Iterable[str]) -> list[str]:
    """Generated pages whose hook is no more."""
    folder = os.path.join(root, "docs")
    names = os.listdir(folder) if os.path.isdir(folder) else []
    pages = [f"docs/{name}" for name in sorted(names) if name.endswith(".md")]
    return [
        path
        for path in pages
        if path not in wanted and (_read(root, path) or "").startswith(f"<!-- {GENERATED}")
    ]


def _read(root: str, path: str) -> str | None:
    try:
        with open(os.path.join(root, path), encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None


if __name__ == "__main__":
    raise SystemExit(main())
