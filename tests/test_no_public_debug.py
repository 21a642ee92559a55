from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenpoint import no_public_debug
from tenpoint.kit import CannotCheck, Finding, Source

EMPTY = "''"


def found(text: str, path: str) -> list[Finding]:
    return sorted(no_public_debug.check(Source(path, data=text.encode())))


def rules(text: str, path: str) -> list[tuple[str, int]]:
    """The rule and the line of each finding."""
    return [
        (finding.rule.removeprefix("no-public-debug/"), finding.line)
        for finding in found(text, path)
    ]


def names(text: str, path: str) -> list[str]:
    return [rule for rule, _ in rules(text, path)]


# -- Python --------------------------------------------------------------------

FLASK = "from flask import Flask\napp = Flask(__name__)\n"


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        pytest.param(
            "import gradio as gr\ngr.Interface(f).launch(share=True)", "shared-link", id="at once"
        ),
        pytest.param(
            "import gradio as gr\nwith gr.Blocks() as ui:\n  pass\nui.queue().launch(share=True)",
            "shared-link",
            id="blocks and a queue",
        ),
        pytest.param(
            "import gradio as gr\ndef serve(demo):\n  demo.launch(server_port=1, share=True)",
            "shared-link",
            id="an app that is handed in",
        ),
        pytest.param(
            "import gradio as gr\ngr.Interface(f).launch(share=True, auth=None)",
            "shared-link",
            id="no login, said so",
        ),
        pytest.param(
            "import gradio as gr\nclass A:\n  def go(self):\n    self.demo.launch(share=True)",
            "shared-link",
            id="an app that is kept",
        ),
        pytest.param(
            "import gradio as gr\nSHARE = True\ngr.Interface(f).launch(share=SHARE)",
            "shared-link",
            id="by a variable's only value",
        ),
        pytest.param(
            "from smolagents import GradioUI\nGradioUI(agent).launch()",
            "shared-link",
            id="smolagents shares by default",
        ),
        pytest.param(
            "from pyngrok import ngrok\nurl = ngrok.connect(8000)", "open-tunnel", id="pyngrok"
        ),
        pytest.param(
            "import ngrok\nasync def f():\n  await ngrok.forward(8000)", "open-tunnel", id="ngrok"
        ),
        pytest.param(
            "from pyngrok.ngrok import connect as c\nc(8000, 'tcp')", "open-tunnel", id="renamed"
        ),
        pytest.param(
            "from flask_ngrok import run_with_ngrok\nrun_with_ngrok(app)",
            "open-tunnel",
            id="flask-ngrok",
        ),
        pytest.param(
            FLASK + "app.run(host='0.0.0.0', debug=True)", "web-debugger", id="Flask on any host"
        ),
        pytest.param(
            FLASK + "if __name__ == '__main__':\n  app.run('0.0.0.0', debug=True)",
            "web-debugger",
            id="by place, in main",
        ),
        pytest.param(
            "import dash\napp = dash.Dash()\napp.run_server(debug=True, host='10.0.0.1')",
            "web-debugger",
            id="Dash",
        ),
        pytest.param(
            "from flask import Flask\nfrom flask_socketio import SocketIO\n"
            "io = SocketIO(app)\nio.run(app, host='0.0.0.0', debug=True)",
            "web-debugger",
            id="Flask-SocketIO",
        ),
        pytest.param(
            "from werkzeug import serving\nserving.run_simple('0.0.0.0', 1, a, use_debugger=True)",
            "web-debugger",
            id="Werkzeug itself",
        ),
        pytest.param(
            "import debugpy\ndebugpy.listen(('0.0.0.0', 5678))", "debug-port", id="debugpy"
        ),
        pytest.param(
            "import debugpy\ndebugpy.listen(address=('::', 5678))", "debug-port", id="debugpy, IPv6"
        ),
        pytest.param(
            "from remote_pdb import RemotePdb\nRemotePdb('0.0.0.0', 4444).set_trace()",
            "debug-port",
            id="remote-pdb",
        ),
        pytest.param(
            "browser.launch(args=['--headless', '--remote-debugging-address=0.0.0.0'])",
            "debug-port",
            id="Chrome",
        ),
        pytest.param(
            "args = ['--remote-debugging-address=0.0.0.0']\nsubprocess.Popen(args)",
            "debug-port",
            id="Chrome by a list in a variable",
        ),
        pytest.param(
            FLASK + "flask_app = app\nif flask_app:\n  flask_app.run('0.0.0.0', debug=True)",
            "web-debugger",
            id="an if that asks for the app itself",
        ),
        pytest.param(
            FLASK + "if app is not None:\n  app.run('0.0.0.0', debug=True)",
            "web-debugger",
            id="the same in more words",
        ),
        pytest.param(
            "options.add_argument('--remote-debugging-address=0.0.0.0')",
            "debug-port",
            id="Chrome by Selenium",
        ),
        pytest.param(
            "c = get_config()\nc.ServerApp.ip = '0.0.0.0'\nc.ServerApp.token = ''",
            "notebook-without-token",
            id="Jupyter's configuration",
        ),
    ],
)
def test_python_is_reported(code: str, rule: str) -> None:
    assert names(code, "app.py") == [rule]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import gradio as gr\ngr.Interface(f).launch()", id="Gradio for itself"),
        pytest.param("import gradio as gr\ngr.Interface(f).launch(share=False)", id="not shared"),
        pytest.param("import gradio as gr\ngr.Interface(f).launch(share=a.share)", id="asked for"),
        pytest.param(
            "import gradio as gr\ngr.Interface(f).launch(share=True, auth=(u, p))", id="a login"
        ),
        pytest.param("'''demo.launch(share=True)'''\n# gradio: launch(share=True)", id="only text"),
        pytest.param("rocket.launch(share=True)", id="another's launch"),
        pytest.param(
            "from smolagents import GradioUI\nGradioUI(agent).launch(share=False)",
            id="smolagents, not shared",
        ),
        pytest.param("from pyngrok import ngrok\nngrok.kill()", id="a tunnel that is closed"),
        pytest.param(
            "import ngrok\nngrok.forward(80, oauth_provider='google')", id="a tunnel with a login"
        ),
        pytest.param(
            "from pyngrok import ngrok\nngrok.connect(80, **options)", id="unknown options"
        ),
        pytest.param("class ngrok: ...\nngrok.connect(80)", id="a class of this name"),
        pytest.param(FLASK + "app.run(host='0.0.0.0')", id="Flask without debug"),
        pytest.param(FLASK + "app.run(host='0.0.0.0', debug=args.debug)", id="debug is asked for"),
        pytest.param(FLASK + "app.run(host='0.0.0.0', debug=False)", id="debug is off"),
        pytest.param(
            FLASK + "app.run(host='0.0.0.0', debug=True, use_debugger=False)", id="no debugger"
        ),
        pytest.param("asyncio.run(main(), debug=True)\nimport asyncio", id="asyncio"),
        pytest.param("agent.run('x', debug=True)", id="an agent's run"),
        pytest.param("import flask\nfrom a import b\nb.run('x', debug=True)", id="another's run"),
        pytest.param("import debugpy\ndebugpy.listen(5678)", id="debugpy on its own host"),
        pytest.param("import debugpy\ndebugpy.listen(('127.0.0.1', 5678))", id="a local host"),
        pytest.param("import debugpy\ndebugpy.listen((host, 5678))", id="a host that is given"),
        pytest.param("x = '--remote-debugging-address=127.0.0.1'\nf(x)", id="Chrome on this host"),
        pytest.param("DENIED = ['--remote-debugging-address=0.0.0.0']", id="a list for nothing"),
        pytest.param("f('never --remote-debugging-address=0.0.0.0')", id="prose about Chrome"),
        pytest.param(
            "c.ServerApp.ip = '*'\nc.ServerApp.token = ''\nc.ServerApp.password = 'argon2:x'",
            id="Jupyter with a password",
        ),
        pytest.param("c.ServerApp.password = ''", id="no password, so a token"),
        pytest.param("c.token = ''\nself.c.token = ''", id="another's token"),
        pytest.param("DEBUG = True", id="no settings of Django"),
        pytest.param("INSTALLED_APPS = []\nDEBUG = env('DEBUG')", id="Django asks"),
    ],
)
def test_python_is_let_through(code: str) -> None:
    assert found(code, "app.py") == []


