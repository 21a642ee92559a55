"""What `mcp-scoped` says of an entry in each client's file, and what it lets through."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.git import Tree
from tenpoint import mcp_scoped
from tenpoint.kit import CannotCheck, Finding, Repo, Source

FILESYSTEM = "@modelcontextprotocol/server-filesystem@2025.8.21"
KEY = "sk-ant-" + "api03-" + "aB3dE5fG7hJ9" * 8
PLAIN_KEY = "k9Xq" * 6
DIGEST = "sha256:" + "0f" * 32
COMMIT = "5a" * 20


def found(text: str, path: str = ".mcp.json") -> list[Finding]:
    return list(mcp_scoped.check(Source(path, data=text.encode())))


def rules(text: str, path: str = ".mcp.json") -> list[str]:
    return [finding.rule.removeprefix("mcp-scoped/") for finding in found(text, path)]


def entry(**fields: object) -> str:
    """A file with the server `s`."""
    return json.dumps({"mcpServers": {"s": fields}}, indent=2)


def run(line: str, **fields: object) -> str:
    """A file whose server is started by these words; `'…'` keeps blanks."""
    words = [word.replace("\0", " ") for word in line.split(" ")]
    return entry(command=words[0], args=words[1:], **fields)


def table(*rows: tuple[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("line", [pytest.param(line, id=id) for id, line in rows])


# -- filesystem-root -------------------------------------------------------------------------------


@table(
    ("the disk", f"npx -y {FILESYSTEM} /"),
    ("the disk as a glob", f"npx -y {FILESYSTEM} /**"),
    ("a drive", f"npx -y {FILESYSTEM} C:\\"),
    ("a drive with a slash", f"npx -y {FILESYSTEM} D:/"),
    ("a drive seen from WSL", f"npx -y {FILESYSTEM} /mnt/c/"),
    ("home", f"npx -y {FILESYSTEM} ~"),
    ("home with a slash", f"npx -y {FILESYSTEM} ~/"),
    ("$HOME", f"npx -y {FILESYSTEM} $HOME"),
    ("${HOME}", f"npx -y {FILESYSTEM} ${{HOME}}"),
    ("${env:HOME}", f"npx -y {FILESYSTEM} ${{env:HOME}}/"),
    ("${userHome}", f"npx -y {FILESYSTEM} ${{userHome}}"),
    ("%USERPROFILE%", f"npx -y {FILESYSTEM} %USERPROFILE%"),
    ("a home by name", f"npx -y {FILESYSTEM} /home/ann"),
    ("a home on macOS", f"npx -y {FILESYSTEM} /Users/username/"),
    ("a home on Windows", f"npx -y {FILESYSTEM} C:\\Users\\ann"),
    ("all homes", f"npx -y {FILESYSTEM} /home"),
    ("root's home", f"npx -y {FILESYSTEM} /root"),
    ("/etc", f"npx -y {FILESYSTEM} /etc"),
    ("below /etc", f"npx -y {FILESYSTEM} /etc/ssl"),
    ("/private/etc", f"npx -y {FILESYSTEM} /private/etc"),
    ("keys", f"npx -y {FILESYSTEM} ~/.ssh"),
    ("below keys", f"npx -y {FILESYSTEM} /home/ann/.aws/sso"),
    ("configuration", f"npx -y {FILESYSTEM} $HOME/.config"),
    ("one of several", f"npx -y {FILESYSTEM} ./docs /srv/a/b ~ ./src"),
    ("climbs out", f"npx -y {FILESYSTEM} ../.."),
    ("climbs out behind a beginning", f"npx -y {FILESYSTEM} ./docs/../../other"),
    ("climbs out of a variable", f"npx -y {FILESYSTEM} ${{workspaceFolder}}/.."),
    ("climbs out of a home", f"npx -y {FILESYSTEM} /home/ann/../bob"),
    ("climbs up to the disk", f"npx -y {FILESYSTEM} /srv/.."),
    ("in quotes", f'npx -y {FILESYSTEM} "/"'),
    ("a file URL", f"npx -y {FILESYSTEM} file:///"),
    ("installed", "mcp-server-filesystem /"),
    ("installed by path", "/usr/local/bin/mcp-filesystem-server /"),
    ("a script of node", "node /srv/tools/server-filesystem/dist/index.js /"),
    ("a module of Python", "python -m mcp_server_filesystem /"),
    ("with uvx", "uvx mcp-server-filesystem==1.2.3 /"),
    ("with uvx --from", "uvx --from mcp-tools==1.2.3 mcp-server-file-system /"),
    ("with uv run", "uv run mcp-server-filesystem ~"),
    ("with bunx", f"bunx {FILESYSTEM} /"),
    ("behind an option", f"npx -y {FILESYSTEM} --root /"),
    ("in an option", f"npx -y {FILESYSTEM} --allowed-dir=/"),
    ("behind a switch", "rust-mcp-filesystem --allow-write /"),
    ("behind cmd /c", f"cmd /c npx -y {FILESYSTEM} C:/"),
    ("behind env", f"env A=b npx -y {FILESYSTEM} /"),
)  # fmt: skip
def test_a_filesystem_server_is_given_too_much(line: str) -> None:
    assert rules(run(line)) == ["filesystem-root"]


@table(
    ("a workspace", f"npx -y {FILESYSTEM} ${{workspaceFolder}}"),
    ("below a workspace", f"npx -y {FILESYSTEM} ${{workspaceFolder}}/docs"),
    ("here", f"npx -y {FILESYSTEM} ."),
    ("all that is here", f"npx -y {FILESYSTEM} ./**"),
    ("a relative folder", f"npx -y {FILESYSTEM} docs/notes"),
    ("a folder of a home", f"npx -y {FILESYSTEM} ~/Documents/x"),
    ("a folder of a home by name", f"npx -y {FILESYSTEM} /Users/username/Desktop"),
    ("a folder of a home on Windows", f"npx -y {FILESYSTEM} C:\\Users\\ann\\notes"),
    ("a folder of $HOME", f"npx -y {FILESYSTEM} $HOME/projects/a"),
    ("a folder of a service", f"npx -y {FILESYSTEM} /srv/x/y"),
    ("a stand-in", f"npx -y {FILESYSTEM} /path/to/allowed/dir"),
    ("a variable", f"npx -y {FILESYSTEM} ${{input:folder}}"),
    ("a placeholder", f"npx -y {FILESYSTEM} <folder>"),
    ("up and down again", f"npx -y {FILESYSTEM} ./docs/../src"),
    ("one program's configuration", f"npx -y {FILESYSTEM} ~/.config/notes"),
    ("no folder: the client gives it", f"npx -y {FILESYSTEM}"),
    ("an option's own file", f"npx -y {FILESYSTEM} --log /etc/logging.conf ./docs"),
    ("a slash for another server", "npx -y @example/mcp-router@1.2.3 /"),
    ("a path for another server", "npx -y @example/mcp-sqlite@1.2.3 ../../data.db"),
    ("a container's own folder", f"docker run -i --rm -v ./w:/w mcp/filesystem@{DIGEST} /"),
)  # fmt: skip
def test_a_filesystem_server_may_have_a_folder(line: str) -> None:
    assert rules(run(line)) == []


def test_a_setting_of_a_filesystem_server_is_a_folder_too() -> None:
    line = "npx -y @example/filesystem-mcp@1.2.3"
    assert rules(run(line, env={"ALLOWED_PATHS": "./docs,/"})) == ["filesystem-root"]
    assert rules(run(line, env={"ALLOWED_PATHS": "./docs", "PATH": "/usr/bin:/"})) == []
    other = "npx -y @example/router-mcp@1.2.3"
    assert rules(run(other, env={"ROOT_DIR": "/"})) == []


# -- container-host-access -------------------------------------------------------------------------

IMAGE = f"example/server:1.2.3@{DIGEST}"


@table(
    ("the disk", f"docker run -i --rm -v /:/host {IMAGE}"),
    ("the disk, read-only", f"docker run -i --rm -v /:/host:ro {IMAGE}"),
    ("a drive", f"docker run -i -v C:\\:/host {IMAGE}"),
    ("a home", f"docker run -i --volume=$HOME:/home/x {IMAGE}"),
    ("a home on Windows", f"docker run -i -v C:\\Users\\ann:/data {IMAGE}"),
    ("a home by a variable of VS Code", f"docker run -i -v ${{env:HOME}}:/data {IMAGE}"),
    ("keys", f"docker run -i -v ~/.ssh:/root/.ssh:ro {IMAGE}"),
    ("in one word", f"docker run -i -v/:/host {IMAGE}"),
    ("as a mount", f"docker run -i --mount type=bind,source=/,target=/host {IMAGE}"),
    ("as a mount, src", f"docker run --mount=type=bind,src=/Users/ann,dst=/p {IMAGE}"),
    ("the socket", f"docker run -v /var/run/docker.sock:/var/run/docker.sock {IMAGE}"),
    ("podman's socket", f"podman run -v /run/podman/podman.sock:/s {IMAGE}"),
    ("privileged", f"docker run -i --privileged {IMAGE}"),
    ("privileged=true", f"docker run -i --privileged=true {IMAGE}"),
    ("the host's processes", f"docker run --pid=host {IMAGE}"),
    ("the host's processes, two words", f"docker run --pid host {IMAGE}"),
    ("all capabilities", f"docker run --cap-add=ALL {IMAGE}"),
    ("all capabilities, two words", f"docker run --cap-add all {IMAGE}"),
    ("podman", f"podman run --rm -i --privileged {IMAGE}"),
    ("docker container run", f"docker container run -i -v /:/h {IMAGE}"),
    ("options before run", f"docker --context x run -i -v /:/h {IMAGE}"),
    ("behind wsl", f"wsl -d Ubuntu docker run -i -v /:/h {IMAGE}"),
)  # fmt: skip
def test_a_container_is_given_the_host(line: str) -> None:
    assert rules(run(line)) == ["container-host-access"]


@table(
    ("one folder", f"docker run -i --rm -v ./ws:/data:ro {IMAGE}"),
    ("a folder of a workspace", f"docker run -i -v ${{workspaceFolder}}:/data {IMAGE}"),
    ("a folder of a home by a variable", f"docker run -i -v ${{env:HOME}}/notes:/data {IMAGE}"),
    ("a named volume", f"docker run -i -v data:/data {IMAGE}"),
    ("a named volume as a mount", f"docker run --mount type=volume,src=d,dst=/ {IMAGE}"),
    ("memory", f"docker run --mount type=tmpfs,target=/tmp {IMAGE}"),
    ("a network of its own", f"docker run -i --network=none {IMAGE}"),
    ("one capability less", f"docker run --cap-drop=ALL {IMAGE}"),
    ("one capability", f"docker run --cap-add NET_BIND_SERVICE {IMAGE}"),
    ("not privileged", f"docker run --privileged=false {IMAGE}"),
    ("an argument of the server", f"docker run -i {IMAGE} --privileged -v /:/x"),
    ("a variable of the container", f"docker run -e PATH_MAP=/:/x {IMAGE}"),
    ("running in a container that is there", "docker exec -i tools python -m server"),
    ("a compose service", "docker compose run -T tools"),
)  # fmt: skip
def test_a_container_may_have_a_folder(line: str) -> None:
    assert rules(run(line)) == []


def test_the_host_s_network_is_a_warning() -> None:
    for option in ("--network=host", "--network host", "--net=host"):
        [finding] = found(run(f"docker run -i {option} {IMAGE}"))
        assert (finding.rule, finding.severity) == ("mcp-scoped/container-host-network", "warning")


# -- unpinned-server -------------------------------------------------------------------------------


@table(
    ("npx, no version", "npx @example/mcp"),
    ("npx -y, no version", "npx -y @example/mcp"),
    ("npx, no scope", "npx example-mcp"),
    ("latest", "npx -y @example/mcp@latest"),
    ("a tag", "npx -y @example/mcp@next"),
    ("a caret", "npx -y @example/mcp@^1.2.3"),
    ("a major version", "npx -y @example/mcp@1"),
    ("a star", "npx -y @example/mcp@1.x"),
    ("--package", "npx --package @example/mcp mcp-server"),
    ("--package=", "npx -y --package=@example/mcp mcp-server"),
    ("-p", "npx -y -p @example/mcp mcp-server"),
    ("the second of two", "npx -p @example/a@1.2.3 -p @example/b mcp-server"),
    ("a repository", "npx -y github:example/mcp"),
    ("a repository in short", "npx -y example/mcp"),
    ("a branch", "npx -y git+https://git.example/mcp.git#main"),
    ("a full path to npx", "/usr/local/bin/npx -y @example/mcp"),
    ("npx.cmd", "C:\\node\\npx.cmd -y @example/mcp"),
    ("cmd /c", "cmd /c npx -y @example/mcp"),
    ("cmd.exe /d /s /c", "cmd.exe /d /s /c npx -y @example/mcp"),
    ("env", "env DEBUG=1 npx -y @example/mcp"),
    ("sudo", "sudo -u agent npx -y @example/mcp"),
    ("doppler run", "doppler run --project x -- npx -y @example/mcp"),
    ("wsl", "wsl.exe npx -y @example/mcp"),
    ("npm exec", "npm exec --yes -- @example/mcp"),
    ("npm exec --package", "npm exec --package=@example/mcp -- mcp-server"),
    ("bunx", "bunx @example/mcp"),
    ("bun x", "bun x @example/mcp"),
    ("pnpm dlx", "pnpm dlx @example/mcp@latest"),
    ("pnpm --package dlx", "pnpm --package=@example/mcp dlx mcp-server"),
    ("yarn dlx", "yarn dlx @example/mcp"),
    ("deno", "deno run -N jsr:@example/mcp stdio"),
    ("uvx", "uvx example-mcp"),
    ("uvx with an argument", "uvx example-mcp --port 80"),
    ("uvx latest", "uvx example-mcp@latest"),
    ("uvx range", "uvx example-mcp>=1.2"),
    ("uvx compatible", "uvx example-mcp~=1.2.3"),
    ("uvx wildcard", "uvx example-mcp==1.*"),
    ("uvx behind options", "uvx --python 3.12 --with httpx==0.27.2 example-mcp"),
    ("uvx --from", "uvx --from example-mcp server"),
    ("uvx --from with extras", "uvx --from example-mcp[cli] server"),
    ("uvx --from a repository", "uvx --from git+https://git.example/mcp server"),
    ("uvx --from a branch", "uvx --from git+https://git.example/mcp@main server"),
    ("uvx --from a tag", "uvx --from git+https://git.example/mcp@v1.2.3 server"),
    ("uvx --from a short commit", f"uvx --from git+https://git.example/m@{COMMIT[:8]} s"),
    ("uv tool run", "uv tool run example-mcp"),
    ("pipx run", "pipx run example-mcp"),
    ("pipx run --spec", "pipx run --spec example-mcp server"),
    ("docker, no tag", "docker run -i --rm example/server"),
    ("docker, latest", "docker run -i --rm example/server:latest"),
    ("docker, a port is no tag", "docker run -i registry.example:5000/server"),
    ("docker -e takes an argument", "docker run -i -e TOKEN example/server"),
    ("docker -it -e", "docker run -it -e A -e B --name x example/server"),
    ("podman", "podman run -i example/server:latest"),
    ("go run", "go run git.example/mcp/cmd@latest"),
)  # fmt: skip
def test_an_unpinned_server(line: str) -> None:
    assert rules(run(line)) == ["unpinned-server"]


@table(
    ("npx", "npx -y @example/mcp@1.2.3"),
    ("npx, no scope", "npx example-mcp@1.2.3"),
    ("a prerelease", "npx -y @example/mcp@1.2.3-beta.4"),
    ("--package", "npx -y --package=@example/mcp@1.2.3 mcp-server"),
    ("-p and an argument", "npx -p @example/mcp@1.2.3 mcp-server latest"),
    ("an argument like a package", "npx -y @example/mcp@1.2.3 @example/other"),
    ("a commit", f"npx -y github:example/mcp#{COMMIT}"),
    ("a local folder", "npx -y ./server"),
    ("a local archive", "npx -y ../server-1.0.0.tgz"),
    ("only what is installed", "npx --no-install example-mcp"),
    ("a variable as version", "npx -y @example/mcp@${MCP_VERSION}"),
    ("a variable as package", "npx -y ${MCP_PACKAGE}"),
    ("a placeholder", "npx -y <package>"),
    ("cmd /c", "cmd /c npx -y @example/mcp@1.2.3"),
    ("bunx", "bunx @example/mcp@1.2.3"),
    ("pnpm dlx", "pnpm dlx @example/mcp@1.2.3"),
    ("pnpm exec runs what is there", "pnpm exec mcp-server"),
    ("npm run", "npm run mcp"),
    ("deno", "deno run -N jsr:@example/mcp@0.1.2 stdio"),
    ("a local script of deno", "deno run server.ts"),
    ("uvx ==", "uvx example-mcp==1.2.3"),
    ("uvx @", "uvx example-mcp@1.2.3"),
    ("uvx --from", "uvx --from example-mcp==1.2.3 server"),
    ("uvx --from with extras", "uvx --from example-mcp[cli]==1.2.3 server"),
    ("uvx --from a commit", f"uvx --from git+https://git.example/mcp@{COMMIT} server"),
    ("uvx --from a folder", "uvx --from ./server server"),
    ("uvx a folder", "uvx --from . server"),
    ("uv run", "uv run server.py"),
    ("uv --directory run", "uv --directory /srv/x run server.py"),
    ("uv run with a package", "uv run --with mcp==1.2.3 mcp run server.py"),
    ("pipx run", "pipx run example-mcp==1.2.3"),
    ("pipx run --spec", "pipx run --spec example-mcp==1.2.3 server"),
    ("an image by digest", f"docker run -i --rm {IMAGE}"),
    ("an image that a variable names", "docker run -i ${IMAGE}"),
    ("node", "node server/index.js"),
    ("python", "python -m server"),
    ("an installed program", "github-mcp-server stdio"),
    ("go run, local", "go run ./cmd/server"),
    ("go run", "go run git.example/mcp/cmd@v1.2.3"),
)  # fmt: skip
def test_a_pinned_server(line: str) -> None:
    assert rules(run(line)) == []


def test_a_tag_without_digest_is_a_warning() -> None:
    [finding] = found(run("docker run -i --rm example/server:1.2.3"))
    assert (finding.rule, finding.severity) == ("mcp-scoped/image-tag", "warning")


def test_npx_runs_what_the_project_has_installed(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree")
    tree.add("package.json", '{"devDependencies": {"tsx": "^4", "@example/mcp": "^1"}}')
    tree.add("tools/.mcp.json", run("npx tsx src/index.ts"))
    tree.add(".mcp.json", run("npx -y @example/mcp"))
    tree.add("other/.cursor/mcp.json", run("npx @example/other"))
    repo = Repo(str(tree.root))
    checked = {path: len(list(mcp_scoped.check(repo.source(path)))) for path in repo.tracked()}
    assert checked == {
        ".mcp.json": 0, "package.json": 0, "tools/.mcp.json": 0, "other/.cursor/mcp.json": 1
    }  # fmt: skip


# -- plaintext-secret ------------------------------------------------------------------------------

NODE = "node server.js"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(run(NODE, env={"ANTHROPIC_API_KEY": KEY}), id="a key of a known shape"),
        pytest.param(run(NODE, env={"SOMETHING": KEY}), id="a known shape under any name"),
        pytest.param(run(NODE, env={"BRAVE_API_KEY": PLAIN_KEY}), id="a key by its name"),
        pytest.param(run(NODE, env={"API_KEY": "abc123"}), id="a short one"),
        pytest.param(run(NODE, env={"DB_PASSWORD": "hunter" + "22"}), id="a password"),
        pytest.param(run(NODE, env={"DATABASE_URL": "postgres://app:" + "p4ssX9w@db.example/a"}),
                     id="a password in a URL"),
        pytest.param(run("npx -y mcp-mongo@1.2.3 mongodb+srv://app:" + "MrX9k2Lq@c.example/a?w=1"),
                     id="a password in the URL of an argument"),
        pytest.param(entry(url="https://x.example/mcp",
                           headers={"Authorization": "Bearer " + PLAIN_KEY}), id="a header"),
        pytest.param(entry(url="https://x.example/mcp",
                           headers={"Authorization": "Basic " + "dXNlcjpwYXNzMTIz"}), id="Basic"),
        pytest.param(entry(url="https://x.example/mcp", headers={"X-API-Key": PLAIN_KEY}),
                     id="a header of its own"),
        pytest.param(entry(url="https://x.example/mcp?api_key=" + PLAIN_KEY), id="a query"),
        pytest.param(entry(url="https://x.example/mcp?a=1&token=" + PLAIN_KEY), id="a later query"),
        pytest.param(run(f"{NODE} --api-key {PLAIN_KEY}"), id="a flag"),
        pytest.param(run(f"{NODE} --token={PLAIN_KEY}"), id="a flag with ="),
        pytest.param(run(f"docker run -i -e API_TOKEN={PLAIN_KEY} {IMAGE}"), id="docker -e"),
        pytest.param(run(f"env API_TOKEN={PLAIN_KEY} {NODE}"), id="env"),
        pytest.param(
            run("npx mcp-remote@0.1.2 https://x.example --header "
                f"Authorization:\0Bearer\0{PLAIN_KEY}"),
            id="a header of a bridge",
        ),
        pytest.param(entry(url="https://x.example", oauth={"clientSecret": PLAIN_KEY}), id="OAuth"),
    ],
)  # fmt: skip
def test_a_secret_in_the_file(text: str) -> None:
    assert rules(text) == ["plaintext-secret"]
    [finding] = found(text)
    assert PLAIN_KEY not in str(finding)
    assert KEY not in str(finding)


@pytest.mark.parametrize(
    "value",
    [
        "${X}", "$X", "${env:X}", "${input:x}", "{{x}}", "<token>", "YOUR_API_KEY",
        "your-api-key-here", "", "xxxx", "sk-...", "REPLACE_ME", "%X%", "changeme", "GITHUB_TOKEN",
        "my-secret-key", "op://vault/item/field",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["API_KEY", "DB_PASSWORD", "GITHUB_TOKEN"])
def test_a_reference_or_a_placeholder(name: str, value: str) -> None:
    assert rules(run(NODE, env={name: value})) == []
    assert rules(entry(url="https://x.example", headers={"Authorization": f"Bearer {value}"})) == []
    assert rules(run(f"docker run -i -e {name}={value.replace(' ', '')} {IMAGE}")) == []


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"API_KEY_FILE": "/run/secrets/key"}, id="a file"),
        pytest.param({"TOKEN_PATH": "./token.json"}, id="a path"),
        pytest.param({"TOKEN_LIMIT": "4096", "MAX_TOKENS": "200000"}, id="limits"),
        pytest.param({"KEY_MODEL": "gpt-4o", "OPENAI_MODEL": "gpt-4o-mini"}, id="models"),
        pytest.param({"REQUIRE_API_KEY": "true", "TOKEN": True}, id="switches"),
        pytest.param({"PASSWORD": 12345, "API_TOKEN": 1}, id="numbers"),
        pytest.param({"API_KEY": None}, id="null"),
        pytest.param({"SLACK_TEAM_ID": "T0123456789"}, id="an id"),
        pytest.param({"DATABASE_URL": "postgresql://localhost/app"}, id="a URL without password"),
        pytest.param({"DATABASE_URL": "postgres://u:${PASSWORD}@db/app"}, id="a URL's reference"),
        pytest.param({"AUTH_URL": "https://login.example/oauth/token"}, id="an address"),
        pytest.param({"STRIPE_PUBLISHABLE_KEY": "pk_test_" + "a1B2" * 6}, id="public by design"),
        pytest.param({"NODE_ENV": "production", "LOG_LEVEL": "debug"}, id="ordinary settings"),
    ],
)
def test_no_secret(env: dict[str, object]) -> None:
    assert rules(run(NODE, env=env)) == []


@table(
    ("a reference in a flag", f"{NODE} --api-key ${{API_KEY}}"),
    ("a switch behind a flag", f"{NODE} --api-key --verbose"),
    ("a number of tokens", f"{NODE} --max-tokens 4096"),
    ("a file", f"{NODE} --token-file /run/secrets/token"),
    ("a name alone", f"docker run -i -e API_TOKEN {IMAGE}"),
    ("a header's reference",
     "npx mcp-remote@0.1.2 https://x.example --header Authorization:${AUTH_HEADER}"),
)  # fmt: skip
def test_no_secret_in_words(line: str) -> None:
    assert rules(run(line)) == []


def test_a_first_guess_is_a_warning() -> None:
    for text in (
        run(NODE, env={"POSTGRES_PASSWORD": "postgres"}),
        run(f"{NODE} postgresql://postgres:postgres@localhost:5432/app"),
    ):
        [finding] = found(text)
        assert (finding.rule, finding.severity) == ("mcp-scoped/guessable-secret", "warning")


# -- cleartext-remote ------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["url", "serverUrl", "httpUrl"])
@pytest.mark.parametrize(
    "url",
    [
        "http://mcp.example.com/sse", "HTTP://mcp.example.com", "ws://mcp.example.com/socket",
        "http://192.168.1.20:8080/mcp", "http://[2001:db8::1]/mcp", "http://localhost.example.com/",
        "http://10.0.0.1",
    ],
)  # fmt: skip
def test_a_remote_without_encryption(key: str, url: str) -> None:
    assert rules(entry(**{key: url})) == ["cleartext-remote"]


@pytest.mark.parametrize(
    "url",
    [
        "https://mcp.example.com/sse", "wss://mcp.example.com", "http://localhost:3000/sse",
        "http://127.0.0.1:8080", "http://127.1.2.3", "http://[::1]:3000/", "http://0.0.0.0:80/",
        "http://host.docker.internal:3000", "http://dev.localhost/", "http://${HOST}/mcp",
        "http://${input:host}:80/", "http://<your-host>/mcp", "ws://localhost:9229",
    ],
)  # fmt: skip
def test_a_remote_with_encryption_or_here(url: str) -> None:
    assert rules(entry(url=url)) == []
    assert rules(run(f"npx mcp-remote@0.1.2 {url}")) == []


def test_a_name_of_the_local_network_is_a_warning() -> None:
    [finding] = found(entry(url="http://jenkins:8080/mcp"))
    assert (finding.rule, finding.severity) == ("mcp-scoped/cleartext-internal", "warning")


def test_what_a_bridge_is_given_is_a_remote() -> None:
    assert rules(run("npx mcp-remote@0.1.2 http://mcp.example.com/sse --allow-http")) == [
        "cleartext-remote"
    ]
    assert rules(run("node server.js --docs http://www.example.com")) == []


# -- shell-server ----------------------------------------------------------------------------------


@table(
    ("sh -c", "sh -c node\0server.js"),
    ("bash -c", "bash -c node\0server.js"),
    ("bash -lc", "/bin/bash -lc node\0server.js"),
    ("zsh -c", "zsh -c exec\0node\0server.js"),
    ("options before -c", "bash --norc -c node\0server.js"),
    ("PowerShell", "powershell -NoProfile -Command node\0server.js"),
    ("PowerShell, encoded", "pwsh.exe -enc bm9kZQ=="),
    ("cmd with two commands", "cmd /c cd\0app\0&&\0node\0server.js"),
    ("behind env", "env A=b bash -c node\0server.js"),
    ("behind wsl", "wsl bash -c node\0server.js"),
    ("a download", "bash -c curl\0https://x.example/i\0|\0sh"),
)  # fmt: skip
def test_a_shell(line: str) -> None:
    assert rules(run(line)) == ["shell-server"]


def test_a_download_in_the_command_itself() -> None:
    assert rules(entry(command="curl -sSL https://x.example/i | sh")) == ["shell-server"]


@table(
    ("a script", "bash server.sh"),
    ("a script with an argument -c", "sh ./run.sh -c config.json"),
    ("cmd /c with a program", "cmd /c npx -y @example/mcp@1.2.3"),
    ("cmd /c with one word", "cmd /c node\0server.js"),
    ("PowerShell's file", "powershell -ExecutionPolicy Bypass -File server.ps1"),
    ("an argument named sh", "node server.js sh -c x"),
    ("a server for shells", "uvx mcp-shell-server==1.2.3"),
)  # fmt: skip
def test_no_shell(line: str) -> None:
    assert rules(run(line)) == []


# -- allow-all -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(".mcp.json", run(f"{NODE} --allow-all"), id="--allow-all"),
        pytest.param(".mcp.json", run(f"{NODE} --allow-all-tools"), id="--allow-all-tools"),
        pytest.param(".mcp.json", run("npx x@1.2.3 --yolo"), id="--yolo"),
        pytest.param(".mcp.json", run("claude mcp serve --dangerously-skip-permissions"),
                     id="--dangerously-…"),
        pytest.param(".mcp.json", run("deno run -A server.ts"), id="deno -A"),
        pytest.param(".mcp.json", entry(command="x", autoApprove=["*"]), id="autoApprove"),
        pytest.param(".mcp.json", entry(command="x", autoApprove="*"), id="autoApprove as text"),
        pytest.param("cline_mcp_settings.json", entry(command="x", alwaysAllow=["a", "*"]),
                     id="alwaysAllow"),
        pytest.param(".gemini/settings.json", entry(command="x", trust=True), id="Gemini's trust"),
        pytest.param(".claude/settings.json", '{"permissions": {"allow": ["Read", "Bash"]}}',
                     id="Claude, Bash"),
        pytest.param(".claude/settings.json", '{"permissions": {"allow": ["Bash(*)"]}}',
                     id="Claude, Bash(*)"),
        pytest.param(".claude/settings.json", '{"permissions": {"allow": ["Bash(:*)"]}}',
                     id="Claude, Bash(:*)"),
        pytest.param(".claude/settings.json", '{"permissions": {"allow": ["Bash(*:*)"]}}',
                     id="Claude, Bash(*:*)"),
        pytest.param(".claude/settings.local.json", '{"permissions": {"allow": ["*"]}}',
                     id="Claude, *"),
        pytest.param(".claude/settings.json",
                     '{"permissions": {"defaultMode": "bypassPermissions"}}', id="Claude's mode"),
        pytest.param(".codex/config.toml", 'sandbox_mode = "danger-full-access"', id="Codex"),
        pytest.param(".codex/config.toml",
                     '[profiles.ci]\nsandbox_mode = "danger-full-access"', id="Codex profile"),
        pytest.param(".vscode/settings.json", '{"chat.tools.autoApprove": true}', id="VS Code"),
    ],
)  # fmt: skip
def test_everything_is_allowed(path: str, text: str) -> None:
    assert rules(text, path) == ["allow-all"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(".mcp.json", entry(command="x", autoApprove=["read", "list"]), id="tools"),
        pytest.param(".mcp.json", entry(command="x", alwaysAllow=[]), id="no tools"),
        pytest.param(".mcp.json", entry(command="x", trust=True), id="trust is Gemini's word"),
        pytest.param(".mcp.json", run(f"{NODE} --allow-all=false"), id="switched off"),
        pytest.param(".mcp.json", run(f"{NODE} --allow-net -A"), id="an option of something else"),
        pytest.param(".gemini/settings.json", entry(command="x", trust=False), id="no trust"),
        pytest.param(".claude/settings.json",
                     '{"permissions": {"allow": ["Bash(npm run test:*)", "Read(./**)", "mcp__x"],'
                     ' "deny": ["Bash(*)", "*"], "ask": ["Bash"], "defaultMode": "acceptEdits"}}',
                     id="Claude: named, denied, asked"),
        pytest.param(".claude/settings.json", '{"permissions": {"deny": ["*"]}}', id="only denied"),
        pytest.param(".codex/config.toml",
                     'sandbox_mode = "workspace-write"\napproval_policy = "never"', id="Codex"),
        pytest.param(".vscode/settings.json", '{"chat.tools.autoApprove": false}', id="VS Code"),
    ],
)  # fmt: skip
def test_something_is_allowed(path: str, text: str) -> None:
    assert rules(text, path) == []


def test_a_browser_without_sandbox_is_a_warning() -> None:
    [finding] = found(run("npx @playwright/mcp@0.0.40 --headless --no-sandbox"))
    assert (finding.rule, finding.severity) == ("mcp-scoped/browser-sandbox", "warning")


# -- permissions-block -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        pytest.param({"read": ["/"]}, id="read the disk"),
        pytest.param({"write": ["/**"]}, id="write the disk"),
        pytest.param({"read": "~/**"}, id="read a home"),
        pytest.param({"read": ["**"]}, id="read anything"),
        pytest.param({"read": ["./docs/**", "**/*"]}, id="read anything, the second"),
        pytest.param({"filesystem": {"read": ["./docs"], "write": ["$HOME/*"]}}, id="nested"),
        pytest.param({"network": ["*"]}, id="any host"),
        pytest.param({"network": "*"}, id="any host as text"),
        pytest.param({"network": ["*.com"]}, id="a top-level domain"),
        pytest.param({"network": ["https://*"]}, id="any host by scheme"),
        pytest.param({"network": {"allow": ["*.io"]}}, id="nested hosts"),
        pytest.param({"exec": True}, id="commands"),
        pytest.param({"exec": ["*"]}, id="any command"),
    ],
)
def test_a_block_for_everything(block: dict[str, object]) -> None:
    assert rules(entry(command="x", permissions=block)) == ["permissions-block"]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param({"read": ["./docs/**"], "write": ["./out/**"]}, id="folders"),
        pytest.param({"read": ["${workspaceFolder}/**", "/srv/x/**"]}, id="absolute folders"),
        pytest.param({"read": ["*.md"]}, id="files by their ending"),
        pytest.param({"network": ["api.example.com", "*.example.com"]}, id="hosts"),
        pytest.param({"network": []}, id="no host"),
        pytest.param({"network": False, "exec": False}, id="switched off"),
        pytest.param({"exec": ["git", "npm"]}, id="two commands"),
        pytest.param({"read": {"deny": ["/**", "~/.ssh/**"]}}, id="denied"),
        pytest.param({}, id="empty"),
    ],
)
def test_a_block_for_something(block: dict[str, object]) -> None:
    assert rules(entry(command="x", permissions=block)) == []


def test_a_server_without_a_block_is_none_of_our_business() -> None:
    assert rules(entry(command="x", args=[])) == []


# -- files -----------------------------------------------------------------------------------------

BAD = {"s": {"command": "npx", "args": ["-y", FILESYSTEM, "/"]}}


@pytest.mark.parametrize(
    ("path", "document", "client"),
    [
        pytest.param(".mcp.json", {"mcpServers": BAD}, "Claude Code", id="Claude Code"),
        pytest.param("a/b/.mcp.json", {"mcpServers": BAD}, "Claude Code", id="in a folder"),
        pytest.param("mcp.json", {"mcpServers": BAD}, "the MCP client", id="a bare name"),
        pytest.param("mcp.json", {"servers": BAD}, "the MCP client", id="a bare name, VS Code's"),
        pytest.param(".cursor/mcp.json", {"mcpServers": BAD}, "Cursor", id="Cursor"),
        pytest.param("x/.cursor/mcp.json", {"mcpServers": BAD}, "Cursor", id="Cursor in a folder"),
        pytest.param("claude_desktop_config.json", {"mcpServers": BAD}, "Claude Desktop",
                     id="Claude Desktop"),
        pytest.param(".roo/mcp.json", {"mcpServers": BAD}, "Roo Code", id="Roo Code"),
        pytest.param("mcp_settings.json", {"mcpServers": BAD}, "Roo Code", id="Roo's global file"),
        pytest.param("mcp_config.json", {"mcpServers": BAD}, "Windsurf", id="Windsurf"),
        pytest.param("cline_mcp_settings.json", {"mcpServers": BAD}, "Cline", id="Cline"),
        pytest.param(".amazonq/mcp.json", {"mcpServers": BAD}, "Amazon Q", id="Amazon Q"),
        pytest.param(".kiro/settings/mcp.json", {"mcpServers": BAD}, "Kiro", id="Kiro"),
        pytest.param(".vscode/mcp.json", {"servers": BAD}, "VS Code", id="VS Code"),
        pytest.param(".vscode/settings.json", {"mcp": {"servers": BAD}}, "VS Code",
                     id="VS Code's settings"),
        pytest.param(".vscode/settings.json", {"mcp.servers": BAD}, "VS Code",
                     id="VS Code's settings, one key"),
        pytest.param(".gemini/settings.json", {"mcpServers": BAD}, "Gemini CLI", id="Gemini CLI"),
        pytest.param(".claude/settings.json", {"mcpServers": BAD}, "Claude Code",
                     id="Claude Code's settings"),
        pytest.param("agent.json", {"mcpServers": BAD}, "the MCP client", id="any name"),
        pytest.param("agent.yaml", {"mcpServers": BAD}, "the MCP client", id="YAML by any name"),
    ],
)  # fmt: skip
def test_the_message_names_client_and_server(
    path: str, document: dict[str, object], client: str
) -> None:
    [finding] = found(json.dumps(document), path)
    assert finding.message == f"{client}: server s is given the whole disk (/)"


CODEX = """
model = "x"  # comment
[mcp_servers.files]
command = "npx"
args = ["-y", "@modelcontextprotocol/server-filesystem",
        "/"]
