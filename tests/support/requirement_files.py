"""Requirement files by chance: what people write, what they get wrong, and what only pip knows.

`write(seed, folder, wheels)` writes `r.txt` and what it includes; the same seed gives the
same files. What it returns says which pieces went in, so that a disagreement with pip can be
told from a known difference. `judged()` has pip look at many of them, once for all tests.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from support.pip_judge import Verdict, build_wheel, digest, judge

NAMES = ("alpha", "beta", "two-words")


class Case(NamedTuple):
    """A folder with `r.txt`, the unusual pieces in it, and what pip says of it."""

    folder: str
    used: frozenset[str]
    verdict: Verdict


class Judged(NamedTuple):
    pip: tuple[int, ...]
    cases: list[Case]
    kept: object  # the folder lives as long as this


@cache
def judged(count: int = 560, first: int = 0) -> Judged:
    """`count` cases, judged in one run of pip."""
    kept = tempfile.TemporaryDirectory(prefix="requirement-files-")
    wheels = f"{kept.name}/wheels"
    os.mkdir(wheels)
    for name in NAMES:
        build_wheel(wheels, name.replace("-", "_"), "1.0")
    written = []
    for seed in range(first, first + count):
        folder = f"{kept.name}/{seed}"
        os.mkdir(folder)
        written.append((folder, write(seed, folder, wheels)))
    pip, verdicts = judge([folder for folder, _ in written], wheels)
    cases = [Case(*case, verdict) for case, verdict in zip(written, verdicts, strict=True)]
    return Judged(pip, cases, kept)


class Writer:
    """Writes one case; `used` collects the names of the unusual pieces."""

    def __init__(self, seed: int, folder: str, wheels: str) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        self.wheels = wheels
        self.used: set[str] = set()
        # Most files are good ones with one oddity: a file of oddities is refused at its first.
        self.hashed = self.chance.random() < 0.7
        self.oddity = self.chance.choice((0.0, 0.02, 0.1, 0.3))

    def odd(self, name: str, share: float = 1.0) -> bool:
        if self.chance.random() >= self.oddity * share:
            return False
        self.used.add(name)
        return True

    # -- one requirement -------------------------------------------------------------------

    def hash(self, name: str) -> str:
        wheel = f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
        algorithm = self.chance.choice(("sha256", "sha256", "sha256", "sha384", "sha512"))
        value = digest(self.wheels, wheel, algorithm)
        if self.odd("upper-hash"):
            value = value.upper()
        written = f"{algorithm}:{value}"
        if self.odd("weak", 0.5):
            written = f"md5:{value[:32]}"
        elif self.odd("malformed", 0.5):
            written = self.chance.choice((f"{algorithm}:", f"{algorithm}:{value[:20]}", value))
        flag = self.chance.choice(("--hash=", "--hash=", "--hash ", "--has=", "--ha "))
        quote = self.chance.choice(("", "", "", "'", '"'))
        return f"{flag}{quote}{written}{quote}"

    def between(self) -> str:
        if self.odd("tab-before-option", 0.3):
            return "\t"
        if self.odd("comment-in-continuation", 0.3):
            return " \\\n# why\n"
        return self.chance.choice((" ", "  ", " \\\n    ", "\\\n ", " \\\r\n\t "))

    def version(self) -> str:
        if self.odd("range"):
            return self.chance.choice(
                (">=1.0", "<2,>=1", "~=1.0", "!=2", "==1.0,!=1.1", ">0.5 , <2")
            )
        if self.odd("bare", 0.5):
            return ""
        if self.odd("wildcard", 0.5):
            return "==1.*"
        if self.odd("bad-version", 0.3):
            return self.chance.choice(("=1.0", "==", "==1.0#x", "==one", "==1.0 2.0", ">=1.0+cpu"))
        return self.chance.choice(("==1.0", "==1.0", "== 1.0", "==1", "===1.0", " (==1.0)"))

    def marker(self) -> str:
        if self.odd("false-marker", 0.5):
            return "; python_version < '3'"
        if self.odd("bad-marker", 0.3):
            return self.chance.choice(("; python", "; os_name == posix", "; (os_name != 'x'"))
        return self.chance.choice(
            ("", "", "", "; python_version>='3'", ' ; os_name != "x" and "zz" not in os_name',
             ";(os_name!='x' or python_version>'4')", " ; 'zz' not in sys_platform", ";")
        )  # fmt: skip

    def spelled(self, name: str) -> str:
        if name == "two-words":
            return self.chance.choice(("two-words", "Two_Words", "two.words", "two--words"))
        return self.chance.choice((name, name, name.upper(), name.title()))

    def requirement(self) -> str:
        name = self.chance.choice(NAMES)
        if self.odd("place"):
            return self.place(name)
        extras = self.chance.choice(("", "", "", "", "[x]", "[x,y]", " [ x ]", "[]"))
        line = f"{self.spelled(name)}{extras}{self.version()}{self.marker()}"
        hashes = 0
        if self.hashed and not self.odd("no-hash", 0.5):
            hashes = self.chance.choice((1, 1, 2, 3))
        elif not self.hashed and self.odd("only-hash", 0.5):
            hashes = 1
        return line + "".join(self.between() + self.hash(name) for _ in range(hashes))

    def place(self, name: str) -> str:
        wheel = f"{self.wheels}/{name.replace('-', '_')}-1.0-py3-none-any.whl"
        fragment = f"#sha256={digest(*os.path.split(wheel))}"
        kind = self.chance.randrange(12)
        self.used.add(f"place-{kind}")
        return (
            f"{name} @ file://{wheel}{fragment}",
            f"{name} @ file://{wheel}",
            f"file://{wheel}{fragment} ; os_name != 'x'",
            f"{wheel}",
            f"{wheel}{self.between()}{self.hash(name)}",
            "./pkg",
            "./pkg[x] ; os_name != 'x'",
            "-e ./pkg",
            f"-e.{self.chance.choice(('/pkg', '/pkg[x]'))}",
            "--editable=./pkg --hash=sha256:00",
            f"{name} @ git+https://index.example/r@{'0' * 40}",
            f"-e git+https://index.example/r{self.chance.choice(('', '#egg=alpha'))}",
        )[kind]

    def constraint(self, name: str) -> str:
        if self.hashed and self.odd("hash-in-constraint"):
            return f" {self.hash(name)}"
        return self.marker() if self.odd("marker-in-constraint") else ""

    # -- the other lines -------------------------------------------------------------------

    def option(self) -> str:
        good = (
            "-i https://index.example/simple", "--extra-index-url=https://b.example/simple",
            "--index-url https://index.example/simple --pre", "--pypi-url https://i.example/s",
            "--trusted-host index.example", "--pre", "--prefer-b", "--no-index",
            "--only-binary=:none:", "--no-b :none:", "-f ./wheels", "--require-hashes",
            "--find-links './wheels'", "- --pre", "-- --nonsense",
        )  # fmt: skip
        if self.odd("bad-option"):
            return self.chance.choice(
                ("--nonsense", "-x", "--p", "--req base.txt", "--pre=1", "--hash", "-r",
                 "--only-binary=-x", "-i 'open", "--config-settings=x", "--hash=sha256:",
                 "--no-binary", "alpha==1.0 --nonsense", "alpha==1.0 -e ./pkg")
            )  # fmt: skip
        if self.odd("new-option", 0.5):
            return self.chance.choice(
                ("--no-require-hashes", "--all-releases=:none:", "--only-final alpha")
            )
        if self.odd("old-option", 0.3):
            return "alpha==1.0 --global-option=x"
        return self.chance.choice(good)

    def include(self) -> str:
        if self.odd("bad-include"):
            return self.chance.choice(
                ("-r missing.txt", "-r r.txt", "-r ${TENPOINT_UNSET}.txt", "-r sub/cycle.txt")
            )
        return self.chance.choice(
            ("-r base.txt", "-rbase.txt", "--requirement=base.txt", "--requiremen base.txt",
             "-r sub/deep.txt", "-r ./sub/../base.txt", "-r base.txt --pre", "-r 'base.txt'",
             "-c c.txt", "-cc.txt", "--constr=c.txt", "-r base.txt -c c.txt")
        )  # fmt: skip

    def noise(self) -> str:
        if self.odd("lone-backslash"):
            return "\\"
        return self.chance.choice(
            (
                "",
                "   ",
                "# a comment",
                "  # and another",
                "\t#",
                "# not -r x.txt \\",
                "#\u00e9",
            )
        )

    # -- files -----------------------------------------------------------------------------

    def lines(self, makers: list[Callable[[], str]], count: int) -> str:
        text = []
        for _ in range(count):
            line = self.chance.choice(makers)()
            if line and not line.isspace() and not line.endswith("\\"):
                line += self.chance.choice(("", "", "", " # why", "\t# --hash=sha256:00", " #"))
            end = self.chance.choice(("\n", "\n", "\n", "\n", "\r\n"))
            if self.odd("line-end", 0.3):
                end = self.chance.choice(("\r", "\f", "\v", "\x1c", "\x85", "\u2028"))
            text.append(line + end)
        if self.chance.random() < 0.2 and text:
            text[-1] = text[-1].rstrip("\r\n")
        return "".join(text)

    def encoded(self, text: str) -> bytes:
        kind = self.chance.randrange(30)
        if kind == 3:
            self.used.add("utf-32")
        if kind == 0:
            return text.encode("utf-8-sig")
        if kind == 1:
            return b"\xff\xfe" + text.encode("utf-16-le")
        if kind == 2:
            return b"\xfe\xff" + text.encode("utf-16-be")
        if kind == 3:
            return text.encode("utf-32")
        if kind == 4:
            return b"# -*- coding: latin-1 -*-\n" + text.encode("latin-1", "replace")
        if kind == 5:
            return b"#!x\n# vim: fileencoding=utf-8\n" + text.encode()
        if kind == 6 and self.odd("bad-encoding"):
            return self.chance.choice(
                (b"# \xe9\n" + text.encode(), b"# coding: nonsense\n" + text.encode())
            )
        return text.encode()


def write(seed: int, folder: str, wheels: str) -> frozenset[str]:
    """Write one case into an empty folder; returns the unusual pieces in it."""
    writer = Writer(seed, folder, wheels)
    requirement = writer.requirement
    os.makedirs(f"{folder}/sub")
    os.makedirs(f"{folder}/pkg")
    files = {
        "r.txt": writer.encoded(
            writer.lines(
                [requirement] * 6 + [writer.option] + [writer.include] + [writer.noise] * 2,
                writer.chance.randrange(1, 7),
            )
        ),
        "base.txt": writer.lines([requirement, requirement, writer.noise], 2).encode(),
        "c.txt": "".join(
            f"{writer.spelled(name)}==1.0{writer.constraint(name)}\n" for name in ("alpha", "beta")
        ).encode(),
        "sub/deep.txt": b"-r ../base.txt\n" + writer.lines([requirement, writer.noise], 2).encode(),
        "sub/cycle.txt": b"-r ../r.txt\n",
        "pkg/pyproject.toml": b'[project]\nname = "pkg"\nversion = "1"\n',
        "pkg/setup.py": b"",
    }
    for path, data in files.items():
        with open(f"{folder}/{path}", "wb") as file:
            file.write(data)
    return frozenset(writer.used)
