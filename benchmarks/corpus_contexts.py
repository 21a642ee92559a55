"""The places where programs keep credentials: for each, a small believable file around one value.

A context is a function from a `Value` to (file name, text). The value, as it is written in that
language, stands between two private-use characters, so that the corpus knows its lines afterwards.
The text around it is ordinary and holds nothing that a scanner should report.
"""

# ruff: noqa: E501 - tables of sample text, longer than a line of code

from __future__ import annotations

import base64
import json
import random
import re
from collections.abc import Callable
from typing import NamedTuple

START, END = "\ue000", "\ue001"


class Value(NamedTuple):
    """Something to write into a file: its text, and what the file may call it."""

    text: str
    variable: str  # the environment-variable style name, such as OPENAI_API_KEY
    service: str  # the provider in words, "" for none
    client: str  # what a program would call with it
    named: bool  # it must stand beside its own name
    kind: str = "token"  # token, url, pem, object (a JSON object), password

    @property
    def one_line(self) -> bool:
        """Whether the value has no line breaks."""
        return "\n" not in self.text.rstrip("\n")


class Names(NamedTuple):
    """One name in the styles of the languages."""

    upper: str
    snake: str
    camel: str
    kebab: str


_NEUTRAL = (
    "API_KEY", "KEY", "TOKEN", "ACCESS_KEY", "CREDENTIAL", "LLM_KEY", "AUTH", "MODEL_API_KEY",
    "BACKEND_KEY", "DEFAULT_KEY",
)  # fmt: skip


def name_of(value: Value, chance: random.Random) -> Names:
    """The value's own name, or one without the provider where the shape says enough."""
    upper = value.variable
    if not value.named and value.kind == "token" and chance.random() < 0.4:
        upper = chance.choice(_NEUTRAL)
    return styled(upper)


def styled(upper: str) -> Names:
    """OPENAI_API_KEY as openai_api_key, openaiApiKey, openai-api-key."""
    parts = upper.lower().split("_")
    camel = parts[0] + "".join(part.capitalize() for part in parts[1:])
    return Names(upper, "_".join(parts), camel, "-".join(parts))


def _mark(text: str) -> str:
    return START + text + END


def _double(value: Value) -> str:
    """The inside of a double-quoted string that Python, JavaScript, Go, Java, TOML, JSON agree on."""
    return _mark(json.dumps(value.text, ensure_ascii=False)[1:-1])


def _single(value: Value) -> str:
    escaped = value.text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return _mark(escaped)


def _raw(value: Value) -> str:
    return _mark(value.text.rstrip("\n"))


def _compact(value: Value) -> str:
    """An object on one line; anything else with its line breaks as \\n."""
    if value.kind == "object":
        return _mark(json.dumps(json.loads(value.text), separators=(",", ":")))
    return _mark(value.text.replace("\n", "\\n"))


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else line for line in text.split("\n"))


def _around(
    chance: random.Random, before: tuple[str, ...], body: str, after: tuple[str, ...]
) -> str:
    return chance.choice(before) + body + chance.choice(after)


# --- Python --------------------------------------------------------------------------------------

PYTHON_HEADS = (
    "import os\nfrom pathlib import Path\n\nROOT = Path(__file__).parent\n\n",
    '"""Settings of the worker."""\n\nimport logging\n\nlog = logging.getLogger(__name__)\n\n',
    "from __future__ import annotations\n\nimport asyncio\nimport json\n\nMAX_RETRIES = 5\n\n",
    "import httpx\n\nBASE = 'https://api.corp.internal/v1'\nTIMEOUT = 30.0\n\n",
    "",
)
PYTHON_TAILS = (
    "\n\ndef run(task: str) -> dict:\n    return {'task': task, 'state': 'queued'}\n",
    "\n\nasync def main() -> None:\n    await asyncio.sleep(1)\n    print('done')\n",
    "\nlogging.basicConfig(level='INFO')\n",
    "\n\nclass Worker:\n    retries = 3\n\n    def step(self, item):\n        return item.strip()\n",
    "",
)


