from __future__ import annotations

import subprocess
import sys

import pytest

from tenpoint.kit.parse import yaml_library

# In a fresh interpreter: here PyYAML has long been imported.
AS_EVER = """
import re
before = re.compile
from tenpoint.kit.parse import yaml_library
yaml_library.prepare()
import yaml
assert re.compile is before
text = {text!r}
for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    try:
        print(repr(yaml.load(text, Loader=loader)))
    except yaml.YAMLError as error:
        print(type(error).__name__)
print(yaml.safe_dump({{"a": ["no", "1.5", "2026-01-02", "x\\ty"]}}))
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: [1, 0x1f, 1.5, 1e3, .inf, yes, ~, <<, =]", id="numbers and words"),
        pytest.param("d: 2026-01-02 03:04:05.6 +01:00\ne: 2026-01-02", id="dates"),
        pytest.param("b: !!binary aGk=\nc: &x {y: 1}\nd: *x", id="tags and aliases"),
        pytest.param("a: \x01", id="a character that YAML does not allow"),
        pytest.param("a: 😀é", id="characters that it does"),
        pytest.param("a: [", id="malformed"),
    ],
)
def test_pyyaml_works_as_ever(text: str) -> None:
    script = AS_EVER.format(text=text)
    plain = script.replace("yaml_library.prepare()", "")
    ran = [
        subprocess.run([sys.executable, "-c", each], capture_output=True, text=True, check=True)
        for each in (script, plain)
    ]
    assert ran[0].stdout == ran[1].stdout
    assert ran[0].stdout.count("\n") > 2


def test_a_second_time_nothing_happens() -> None:
    import yaml

    yaml_library.prepare()
    assert sys.modules["yaml"] is yaml
