"""pip as the judge: what its own parser reads, and what `pip install --require-hashes` takes.

All cases go to one child process, because a pip takes half a second to start. The child runs
this very file; it uses pip's internals, which only a test may do.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from typing import NamedTuple

# A requirement as both sides can tell it: file, line, name, specifiers, URL kind, editable,
# constraint, hashes.
Row = tuple[str, int, str, tuple[str, ...], bool, bool, tuple[str, ...]]


class Verdict(NamedTuple):
    """`rows` is None when pip's parser refuses the file; `installs` is empty when pip takes it.

    Otherwise `installs` says why not: "hashes", "resolve" (no such version, or two that do not
    fit together), or "file".
    """

    rows: tuple[Row, ...] | None
    installs: str


def judge(folders: list[str], wheels: str) -> tuple[tuple[int, ...], list[Verdict]]:
    """The version of pip, and its verdict on `r.txt` of each folder."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PIP_") and name != "TENPOINT_UNSET"
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", __file__],
        input=json.dumps({"folders": folders, "wheels": wheels}),
        capture_output=True,
        text=True,
        env=environment | {"LC_ALL": "C.UTF-8", "PIP_CONFIG_FILE": os.devnull},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answer = json.loads(done.stdout.rpartition("\n@@")[2])
    verdicts = [
        Verdict(
            None
            if rows is None
            else tuple((*row[:3], tuple(row[3]), *row[4:6], tuple(row[6])) for row in rows),
            installs,
        )
        for rows, installs in answer["verdicts"]
    ]
    return tuple(answer["pip"]), verdicts


def build_wheel(folder: str, name: str, version: str) -> str:
    """A wheel that installs nothing; returns its file name."""
    file = f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: x\n"
    files = {
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": f"{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
    }
    with zipfile.ZipFile(os.path.join(folder, file), "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)  # the same bytes on every day
    return file


def digest(folder: str, file: str, algorithm: str = "sha256") -> str:
    with open(os.path.join(folder, file), "rb") as archive:
        return hashlib.file_digest(archive, algorithm).hexdigest()


# --- in the child ------------------------------------------------------------------------------


def _rows() -> list[Row] | None:
    import re

    from pip._internal.req.constructors import install_req_from_parsed_requirement
    from pip._internal.req.req_file import parse_requirements
    from pip._vendor.packaging.utils import canonicalize_name

    rows: dict[tuple[str, int], Row] = {}
    try:
        for parsed in parse_requirements("r.txt", session=None):  # type: ignore[arg-type]
            wanted = install_req_from_parsed_requirement(parsed, user_supplied=True)
            place = re.search(r"-[rc] (.*) \(line (\d+)\)$", parsed.comes_from)
            assert place
            file, line = os.path.relpath(place[1]), int(place[2])
            hashes = [
                f"{algorithm}:{value}"
                for algorithm, values in wanted.hash_options.items()
                for value in values
            ]
            rows[file, line] = (
                file,
                line,
                canonicalize_name(wanted.req.name) if wanted.req else "",
                tuple(sorted(map(str, wanted.req.specifier))) if wanted.req else (),
                bool(parsed.is_editable),
                bool(parsed.constraint),
                tuple(sorted(hashes)),
            )
    except Exception:  # noqa: BLE001  # however pip refuses, it refuses
        return None
    return list(rows.values())


def _installs(wheels: str) -> str:
    import contextlib
    import io

    from pip._internal.cli.main import main

    said = io.StringIO()
    options = (
        "install --isolated --no-input --disable-pip-version-check --no-cache-dir --dry-run "
        "--ignore-installed --no-deps --no-index --require-hashes -q --retries 0"
    )
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            status = int(main([*options.split(), "--find-links", wheels, "-r", "r.txt"]))
        except (Exception, SystemExit):  # noqa: BLE001
            status = 1
    if status == 0:
        return ""
    text = said.getvalue()
    if "requiring hashes" in text or ("hashes" in text.lower() and "mutually" not in text):
        return "hashes"
    if "No matching distribution" in text or "conflict" in text:
        return "resolve"
    return "file"


def _child() -> None:
    import pip

    asked = json.loads(sys.stdin.read())
    verdicts = []
    for folder in asked["folders"]:
        os.chdir(folder)
        verdicts.append((_rows(), _installs(asked["wheels"])))
    version = [int(part) for part in pip.__version__.split(".")[:2]]
    sys.stdout.write("\n@@" + json.dumps({"pip": version, "verdicts": verdicts}))


if __name__ == "__main__":
    _child()
