"""The reader of workflows: jobs and steps, whether they count, and where their text stands."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.parse import workflow
from tenpoint.kit.parse.workflow import Step, Workflow, place_in


def source(text: str) -> Source:
    return Source(".github/workflows/a.yml", data=dedent(text).encode())


def read(text: str) -> Workflow:
    return source(text).memo(workflow.read)


def one_step(text: str) -> Step:
    [(_, step)] = read("jobs:\n  a:\n    steps:\n" + text).steps()
    return step


def test_a_step() -> None:
    step = one_step(
        "      - uses: Some/Action@v1\n        with: {Files: a, empty: }\n        if: always()\n"
    )
    assert (step.uses, step.reference) == ("some/action", "v1")
    assert (step.text("files"), step.text("empty"), step.text("none")) == ("a", "", "")
    assert step.counts


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("if: false", id="if: false"),
        pytest.param("if: ${{ false }}", id="if, as an expression"),
        pytest.param('if: "false"', id="if, quoted: still the expression false"),
        pytest.param("continue-on-error: true", id="may fail"),
        pytest.param("continue-on-error: ${{ true }}", id="may fail, as an expression"),
    ],
)
def test_a_step_that_does_not_count(line: str) -> None:
    assert not one_step(f"      - run: x\n        {line}\n").counts


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("if: github.ref == 'x'", id="a condition"),
        pytest.param("if: ${{ inputs.sign }}", id="an input"),
        pytest.param("if: '!false'", id="not false"),
        pytest.param("continue-on-error: false", id="may not fail"),
        pytest.param("name: if false", id="a name"),
    ],
)
def test_a_step_that_counts(line: str) -> None:
    assert one_step(f"      - run: x\n        {line}\n").counts


@pytest.mark.parametrize(
    ("line", "events"),
    [
        pytest.param("on: push", ["push"], id="one"),
        pytest.param("on: [push, release]", ["push", "release"], id="a list"),
        pytest.param("on: {release: {types: [x]}}", ["release"], id="a map"),
        pytest.param("name: x", [], id="none"),
    ],
)
def test_events(line: str, events: list[str]) -> None:
    assert list(read(f"{line}\njobs: {{a: {{}}}}\n").events) == events


def test_jobs() -> None:
    found = read(
        """
        jobs:
          call:
            uses: ./.github/workflows/b.yml
          off:
            if: false
            continue-on-error: true
            steps: [{run: a}, {uses: b/c@d}]
        """
    ).jobs
    assert [(job.id, job.uses, job.enabled, job.may_fail) for job in found] == [
        ("call", "./.github/workflows/b.yml", True, False),
        ("off", "", False, True),
    ]
    assert [len(job.steps) for job in found] == [0, 2]


def test_a_composite_action_is_one_job() -> None:
    [job] = read("runs:\n  using: composite\n  steps:\n    - run: x\n      shell: bash\n").jobs
    assert [step.shell for step in job.steps] == ["bash"]


def test_the_shell_is_inherited() -> None:
    text = """
        defaults: {run: {shell: pwsh}}
        jobs:
          a: {steps: [{run: a}, {run: b, shell: bash}]}
          b: {defaults: {run: {shell: python}}, steps: [{run: print(1)}]}
        """
    found = [(step.shell, len(list(step.commands()))) for _, step in read(text).steps()]
    assert found == [("pwsh", 1), ("bash", 1), ("python", 0)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("- a", id="a list"),
        pytest.param("name: x", id="neither jobs nor runs"),
        pytest.param("jobs: [", id="no YAML"),
    ],
)
def test_refuses(text: str) -> None:
    with pytest.raises(CannotCheck):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("jobs: {a: []}", id="a job that is a list"),
        pytest.param("jobs: {a: {steps: {run: x}}}", id="steps that are a map"),
        pytest.param("jobs: {a: {steps: [x, [run]]}}", id="steps that are texts"),
        pytest.param(
            "jobs: {a: {steps: [{run: [x], with: y, uses: {}}]}}", id="values of other kinds"
        ),
    ],
)
def test_other_shapes_read_as_absent(text: str) -> None:
    assert all(step.run is None and not step.uses for _, step in read(text).steps())


@pytest.mark.parametrize(
    ("run", "place"),
    [
        pytest.param("run: |\n          a\n          find me\n", (6, 11), id="a block"),
        pytest.param(
            "run: |\n          \u2028          find me\n",
            (5, 22),
            id="a line that editors do not end",
        ),
        pytest.param(
            "run: |\r\n          a\x85          find me\r\n", (5, 23), id="another, and CRLF"
        ),
        pytest.param("run: find me\n", (4, 14), id="plain"),
        pytest.param("run: 'find me'\n", (4, 15), id="quoted, the place is right to a sign"),
    ],
)
def test_places(run: str, place: tuple[int, int]) -> None:
    file = source(f"jobs:\n  a:\n    steps:\n      - {run}")
    [(_, step)] = file.memo(workflow.read).steps()
    assert step.run is not None
    assert place_in(file, step.run)(step.run.text.index("find")) == place


def test_an_empty_block_is_placed_in_the_file() -> None:
    file = source("jobs:\n  a:\n    steps:\n      - run: |")
    [(_, step)] = file.memo(workflow.read).steps()
    assert step.run is not None
    assert place_in(file, step.run)(0) == (4, 15)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (".github/workflows/a.yml", True),
        ("sub/.github/workflows/a.yaml", True),
        (".github/workflows/a.txt", False),
        ("workflows/a.yml", False),
        (".github/workflows/sub/a.yml", False),
    ],
)
def test_is_workflow(path: str, expected: bool) -> None:
    assert workflow.is_workflow(path) is expected


_YAML = st.recursive(
    st.sampled_from(["x", "false", "'a'", "~", "|", "${{ x }}", "run", "1"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(
                ["jobs", "steps", "run", "uses", "with", "if", "on", "shell", "defaults", "<<"]
            ),
            inner,
            max_size=4,
        ).map(lambda d: "{" + ", ".join(f"{key}: {value}" for key, value in d.items()) + "}"),
    ),
    max_leaves=20,
)


@given(body=_YAML)
def test_any_shape_is_read_or_refused(body: str) -> None:
    file = source(f"jobs: {{a: {{steps: [{body}]}}, b: {body}}}\n")
    try:
        found = file.memo(workflow.read)
    except CannotCheck:
        return
    for _, step in found.steps():
        assert list(step.commands()) is not None
        if step.run is not None:
            line, column = place_in(file, step.run)(0)
            assert (line, column) >= (1, 1)