[mcp_servers.files.env]
API_TOKEN = "%s"
[mcp_servers.remote]
url = "http://mcp.example.com"
bearer_token_env_var = "REMOTE_TOKEN"
http_headers = { "X-Api-Key" = "%s" }
env_http_headers = { "Authorization" = "AUTH_VARIABLE" }
"""


def test_codex() -> None:
    text = CODEX % (PLAIN_KEY, PLAIN_KEY)
    findings = found(text, ".codex/config.toml")
    assert [(f.rule.partition("/")[2], f.line, f.column) for f in findings] == [
        ("filesystem-root", 6, 9),
        ("unpinned-server", 5, 15),
        ("plaintext-secret", 8, 13),
        ("cleartext-remote", 10, 7),
        ("plaintext-secret", 12, 32),
    ]  # fmt: skip
    assert findings[0].message.startswith("Codex: server files ")


VS_CODE = """{
  // how it starts
  "inputs": [{"type": "promptString", "id": "token", "password": true}, /* and */],
  "servers": {
    "github": {
      "type": "http", "url": "https://mcp.example.com",
      "headers": {"Authorization": "Bearer ${input:token}"},
    },
    "files": {"command": "npx", "args": ["-y", "example-mcp"]},
  },
}
"""


def test_vs_code_takes_comments() -> None:
    [finding] = found(VS_CODE, ".vscode/mcp.json")
    assert (finding.line, finding.column, finding.end_column) == (9, 48, 61)
    assert finding.message == (
        "VS Code: server files runs whatever version of example-mcp is newest"
    )
    assert finding.fix == "name an exact version: example-mcp@<version>"


def test_vs_code_s_input_is_a_reference_and_its_default_is_not() -> None:
    text = VS_CODE.replace('"password": true', f'"password": true, "default": "{PLAIN_KEY}"')
    assert rules(text, ".vscode/mcp.json") == ["unpinned-server", "plaintext-secret"]


@pytest.mark.parametrize(
    "path", [".mcp.json", "claude_desktop_config.json", ".roo/mcp.json", "mcp.json"]
)
def test_other_clients_refuse_comments(path: str) -> None:
    with pytest.raises(CannotCheck) as caught:
        found('{\n// no\n"mcpServers": {}}', path)
    assert caught.value.line == 2


REGISTRY = {
    "$schema": "https://static.modelcontextprotocol.io/schemas/2025-10-17/server.schema.json",
    "name": "io.example/server",
    "version": "1.2.3",
    "packages": [
        {"registryType": "npm", "identifier": "@example/mcp", "version": "1.2.3",
         "transport": {"type": "stdio"},
         "environmentVariables": [{"name": "API_KEY", "isSecret": True, "isRequired": True}]},
        {"registryType": "pypi", "identifier": "example-mcp", "version": "1.2.3"},
        {"registryType": "oci", "identifier": f"docker.example/x/y:1.2.3@{DIGEST}"},
        {"registryType": "mcpb", "identifier": "https://git.example/x.mcpb", "fileSha256": "0"},
    ],
    "remotes": [{"type": "streamable-http", "url": "https://mcp.example.com/mcp",
                 "headers": [{"name": "Authorization", "value": "Bearer {token}"}]}],
}  # fmt: skip


def registry(**changes: object) -> str:
    return json.dumps(REGISTRY | changes, indent=1)


def test_a_good_server_json() -> None:
    assert found(registry(), "server.json") == []
    # As it stands in the registry's own listings: the runtime's arguments repeat the package.
    repeats = [{"type": "named", "name": "--prerelease", "value": "allow"},
               {"type": "positional", "value": "example-mcp"}]  # fmt: skip
    listing = package(registryType="pypi", version="1.2.3", runtimeArguments=repeats)
    assert found(registry(packages=listing), "server.json") == []


def package(**fields: object) -> list[object]:
    return [{"registryType": "npm", "identifier": "@example/mcp"} | fields]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"packages": package()}, ["unpinned-server"], id="no version"),
        pytest.param({"packages": package(version="latest")}, ["unpinned-server"], id="latest"),
        pytest.param({"packages": package(version="^1.2.3")}, ["unpinned-server"], id="a range"),
        pytest.param({"packages": package(registryType="oci", identifier="docker.example/x")},
                     ["unpinned-server"], id="an image without tag"),
        pytest.param(
            {"packages": package(version="1.2.3", identifier="@example/filesystem",
                packageArguments=[{"type": "positional", "value": "/"}])},
            ["filesystem-root"], id="an argument"),
        pytest.param(
            {"packages": package(registryType="oci", identifier=f"docker.example/x:1@{DIGEST}",
                runtimeArguments=[{"type": "named", "name": "-v", "value": "/:/host"}])},
            ["container-host-access"], id="an argument of the runtime"),
        pytest.param(
            {"packages": package(version="1.2.3", environmentVariables=[
                {"name": "API_KEY", "isSecret": True, "default": PLAIN_KEY}])},
            ["plaintext-secret"], id="a default of a secret"),
        pytest.param({"remotes": [{"type": "sse", "url": "http://mcp.example.com"}]},
                     ["cleartext-remote"], id="a remote without encryption"),
        pytest.param({"remotes": [{"type": "sse", "url": "https://mcp.example.com", "headers": [
                     {"name": "Authorization", "value": "Bearer " + PLAIN_KEY}]}]},
                     ["plaintext-secret"], id="a header"),
    ],
)  # fmt: skip
def test_a_bad_server_json(changes: dict[str, object], expected: list[str]) -> None:
    assert rules(registry(**changes), "server.json") == expected
    assert found(registry(**changes), "server.json")[0].message.startswith(
        "the MCP registry: server io.example/server "
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"servers": {"s": {"command": "npx", "args": ["x"]}}}', id="other"),
        pytest.param('{"packages": ["a"], "url": "http://x.example"}', id="packages by name"),
        pytest.param('{"remotes": ["http://x.example"]}', id="remotes by name"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param("{ not ours", id="not even JSON"),
    ],
)  # fmt: skip
def test_another_server_json_is_a_stranger(text: str) -> None:
    assert found(text, "server.json") == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(".mcp.json", "{}", id="no servers"),
        pytest.param(".mcp.json", '{"mcpServers": {}}', id="an empty list of servers"),
        pytest.param(".mcp.json", '{"mcpServers": null}', id="null"),
        pytest.param(".vscode/settings.json", '{"editor.tabSize": 2,}', id="settings of an editor"),
        pytest.param(".claude/settings.json", '{"model": "x"}', id="settings of a client"),
        pytest.param(".codex/config.toml", "", id="an empty file"),
        pytest.param("package.json", '{"name": "x", "version": "1.0.0"}', id="something else"),
        pytest.param(".mcp.json", '{"mcpServers": {"docs": {"type": "http", '
                     '"url": "https://docs.example.com/mcp"}}}', id="a remote"),
    ],
)  # fmt: skip
def test_nothing_to_say(path: str, text: str) -> None:
    assert found(text, path) == []


@pytest.mark.parametrize(
    ("path", "text", "line", "reason"),
    [
        pytest.param(".mcp.json", "", 1, "ends too early", id="empty"),
        pytest.param(".mcp.json", '{"mcpServers": {\n', 2, "ends too early", id="cut off"),
        pytest.param(".mcp.json", "[]", 1, "not an object", id="a list"),
        pytest.param(".mcp.json", '{\n"mcpServers": 3}', 2, "not an object", id="a number"),
        pytest.param(".mcp.json", '{"mcpServers": {"s":\n"x"}}', 2, "not an object", id="text"),
        pytest.param(".mcp.json", entry(command="npx", args="-y x"), 5, "not a list", id="args"),
        pytest.param(".mcp.json", entry(command="npx", args=[{}]), 6, "not text", id="an argument"),
        pytest.param(".mcp.json", '{"mcpServers": {"s": {},\n"s": {}}}', 2, "one name", id="twins"),
        pytest.param(".codex/config.toml", "a = 1\nb =\n", 2, "TOML", id="TOML"),
        pytest.param("server.json", '{"$schema": "modelcontextprotocol"\n', 2, "early",
                     id="a server.json of ours"),
        pytest.param("notes.txt", "hello", 1, "not valid JSON", id="no configuration"),
    ],
)  # fmt: skip
def test_cannot_check(path: str, text: str, line: int, reason: str) -> None:
    with pytest.raises(CannotCheck) as caught:
        found(text, path)
    assert caught.value.line == line
    assert reason in caught.value.reason


def test_what_was_found_comes_before_the_problem() -> None:
    text = json.dumps({"mcpServers": {"a": {"command": "npx", "args": ["x"]}, "b": 3}})
    checking = iter(mcp_scoped.check(Source(".mcp.json", data=text.encode())))
    assert next(checking).rule == "mcp-scoped/unpinned-server"
    with pytest.raises(CannotCheck):
        next(checking)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(run("npx " + "-y " * 50_000 + "x"), id="many options"),
        pytest.param(run("env " + "A=b " * 50_000 + "x"), id="many assignments"),
        pytest.param(run("sudo " * 50_000), id="wrappers in wrappers"),
        pytest.param(run(f"npx -y {FILESYSTEM} " + "../" * 100_000), id="a long path"),
        pytest.param(entry(command="bash -c " + "'" * 100_000), id="open quotes"),
        pytest.param(entry(url="http://" + "a." * 100_000), id="a long host"),
        pytest.param(entry(url="https://x/?" + "a=b&" * 50_000), id="a long query"),
        pytest.param(run("node x", env={"API_KEY": "a-" * 100_000}), id="a long value"),
        pytest.param(run("curl " + "| " * 100_000), id="many pipes"),
        pytest.param(entry(command="x", permissions={"network": "*." * 100_000}), id="stars"),
        pytest.param(run("docker run " + "-e A=b " * 30_000 + IMAGE), id="many variables"),
    ],
)
def test_a_hostile_entry_takes_one_pass(text: str) -> None:
    """Runs for minutes, not for a second, when something goes over the text again and again."""
    assert all(len(finding.message) < 1000 for finding in found(text))


# Keys and words that mean something somewhere, in places where they mean nothing.
KEYS = st.sampled_from(
    ["mcpServers", "servers", "mcp", "mcp.servers", "s", "command", "args", "env", "headers",
     "url", "permissions", "allow", "read", "network", "exec", "autoApprove", "trust",
     "inputs", "id", "default", "password", "packages", "remotes", "registryType",
     "identifier", "version", "name", "value", "runtimeArguments", "environmentVariables",
     "type", "$schema", "transport", "API_KEY", "profiles", "sandbox_mode", "defaultMode"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", "npx", "-y", "uvx", "--from", "docker", "run", "-v", "/:/x", "-e", "cmd", "/c", "env",
     "A=b", "bash", "-c", "--", "-", "=", "@", "@x/y", "x@1", "/", "~", "..", "http://",
     "ws://[", "https://x?a", "git+https://x@", "*", "npm", "oci", "pypi", "named", "--mount",
     "type=bind,source", "deno", "go", "x filesystem", "npx -y 'x", "${",
     "modelcontextprotocol", "mcp-remote", "--token", ":"]
)  # fmt: skip
DOCUMENTS = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(-1, 2),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(
    st.dictionaries(KEYS, DOCUMENTS, max_size=4),
    st.sampled_from([*(path.removeprefix("**/") for path in mcp_scoped.hook.files), "x.json"]),
)
def test_any_document_is_checked_or_refused(document: dict[str, object], path: str) -> None:
    try:
        findings = found(json.dumps(document), path)
    except CannotCheck as problem:
        assert problem.reason.isprintable()  # noqa: PT017  # both ends are right
    else:
        assert all(finding.line == 1 and finding.message.isprintable() for finding in findings)


@given(st.lists(WORDS, max_size=8), st.dictionaries(KEYS, WORDS, max_size=3))
def test_any_command_line_is_checked(words: list[str], more: dict[str, str]) -> None:
    fields: dict[str, object] = {**more, "command": words[0] if words else "", "args": words[1:]}
    for finding in found(entry(**fields)):
        assert finding.rule in mcp_scoped.hook.rules


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (".mcp.json", True), ("a/.mcp.json", True), (".cursor/mcp.json", True),
        ("a/.vscode/mcp.json", True), (".vscode/settings.json", True), ("settings.json", False),
        (".codex/config.toml", True), ("config.toml", False), ("server.json", True),
        (".claude/settings.local.json", True), ("node_modules/a/.mcp.json", False),
        ("package.json", False), ("x-mcp.json", False),
    ],
)  # fmt: skip
def test_a_walk_finds_the_files_by_their_names(path: str, wanted: bool) -> None:
    assert mcp_scoped.hook.wants(path) is wanted


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        pytest.param(
            '{"mcpServers": {' + ",".join(f'"{n}": {{}}' for n in range(5_001)) + "}}",
            ".mcp.json", "more than 5,000 servers", id="servers",
        ),
        pytest.param(
            '{"mcpServers": {"a": {"command": "npx", "args": ["' + "k=a " * 300_000 + '"]}}}',
            ".mcp.json", "a command of more than", id="one long argument",
        ),
        pytest.param(
            '{"mcpServers": ' + '{"a":' * 100_000, ".mcp.json", "levels deep", id="deep JSON"
        ),
        pytest.param("a" + ".a" * 100_000 + " = 1", ".codex/config.toml", "parts", id="deep TOML"),
        pytest.param("[" + "a . " * 100_000 + "a]", ".codex/config.toml", "parts", id="a table"),
        pytest.param("a = " + "[" * 100_000, ".codex/config.toml", "too deeply", id="deep arrays"),
    ],
)  # fmt: skip
def test_what_is_too_much_is_unread(text: str, path: str, reason: str) -> None:
    begun = time.process_time()
    with pytest.raises(CannotCheck, match=reason):
        list(mcp_scoped.check(Source(path, data=text.encode())))
    assert time.process_time() - begun < 10


def test_a_message_quotes_a_part_of_a_long_word() -> None:
    text = run("npx -y " + "x" * 100_000)
    [finding] = mcp_scoped.check(Source(".mcp.json", data=text.encode()))
    assert len(finding.message) < 1_000


def test_half_a_surrogate_is_no_fault_of_ours() -> None:
    text = '{"mcpServers": {"a": {"url": "http://loc\\ud800al:3000/sse?key=%s"}}}'
    source = Source(".mcp.json", data=(text % ("x1" * 20)).encode())
    assert list(mcp_scoped.check(source)) == list(mcp_scoped.check(source))