@pytest.mark.parametrize(
    ("code", "path"),
    [
        pytest.param(FLASK + "app.run(debug=True)", "app.py", id="Flask on this host"),
        pytest.param(FLASK + "app.run(debug=True, host=H)", "app.py", id="a host not known"),
        pytest.param(
            "import quart\napp = quart.Quart(n)\napp.run(debug=True, host='0.0.0.0')",
            "app.py",
            id="Quart has no such debugger",
        ),
        pytest.param("INSTALLED_APPS = []\nDEBUG = True", "settings.py", id="Django"),
        pytest.param(
            "import debugpy\nif DEBUG:\n  debugpy.listen(('0.0.0.0', 1))", "a.py", id="asked for"
        ),
        pytest.param(
            FLASK + "if app.config['X']:\n  app.run('0.0.0.0', debug=True)", "a.py", id="a setting"
        ),
        pytest.param(
            "from pyngrok import ngrok\nngrok.connect(80)", "scripts/dev_server.py", id="dev file"
        ),
        pytest.param(
            '{"cells": [{"cell_type": "code", "source": '
            '["import gradio as gr\\n", "gr.Interface(f).launch(share=True)"]}]}',
            "x.ipynb",
            id="a notebook",
        ),
        pytest.param("c.NotebookApp.token = ''", "jupyter_config.py", id="Jupyter on which host"),
    ],
)
def test_python_is_advice(code: str, path: str) -> None:
    [finding] = found(code, path)
    assert (finding.rule, finding.severity) == ("no-public-debug/only-for-development", "warning")


