"""The reader of requirement files against tables, against pip itself, and against noise."""

from __future__ import annotations

import string
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.pip_judge import Row
from support.requirement_files import Case, judged
from tenpoint.kit import CannotCheck
from tenpoint.kit.parse import requirement
from tenpoint.kit.parse.requirement import Wanted, from_editable, from_line
from tenpoint.kit.parse.requirements import STRONG, Requirements, read


def reading(text: str | bytes, path: str = "r.txt", **others: str) -> Requirements:
    """What `read` makes of a file; `others` are the files beside it, `a_txt` for `a.txt`."""
    return among({path: text, **{name.replace("_", "."): data for name, data in others.items()}})


def among(files: Mapping[str, str | bytes]) -> Requirements:
    """What `read` makes of the first of these files."""
    data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}

    def other(path: str) -> bytes:
        if path not in data:
            raise CannotCheck("there is no such file")
        return data[path]

    first = next(iter(data))
    return read(first, data[first], other)


def places(found: Requirements) -> list[tuple[str, int, int]]:
    return [(each.text, each.line, each.column) for each in found.requirements]


def reasons(found: Requirements) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in found.problems]


# --- lines -------------------------------------------------------------------------------------

LINES = [
    pytest.param("a==1\n  b\n", [("a==1", 1, 1), ("b", 2, 3)], id="places count from one"),
    pytest.param("\ufeffa==1\n", [("a==1", 1, 1)], id="byte-order mark"),
    pytest.param("a==1\r\nb\rc", [("a==1", 1, 1), ("b", 2, 1), ("c", 3, 1)], id="CRLF and CR"),
    pytest.param(
        "a\fb\u2028c\nd",
        [("a", 1, 1), ("b", 1, 3), ("c", 1, 5), ("d", 2, 1)],
        id="form feed and U+2028 end a line of pip, not of an editor",
    ),
    pytest.param("a==1 # why\n# b\n\t#c", [("a==1", 1, 1)], id="comments"),
    pytest.param("a==1\xa0# why", [("a==1", 1, 1)], id="any white space before a comment"),
    pytest.param("a \\\n==1", [("a ==1", 1, 1)], id="continued inside the requirement"),
    pytest.param("\\\n\\\n  a==1", [("a==1", 3, 3)], id="empty lines continued"),
    pytest.param("\\\\a==1\\\\\n", [("a==1", 1, 3)], id="pip strips backslashes on both sides"),
    pytest.param("a==1 \\", [("a==1", 1, 1)], id="the last line is continued"),
    pytest.param("a==1 \\\n  # b \\\nc", [("a==1", 1, 1), ("c", 3, 1)], id="comment ends it"),
    pytest.param("-e  .[x] # y", [(".[x]", 1, 5)], id="editable: the place of its path"),
    pytest.param("--edit=./a", [("./a", 1, 8)], id="editable, abbreviated and glued"),
    pytest.param("-e.", [(".", 1, 3)], id="editable, short and glued"),
    pytest.param("a==1 foo -x", [], id="unknown option"),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_finds_requirements_and_their_places(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert places(reading(text)) == expected


def test_offsets_give_the_text_back() -> None:
    found = reading("# é\r\nfoo[x] >= 1 ; os_name != 'x' # c\r\n  bar \\\n  --hash=sha256:00\n")
    text = found.files[0].text
    assert [text[each.start : each.end] for each in found.requirements] == [
        "foo[x] >= 1 ; os_name != 'x'",
        "bar",
    ]
    [hashed] = found.requirements[1].hashes
    assert text[hashed.start :].startswith("--hash=sha256:00")


# --- options -----------------------------------------------------------------------------------

OPTIONS = [
    pytest.param("-i u", [("--index-url", "u")], id="short"),
    pytest.param("-iu", [("--index-url", "u")], id="short and glued"),
    pytest.param("--pypi-url u", [("--index-url", "u")], id="the old name of the index"),
    pytest.param("--extra=u", [("--extra-index-url", "u")], id="abbreviated"),
    pytest.param("--trusted-host 'a b'", [("--trusted-host", "a b")], id="quoted"),
    pytest.param('--trusted-host a" \\" "b\\ c', [("--trusted-host", 'a " b c')], id="quoting"),
    pytest.param(
        "--pre -i u --no-index", [("--pre", ""), ("--index-url", "u"), ("--no-index", "")],
        id="several on a line",
    ),
    pytest.param("-i --pre", [("--index-url", "--pre")], id="a value may look like an option"),
    pytest.param("--pre -- --nonsense", [("--pre", "")], id="two dashes end the options"),
    pytest.param("--pre word -", [("--pre", "")], id="stray words are dropped"),
    pytest.param("a==1 --pre -i u", [], id="an option on a requirement's line does nothing"),
    pytest.param("-r b.txt --pre", [], id="nor on an include's"),
    pytest.param("--hash=sha256:00", [], id="a hash without a requirement"),
    pytest.param("--no-require-hashes", [("--no-require-hashes", "")], id="new in pip 26"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OPTIONS)
def test_reads_options(text: str, expected: list[tuple[str, str]]) -> None:
    found = reading(text, b_txt="")
    assert [(option.name, option.value) for option in found.options] == expected
    assert not found.problems


REFUSED = [
    pytest.param("--nonsense", "no such option", id="unknown"),
    pytest.param("-x", "no such option", id="unknown and short"),
    pytest.param("--global-option=x", "no such option", id="gone from pip"),
    pytest.param("--req b.txt", "--requirement or --require-hashes", id="ambiguous"),
    pytest.param("--pre=1", "takes no value", id="a value too many"),
    pytest.param("-r", "--requirement has no value", id="a value too few"),
    pytest.param("--only-binary=-x", "no value", id="a list that is an option"),
    pytest.param("-i 'open", "left open", id="open quote"),
    pytest.param("-i open\\\\ -i \\", "no value", id="backslash at the end continues"),
    pytest.param("--config-settings=x", "KEY=VALUE", id="settings without a key"),
    pytest.param("--hash=md5:00", "sha256, sha384, sha512", id="weak hash alone"),
    pytest.param("a==1 -e .", "a requirement before", id="requirement and editable"),
    pytest.param("-e ''", "with none", id="editable nothing"),
    pytest.param("a==1#b", "no requirement", id="no white space before the comment sign"),
    pytest.param("a==1\t--hash=sha256:00", "no requirement", id="a tab before an option"),
    pytest.param("a==${VERSION}", "no requirement", id="a variable for a version"),
    pytest.param("a; python", "marker", id="bad marker"),
    pytest.param("a-1.whl", "name of a wheel", id="bad wheel name"),
    pytest.param("-e git+https://h.example/r", "#egg=NAME", id="editable without a name"),
    pytest.param("-e https://h.example/a.zip", "can be editable", id="editable archive"),
    pytest.param("a" * 9000 + "!", "length", id="too long"),
    pytest.param("a; " + "(" * 50 + "os_name=='x'", "nesting", id="too deep"),
    pytest.param(b"\xff\xfea", "utf-16-le", id="half a character"),
    pytest.param(b"# \xe9\na==1", "not utf-8", id="Latin-1 that does not say so"),
    pytest.param(b"# coding: nonsense\na==1", "not known", id="unknown encoding"),
    pytest.param(b"# coding: punycode\na==1", "not known", id="a codec for no text"),
    pytest.param(b"# coding: hex\n00", "not known", id="a codec from bytes to bytes"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_says_what_pip_refuses(text: str | bytes, reason: str) -> None:
    [problem] = reading(text).problems
    assert reason in problem.reason


def test_a_refused_line_leaves_the_others() -> None:
    found = reading("a==1\n--nonsense=s3cret\nb==1\n")
    assert [each.text for each in found.requirements] == ["a==1", "b==1"]
    assert reasons(found) == [(2, "pip knows no such option")]


# --- encodings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("é==1".encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(b"\xff\xfe" + "é==1".encode("utf-16-le"), id="UTF-16, little end first"),
        pytest.param(b"\xfe\xff" + "é==1".encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param("é==1".encode("utf-32"), id="UTF-32"),
        pytest.param(b"\n# vim: fileencoding=latin-1\n\xe9==1", id="declared in the second line"),
    ],
)
def test_decodes_and_can_write_back(data: bytes) -> None:
    [file] = reading(data).files
    assert file.text.endswith("é==1")
    assert file.mark + file.text.encode(file.encoding) == data


# --- included files ----------------------------------------------------------------------------


def test_includes_are_relative_to_the_including_file() -> None:
    found = among(
        {
            "a/r.txt": "-r ../b/one.txt\n-cpins.txt\nz",
            "b/one.txt": "y\n--requirement=two.txt",
            "b/two.txt": "x",
            "a/pins.txt": "y==1",
        }
    )
    assert [(each.path, each.text, each.constraint) for each in found.requirements] == [
        ("b/one.txt", "y", False),
        ("b/two.txt", "x", False),
        ("a/pins.txt", "y==1", True),
        ("a/r.txt", "z", False),
    ]
    assert not found.problems


def test_a_file_that_is_included_twice_is_read_once() -> None:
    found = reading("-r a.txt\n-r b.txt", a_txt="-r c.txt\na", b_txt="-r c.txt\nb", c_txt="c")
    assert [each.text for each in found.requirements] == ["c", "a", "b"]
    assert not found.problems


def test_a_requirement_file_that_a_constraint_file_includes_is_one() -> None:
    found = reading("-c c.txt", c_txt="-r d.txt\na==1", d_txt="b[x]")
    assert [(each.text, each.constraint) for each in found.requirements] == [
        ("b[x]", False),
        ("a==1", True),
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"r.txt": "a\n-r r.txt"}, [(2, "r.txt includes itself")], id="a file that names itself"
        ),
        pytest.param(
            {"r.txt": "\n-r b.txt", "b.txt": "\n\n-r r.txt"},
            [(2, "in b.txt, line 3: r.txt includes itself")],
            id="a cycle of two",
        ),
        pytest.param({"r.txt": "-r b.txt"}, [(1, "there is no such file")], id="missing"),
        pytest.param(
            {"r.txt": "-r b.txt", "b.txt": b"\xff"},
            [(1, "in b.txt: not utf-8 text; name its encoding in a first line")],
            id="not text",
        ),
        pytest.param(
            {"a/r.txt": "-r ../../etc/passwd"},
            [(1, "the included file is outside the repository and is not read")],
            id="above the root",
        ),
        pytest.param(
            {"r.txt": "-r /etc/passwd"},
            [(1, "the included file is outside the repository and is not read")],
            id="absolute",
        ),
        pytest.param(
            {"/home/me/r.txt": "-r ../b.txt", "/home/b.txt": "a"},
            [(1, "the included file is outside the repository and is not read")],
            id="above a file that is in no repository",
        ),
        pytest.param(
            {"r.txt": "-c https://index.example/c.txt"},
            [(1, "the included file is a URL; nothing is read from the network")],
            id="over the network",
        ),
        pytest.param(
            {"r.txt": "-r ${HOME}/r.txt"},
            [(1, "the name of the included file holds a variable")],
            id="variable",
        ),
        pytest.param(
            {"r.txt": "-c c.txt", "c.txt": "a[x]==1\n-e .\n"},
            [(1, "in c.txt, line 2: pip takes no editable requirement as a constraint")],
            id="what cannot be a constraint",
        ),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_includes(
    files: dict[str, str | bytes], expected: list[tuple[int, str]]
) -> None:
    assert reasons(among(files)) == expected


def test_includes_beside_a_file_outside_any_repository() -> None:
    found = among({"/home/me/r.txt": "-r b/c.txt", "/home/me/b/c.txt": "a"})
    assert [each.path for each in found.requirements] == ["/home/me/b/c.txt"]


def test_a_chain_of_includes_has_an_end() -> None:
    asked = []

    def other(path: str) -> bytes:
        asked.append(path)
        return f"-r {len(asked)}.txt".encode()

    found = read("r.txt", b"-r 0.txt", other)
    assert len(asked) < 200
    assert "more than" in found.problems[0].reason


def test_a_web_of_includes_is_not_walked_twice() -> None:
    asked = []

    def other(path: str) -> bytes:
        asked.append(path)
        level = int(path.partition("-")[0])
        return f"-r {level + 1}-a.txt\n-r {level + 1}-b.txt".encode() if level < 40 else b"a"

    found = read("r.txt", b"-r 0-a.txt\n-r 0-b.txt", other)
    assert len(asked) == len(set(asked)) == 82
    assert not found.problems


# --- one requirement ---------------------------------------------------------------------------

KINDS = [
    pytest.param("a", "index", "a", id="bare name"),
    pytest.param("a.zip", "archive", "", id="an archive by its ending"),
    pytest.param("a.zip==1", "index", "a.zip", id="a name that ends like an archive"),
    pytest.param("a.zip[x]", "archive", "", id="an archive with extras"),
    pytest.param("a_b-1.0-py3-none-any.whl", "archive", "a-b", id="a wheel says its name"),
    pytest.param("dist/a.tar.GZ ; os_name=='x'", "archive", "", id="an archive with a marker"),
    pytest.param("file:///x/a-1.0-py3-none-any.whl", "archive", "a", id="a wheel by file URL"),
    pytest.param("https://h.example/a.tar.gz#egg=b", "url", "b", id="URL with a name"),
    pytest.param("HTTPS://h.example/a.tar.gz", "url", "", id="URL in capitals"),
    pytest.param("a @ https://h.example/a.zip", "url", "a", id="name and URL"),
    pytest.param("a@git+ssh://git@h.example/r@main", "vcs", "a", id="name and version control"),
    pytest.param("git+https://h.example/r#egg=b", "vcs", "b", id="version control"),
    pytest.param("a @ file:///x/a", "directory", "a", id="name and a folder"),
    pytest.param(".", "directory", "", id="here"),
    pytest.param("./a[x] ; os_name=='x'", "directory", "", id="a folder, extras and a marker"),
    pytest.param("../a", "directory", "", id="a folder above"),
]


@pytest.mark.parametrize(("text", "kind", "name"), KINDS)
def test_tells_what_is_asked_for(text: str, kind: str, name: str) -> None:
    wanted = from_line(text)
    assert (wanted.kind, wanted.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        pytest.param("a==1", True, id="one version"),
        pytest.param("a===1", True, id="one version, literally"),
        pytest.param("a==1.0,!=1.1", True, id="an idle exclusion"),
        pytest.param("a==1!1.0rc1.post2.dev3", True, id="epoch, pre, post and dev"),
        pytest.param("a==1.0+cpu", True, id="local version"),
        pytest.param("a (==1.0)", True, id="parentheses"),
        pytest.param("a==1.*", False, id="wildcard"),
        pytest.param("a>=1,<2", False, id="range"),
        pytest.param("a~=1.0", False, id="compatible"),
        pytest.param("a", False, id="nothing"),
    ],
)
def test_tells_what_is_exact(text: str, exact: bool) -> None:
    assert from_line(text).exact is exact


def test_editable_kinds() -> None:
    assert from_editable("./a[x,y]") == Wanted("directory", extras=("x", "y"), url="./a")
    assert from_editable("git+https://h.example/r@main#egg=a").kind == "vcs"
    assert from_editable("a @ git+https://h.example/r").project == "a"


WORD = st.text(string.ascii_letters + string.digits + "._-", min_size=1, max_size=6)
VERSION = st.from_regex(
    r"(1!)?[0-9]{1,2}(\.[0-9]){0,2}((a|rc|b)1)?(\.post1)?(\.dev1)?", fullmatch=True
)
CLAUSE = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["==", ">=", "<", "~=", "!=", "===", ">", "<=", "="]),
        st.sampled_from(["", " ", "  "]),
        st.one_of(VERSION, st.just("1"), WORD),
        st.sampled_from(["", "", ".*", "+cpu", "+cpu.1", " "]),
    ),
)
TERM = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["os_name", "python_version", "extra", "'x'", "os.name", "nothing"]),
        st.sampled_from(["==", " in ", "not in", " not  in ", " == ", "<", "~= ", "in", "==="]),
        st.sampled_from(["'3'", '"a b"', "posix", "''", "os_name"]),
    ),
)
LINE = st.builds(
    "".join,
    st.tuples(
        WORD,
        st.sampled_from(["", "", "[x]", "[x,y]", "[x, y]", "[]", "[-]", " "]),
        st.lists(CLAUSE, max_size=2).map(",".join),
        st.sampled_from(["", "", ";", " ; "]),
        st.lists(TERM, max_size=2).map(" and ".join),
    ),
)


