"""What holds for the repository as a whole, whatever its hooks do."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hooks" / "tenpoint"

# Not hooks, although they have public names: the floor below the hooks and the one above.
FLOORS = {"audit", "kit"}
HOOKS = sorted(
    path.stem
    for path in PACKAGE.iterdir()
    if (path.suffix == ".py" or (path / "__init__.py").is_file())
    and path.stem not in FLOORS
    and not path.name.startswith("_")
)


@cache
def tracked() -> tuple[str, ...]:
    """Every file that is or could be committed, by its path from the repository root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    names = (os.fsdecode(name) for name in listed.split(b"\0") if name)
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


def texts() -> Iterator[tuple[str, str]]:
    """Path and text of every tracked file that is text."""
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data:
            yield name, data.decode("utf-8", "replace")


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def scripts() -> dict[str, str]:
    table = project()["project"]
    assert isinstance(table, dict)
    return {str(name): str(target) for name, target in table["scripts"].items()}


# --- every hook is complete -----------------------------------------------------------------


def test_there_are_hooks_to_look_at() -> None:
    assert "no_hardcoded_keys" in HOOKS


@pytest.mark.parametrize("module", HOOKS)
class TestEveryHook:
    def test_has_a_test_file(self, module: str) -> None:
        assert f"tests/test_{module}.py" in tracked()

    def test_has_a_console_script(self, module: str) -> None:
        assert scripts().get(module.replace("_", "-")) == f"tenpoint.{module}:main"

    def test_has_a_manifest_entry(self, module: str) -> None:
        entries = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        [entry] = [entry for entry in entries if entry["id"] == module.replace("_", "-")]
        assert entry["entry"].split()[0] == entry["id"]
        assert entry["language"] == "python"

    def test_has_a_docs_page(self, module: str) -> None:
        page = f"docs/{module.replace('_', '-')}.md"
        assert page in tracked()
        assert f"]({page})" in (ROOT / "README.md").read_text("utf-8")


def test_every_console_script_but_tenpoint_is_a_hook() -> None:
    assert set(scripts()) - {"tenpoint"} == {module.replace("_", "-") for module in HOOKS}


def test_every_manifest_entry_names_a_console_script() -> None:
    entries = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {entry["entry"].split()[0] for entry in entries} <= set(scripts())


# --- imports point one way: audit -> a hook -> kit ------------------------------------------


class Import(NamedTuple):
    """One imported module, by its full dotted name."""

    line: int
    name: str

    def is_below(self, package: str) -> bool:
        return self.name == package or self.name.startswith(package + ".")


def imports(code: str, module: str, *, is_package: bool = False) -> list[Import]:
    """What a module imports, `from x import y` as both x and x.y, relative names made absolute.

    `module` is its dotted name. Imports inside functions count like those at the top.
    """
    found: list[Import] = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found += [Import(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                parts = parts[: len(parts) - node.level + is_package]
                base = ".".join([*parts, base] if base else parts)
            found.append(Import(node.lineno, base))
            found += [Import(node.lineno, f"{base}.{alias.name}") for alias in node.names]
    return found


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("import re", ["re"], id="plain"),
        pytest.param("import tenpoint.kit.secret", ["tenpoint.kit.secret"], id="dotted"),
        pytest.param("from tenpoint import kit", ["tenpoint", "tenpoint.kit"], id="from"),
        pytest.param("from . import b", ["tenpoint.kit", "tenpoint.kit.b"], id="relative"),
        pytest.param("from ..a import b", ["tenpoint.a", "tenpoint.a.b"], id="relative upwards"),
        pytest.param("def f():\n  import re", ["re"], id="inside a function"),
        pytest.param("x = 'import re'  # import re", [], id="only text"),
    ],
)
def test_reads_imports(code: str, expected: list[str]) -> None:
    assert [found.name for found in imports(code, "tenpoint.kit.source")] == expected


def test_reads_a_package_s_relative_imports_from_the_package_itself() -> None:
    found = imports("from .source import Source", "tenpoint.kit", is_package=True)
    assert [one.name for one in found] == ["tenpoint.kit.source", "tenpoint.kit.source.Source"]


def code_below(*folders: str) -> list[str]:
    return [name for name in tracked() if name.endswith(".py") and name.startswith(folders)]


def imports_of(path: str) -> list[Import]:
    parts = list(Path(path).relative_to("hooks").with_suffix("").parts)
    is_package = parts[-1] == "__init__"
    module = ".".join(parts[:-1] if is_package else parts)
    return imports((ROOT / path).read_text("utf-8"), module, is_package=is_package)


def test_the_kit_imports_nothing_above_it() -> None:
    above = [f"tenpoint.{module}" for module in (*HOOKS, "audit")]
    wrong = [
        f"{path}:{found.line} imports {found.name}"
        for path in code_below("hooks/tenpoint/kit/")
        for found in imports_of(path)
        if any(map(found.is_below, above))
    ]
    assert wrong == []


@pytest.mark.parametrize("module", HOOKS)
def test_a_hook_imports_no_other_hook(module: str) -> None:
    others = [f"tenpoint.{other}" for other in (*HOOKS, "audit") if other != module]
    own = (f"hooks/tenpoint/{module}.py", f"hooks/tenpoint/{module}/")
    wrong = [
        f"{path}:{found.line} imports {found.name}"
        for path in code_below(*own)
        for found in imports_of(path)
        if any(map(found.is_below, others))
    ]
    assert wrong == []


def test_the_action_imports_nothing_of_ours() -> None:
    wrong = [
        f"{path}:{found.line} imports {found.name}"
        for path in code_below("action/")
        for found in imports((ROOT / path).read_text("utf-8"), Path(path).stem)
        if found.is_below("tenpoint")
    ]
    assert wrong == []