def python(value: Value, chance: random.Random) -> tuple[str, str]:
    """A constant, a keyword argument, a default, a dictionary, a header."""
    name = name_of(value, chance)
    path = chance.choice(["config.py", "settings.py", "agent.py", "tools/search.py", "main.py"])
    if value.kind == "object":
        body = f"{name.upper} = {_raw(value)}\n"
    elif value.kind == "pem":
        body = chance.choice(
            [
                f'{name.upper} = """{_raw(value)}\n"""\n',
                f'{name.upper} = "{_double(value)}"\n',
                f'sign(payload, {name.snake}="{_double(value)}")\n',
            ]
        )
    else:
        text, tick = _double(value), _single(value)
        rows = [
            f'{name.upper} = "{text}"\n',
            f"{name.snake} = '{tick}'\n",
            f'{name.snake}: str = "{text}"  # rotate in spring\n',
            f'os.environ["{name.upper}"] = "{text}"\n',
            f"os.environ.setdefault('{name.upper}', '{tick}')\n",
            f'{name.snake} = os.getenv("{name.upper}", "{text}")\n',
            f'settings = {{\n    "region": "eu",\n    "{name.snake}": "{text}",\n}}\n',
            f"client = connect(\n    host=HOST,\n    {name.snake}='{tick}',\n)\n",
            f'class Settings:\n    debug = False\n    {name.snake} = "{text}"\n',
            f'def build(model: str, {name.snake}: str = "{text}"):\n    return model\n',
            f'if not {name.snake}:\n    {name.snake} = "{text}"\n',
            f'assert {name.snake} == "{text}"\n',
        ]
        if value.kind == "token" and not value.named:
            rows += [
                f'headers = {{"Authorization": "Bearer {text}"}}\n',
                f'response = httpx.get(BASE, headers={{"x-api-key": "{text}"}})\n',
                f'KEYS = [\n    "{text}",\n]\n',
            ]
        body = chance.choice(rows)
    return path, _around(chance, PYTHON_HEADS, body, PYTHON_TAILS)


# --- TypeScript and JavaScript -------------------------------------------------------------------

SCRIPT_HEADS = (
    'import { readFile } from "node:fs/promises";\n\nconst BASE_URL = "https://api.corp.internal";\n\n',
    "'use strict';\n\nconst path = require('path');\n\n",
    "import express from 'express';\n\nexport interface Job {\n  id: string;\n  state: 'queued' | 'done';\n}\n\n",
    "",
)
SCRIPT_TAILS = (
    "\nexport async function run(job: Job): Promise<void> {\n  console.log(job.id);\n}\n",
    "\nmodule.exports = { retries: 3 };\n",
    "\napp.listen(3000, () => console.log('ready'));\n",
    "",
)


def typescript(value: Value, chance: random.Random) -> tuple[str, str]:
    """A constant, a property, a fallback after ??, a header; TypeScript or JavaScript."""
    name = name_of(value, chance)
    path = chance.choice(
        ["src/config.ts", "src/agent.ts", "lib/client.js", "app/route.ts", "index.mjs"]
    )
    if value.kind == "object":
        body = f"const {name.camel} = {_raw(value)};\n"
    elif value.kind == "pem":
        body = chance.choice(
            [
                f"const {name.camel} = `{_raw(value)}\n`;\n",
                f'export const {name.camel} = "{_double(value)}";\n',
            ]
        )
    else:
        text, tick = _double(value), _single(value)
        rows = [
            f'const {name.camel} = "{text}";\n',
            f"export const {name.upper}: string = '{tick}';\n",
            f'const {name.camel} = process.env.{name.upper} ?? "{text}";\n',
            f"const {name.camel} = process.env.{name.upper} || '{tick}';\n",
            f'const client = new Client({{\n  region: "eu",\n  {name.camel}: "{text}",\n}});\n',
            f"process.env.{name.upper} = '{tick}';\n",
            f'export const config = {{ {name.camel}: "{text}", retries: 2 }};\n',
            f"let {name.camel} = `{_raw(value)}`;\n",
            f'this.{name.camel} = "{text}";\n',
        ]
        if value.kind == "token" and not value.named:
            rows += [
                f"const headers = {{ Authorization: `Bearer {_raw(value)}` }};\n",
                f'req.setHeader("x-api-key", "{text}");\n',
            ]
        body = chance.choice(rows)
    return path, _around(chance, SCRIPT_HEADS, body, SCRIPT_TAILS)


_MINI_PARTS = (
    "function {a}({b},{c}){{return {b}.length>{c}?{b}.slice(0,{c}):{b}}}",
    "var {a}=Object.freeze({{x:{n},y:{m},label:\"{w}\"}});",
    "const {a}=({b})=>{b}.map(({c})=>({{...{c},id:{n}}}));",
    "if(!{a}.has({b})){{{a}.set({b},new Map);{c}.push({b})}}",
    "{a}.addEventListener(\"click\",()=>{{{b}.classList.toggle(\"is-{w}\")}});",
    "for(let {a}=0;{a}<{n};{a}++){b}[{a}]={c}({a},{m});",
    "{a}.innerHTML='<div class=\"{w}-{w2}\"><span>'+{b}+\"</span></div>\";",
)  # fmt: skip
_MINI_WORDS = ("panel", "row", "chart", "modal", "grid", "badge", "menu", "tab", "card", "tile")