@given(LINE)
def test_the_fast_path_reads_what_packaging_reads(line: str) -> None:
    """Where the fast path says anything, `packaging` says the same."""
    from packaging.requirements import Requirement as Parsed

    plain = requirement._PLAIN.fullmatch(line)
    if plain is None:
        return
    parsed = Parsed(line)  # raises if the fast path is too lax
    wanted = from_line(line)
    if wanted.kind != "index":  # `a.zip`: a file to pip, a name to packaging
        return
    assert wanted.name == parsed.name
    assert set(wanted.extras) == parsed.extras
    assert sorted(a + b for a, b in wanted.specifiers) == sorted(map(str, parsed.specifier))
    assert bool(wanted.marker) is (parsed.marker is not None)


def test_common_lines_are_on_the_fast_path() -> None:
    for line in (
        "requests==2.32.3",
        "torch==2.3.0+cpu",
        "uvicorn[standard]>=0.30,<1",
        "a_b.c~=1.4 ; python_version < '3.12' and sys_platform != \"win32\"",
        "x==1.0rc1.post1 ; platform_machine not in 'arm64'",
    ):
        assert requirement._PLAIN.fullmatch(line), line


# --- noise -------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["a", "==1", "1.0", " ", "\t", "\\\n", "\n", "\r", "#", " # ", "--hash=", "sha256:", "-r ",
     "-e", "-c c.txt", "r.txt", ";", "@", "[", "]", "(", "'", '"', "\\", "https://", "git+", "./",
     ".zip", "\u2028", "é", "--", "-", "=", ",", "os_name", "file:", "#sha256=", "#egg="]
)  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = reading(text, c_txt=text)
    for each in found.requirements:
        file = next(file for file in found.files if file.path == each.path)
        assert 0 <= each.start < each.end <= len(file.text)
        assert file.text[each.start] == each.text[0] or '"' in text or "'" in text or "\\" in text


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = reading(data)
    assert found.files or found.problems


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" + " " * 200_000 + "!", id="spaces"),
        pytest.param("a" + ".a" * 100_000 + "!", id="a name without an end"),
        pytest.param("a==" + "1." * 100_000 + "!", id="a version without an end"),
        pytest.param("a" + ">=1 , " * 40_000 + "!", id="clauses"),
        pytest.param("a;" + "os_name=='a' and " * 20_000, id="markers"),
        pytest.param("a @ https://" + "#egg=" * 40_000, id="fragments"),
        pytest.param("-i " + "'" * 200_001, id="quotes"),
        pytest.param("a " + "\\\n" * 100_000, id="continuations"),
        pytest.param("a b" + " #" * 100_000, id="comment signs"),
        pytest.param("a" * 9_000_000, id="a file above the limit"),
    ],
)
def test_hostile_lines_come_to_an_end(text: str) -> None:
    """Linear or refused; a quadratic reader would hang here for minutes."""
    found = reading(text)
    assert len(found.requirements) + len(found.problems) == 1


