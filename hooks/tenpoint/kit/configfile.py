"""The form of the configuration: `.tenpoint.toml`, or `[tool.tenpoint]` in `pyproject.toml`.

    exclude = ["vendor/"]               # never walked into; a named file is still checked
    kind = "application"                # or "library": what version ranges mean

    [[ignore]]
    rule = "no-pickle/container"        # or a whole hook: "no-pickle"
    path = "models/legacy/**"
    reason = "converted in the next release"
    expires = 2027-01-31                # optional

    [[attest]]
    point = 9                           # or: box = "incident-response"
    evidence = "docs/signing.md"        # a file of the repository, or an https URL
    by = "release team"
    on = 2026-11-01
    expires = 2027-10-31                # a year ahead at most

    [audit.without]                     # scanners that `tenpoint audit` leaves out, and why
    trivy = "no image is built here"

    [audit-log]                         # a hook's own table
    function = "agent.audit.log_action"

What is not understood is an error: a misspelled key must not switch a check off.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tenpoint.kit.config import SHARED_FILE, Config, hook_ids
from tenpoint.kit.errors import CannotCheck, UsageError
from tenpoint.kit.finding import Finding, rule_is
from tenpoint.kit.globs import matches
from tenpoint.kit.source import Source

if TYPE_CHECKING:
    from tenpoint.kit.hook import Hook

Made = TypeVar("Made")

# Programs that the audit runs beside the hooks: by their own names they can be left out, and what
# their checks find can be ignored like the rest.
PROGRAMS = ("npm-audit", "pip-audit", "trivy")
SCANNERS = (
    "npm-audit",
    "pip-audit",
    "trivy-image",
    "trivy-misconfig",
    "trivy-secret",
    "trivy-vuln",
)


class Ignore(NamedTuple):
    """A reasoned exception for a rule in a path; past `expires` it no longer counts."""

    rule: str
    path: str
    reason: str
    expires: date | None = None

    def covers(self, finding: Finding) -> bool:
        return rule_is(finding.rule, self.rule) and matches(finding.path, (self.path,))


class Attestation(NamedTuple):
    """Somebody's word for what no tool can see; judged by `tenpoint audit`."""

    point: int | None
    box: str | None
    evidence: str
    by: str
    on: date
    expires: date


def read(path: str, file: str) -> Config | None:
    """The configuration in a file, shown as `file`; None if it is a pyproject.toml without one."""
    shared = os.path.basename(path) == SHARED_FILE
    try:
        data = Source(path).data
    except CannotCheck as problem:
        raise UsageError(problem.reason, file) from None
    if shared and b"tenpoint" not in data:
        return None  # most projects: no need to start a TOML parser
    import tomllib

    try:
        document: object = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"not valid TOML ({_brief(error)})", file) from None
    for key in ("tool", "tenpoint") if shared else ():
        if not isinstance(document, dict) or key not in document:
            return None
        document = document[key]
    if not isinstance(document, dict):
        raise UsageError("[tool.tenpoint] must be a table", file)
    return _checked(document, file)


def _brief(error: Exception) -> str:
    return "too deeply nested" if isinstance(error, RecursionError) else str(error)


def _checked(table: Mapping[str, object], file: str) -> Config:
    rest = dict(table)
    config = Config(
        path=file,
        exclude=_strings(rest.pop("exclude", []), "exclude", file),
        kind=_kind(rest.pop("kind", None), file),
        ignores=tuple(_tables(rest.pop("ignore", []), _ignore, "[[ignore]]", file)),
        attestations=tuple(_tables(rest.pop("attest", []), _attestation, "[[attest]]", file)),
        without=_without(rest.pop("audit", {}), file),
    )
    hooks = hook_ids()
    tables: dict[str, Mapping[str, object]] = {}
    for key, value in rest.items():
        if key not in hooks:
            raise UsageError(f"unknown key {key!r}", file)
        if not isinstance(value, dict):
            raise UsageError(f"[{key}] must be a table", file)
        tables[key] = value
    for ignore in config.ignores:
        if ignore.rule.partition("/")[0] not in (*hooks, *SCANNERS):
            raise UsageError(f"[[ignore]]: no hook knows the rule {ignore.rule!r}", file)
    return config._replace(tables=tables)