def minified_text(chance: random.Random, size: int) -> list[str]:
    """Statements of a made-up bundle, about `size` characters in all."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    parts: list[str] = []
    total = 0
    while total < size:
        part = chance.choice(_MINI_PARTS).format(
            a=chance.choice(letters) + chance.choice(letters),
            b=chance.choice(letters),
            c=chance.choice(letters),
            n=chance.randint(2, 99),
            m=chance.randint(100, 999),
            w=chance.choice(_MINI_WORDS),
            w2=chance.choice(_MINI_WORDS),
        )
        parts.append(part)
        total += len(part)
    return parts


def minified(value: Value, chance: random.Random) -> tuple[str, str]:
    """One line of bundled JavaScript."""
    name = name_of(value, chance)
    parts = minified_text(chance, chance.choice([3_000, 8_000, 20_000]))
    if value.kind == "object":
        body = f"var q={_compact(value)};"
    else:
        text = _double(value)
        rows = [
            f'const q={{{name.camel}:"{text}",retries:2}};',
            f'var {name.camel}="{text}";',
            f'r.exports={{env:{{{name.upper}:"{text}"}}}};',
        ]
        if value.kind == "token" and not value.named:
            rows += [
                f'fetch(u,{{headers:{{Authorization:"Bearer {text}"}}}});',
                f'new y("{text}");',
            ]
        body = chance.choice(rows)
    parts.insert(chance.randint(0, len(parts)), body)
    return chance.choice(["dist/app.min.js", "static/js/main.4f2a.js", "bundle.js"]), "".join(parts)


# --- Go and Java ---------------------------------------------------------------------------------

_GO_HEADS = (
    'package main\n\nimport (\n\t"context"\n\t"fmt"\n)\n\n',
    "package config\n\nconst retries = 3\n\n",
)
_GO_TAILS = (
    '\nfunc run(ctx context.Context) error {\n\tfmt.Println("ready")\n\treturn nil\n}\n',
    "\ntype Job struct {\n\tID string\n}\n",
)


def go(value: Value, chance: random.Random) -> tuple[str, str]:
    """A constant, a struct field, os.Setenv, a raw string."""
    name = name_of(value, chance)
    path = chance.choice(["main.go", "internal/config/config.go", "pkg/agent/client.go"])
    exported = name.camel[0].upper() + name.camel[1:]
    if value.kind in ("object", "pem"):
        body = f"const {name.camel} = `{_raw(value)}`\n"
    else:
        text = _double(value)
        body = chance.choice(
            [
                f'const {name.camel} = "{text}"\n',
                f'var {exported} = "{text}"\n',
                f'func init() {{\n\tos.Setenv("{name.upper}", "{text}")\n}}\n',
                f'var cfg = Config{{\n\tRegion: "eu",\n\t{exported}: "{text}",\n}}\n',
                f'func setup() {{\n\t{name.camel} := "{text}"\n\tuse({name.camel})\n}}\n',
                f"const {name.camel} = `{_raw(value)}`\n",
            ]
        )
    return path, _around(chance, _GO_HEADS, body, _GO_TAILS)


def java(value: Value, chance: random.Random) -> tuple[str, str]:
    """A constant, a builder, System.setProperty, an annotation."""
    name = name_of(value, chance)
    exported = name.camel[0].upper() + name.camel[1:]
    if value.kind == "object":
        line = f'    static final String {name.upper} = """\n{_raw(value)}\n""";\n'
    else:
        text = _double(value)
        line = chance.choice(
            [
                f'    private static final String {name.upper} = "{text}";\n',
                f'    private String {name.camel} = "{text}";\n',
                f'    void init() {{ System.setProperty("{name.snake.replace("_", ".")}", "{text}"); }}\n',
                f'    Client client = Client.builder().region("eu").{name.camel}("{text}").build();\n',
                f'    void load(Config c) {{ c.set{exported}("{text}"); }}\n',
            ]
        )
    head = "package io.corp.agent;\n\nimport java.util.List;\n\npublic class Settings {\n    int retries = 3;\n\n"
    tail = '\n    List<String> regions() {\n        return List.of("eu", "us");\n    }\n}\n'
    return chance.choice(
        ["src/main/java/io/corp/agent/Settings.java", "Settings.java"]
    ), head + line + tail


# --- shell, environment files, data formats ------------------------------------------------------

_SHELL_HEADS = (
    '#!/usr/bin/env bash\nset -euo pipefail\n\ncd "$(dirname "$0")"\n\n',
    "#!/bin/sh\n# starts the worker\n\n",
)
_SHELL_TAILS = (
    "\nexec python -m agent --workers 4\n",
    "\ndocker compose up -d\n",
    "\nmake serve\n",
)


def shell(value: Value, chance: random.Random) -> tuple[str, str]:
    """export, an assignment before a command, an option, a header."""
    name = name_of(value, chance)
    path = chance.choice(["run.sh", "scripts/deploy.sh", "bin/start", "setup.bash"])
    if value.kind in ("object", "pem"):
        rows = [
            f"export {name.upper}='{_compact(value)}'\n",
            f"cat > /etc/agent/credentials <<'EOF'\n{_raw(value)}\nEOF\n",
        ]
    else:
        plain = _raw(value)
        quoted = f"'{plain}'" if not re.fullmatch(r"[\w.:/@%+=~-]+", value.text) else plain
        rows = [
            f"export {name.upper}={quoted}\n",
            f"export {name.upper}='{plain}'\n",
            f"{name.upper}={quoted} python -m agent\n",
            f"python -m agent --{name.kebab} {quoted}\n",
            f"python -m agent --{name.kebab}='{plain}'\n",
            f"kubectl create secret generic agent --from-literal={name.upper}={quoted}\n",
            f"heroku config:set {name.upper}={quoted}\n",
            f': "${{{name.upper}:={plain}}}"\n'
            if "$" not in value.text
            else f"{name.upper}='{plain}'\n",
        ]
        if "$" not in value.text and "`" not in value.text and "!" not in value.text:
            rows.append(f'export {name.upper}="{plain}"\n')
        if value.kind == "token" and not value.named:
            rows += [
                f"curl -sS https://api.corp.internal/v1/models -H 'Authorization: Bearer {plain}'\n",
                f'curl https://api.corp.internal/v1/run -H "x-api-key: {plain}" -d @body.json\n',
            ]
        if value.kind == "password":
            rows += [
                f"PGPASSWORD='{plain}' psql -h db.corp.internal -U app orders\n",
                f"sshpass -p '{plain}' ssh deploy@10.0.4.7 uptime\n",
                f"curl -u 'svc_agent:{plain}' https://artifacts.corp.internal/list\n",
                f"mysql -u root --password='{plain}' orders < dump.sql\n",
            ]
    return path, _around(chance, _SHELL_HEADS, chance.choice(rows), _SHELL_TAILS)


def dotenv(value: Value, chance: random.Random) -> tuple[str, str]:
    """A line of an environment file."""
    name = name_of(value, chance)
    path = chance.choice([".env", ".env.production", "config/agent.env", ".env.local"])
    if value.kind == "pem":
        body = chance.choice(
            [f'{name.upper}="{_compact(value)}"\n', f'{name.upper}="{_raw(value)}\n"\n']
        )
    elif value.kind == "object":
        body = f"{name.upper}='{_compact(value)}'\n"
    else:
        plain = _raw(value)
        body = chance.choice(
            [
                f"{name.upper}={plain}\n",
                f'{name.upper}="{plain}"\n',
                f"export {name.upper}='{plain}'\n",
            ]
        )
        if "#" in value.text or "'" in value.text:
            body = f'{name.upper}="{plain}"\n'
    heads = ("LOG_LEVEL=info\nREGION=eu-west-1\n", "# worker\nWORKERS=4\n", "")
    tails = ("DEBUG=false\nPORT=8080\n", "\nMODEL=large-2\n", "")
    return path, _around(chance, heads, body, tails)


def yaml(value: Value, chance: random.Random) -> tuple[str, str]:
    """A mapping, a compose environment, a Kubernetes env list, a block scalar."""
    name = name_of(value, chance)
    path = chance.choice(["config.yaml", "docker-compose.yml", "deploy/worker.yaml", "values.yaml"])
    if value.kind == "pem":
        body = chance.choice(
            [
                f"signing:\n  {name.camel}: |\n{_mark(_indented(value.text.rstrip(), 4))}\n",
                f'{name.snake}: "{_double(value)}"\n',
            ]
        )
    elif value.kind == "object":
        body = f"{name.snake}: |\n{_mark(_indented(value.text, 2))}\n"
    else:
        plain, text, tick = _raw(value), _double(value), _mark(value.text.replace("'", "''"))
        if not re.fullmatch(r"[A-Za-z0-9][\w./:+=~@%-]*", value.text) or value.text.endswith(":"):
            plain = f"'{tick}'"
        body = chance.choice(
            [
                f"{name.snake}: {plain}\n",
                f'{name.snake}: "{text}"\n',
                f"llm:\n  model: large-2\n  {name.snake}: {plain}\n",
                f"services:\n  worker:\n    image: agent:1\n    environment:\n      {name.upper}: '{tick}'\n",
                f"services:\n  worker:\n    image: agent:1\n    environment:\n      - {name.upper}={_raw(value)}\n"
                if "#" not in value.text and ": " not in value.text
                else f'{name.camel}: "{text}"\n',
                f"spec:\n  containers:\n    - name: worker\n      env:\n        - name: {name.upper}\n"
                f'          value: "{text}"\n',
                f"env:\n  {name.upper}: {plain}\nsteps:\n  - run: make test\n",
                f"{name.kebab}: {plain}\n",
            ]
        )
    heads = ("version: 1\nregion: eu\n", "# deployed by hand\n", "")
    tails = ("replicas: 2\n", "", "logging:\n  level: info\n")
    return path, _around(chance, heads, body, tails)


def json_file(value: Value, chance: random.Random) -> tuple[str, str]:
    """A settings object, an MCP server's environment, a header."""
    name = name_of(value, chance)
    path = chance.choice(["config.json", "appsettings.json", ".mcp.json", "settings.json"])
    if value.kind == "object":
        inner = _indented(value.text, 2).lstrip()
        return path, f'{{\n  "region": "eu",\n  "{name.camel}": {_mark(inner)}\n}}\n'
    text = _double(value)
    rows = [
        f'{{\n  "region": "eu",\n  "{name.camel}": "{text}",\n  "retries": 3\n}}\n',
        f'{{\n  "{name.snake}": "{text}"\n}}\n',
        '{\n  "mcpServers": {\n    "search": {\n      "command": "node",\n      "args": ["server.js"],\n'
        f'      "env": {{\n        "{name.upper}": "{text}"\n      }}\n    }}\n  }}\n}}\n',
        f'{{"model":"large-2","{name.snake}":"{text}","stream":true}}\n',
        f'{{\n  "env": [\n    {{"name": "{name.upper}", "value": "{text}"}}\n  ]\n}}\n',
    ]
    if value.kind == "token" and not value.named:
        rows.append(
            f'{{\n  "url": "https://api.corp.internal",\n  "headers": {{"Authorization": "Bearer {text}"}}\n}}\n'
        )
    return path, chance.choice(rows)