@pytest.mark.parametrize("path", ["local_llm/app.py", "ai-dev-team/app.py", "src/debugger.py"])
def test_a_word_in_the_path_is_not_yet_development(path: str) -> None:
    assert names(FLASK + "app.run('0.0.0.0', debug=True)", path) == ["web-debugger"]


@pytest.mark.parametrize("path", ["tests/app.py", "test_app.py", "src/conftest.py"])
def test_tests_are_let_through(path: str) -> None:
    assert found(FLASK + "app.run('0.0.0.0', debug=True)", path) == []


# -- what containers and shells run --------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "rule", "line"),
    [
        pytest.param("FROM a\nENV A=1 FLASK_DEBUG=1\n", "Dockerfile", "web-debugger", 2, id="ENV"),
        pytest.param(
            "FROM a\nENV FLASK_DEBUG true\n", "Dockerfile", "web-debugger", 2, id="old ENV"
        ),
        pytest.param("FROM a\nENV GRADIO_SHARE=True", "Dockerfile", "shared-link", 2, id="Gradio"),
        pytest.param(
            "FROM a\nENV WERKZEUG_DEBUG_PIN=off", "Dockerfile", "web-debugger", 2, id="no PIN"
        ),
        pytest.param(
            "FROM a\nCMD flask run \\\n  --debug", "Dockerfile", "web-debugger", 3, id="two lines"
        ),
        pytest.param(
            'FROM a\nCMD ["python", "-m", "flask", "--app", "x", "--debug", "run"]',
            "Dockerfile",
            "web-debugger",
            2,
            id="JSON",
        ),
        pytest.param(
            "FROM a\nCMD jupyter lab --ip=0.0.0.0 --ServerApp.token=''",
            "Dockerfile",
            "notebook-without-token",
            2,
            id="Jupyter",
        ),
        pytest.param(
            'FROM a\nENTRYPOINT ["jupyter"]\nCMD ["lab", "--NotebookApp.token=\'\'"]',
            "Dockerfile",
            "notebook-without-token",
            3,
            id="Jupyter, quotes in quotes",
        ),
        pytest.param(
            "FROM a\nCMD python -m debugpy --listen 0.0.0.0:5678 app.py",
            "Dockerfile",
            "debug-port",
            2,
            id="debugpy",
        ),
        pytest.param(
            'FROM a\nCMD ["chromium", "--remote-debugging-address=0.0.0.0"]',
            "Dockerfile",
            "debug-port",
            2,
            id="Chrome",
        ),
        pytest.param(
            "FROM a\nCMD node --inspect=0.0.0.0:9229 a.js", "Dockerfile", "debug-port", 2, id="node"
        ),
        pytest.param(
            "services:\n  a:\n    ports: ['80:80']\n    environment:\n      FLASK_DEBUG: 1\n",
            "compose.yml",
            "web-debugger",
            5,
            id="compose, a map",
        ),
        pytest.param(
            "services:\n  a:\n    ports: ['80:80']\n    environment:\n      - FLASK_DEBUG=1\n",
            "compose.yml",
            "web-debugger",
            5,
            id="compose, a list",
        ),
        pytest.param(
            "services:\n  a:\n    ports: [80]\n    environment: ['FLASK_DEBUG=${D:-1}']\n",
            "compose.yml",
            "web-debugger",
            4,
            id="compose, a default",
        ),
        pytest.param(
            f"services:\n  a:\n    ports: [80]\n    command: jupyter lab --ServerApp.token={EMPTY}",
            "docker-compose.yaml",
            "notebook-without-token",
            4,
            id="compose, a command",
        ),
        pytest.param(
            "services:\n  a:\n    ports: [{target: 1}]\n    entrypoint: [sh, -c, ngrok http 80]",
            "compose.yml",
            "open-tunnel",
            4,
            id="compose, a shell",
        ),
        pytest.param(
            "web: FLASK_DEBUG=1 flask run\n", "Procfile", "web-debugger", 1, id="Procfile"
        ),
        pytest.param(
            "a: b\nweb: flask --debug run -h 0.0.0.0",
            "Procfile",
            "web-debugger",
            2,
            id="Procfile, option",
        ),
        pytest.param(
            "docker run \\\n -p 9222:9222 chrome --remote-debugging-address=0.0.0.0",
            "run.sh",
            "debug-port",
            2,
            id="docker publishes for all",
        ),
        pytest.param(
            "docker run -p 8888:8888 a/b start-notebook.sh --NotebookApp.token=''",
            "run.sh",
            "notebook-without-token",
            1,
            id="docker publishes Jupyter",
        ),
        pytest.param(
            "services:\n  a:\n    network_mode: host\n    environment: [FLASK_DEBUG=1]",
            "compose.yml",
            "web-debugger",
            4,
            id="compose, the network of the host",
        ),
        pytest.param(
            "flask run --host=0.0.0.0 --debug\n", "run.sh", "web-debugger", 1, id="a shell script"
        ),
        pytest.param(
            "#!/bin/sh\nexec jupyter lab --ip '*' --ServerApp.token ''\n",
            "start",
            "notebook-without-token",
            2,
            id="no ending, next words",
        ),
    ],
)
def test_commands_are_reported(text: str, path: str, rule: str, line: int) -> None:
    assert rules(text, path) == [(rule, line)]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("FROM a\nENV FLASK_DEBUG=0 GRADIO_SHARE=False", "Dockerfile", id="off"),
        pytest.param("FROM a\nENV FLASK_DEBUG=$DEBUG", "Dockerfile", id="asked for"),
        pytest.param("FROM a\nENV MY_FLASK_DEBUG=1", "Dockerfile", id="another variable"),
        pytest.param("FROM a\n# ENV FLASK_DEBUG=1", "Dockerfile", id="a comment"),
        pytest.param("FROM a\nRUN echo flask --debug run", "Dockerfile", id="only text"),
        pytest.param("FROM a\nCMD flask run --debug --host 127.0.0.1", "Dockerfile", id="local"),
        pytest.param("FROM a\nCMD other --debug run", "Dockerfile", id="another program"),
        pytest.param(
            "FROM a\nCMD jupyter lab --ServerApp.token=$TOKEN", "Dockerfile", id="a token"
        ),
        pytest.param(
            "FROM a\nCMD jupyter lab --ServerApp.token='' --ServerApp.password=argon2:x",
            "Dockerfile",
            id="a password",
        ),
        pytest.param(
            "FROM a\nCMD jupyter lab --ServerApp.password=''", "Dockerfile", id="no password"
        ),
        pytest.param("FROM a\nCMD node --inspect a.js", "Dockerfile", id="node on this host"),
        pytest.param("FROM a\nCMD debugpy --listen 5678 a.py", "Dockerfile", id="debugpy likewise"),
        pytest.param("FROM a\nCMD uvicorn a:b --reload --host 0.0.0.0", "Dockerfile", id="reload"),
        pytest.param(
            "services:\n  a:\n    ports: ['127.0.0.1:80:80']\n    environment: [FLASK_DEBUG=1]",
            "compose.yml",
            id="ports of this machine alone",
        ),
        pytest.param(
            "services:\n  a:\n    ports: [{target: 80, host_ip: 127.0.0.1}]\n"
            "    environment: [FLASK_DEBUG=1]",
            "compose.yml",
            id="the same in the long form",
        ),
        pytest.param(
            "services:\n  a:\n    ports: [80]\n"
            "    environment: ['FLASK_DEBUG=${D:-0}', FLASK_DEBUG]",
            "compose.yml",
            id="taken from outside",
        ),
        pytest.param("services:\nx-debugpy: [a]", "compose.yml", id="no services"),
        pytest.param("jupyter lab --ServerApp.token=''", "run.sh", id="Jupyter on this host"),
        pytest.param(
            "docker run -p 127.0.0.1:9222:9222 chrome --remote-debugging-address=0.0.0.0",
            "run.sh",
            id="docker publishes for this host alone",
        ),
        pytest.param("echo 'ngrok http 80'\n# ngrok http 80\n", "run.sh", id="text in a script"),
        pytest.param("ngrok config check\n[ 1 -lt 2 ]\nlt", "run.sh", id="no tunnel"),
        pytest.param(
            "web: gunicorn app --debug\n\n# FLASK_DEBUG=1 flask run\n", "Procfile", id="gunicorn"
        ),
        pytest.param("FROM a\nENV FLASK_DEBUG=1", "tests/Dockerfile", id="a test's image"),
    ],
)
def test_commands_are_let_through(text: str, path: str) -> None:
    assert found(text, path) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("FROM a\nENV FLASK_DEBUG=1", "Dockerfile.dev", id="a file for development"),
        pytest.param("FROM a AS dev\nENV FLASK_DEBUG=1", "Dockerfile", id="a stage for it"),
        pytest.param(
            "services:\n  a:\n    ports: [80]\n    environment: [FLASK_DEBUG=1]",
            "docker-compose.override.yml",
            id="compose's override",
        ),
        pytest.param(
            "services:\n  a:\n    ports: [80]\n    profiles: [dev]\n"
            "    environment: [FLASK_DEBUG=1]",
            "compose.yml",
            id="a profile for it",
        ),
        pytest.param(
            "services:\n  chrome:\n    command: chrome --remote-debugging-address=0.0.0.0",
            "compose.yml",
            id="no port goes out",
        ),
        pytest.param("ngrok http --domain=a.example 80", "tunnel.sh", id="ngrok in a script"),
        pytest.param("npx -y localtunnel --port 80", "tunnel.sh", id="localtunnel in a script"),
        pytest.param("cloudflared tunnel --url http://x:80", "t.sh", id="cloudflared in a script"),
    ],
)
def test_commands_are_advice(text: str, path: str) -> None:
    assert names(text, path) == ["only-for-development"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("dockerfile.py", True, id="Python about Dockerfiles"),
        pytest.param("dockerfile_build.sh", True, id="a script about Dockerfiles"),
        pytest.param("Dockerfile.prod", True, id="a Dockerfile"),
        pytest.param("dockerfile.md", False, id="text about Dockerfiles"),
        pytest.param("Dockerfile.j2", False, id="a template"),
        pytest.param("web/node_modules/x/dockerfile.py", False, id="somebody else's"),
    ],
)
def test_what_a_walk_gives_it(path: str, *, expected: bool) -> None:
    assert no_public_debug.hook.wants(path) is expected


