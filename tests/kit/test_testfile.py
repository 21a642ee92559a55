from __future__ import annotations

import pytest

from tenpoint.kit.testfile import is_test


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("tests/a.py", id="a folder of tests"),
        pytest.param("pkg/test/a.py", id="one within a package"),
        pytest.param("tests_integ/models/a.py", id="tests of a kind"),
        pytest.param("src/unit_tests/a.py", id="the kind before it"),
        pytest.param("web/__tests__/a.ts", id="of JavaScript"),
        pytest.param("test_a.py", id="by its name"),
        pytest.param("pkg/a_test.py", id="by the end of its name"),
        pytest.param("web/a.spec.tsx", id="a spec"),
        pytest.param("conftest.py", id="what pytest reads"),
        pytest.param("/tmp/x/test_a.py", id="an absolute path, by its name"),
    ],
)
def test_is_one(path: str) -> None:
    assert is_test(path)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("agent.py", id="a module"),
        pytest.param("latest/a.py", id="ends like test"),
        pytest.param("testament.py", id="begins like test"),
        pytest.param("pkg/testing/a.py", id="a library for tests"),
        pytest.param("contest.py", id="nearly conftest"),
        pytest.param("/tmp/tests/a.py", id="a folder that the repository stands in"),
        pytest.param("../tests/a.py", id="a folder beside the repository"),
    ],
)
def test_is_none(path: str) -> None:
    assert not is_test(path)