def toml(value: Value, chance: random.Random) -> tuple[str, str]:
    """A key of a table."""
    name = name_of(value, chance)
    if value.kind in ("pem", "object"):
        body = f"{name.snake} = '''\n{_raw(value)}\n'''\n"
    else:
        literal = f"'{_raw(value)}'" if "'" not in value.text else f'"{_double(value)}"'
        body = chance.choice(
            [
                f'{name.snake} = "{_double(value)}"\n',
                f"{name.kebab} = {literal}\n",
                f'env = {{ {name.upper} = "{_double(value)}" }}\n',
            ]
        )
    heads = ('title = "worker"\n\n[llm]\nmodel = "large-2"\n', "[agent]\nretries = 3\n")
    tails = ('\n[logging]\nlevel = "info"\n', "")
    return chance.choice(["config.toml", "settings.toml", ".streamlit/secrets.toml"]), _around(
        chance, heads, body, tails
    )


def ini(value: Value, chance: random.Random) -> tuple[str, str]:
    """An ini section, a properties file, a credentials file."""
    name = name_of(value, chance)
    plain = _compact(value) if value.kind in ("pem", "object") else _raw(value)
    if chance.random() < 0.3:
        dotted = name.snake.replace("_", ".")
        head = "server.port=8080\nlogging.level.root=INFO\n"
        return (
            "application.properties",
            f"{head}{dotted}={plain}\nserver.compression.enabled=true\n",
        )
    equals = chance.choice([" = ", "=", " : "])
    body = f"[agent]\nregion = eu\n{name.snake}{equals}{plain}\nretries = 3\n"
    return chance.choice(["config.ini", "setup.cfg", "agent.conf", ".aws/credentials"]), body