# --- pip is the judge --------------------------------------------------------------------------


def our_rows(case: Case) -> list[Row] | None:
    """Our reading in the words of the judge; None when we refuse the file."""

    def other(path: str) -> bytes:
        try:
            with open(f"{case.folder}/{path}", "rb") as file:
                return file.read()
        except OSError:
            raise CannotCheck("there is no such file") from None

    found = read("r.txt", other("r.txt"), other)
    given_hashes = [
        each for wanted in found.requirements for each in wanted.hashes if not each.in_url
    ]
    # pip's parser refuses these; we report them instead, and read on.
    if found.problems or any(each.algorithm not in STRONG for each in given_hashes):
        return None
    return [
        (
            each.path,
            each.line,
            each.wanted.project,
            tuple(sorted(a + b for a, b in each.wanted.specifiers)),
            each.editable,
            each.constraint,
            tuple(sorted(f"{h.algorithm}:{h.digest}" for h in each.hashes if not h.in_url)),
        )
        for each in found.requirements
    ]


# What an older pip takes for something else; the reader follows pip 26.3.
DRIFT = {
    "bad-version": "before 24.1 any text was a version",
    "old-option": "before 24 a requirement could carry --global-option",
    "new-option": "--no-require-hashes, --all-releases and --only-final are of 26",
    "utf-32": "before 25 the mark of UTF-32 was taken for that of UTF-16",
    "bad-option": "before 26 a requirement hid the --editable on its line",
}


def test_reads_what_pip_reads() -> None:
    pip, cases, _ = judged()
    agreed, disagreed = 0, []
    for case in cases:
        ours, theirs = our_rows(case), case.verdict.rows
        places_differ = case.used & {"line-end", "lone-backslash"}  # pip counts lines its own way
        if ours is not None and theirs is not None and places_differ:
            same = [(*row[:1], *row[2:]) for row in ours] == [
                (*row[:1], *row[2:]) for row in theirs
            ]
        else:
            same = ours == (None if theirs is None else list(theirs))
        if same:
            agreed += 1
        elif pip >= (26,) or not case.used & DRIFT.keys():
            disagreed.append((case.folder, sorted(case.used), ours, theirs))
    assert not disagreed
    assert agreed >= 500
