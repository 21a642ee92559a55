"""What the workflow and its event say: the inputs, judged, and the pull request.

Inputs come as INPUT_* variables, which the Action's own steps set: a composite action gets none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from comment import Event
from report import POINTS
from summary import Where
from verdict import FAIL_ON, Wishes

COMMENT = ("auto", "always", "never")

_REPOSITORY = re.compile(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+")
_SERVER = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+")
_EVENT = 32 * 1024 * 1024  # a webhook's payload ends at 25 MB


class BadInput(Exception):
    """What is wrong with an input of the workflow."""


class Inputs(NamedTuple):
    """What the workflow asked for, and where this runs.

    `reports` is the folder with the reports; `foreign` says that another run has made them.
    """

    reports: Path
    foreign: bool
    wishes: Wishes
    comment: str
    comment_id: str
    token: str
    sarif_file: str
    api_url: str
    where: Where


class Origin(NamedTuple):
    """Which branch and commit the run that left the report was about."""

    owner: str
    branch: str
    commit: str


def read_inputs(environment: Mapping[str, str]) -> Inputs:
    """Raises `BadInput` for one that makes no sense: a typing error must not pass the check."""

    def chosen(name: str, choices: tuple[str, ...]) -> str:
        value = environment.get(name, "").strip().lower() or choices[0]
        if value not in choices:
            spoken = name.removeprefix("INPUT_").lower().replace("_", "-")
            raise BadInput(f"the input {spoken} is one of {', '.join(choices)}, not {value!r}")
        return value

    score = environment.get("INPUT_MIN_SCORE", "").strip() or "0"
    if not re.fullmatch("[0-9]{1,2}", score) or int(score) > POINTS:
        raise BadInput(f"the input min-score is a number from 0 to {POINTS}, not {score!r}")
    repository = environment.get("GITHUB_REPOSITORY", "")
    server = environment.get("GITHUB_SERVER_URL", "").rstrip("/")
    known = _REPOSITORY.fullmatch(repository) and _SERVER.fullmatch(server)
    return Inputs(
        reports=_reports(environment),
        foreign=bool(environment.get("INPUT_REPORT_FROM", "").strip()),
        wishes=Wishes(
            chosen("INPUT_FAIL_ON", FAIL_ON),
            int(score),
            chosen("INPUT_CHANGED_ONLY", ("false", "true")) == "true",
        ),
        comment=chosen("INPUT_COMMENT", COMMENT),
        comment_id=environment.get("INPUT_COMMENT_ID", ""),
        token=environment.get("INPUT_TOKEN", "").strip(),
        sarif_file=environment.get("INPUT_SARIF_FILE", "").strip(),
        api_url=environment.get("GITHUB_API_URL", "") or "https://api.github.com",
        where=Where(server if known else "", repository, environment.get("GITHUB_SHA", "")),
    )


def _reports(environment: Mapping[str, str]) -> Path:
    """Where the reports are: the first step's folder, or the one that the workflow names."""
    work = environment.get("TENPOINT_WORK", "")
    if not work:
        raise BadInput("TENPOINT_WORK is not set: the step that audits did not run")
    given = environment.get("INPUT_REPORT_FROM", "").strip()
    if not given:
        return Path(work)
    workspace = environment.get("GITHUB_WORKSPACE", "")
    folder = Path(workspace, given).resolve()
    roots = [environment.get(name, "") for name in ("GITHUB_WORKSPACE", "RUNNER_TEMP")]
    if not any(root and folder.is_relative_to(Path(root).resolve()) for root in roots):
        raise BadInput("the input report-from leads out of the workspace and RUNNER_TEMP")
    return folder


def read_event(environment: Mapping[str, str]) -> dict[str, object]:
    """The event file; empty when there is none, or no such file."""
    try:
        with Path(environment.get("GITHUB_EVENT_PATH", "")).open("rb") as opened:
            event = json.loads(opened.read(_EVENT))
    except (OSError, ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def read_pull_request(event: Mapping[str, object]) -> Event:
    """The pull request of the event."""
    pull = _object(event, "pull_request")
    number = pull.get("number")
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        return Event()
    head = _object(_object(pull, "head"), "repo").get("full_name")
    base = _object(_object(pull, "base"), "repo").get("full_name")
    return Event(
        number,
        fork=head != base,  # the repository of a fork may be gone: null
        dependabot=_object(pull, "user").get("login") == "dependabot[bot]",
    )


def read_origin(event: Mapping[str, object]) -> Origin | None:
    """Of a `workflow_run` event: what the other run was about, in GitHub's own words."""
    run = _object(event, "workflow_run")
    owner = _object(_object(run, "head_repository"), "owner").get("login")
    branch, commit = run.get("head_branch"), run.get("head_sha")
    if not (isinstance(owner, str) and isinstance(branch, str) and isinstance(commit, str)):
        return None
    return Origin(owner, branch, commit)


def _object(value: Mapping[str, object], key: str) -> dict[str, object]:
    inner = value.get(key)
    return inner if isinstance(inner, dict) else {}