def dockerfile(value: Value, chance: random.Random) -> tuple[str, str]:
    """ENV in both forms, ARG with a default, RUN export."""
    name = name_of(value, chance)
    if value.kind in ("pem", "object"):
        rows = [f"ENV {name.upper}='{_compact(value)}'\n"]
    else:
        plain = _raw(value)
        bare = re.fullmatch(r"[\w.:/@%+=~-]+", value.text) is not None
        rows = [f'ENV {name.upper}="{plain}"\n', f"ARG {name.upper}='{plain}'\n"]
        if bare:
            rows += [
                f"ENV {name.upper}={plain}\n",
                f"ENV {name.upper} {plain}\n",
                f"ENV WORKERS=4 \\\n    {name.upper}={plain}\n",
                f"RUN export {name.upper}={plain} && make build\n",
                f"ARG {name.upper}={plain}\n",
            ]
    body = chance.choice(rows)
    return chance.choice(["Dockerfile", "Dockerfile.worker", "docker/agent.dockerfile"]), (
        f'FROM python:3.12-slim\nWORKDIR /app\n{body}COPY . .\nCMD ["python", "-m", "agent"]\n'
    )


# --- text ----------------------------------------------------------------------------------------


def prose(value: Value, chance: random.Random) -> tuple[str, str]:
    """A sentence of a Markdown page."""
    name = name_of(value, chance)
    who = value.service or "staging"
    what = value.variable.lower().replace("_", " ") if value.named else f"{who} key"
    plain = _raw(value)
    if value.kind == "password":
        rows = [
            f"The {what} for staging is `{plain}`.\n",
            f"Log in with {what}: {plain}\n",
            f"- host: 10.0.4.7\n- user: svc_agent\n- {name.snake}: {plain}\n",
            f"| setting | value |\n| --- | --- |\n| {name.upper} | {plain} |\n",
        ]
    elif value.kind == "url":
        rows = [
            f"The database lives at `{plain}` for now.\n",
            f"Connect to {plain} from the bastion.\n",
            f"Set `{name.upper}` to `{plain}`.\n",
        ]
    else:
        rows = [
            f"Use the {what} `{plain}` until the new one arrives.\n",
            f"Set `{name.upper}` to `{plain}` before the first run.\n",
            f"- {who} key: {plain}\n- region: eu\n",
            f"My {who} token is {plain}, please do not share it.\n",
            f"| name | value |\n| --- | --- |\n| {name.upper} | {plain} |\n",
        ]
    heads = ("# Worker\n\nHow to run the worker on a laptop.\n\n", "## Setup\n\n", "")
    tails = ("\nThen start it with `make serve`.\n", "\nSee the wiki for the rest.\n", "")
    return chance.choice(["README.md", "docs/setup.md", "NOTES.md"]), _around(
        chance, heads, chance.choice(rows), tails
    )


