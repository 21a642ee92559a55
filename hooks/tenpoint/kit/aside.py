"""Set aside what a person has said not to report: inline, in the configuration, in a baseline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit import baseline, ignores
from tenpoint.kit.config import Config
from tenpoint.kit.errors import CannotCheck
from tenpoint.kit.finding import Finding, Rule
from tenpoint.kit.report import Ignored, Reported
from tenpoint.kit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

# How much of a line is searched for a comment, from its end, in characters.
_LONGEST_LINE = 100_000


class SetAside:
    """Sifts findings; `ignored` and `notes` tell what was set aside and what no longer counts."""

    def __init__(
        self,
        base: str,
        config: Config,
        rules: dict[str, Rule],
        *,
        use_baseline: bool,
        fingerprints: bool,
    ) -> None:
        self._base = base
        self._config = config
        self._secret = {id for id, rule in rules.items() if rule.secret}
        self._use_baseline = use_baseline
        # They take loading a hash library: at a commit without a baseline nobody asks for them.
        self._marks = fingerprints or (use_baseline and baseline.exists(base))
        self._baseline: dict[str, str] | None = None
        self._hashes: dict[tuple[str, str], set[int]] | None = None
        self.ignored: list[Ignored] = []
        self.notes: list[str] = []

    def sift(self, findings: Sequence[Finding], source: Source | None) -> Iterator[Reported]:
        """The findings of one file that nobody has set aside, with their fingerprints."""
        marks = [""] * len(findings)
        if self._marks:
            marks = baseline.fingerprints(findings, source, self._secret)
        for finding, mark in zip(findings, marks, strict=True):
            aside = self._aside(finding, mark, source)
            if isinstance(aside, Ignored):
                self.ignored.append(aside)
            else:
                yield Reported(finding._replace(fix=finding.fix + aside), mark)

    def _aside(self, finding: Finding, mark: str, source: Source | None) -> Ignored | str:
        """The reason not to report it, or what to add to its fix text."""

        def ignored(reason: str, by: str) -> Ignored:
            return Ignored(finding.rule, finding.path, finding.line, reason, by)

        line, before = _lines(source, finding.line)
        comment = ignores.inline(line, before, finding.rule)
        if comment is None and finding.commit and finding.rule in self._secret:
            comment = _comment_of_today(finding, source)
        if comment is not None and comment.reason:
            return ignored(comment.reason, "inline")
        if finding.rule in self._secret and ignores.is_allowlisted(line, before):
            return ignored("pragma: allowlist secret", "inline")
        for ignore in self._config.ignores:
            if ignore.covers(finding):
                if ignore.expires is None or not _past(ignore.expires):
                    return ignored(ignore.reason, self._config.path)
                self.notes.append(
                    f"{self._config.path}: the ignore of {ignore.rule} in {ignore.path} "
                    f"expired on {ignore.expires}"
                )
        if self._use_baseline and self._marks:
            if self._baseline is None:
                self._baseline = baseline.read(self._base)
            if mark in self._baseline:
                return ignored(self._baseline[mark] or baseline.UNJUDGED, baseline.FILE)
            if finding.rule in self._secret and self._is_known_to_detect_secrets(finding, source):
                return ignored("listed there", baseline.DETECT_SECRETS_FILE)
        if comment is not None:
            return "; the ignore on this line gives no reason, so it does not count"
        return ""

    def _is_known_to_detect_secrets(self, finding: Finding, source: Source | None) -> bool:
        if self._hashes is None:
            self._hashes = baseline.detect_secrets_hashes(self._base)
        return source is not None and baseline.is_known_to_detect_secrets(
            self._hashes, finding, source
        )


def _comment_of_today(finding: Finding, source: Source | None) -> ignores.Inline | None:
    """The comment that ignores in the file of today what was found in its history.

    The comment came after the secret, so the older versions lack it; the secret is the same.
    """
    if source is None or source.repo is None or finding.end_line != finding.line:
        return None
    try:
        line = source.line_text(finding.line)
        value = line[finding.column - 1 : finding.end_column - 1]
        text = source.repo.source(finding.path).text
    except CannotCheck:
        return None
    before = ""
    for line in text.splitlines() if value and value in text else ():
        if value in line:
            comment = ignores.inline(line[-_LONGEST_LINE:], before[-_LONGEST_LINE:], finding.rule)
            if comment is not None:
                return comment
        before = line
    return None


def _lines(source: Source | None, line: int) -> tuple[str, str]:
    """The line, and the one before it; cut, so that a minified file costs little."""
    if source is None:
        return "", ""
    try:
        return source.line_text(line)[-_LONGEST_LINE:], source.line_text(line - 1)[-2_000:]
    except CannotCheck:
        return "", ""


def _past(day: date) -> bool:
    from datetime import date

    return day < date.today()  # an expiry is a day where the person is
