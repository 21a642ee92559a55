"""GitHub's own description of its REST API, cut to what a comment takes; and example events.

Both are npm packages of GitHub's Octokit project, fetched once into the cache and compared
with a checksum. `npm` is only their carrier: nothing of them runs.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from jsonschema import Draft4Validator

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "e2e" / "github"

_DESCRIPTION = (
    "@octokit/openapi@23.0.2",
    "71a18407dd5e8464f4e0525daf03deabbe65abd9287d6adc7b5d98f516cd0d0c",
    "package/generated/api.github.com.json",
)
_EVENTS = (
    "@octokit/webhooks-examples@7.6.1",
    "89e6cb1c6345d32e3dd775617fa54effbdc26c859e514898d7728e95e9738280",
    "package/api.github.com/index.json",
)
_PATHS = {
    "/repos/{owner}/{repo}/pulls",
    "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    "/repos/{owner}/{repo}/issues/comments/{comment_id}",
    "/user",
}
Object = dict[str, object]


class Description:
    """What GitHub says of a call: `request` and `answer` give the mistakes, none if valid."""

    def __init__(self, document: Object) -> None:
        self._document = document

    def request(self, method: str, path: str, query: Mapping[str, str], body: object) -> list[str]:
        """`path` below the API's root; `body` is None when there is none."""
        operation = self._operation(method, path)
        if operation is None:
            return [f"{method} {path} is not described"]
        wrong = []
        for parameter in map(self._resolved, _list(operation, "parameters")):
            name = str(parameter["name"])
            if parameter["in"] == "query" and name in query:
                value: object = query[name]
                schema = _object(parameter, "schema")
                if schema.get("type") == "integer" and str(value).isdigit():
                    value = int(str(value))
                wrong += self._mistakes(schema, value)
        known = {str(self._resolved(one)["name"]) for one in _list(operation, "parameters")}
        wrong += [f"no parameter {name}" for name in query if name not in known]
        expected = _object(operation, "requestBody")
        if bool(expected) != (body is not None):
            wrong.append("a body where none belongs, or none where one belongs")
        elif expected:
            wrong += self._mistakes(_json_schema(expected), body)
        return wrong

    def answer(self, method: str, path: str, status: int, body: object) -> list[str]:
        """An answer of a status that GitHub does not describe is no mistake: it may still come."""
        operation = self._operation(method, path) or {}
        responses = _object(operation, "responses")
        if str(status) not in responses:
            return []
        response = self._resolved(_object(responses, str(status)))
        if "content" not in response:
            return [] if body is None else ["a body where none belongs"]
        return self._mistakes(_json_schema(response), body)

    def _operation(self, method: str, path: str) -> Object | None:
        for template, operations in _object(self._document, "paths").items():
            pattern = re.sub(r"\{\w+\}", "[^/]+", template)
            if re.fullmatch(pattern, path) and isinstance(operations, dict):
                found = operations.get(method.lower())
                return found if isinstance(found, dict) else None
        return None

    def _resolved(self, value: object) -> Object:
        while isinstance(value, dict) and "$ref" in value:
            target: object = self._document
            for part in str(value["$ref"]).removeprefix("#/").split("/"):
                target = target[part] if isinstance(target, dict) else None
            value = target
        assert isinstance(value, dict)
        return value

    def _mistakes(self, schema: Object, value: object) -> list[str]:
        whole = {"allOf": [schema], "components": self._document["components"]}
        return [
            f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in Draft4Validator(whole).iter_errors(value)
        ]


def description() -> Description:
    """From the cache; the first time, over the network."""
    # Another number when another part is kept.
    file = CACHE / "openapi-23.0.2-cut-2.json"
    return Description(json.loads(_kept(file, lambda: _cut(json.loads(_fetched(*_DESCRIPTION))))))


def events() -> Iterator[tuple[str, Object]]:
    """The name and the payload of each example event."""
    file = CACHE / "events-7.6.1.json"
    for kind in json.loads(_kept(file, lambda: json.loads(_fetched(*_EVENTS)))):
        for payload in kind["examples"]:
            yield kind["name"], payload


def _kept(file: Path, make: Callable[[], object]) -> bytes:
    if not file.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".part{os.getpid()}")
        part.write_text(json.dumps(make()), "utf-8")
        part.replace(file)
    return file.read_bytes()


def _fetched(package: str, checksum: str, member: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", "--ignore-scripts", package],
            cwd=folder,
            check=True,
            capture_output=True,
        )
        [file] = Path(folder).glob("*.tgz")
        data = file.read_bytes()
    assert hashlib.sha256(data).hexdigest() == checksum, f"{package} is another one"
    with tarfile.open(fileobj=io.BytesIO(data)) as opened:
        content = opened.extractfile(member)
        assert content is not None
        return content.read()


def _cut(document: Object) -> Object:
    """The paths above with all that they refer to; OpenAPI's `nullable` as JSON schema has it."""
    paths = {path: item for path, item in _object(document, "paths").items() if path in _PATHS}
    wanted = list(_references(paths))
    components: dict[str, dict[str, object]] = {}
    while wanted:
        _, kind, name = wanted.pop().removeprefix("#/").split("/")
        if name in components.get(kind, {}):
            continue
        value = _object(_object(document, "components"), kind)[name]
        components.setdefault(kind, {})[name] = value
        wanted += _references(value)
    cut = _nullable({"paths": paths, "components": components})
    assert isinstance(cut, dict)
    return cut


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "$ref":
                yield str(inner)
            elif key != "examples":
                yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _nullable(value: object) -> object:
    if isinstance(value, list):
        return [_nullable(one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _nullable(inner) for key, inner in value.items() if key != "examples"}
    if made.get("nullable") is True:
        del made["nullable"]
        return {"anyOf": [made, {"type": "null"}]}
    return made


def _object(value: Mapping[str, object], key: str) -> Object:
    inner = value.get(key, {})
    assert isinstance(inner, dict)
    return inner


def _list(value: Mapping[str, object], key: str) -> list[object]:
    inner = value.get(key, [])
    assert isinstance(inner, list)
    return inner


def _json_schema(value: Object) -> Object:
    """Of a request body or a response."""
    return _object(_object(_object(value, "content"), "application/json"), "schema")