def markdown_code(value: Value, chance: random.Random) -> tuple[str, str]:
    """A fenced block of a Markdown page."""
    maker, language = chance.choice(
        [
            (python, "python"),
            (shell, "bash"),
            (dotenv, "dotenv"),
            (yaml, "yaml"),
            (json_file, "json"),
            (typescript, "ts"),
        ]
    )
    _, code = maker(value, chance)
    text = f"# Worker\n\nRun it like this:\n\n```{language}\n{code.rstrip()}\n```\n\nThat is all.\n"
    return chance.choice(["README.md", "docs/quickstart.md"]), text


def bare_call(value: Value, chance: random.Random) -> tuple[str, str]:
    """A call with the value as its only or first argument, no name beside it."""
    text = _double(value)
    client = value.client
    if value.kind == "url":
        call = chance.choice(["create_engine", "connect", "from_url", "createClient", "Pool"])
    elif value.kind in ("pem", "object"):
        call = chance.choice(["load_signing_material", "Signer", "from_info"])
    elif value.named:
        call = client
    else:
        call = chance.choice([client, client, "Client", "configure", "Provider"])
    gone = "".join(part.capitalize() for part in call.split(".")[-1].split("_"))
    rows = [
        ("agent.py", PYTHON_HEADS, f'client = {call}("{text}")\n', PYTHON_TAILS),
        ("agent.py", PYTHON_HEADS, f"run({call}('{_single(value)}'), limit=3)\n", PYTHON_TAILS),
        ("src/agent.ts", SCRIPT_HEADS, f'const client = new {call}("{text}");\n', SCRIPT_TAILS),
        ("src/agent.ts", SCRIPT_HEADS, f"await {call}('{_single(value)}').run();\n", SCRIPT_TAILS),
        ("main.go", _GO_HEADS, f'var client = New{gone}("{text}")\n', _GO_TAILS),
    ]
    path, heads, body, tails = chance.choice(rows)
    return path, _around(chance, heads, body, tails)