def check_table(hook: Hook, config: Config) -> None:
    """Raise `UsageError` for what a hook does not know in its own table, or knows otherwise."""
    known = {setting.name: setting.kind for setting in hook.settings}
    for key, value in config.table(hook.id).items():
        if key not in known:
            raise UsageError(f"[{hook.id}]: unknown key {key!r}{_meant(key, known)}", config.path)
        if not _is_of(value, known[key]):
            raise UsageError(f"[{hook.id}] {key} must be {known[key]}", config.path)


def _meant(key: str, known: Collection[str]) -> str:
    if not known:
        return ": this hook has no settings"
    from difflib import get_close_matches

    close = get_close_matches(key.lower(), known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; it knows {', '.join(sorted(known))}"


def _is_of(value: object, kind: str) -> bool:
    if kind == "a text":
        return isinstance(value, str)
    values: Iterable[object]
    if kind == "a list of texts" and isinstance(value, list):
        values = value
    elif kind == "a table of texts" and isinstance(value, dict):
        values = value.values()
    else:
        return False
    return all(isinstance(each, str) for each in values)


def _without(audit: object, file: str) -> dict[str, str]:
    """Scanners and why they are left out; nothing is left out without a reason."""
    table = audit.get("without", {}) if isinstance(audit, dict) else None
    if not isinstance(audit, dict) or not isinstance(table, dict) or audit.keys() - {"without"}:
        raise UsageError("[audit] holds the table [audit.without], and nothing else", file)
    for name, reason in table.items():
        if name not in PROGRAMS:
            raise UsageError(f"[audit.without]: {name!r} is none of {', '.join(PROGRAMS)}", file)
        if not isinstance(reason, str) or not reason.strip():
            raise UsageError(f"[audit.without]: {name} needs a reason, as a text", file)
    return table


def _kind(value: object, file: str) -> str | None:
    if value is None or value in ("application", "library"):
        return value
    raise UsageError('kind must be "application" or "library"', file)


def _strings(value: object, key: str, file: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise UsageError(f"{key} must be a list of path patterns", file)
    return tuple(value)


def _tables(value: object, make: Callable[[_Fields], Made], key: str, file: str) -> list[Made]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise UsageError(f"{key} must be an array of tables", file)
    made = []
    for number, item in enumerate(value, start=1):
        fields = _Fields(item, f"{key} number {number}", file)
        made.append(make(fields))
        fields.end()
    return made


def _ignore(fields: _Fields) -> Ignore:
    return Ignore(
        rule=fields.text("rule"),
        path=fields.text("path"),
        reason=fields.text("reason"),
        expires=fields.date("expires") if "expires" in fields else None,
    )


def _attestation(fields: _Fields) -> Attestation:
    point = fields.whole_number("point", 1, 10) if "point" in fields else None
    box = fields.text("box") if "box" in fields else None
    if (point is None) == (box is None):
        raise fields.wrong("needs either point or box")
    made = Attestation(
        point,
        box,
        fields.text("evidence"),
        fields.text("by"),
        fields.date("on"),
        fields.date("expires"),
    )
    if not 0 < (made.expires - made.on).days <= 366:
        raise fields.wrong("expires must be later than on, by a year at most")
    return made


class _Fields:
    """The keys of one table: each is asked for once, by its type; what is left over is an error."""

    def __init__(self, table: Mapping[str, object], where: str, file: str) -> None:
        self._left = dict(table)
        self._where = where
        self._file = file

    def wrong(self, what: str) -> UsageError:
        return UsageError(f"{self._where}: {what}", self._file)

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def text(self, key: str) -> str:
        value = self._left.pop(key, None)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{key} must be a text that is not empty")
        return value

    def date(self, key: str) -> date:
        value = self._left.pop(key, None)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(f"{key} must be a date such as 2027-01-31, without quotes")
        return value

    def whole_number(self, key: str, least: int, most: int) -> int:
        value = self._left.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(f"{key} must be a whole number from {least} to {most}")
        return value

    def end(self) -> None:
        if self._left:
            raise self.wrong(f"unknown key {min(self._left)!r}")
