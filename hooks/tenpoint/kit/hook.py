"""What a hook is: an id, the files it wants, the rules it can say, and one function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tenpoint.kit.finding import Finding, Rule
from tenpoint.kit.repo import Repo
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, NamedTuple, TypeAlias

    from tenpoint.kit.finding import Severity

    SettingKind: TypeAlias = Literal["a text", "a list of texts", "a table of texts"]
else:
    from tenpoint.kit.light import NamedTuple

FileCheck = Callable[[Source], Iterable[Finding]]
RepoCheck = Callable[[Repo], Iterable[Finding]]
ScopeCheck = Callable[[Repo], "Scope"]


class Edit(NamedTuple):
    """A file that `--fix` would write: its path, its whole new content, and what that does."""

    path: str
    data: bytes
    note: str


class Scope(NamedTuple):
    """What a hook had to look at in a repository: what the audit needs beside the findings.

    `found` is false when nothing there is of the hook's business, `looked_for` says what
    would be. `undecided` are sentences about what is there and cannot be judged by reading
    files; only a person's word counts for it.
    """

    looked_for: str
    found: bool
    undecided: tuple[str, ...] = ()


class Option(NamedTuple):
    """One more option of a hook's command line; without `metavar` it is a switch."""

    flag: str
    help: str
    metavar: str = ""

    @property
    def name(self) -> str:
        return self.flag.lstrip("-").replace("-", "_")


class Setting(NamedTuple):
    """A key of the hook's own table of `.tenpoint.toml`; `kind` says what its value is."""

    name: str
    kind: SettingKind
    help: str


Fixer = Callable[[Repo, Sequence[Finding], Mapping[str, str | bool]], Iterable[Edit]]


class Hook:
    """One check of the audit.

    `point` is the audit's point it stands for; with 0 it costs no point, but fails the audit.
    `files` are the path patterns of a walk (`kit/globs.py`); empty means every file. A
    file that is named on the command line is checked whatever its name. `besides` are the
    patterns of files that a walk leaves out although they fit. With `text`,
    binary files are skipped and counted. `says` is the sentence for tables and manifests.
    """

    def __init__(
        self,
        id: str,
        *,
        point: int,
        says: str,
        files: Sequence[str] = (),
        besides: Sequence[str] = (),
        text: bool = False,
    ) -> None:
        self.id = id
        self.command = id  # how it is called
        self.point = point
        self.says = says
        self.files = tuple(files)
        self.besides = tuple(besides)
        self.text = text
        self.rules: dict[str, Rule] = {}
        self.options: list[Option] = []
        self.settings: list[Setting] = []
        self.check_file: FileCheck | None = None
        self.check_repo: RepoCheck | None = None
        self.check_history: RepoCheck | None = None
        self.find_scope: ScopeCheck | None = None
        self.fix: Fixer | None = None

    def rule(
        self,
        name: str,
        severity: Severity,
        *,
        says: str,
        fix: str,
        why: str = "",
        bad: str = "",
        good: str = "",
        secret: bool = False,
    ) -> Rule:
        """Declare one thing that this hook can say; its id is `hook/name`."""
        rule = Rule(f"{self.id}/{name}", severity, says, fix, why, bad, good, secret)
        assert rule.id not in self.rules, rule.id
        self.rules[rule.id] = rule
        return rule

    def option(self, flag: str, *, help: str, metavar: str = "") -> None:
        """Declare an option that `fixes` receives by name (`--from-env` as `from_env`)."""
        self.options.append(Option(flag, help, metavar))

    def setting(self, name: str, *, kind: SettingKind, help: str) -> None:
        """Declare a key of the hook's own table; any other key there is an error."""
        self.settings.append(Setting(name, kind, help))

    # The decorators give back the function itself: tests and the audit call it plainly.

    def each_file(self, check: FileCheck) -> FileCheck:
        self.check_file = check
        return check

    def whole_repo(self, check: RepoCheck) -> RepoCheck:
        self.check_repo = check
        return check

    def history(self, check: RepoCheck) -> RepoCheck:
        self.check_history = check
        return check

    def scope(self, find: ScopeCheck) -> ScopeCheck:
        """For the audit: without it, what the hook had to look at are the files it wants."""
        self.find_scope = find
        return find

    def fixes(self, fix: Fixer) -> Fixer:
        self.fix = fix
        return fix

    def wants(self, path: str) -> bool:
        """Whether a walk gives this path to the hook."""
        if not self.files:
            return True
        from tenpoint.kit.globs import matches

        return matches(path, self.files, inside=False) and not matches(
            path, self.besides, inside=False
        )

    def check(self, source: Source) -> Iterator[Finding]:
        """The findings of one file, as a test asks for them."""
        assert self.check_file is not None, f"{self.id} looks at whole repositories"
        yield from self.check_file(source)