# --- notebooks -----------------------------------------------------------------------------------


def _notebook(cells: list[dict[str, object]]) -> str:
    book = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def code_cell(source: str, outputs: list[object] | None = None) -> dict[str, object]:
    """A code cell of a notebook."""
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {},
        "outputs": outputs or [],
        "source": _lines(source),
    }


def notebook(*cells: dict[str, object]) -> str:
    """A notebook file with a heading and the given cells."""
    heading: dict[str, object] = {
        "cell_type": "markdown",
        "metadata": {},
        "source": ["# Analysis\n", "\n", "Loads the data and plots it.\n"],
    }
    return _notebook([heading, *cells])


def notebook_source(value: Value, chance: random.Random) -> tuple[str, str]:
    """A code or Markdown cell's source."""
    if value.kind == "token" and chance.random() < 0.15:
        _, text = prose(value, chance)
        cell: dict[str, object] = {"cell_type": "markdown", "metadata": {}, "source": _lines(text)}
    else:
        _, text = python(value, chance)
        cell = code_cell(text)
    return chance.choice(["analysis.ipynb", "notebooks/eval.ipynb"]), notebook(
        code_cell("import pandas as pd\n\nframe = pd.read_csv('rows.csv')\n"), cell
    )


def notebook_output(value: Value, chance: random.Random) -> tuple[str, str]:
    """What a cell printed: a stream, a result, a traceback."""
    name = name_of(value, chance)
    if value.kind in ("pem", "object"):
        source, shown = "print(open('credentials').read())\n", _raw(value) + "\n"
        output: dict[str, object] = {
            "name": "stdout",
            "output_type": "stream",
            "text": _lines(shown),
        }
        return "analysis.ipynb", notebook(code_cell(source, [output]))
    plain, tick = _raw(value), _single(value)
    form = chance.randrange(3)
    if form == 0:
        text = f"region=eu\n{name.upper}={plain}\nretries=3\n"
        output = {"name": "stdout", "output_type": "stream", "text": _lines(text)}
        source = "!env | sort\n"
    elif form == 1:
        output = {
            "data": {"text/plain": [f"{{'region': 'eu', '{name.snake}': '{tick}'}}"]},
            "execution_count": 1,
            "metadata": {},
            "output_type": "execute_result",
        }
        source = "vars(settings)\n"
    else:
        output = {
            "ename": "RuntimeError",
            "evalue": "request failed",
            "output_type": "error",
            "traceback": [
                "Traceback (most recent call last):",
                f"    client = {value.client or 'connect'}({name.snake}='{tick}')",
                "RuntimeError: request failed",
            ],
        }
        source = "client.run()\n"
    return chance.choice(["analysis.ipynb", "notebooks/debug.ipynb"]), notebook(
        code_cell(source, [output])
    )


# --- wrapped values ------------------------------------------------------------------------------


def url_query(value: Value, chance: random.Random) -> tuple[str, str]:
    """A query parameter, or the user part of a URL."""
    host = re.sub(r"[^a-z0-9]", "", value.service.lower()) or "corp"
    parameter = chance.choice(["api_key", "key", "token", "access_token", "apikey"])
    address = f"https://api.{host}.com/v1/items?limit=5&{parameter}={_raw(value)}"
    if not value.named and chance.random() < 0.25:
        address = f"https://x-access-token:{_raw(value)}@git.{host}.com/team/agent.git"
    rows = [
        ("fetch.py", PYTHON_HEADS, f'response = httpx.get("{address}")\n', PYTHON_TAILS),
        ("src/fetch.ts", SCRIPT_HEADS, f"const r = await fetch('{address}');\n", SCRIPT_TAILS),
        ("run.sh", _SHELL_HEADS, f'curl -sS "{address}" -o items.json\n', _SHELL_TAILS),
        ("README.md", ("# Feed\n\n",), f"Open <{address}> in a browser.\n", ("",)),
        ("config.yaml", ("version: 1\n",), f"feed: {address}\n", ("",)),
    ]
    path, heads, body, tails = chance.choice(rows)
    return path, _around(chance, heads, body, tails)


