"""The readers below `no-public-debug`: what the hook's own tables do not reach."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenpoint import no_public_debug
from tenpoint.kit import CannotCheck, Source
from tenpoint.kit.exposure import commands, containers, look, python, settings, signs
from tenpoint.kit.exposure.signs import Opened
from tenpoint.kit.parse import identifiers, python_flow


def test_every_kind_is_a_rule() -> None:
    kinds = {
        *(signs.SHARED, signs.TUNNEL, signs.WEB_DEBUGGER),
        *(signs.DEBUG_PORT, signs.NOTEBOOK, signs.DEVELOPMENT),
    }
    assert {f"no-public-debug/{kind}" for kind in kinds} == set(no_public_debug.hook.rules)


# -- signs -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "10.0.0.1", "agent.example", "*", signs.ANY_HOST]
)
def test_hosts_that_others_reach(host: str) -> None:
    assert signs.is_open(host)


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "127.1", "::1", "[::1]", "$HOST"])
def test_hosts_that_nobody_else_reaches(host: str) -> None:
    assert not signs.is_open(host)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("dev/app.py", True, id="a folder"),
        pytest.param(".devcontainer/Dockerfile", True, id="an editor's container"),
        pytest.param("Dockerfile.dev", True, id="an ending"),
        pytest.param("docker-compose.override.yml", True, id="compose's override"),
        pytest.param("compose.local.yml", True, id="this machine's"),
        pytest.param("run_dev.py", True, id="a word of the name"),
        pytest.param("debug", True, id="a stage"),
        pytest.param("src/app.py", False, id="nothing"),
        pytest.param("devices.py", False, id="a longer word"),
        pytest.param("local_llm/app.py", False, id="a word of a folder"),
        pytest.param("dev-team/app.py", False, id="another word of a folder"),
        pytest.param("src/debugger.py", False, id="a debugger"),
    ],
)
def test_names_for_development(name: str, *, expected: bool) -> None:
    assert signs.is_for_development(name) is expected


# -- the first look --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("npx lt --port 80", True, id="a short name"),
        pytest.param("ENV FLASK_DEBUG=1", True, id="a variable"),
        pytest.param("[ 1 -lt 2 ]", True, id="a comparison, which the reader lets through"),
        pytest.param("default result multi", False, id="in other words"),
        pytest.param("FROM scratch", False, id="nothing"),
    ],
)
def test_a_first_look_at_text(text: str, *, expected: bool) -> None:
    assert look.of_text(Source("run.sh", data=text.encode())) is expected


@pytest.mark.parametrize("rule", no_public_debug.hook.rules.values(), ids=lambda rule: rule.id)
def test_a_first_look_sees_every_example(rule: object) -> None:
    bad = getattr(rule, "bad").encode()  # noqa: B009
    assert look.of_python(identifiers.of(bad)) or look.of_text(Source("a.sh", data=bad))


# -- commands --------------------------------------------------------------------


def of_script(text: str) -> list[Opened]:
    return list(commands.of_script(Source("a.sh", data=text.encode())))


def told(found: list[Opened]) -> list[tuple[str, bool]]:
    return [(each.said.kind, each.meant) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ngrok tcp 22", [("open-tunnel", True)], id="a tunnel is opened by hand"),
        pytest.param(
            "flask run -h 0.0.0.0 --debug", [("web-debugger", False)], id="a server is not"
        ),
        pytest.param(
            "sudo -u app npx --yes localtunnel -p 80", [("open-tunnel", True)], id="behind others"
        ),
        pytest.param(
            "x --inspect-brk=[::]:1 --ServerApp.token= --ip=0.0.0.0",
            [("debug-port", False), ("notebook-without-token", False)],
            id="options of no known program",
        ),
        pytest.param("podman run -p 80:80 x flask run --debug", [], id="not docker's own option"),
        pytest.param("printf 'flask --debug run'", [], id="only text"),
        pytest.param("FLASK_DEBUG=1", [], id="a variable for nothing"),
        pytest.param("npx", [], id="a launcher for nothing"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_a_script_opens(text: str, expected: list[tuple[str, bool]]) -> None:
    assert told(of_script(text)) == expected


@pytest.mark.parametrize(
    ("port", "host"),
    [
        pytest.param("80", signs.ANY_HOST, id="a port"),
        pytest.param("80:80", signs.ANY_HOST, id="two"),
        pytest.param("127.0.0.1:80:80", "127.0.0.1", id="a host"),
        pytest.param("[::1]:80:80", "[::1]", id="IPv6"),
        pytest.param("127.0.0.1::80", "127.0.0.1", id="any port of a host"),
    ],
)
def test_where_a_port_is_published(port: str, host: str) -> None:
    assert commands.published_on(port) == host


# -- containers ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('CMD ["x", "ngrok", "http"]', [], id="an argument"),
        pytest.param('CMD ["ngrok", "http", "80"]', ["ngrok"], id="a word of a list"),
        pytest.param(
            'CMD ["sh", "-c", "sleep 1; ngrok http 80"]',
            ["ngrok"],
            id="a word of a script in a list",
        ),
        pytest.param("CMD x; \\\n  ngrok http 80", ["ngrok"], id="a word of the next line"),
        pytest.param("ENV A=1 FLASK_DEBUG=1", ["FLASK_DEBUG=1"], id="a pair"),
    ],
)
def test_a_place_is_the_word(text: str, expected: list[str]) -> None:
    text = f"FROM a\n{text}\n"
    found = containers.of_dockerfile(Source("Dockerfile", data=text.encode()))
    assert [text[each.start : each.end] for each in found] == expected


def test_a_list_of_a_compose_file_is_told_at_its_item() -> None:
    command = "    command:\n      - flask\n      - run\n      - --debug\n"
    text = f"services:\n  a:\n    ports: [80]\n{command}"
    [found] = containers.of_compose(Source("compose.yml", data=text.encode()))
    assert text[found.start : found.end] == "--debug"


def test_what_was_found_is_told_before_docker_refuses() -> None:
    found = containers.of_dockerfile(
        Source("Dockerfile", data=b"FROM a\nENV FLASK_DEBUG=1\nNO x\n")
    )
    assert next(found).said.kind == "web-debugger"
    with pytest.raises(CannotCheck):
        next(found)


# -- Python ----------------------------------------------------------------------


def of_python(code: str) -> list[tuple[str, bool]]:
    source = Source("a.py", data=code.encode())
    flow, words = source.memo(python_flow.read), source.memo(identifiers.read)
    calls = [(said.kind, asked) for _, said, asked in python.opened(flow, words)]
    return calls + [(said.kind, False) for _, said in settings.opened(flow.names.tree)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param(
            "import debugpy\nif WAIT:\n  debugpy.listen(('::', 1))",
            [("debug-port", True)],
            id="an if that asks",
        ),
        pytest.param(
            "import debugpy\nif __name__ == '__main__':\n  debugpy.listen(('::', 1))",
            [("debug-port", False)],
            id="an if that does not",
        ),
        pytest.param(
            "import debugpy\nHOST = '0.0.0.0'\ndebugpy.listen((HOST, 1))",
            [("debug-port", False)],
            id="a host in a variable",
        ),
        pytest.param(
            "import debugpy\nHOST = '::'\nHOST = x\ndebugpy.listen((HOST, 1))",
            [],
            id="a variable of two values",
        ),
        pytest.param("import debugpy\ndebugpy.listen(())", [], id="an empty address"),
        pytest.param("import debugpy\ndebugpy.listen()", [], id="no address"),
        pytest.param(
            "c.ServerApp.token = ''\nc.ServerApp.ip = host()",
            [("only-for-development", False)],
            id="Jupyter on a host that is not known",
        ),
        pytest.param("def f():\n  c.ServerApp.token = ''", [], id="not the module's own level"),
        pytest.param("a = b = ''\nx, y = 1, 2\nz: int = 1", [], id="assignments of other forms"),
    ],
)
def test_what_python_opens(code: str, expected: list[tuple[str, bool]]) -> None:
    assert of_python(code) == expected


def test_options_beyond_any_browser_s_are_not_read() -> None:
    option = "'--remote-debugging-address=0.0.0.0'"
    assert of_python(f"f([{'x, ' * 100}{option}])") == [("debug-port", False)]
    assert of_python(f"f([{'x, ' * 60_000}{option}])") == []


CODE = st.sampled_from(
    [
        "\n",
        *"app . run ( ) debug = True , launch share listen [ ] if : '' c.ServerApp.token".split(),
    ]
)


@given(st.lists(CODE, max_size=15).map(" ".join))
def test_any_code_is_read(code: str) -> None:
    with suppress(CannotCheck):
        assert isinstance(of_python(f"import debugpy, flask\n{code}"), list)