# -- words and bad input -------------------------------------------------------


def test_says_what_it_is_about() -> None:
    [finding] = found(FLASK + "app.run(\n  host='0.0.0.0', debug=True)", "app.py")
    assert finding.message.startswith("`debug=True` gives Werkzeug's debugger to everybody")
    assert (finding.line, finding.column, finding.end_line) == (3, 1, 4)
    [finding] = found("FROM a\nCMD sudo flask run --debug", "Dockerfile")
    assert (finding.column, finding.end_column) == (20, 27)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("import debugpy\ndebugpy.listen((", "a.py", id="Python"),
        pytest.param("ENV FLASK_DEBUG=1 B", "Dockerfile", id="a Dockerfile"),
        pytest.param("a: [FLASK_DEBUG", "compose.yml", id="YAML"),
    ],
)
def test_what_cannot_be_parsed_is_said(text: str, path: str) -> None:
    with pytest.raises(CannotCheck):
        found(text, path)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("x" + ".x" * 3000 + " = 1\n", id="attributes"),
        pytest.param("if " + "x + " * 3000 + "x:\n  debugpy.listen(('::', 1))", id="a sum"),
    ],
)
def test_deep_code_is_read(code: str) -> None:
    with suppress(CannotCheck):
        found(f"import debugpy\n{code}", "a.py")


WORDS = st.sampled_from(
    """flask run --debug debugpy --listen 0.0.0.0:1 npx python -m ngrok http lt --port= '' sudo $(
    --ServerApp.token= cloudflared tunnel --url web: FLASK_DEBUG=1 [ ;""".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_any_words_are_read(text: str) -> None:
    for name, before in (("a.sh", ""), ("Procfile", "web: "), ("Dockerfile", "FROM a\nCMD ")):
        with suppress(CannotCheck):
            for finding in found(before + text, name):
                assert finding.end_column > 1