# --- what may not stand in a file -----------------------------------------------------------

# Put together here so that this file may be searched as well. A fixture or a page that needs
# an index uses a host that cannot exist, such as index.example.
REGISTRY_HOSTS = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "crates" + ".io",
    "ruby" + "gems.org",
    "proxy.go" + "lang.org",
    "deb." + "debian.org",
]

# A folder of one person or one machine. The named people are the usual ones of documentation
# and of container images.
_HOME_FOLDER = re.compile(
    r"""
    (?: /home/ | /Users/ | [A-Za-z]:\\+Users\\+ )
    (?! (?: user | username | name | me | you | alice | ann | bob | agent | app | node | runner
          | vscode | jovyan | ubuntu | developer | dev | Public ) \b
      | [^A-Za-z0-9_.-] )
    [A-Za-z0-9_.-]+ [/\\]
    """,
    re.VERBOSE,
)


def home_folders(text: str) -> list[str]:
    return [found[0] for found in _HOME_FOLDER.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("see /home/" + "carol/tenpoint/x", id="Linux"),
        pytest.param("see /Users/" + "carol/tenpoint", id="macOS"),
        pytest.param("see C:" + "\\Users\\carol\\x", id="Windows"),
        pytest.param('"C:' + '\\\\Users\\\\carol\\\\x"', id="Windows, escaped"),
    ],
)
def test_sees_a_home_folder(text: str) -> None:
    assert len(home_folders(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("/home/user/project", id="nobody in particular"),
        pytest.param("/home/<name>/", id="a gap to fill in"),
        pytest.param("/home/$USER/", id="a variable"),
        pytest.param("https://x.example/home/", id="a page"),
    ],
)
def test_lets_examples_pass(text: str) -> None:
    assert home_folders(text) == []


def test_no_file_names_a_package_registry() -> None:
    wrong = [
        f"{name} names {host}" for name, text in texts() for host in REGISTRY_HOSTS if host in text
    ]
    assert wrong == []


def test_no_file_names_a_path_of_one_machine() -> None:
    here = {str(ROOT), ROOT.as_posix()}
    wrong = [
        f"{name} names {path}"
        for name, text in texts()
        for path in (*home_folders(text), *(path for path in here if path in text))
    ]
    assert wrong == []


# --- links ----------------------------------------------------------------------------------

_FENCE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(
    r"\]\( *<?(?P<inline>[^)<>\s]+)|^ {0,3}\[[^\]\n]+\]: *(?P<listed>\S+)", re.MULTILINE
)
_HEADING = re.compile(r"^#+ +(?P<title>.+?) *#*$", re.MULTILINE)


def links(markdown: str) -> list[str]:
    """The targets of inline links, images and link definitions, those in code left out."""
    text = _CODE.sub("``", _FENCE.sub("", markdown))
    return [found["inline"] or found["listed"] for found in _LINK.finditer(text)]


def anchors(markdown: str) -> set[str]:
    """What `#...` may name: headings in lower case, spaces as hyphens, other signs dropped."""
    titles = (found["title"] for found in _HEADING.finditer(_FENCE.sub("", markdown)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def is_broken(page: Path, target: str) -> bool:
    if re.match(r"[a-z][a-z0-9+.-]*:", target):
        return False  # another place on the web
    path, _, anchor = target.partition("#")
    file = page.parent / path if path else page
    if not file.exists() or not file.resolve().is_relative_to(ROOT):
        return True
    return bool(anchor) and file.suffix == ".md" and anchor not in anchors(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("see [this](docs/a.md#b), [that](c.md)", ["docs/a.md#b", "c.md"], id="inline"),
        pytest.param("![a picture](a.png)", ["a.png"], id="image"),
        pytest.param('[a](<b.md> "title")', ["b.md"], id="angle brackets and a title"),
        pytest.param("[a]\n\n[a]: b.md", ["b.md"], id="definition"),
        pytest.param("`[a](b.md)` and\n```\n[c](d.md)\n```\n", [], id="in code"),
        pytest.param("- [ ] a box (and a remark)", [], id="no link"),
    ],
)
def test_finds_links(markdown: str, expected: list[str]) -> None:
    assert links(markdown) == expected


def test_every_link_to_a_local_file_resolves() -> None:
    wrong = [
        f"{name} links to {target}"
        for name, text in texts()
        if name.endswith(".md")
        for target in links(text)
        if is_broken(ROOT / name, target)
    ]
    assert wrong == []


def test_a_dead_link_would_be_found() -> None:
    assert is_broken(ROOT / "README.md", "docs/no-such-page.md")
    assert is_broken(ROOT / "README.md", "#no-such-heading")


# --- versions that must agree ---------------------------------------------------------------


def locked(name: str) -> str:
    """The one version of a package in the locked development requirements."""
    text = (ROOT / "requirements" / "dev.txt").read_text("utf-8")
    [version] = re.findall(rf"^{re.escape(name)}==(\S+)", text, re.MULTILINE)
    return str(version)


def test_the_package_is_built_with_the_locked_backend() -> None:
    build = project()["build-system"]
    assert isinstance(build, dict)
    # An editable install without build isolation and a release must use the same one.
    assert build["requires"] == [f"hatchling=={locked('hatchling')}"]


def test_the_lock_holds_hashes_and_no_index() -> None:
    for name in ("requirements/dev.txt", "requirements/lock.txt"):
        text = (ROOT / name).read_text("utf-8")
        pins = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) > 0
        assert "--index-url" not in text
        assert "--find-links" not in text


def test_the_examples_name_this_version() -> None:
    import tenpoint

    readme = (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"(?:rev: |tenpoint@)(v\d+\S*\d)", readme)
    assert set(named) == {f"v{tenpoint.__version__}"}
    assert f"## [{tenpoint.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