def encoded(value: Value, chance: random.Random) -> tuple[str, str]:
    """The value in base64, one level deep."""
    name = name_of(value, chance)
    text = _mark(base64.b64encode(value.text.encode()).decode())
    rows = [
        (
            "deploy/secret.yaml",
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: worker\ntype: Opaque\n"
            f"data:\n  {name.upper}: {text}\n",
        ),
        ("config.py", f'import base64\n\n{name.upper} = base64.b64decode("{text}").decode()\n'),
        (".env", f"WORKERS=4\n{name.upper}_B64={text}\n"),
        ("src/config.ts", f'export const {name.camel} = atob("{text}");\n'),
        ("config.json", f'{{\n  "{name.camel}Base64": "{text}"\n}}\n'),
    ]
    return chance.choice(rows)


def plain_file(value: Value, chance: random.Random) -> tuple[str, str]:
    """The file that is nothing but the credential."""
    if value.kind == "object":
        return chance.choice(["service-account.json", "gcp-credentials.json"]), _raw(value) + "\n"
    if value.kind == "pem":
        return chance.choice(["certs/server.key", "id_deploy", "signing.pem"]), _raw(value) + "\n"
    return chance.choice(["notes.txt", "key.txt"]), f"{_raw(value)}\n"


def elsewhere(value: Value, chance: random.Random) -> tuple[str, str]:
    """Further languages and files: Terraform, C#, Ruby, PHP, Rust, Kotlin, XML, comments, logs."""
    name = name_of(value, chance)
    if value.kind in ("pem", "object"):
        text = _compact(value) if value.kind == "pem" else _raw(value)
        return "main.tf", f'locals {{\n  region = "eu"\n  {name.snake} = <<EOT\n{text}\nEOT\n}}\n'
    text, tick, plain = _double(value), _single(value), _raw(value)
    exported = name.camel[0].upper() + name.camel[1:]
    escaped = _mark(value.text.replace("&", "&amp;").replace("<", "&lt;"))
    rows = [
        ("main.tf", f'provider "search" {{\n  region = "eu"\n  {name.snake} = "{text}"\n}}\n'),
        ("terraform.tfvars", f'region = "eu"\n{name.snake} = "{text}"\n'),
        (
            "Config.cs",
            f'public class Config {{\n    public string {exported} {{ get; set; }} = "{text}";\n}}\n',
        ),
        ("config/app.rb", f"Agent.configure do |config|\n  config.{name.snake} = '{tick}'\nend\n"),
        (
            "config.php",
            f"<?php\n\nreturn [\n    'region' => 'eu',\n    '{name.snake}' => '{tick}',\n];\n",
        ),
        ("src/config.rs", f'pub const {name.upper}: &str = "{text}";\n'),
        ("Config.kt", f'object Config {{\n    const val {name.upper} = "{text}"\n}}\n'),
        (
            "config.xml",
            f"<config>\n  <region>eu</region>\n  <{name.camel}>{escaped}</{name.camel}>\n</config>\n",
        ),
        (
            "web.config",
            f'<appSettings>\n  <add key="{exported}" value="{escaped}" />\n</appSettings>\n',
        ),
        ("agent.py", f'def run():\n    # old {name.snake} = "{text}"\n    return 1\n'),
        (
            "worker.log",
            f"12:01:07 INFO starting worker\n12:01:07 DEBUG {name.snake}={plain}\n12:01:08 INFO ready\n",
        ),
        ("Makefile", f"export {name.upper} := {plain}\n\nserve:\n\tpython -m agent\n"),
        ("config.lua", f'return {{ region = "eu", {name.snake} = "{text}" }}\n'),
    ]
    path, body = chance.choice(rows)
    return path, body


CONTEXTS: dict[str, Callable[[Value, random.Random], tuple[str, str]]] = {
    "python": python,
    "typescript": typescript,
    "go": go,
    "java": java,
    "shell": shell,
    "dotenv": dotenv,
    "yaml": yaml,
    "json": json_file,
    "toml": toml,
    "ini": ini,
    "dockerfile": dockerfile,
    "markdown prose": prose,
    "markdown code": markdown_code,
    "bare call": bare_call,
    "notebook source": notebook_source,
    "notebook output": notebook_output,
    "url": url_query,
    "base64": encoded,
    "minified": minified,
    "elsewhere": elsewhere,
}


def fits(value: Value, context: str) -> bool:
    """Whether a person could still tell in this context that the value is a credential."""
    if context == "markdown prose":
        return value.kind not in ("pem", "object")
    if context == "bare call":
        return value.kind not in ("password", "object") and bool(value.client)
    if context == "url":
        safe = re.fullmatch(r"[A-Za-z0-9_.~-]+", value.text) is not None
        return value.kind == "token" and safe
    if context == "base64":
        return not value.named and value.kind != "password"
    return True
