"""What the readers of pins share: kinds of files, names that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit.globs import matches
from tenpoint.kit.pins import kinds
from tenpoint.kit.pins.kinds import PATTERNS, kind_of, kind_of_text
from tenpoint.kit.pins.names import ALLOWED, KNOWN, SHORTEST, lookalike

PATHS = [
    ("requirements.txt", kinds.REQUIREMENTS),
    ("api/requirements-dev.txt", kinds.REQUIREMENTS),
    ("dev_requirements.txt", kinds.REQUIREMENTS),
    ("requirements/base.txt", kinds.REQUIREMENTS),
    ("requirements.in", kinds.INPUT),
    ("requirements/base.in", kinds.INPUT),
    ("constraints.txt", kinds.CONSTRAINTS),
    ("requirements/constraints-3.12.txt", kinds.CONSTRAINTS),
    ("pyproject.toml", kinds.PYPROJECT),
    ("Pipfile", kinds.PIPFILE),
    ("environment.yml", kinds.CONDA),
    ("env/environment-gpu.yaml", kinds.CONDA),
    ("conda-env.yml", kinds.CONDA),
    ("web/package.json", kinds.PACKAGE_JSON),
    ("Dockerfile", kinds.DOCKERFILE),
    ("dockerfile", kinds.DOCKERFILE),
    ("Dockerfile.prod", kinds.DOCKERFILE),
    ("Dockerfile-gpu", kinds.DOCKERFILE),
    ("DockerfileCelery", kinds.DOCKERFILE),
    ("agent.dockerfile", kinds.DOCKERFILE),
    ("Containerfile", kinds.DOCKERFILE),
    ("compose.yaml", kinds.COMPOSE),
    ("docker-compose.override.yml", kinds.COMPOSE),
    (".github/workflows/ci.yml", kinds.WORKFLOW),
    ("sub/.github/workflows/ci.yaml", kinds.WORKFLOW),
    ("setup/action.yml", kinds.WORKFLOW),
    (".pre-commit-config.yaml", kinds.PRE_COMMIT),
    ("uv.lock", kinds.LOCK),
    ("pylock.toml", kinds.LOCK),
    ("pylock.dev.toml", kinds.LOCK),
    ("a/package-lock.json", kinds.LOCK),
    ("pnpm-lock.yaml", kinds.LOCK),
    ("run.sh", kinds.SHELL),
    ("x/y.py", kinds.SCRIPT),
    ("README.md", ""),
    ("Dockerfile.md", ""),
    ("docs/dockerfile-stages.png", ""),
    ("Cargo.lock", ""),
]


@pytest.mark.parametrize(("path", "kind"), PATHS)
def test_a_path_tells_its_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize(("path", "kind"), PATHS)
def test_a_walk_s_patterns_say_the_same(path: str, kind: str) -> None:
    meant = [each for each, patterns in PATTERNS.items() if matches(path, patterns, inside=False)]
    left_out = matches(path, kinds.BESIDES, inside=False)
    if kind:
        assert kind in meant
    else:
        assert not meant or left_out


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        pytest.param("x.yml", "on: push\njobs:\n  a: {}\n", kinds.WORKFLOW, id="workflow"),
        pytest.param("x.yaml", "services:\n", kinds.COMPOSE, id="compose"),
        pytest.param("x.yml", "name: a\ndependencies:\n", kinds.CONDA, id="conda"),
        pytest.param("x", "#!/usr/bin/env bash\n", kinds.SHELL, id="script"),
        pytest.param("x.yml", "a: 1\n", "", id="anything else"),
    ],
)
def test_a_named_file_tells_its_kind_by_its_text(path: str, text: str, kind: str) -> None:
    assert kind_of_text(path, text) == kind


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param("reqeusts", "requests", id="two neighbours swapped"),
        pytest.param("pydantik", "pydantic", id="one wrong"),
        pytest.param("langchan", "langchain", id="one missing"),
        pytest.param("openaii", "openai", id="one too many"),
        pytest.param("dotenv-python", "python-dotenv", id="words swapped"),
        pytest.param("requests", "", id="itself"),
        pytest.param("pyaml", "", id="allowed"),
        pytest.param("torhc", "", id="too short to tell"),
        pytest.param("requests-oauthlib", "", id="only begins alike"),
        pytest.param("flask", "", id="unlike any"),
    ],
)
def test_look_alikes(name: str, known: str) -> None:
    assert lookalike(name) == known


def test_no_name_of_the_lists_looks_like_another() -> None:
    assert [name for name in (*KNOWN, *ALLOWED) if lookalike(name)] == []


LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.sampled_from([name for name in KNOWN if len(name) >= SHORTEST]), st.data())
def test_every_slip_is_seen(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 2))
    letter = data.draw(LETTERS)
    slip = data.draw(
        st.sampled_from(
            [
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            ]
        )
    )
    if slip not in KNOWN and slip not in ALLOWED:
        assert lookalike(slip)
