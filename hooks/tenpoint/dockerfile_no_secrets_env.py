"""No secret is baked into an image or written into a compose file.

Whoever can pull an image can read it: `docker history --no-trunc` and `docker inspect` show
every ENV, every LABEL, every command, and every build argument that a command could see. That
holds for an ARG without a default too: BuildKit writes its value, as it was passed, into the
history line of each later RUN. A stage that is not shipped still goes into the build cache and
into attestations, and a file that is copied stays in its layer even when a later line deletes
it. A compose file is committed, and its values are in every clone.

Name and value are judged together. Let through are switches (`REQUIRE_API_KEY=true`), numbers
and paths, names that only sound like secrets (`MAX_TOKENS`, `KEYCLOAK_URL`), public keys, empty
values, references (`$TOKEN` that no ARG feeds, `${TOKEN:?}`), `RUN --mount=type=secret`,
`env_file`, compose `secrets`. Placeholders and first-guess passwords of local databases are
warnings.

A command holds a secret by a name (`TOKEN=…`, `--password …`, a header, JSON), by a known shape,
or because a program takes one there: `mysql -p…`, `openssl enc -k …`, `htpasswd -b`, what `echo`
pipes into `chpasswd`, a password in SQL. A copied file is judged by its name or the one it gets
(`.env`, `id_rsa`, `service-account.json`, `terraform.tfstate`, key stores); of `.npmrc`,
`pip.conf`, `*.pem` and `*.key` the content decides when the file is at hand.

Dockerfiles are parsed as BuildKit does, compose files as YAML with anchors and merges. What
programs are given is read as shell words, the rest of a command is matched as text. A file that
docker itself would refuse, a template for example, or a flag that no docker knows, cannot be
checked and ends in exit status 2. Not read: what a script that is run inside the image holds,
and the arguments of bake files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenpoint.kit import CannotCheck, Finding, Hook, Source, run
from tenpoint.kit.containers.names import COMPOSE_FILES, DOCKERFILES, NO_DOCKERFILES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.dockerfile import Instruction, Pair, Value
    from tenpoint.kit.parse.yaml_nodes import Node

hook = Hook(
    "dockerfile-no-secrets-env",
    point=7,
    says="No secret is baked into an image or written into a compose file.",
    files=(*DOCKERFILES, *COMPOSE_FILES),
    besides=NO_DOCKERFILES,
)

_AT_RUN_TIME = (
    "leave it out of the image and pass it at run time: `docker run -e {name}`, `--env-file`, "
    "or a compose secret"
)
_WHY_IMAGE = (
    "Everybody who can pull the image can read it: `docker inspect`, `docker history --no-trunc`."
)

ENV_SECRET = hook.rule(
    "env-secret",
    "error",
    says="ENV bakes a value for {name} into the image",
    fix=_AT_RUN_TIME,
    secret=True,
    why=_WHY_IMAGE,
    bad="ENV OPENAI_API_KEY=sk-proj-…",
    good="# nothing in the Dockerfile; docker run -e OPENAI_API_KEY …",
)
ENV_FROM_ARG = hook.rule(
    "env-from-arg",
    "error",
    says="ENV {name} bakes the build argument {argument} into the image",
    fix=_AT_RUN_TIME,
    why="What was passed with --build-arg becomes an environment variable of the image. "
    + _WHY_IMAGE,
    bad="ARG API_KEY\nENV API_KEY=$API_KEY",
    good="# nothing in the Dockerfile; docker run -e API_KEY …",
)
ARG_SECRET = hook.rule(
    "arg-secret",
    "error",
    says="the build argument {name} ends up in the image's history",
    fix="mount it: `RUN --mount=type=secret,id={id},env={name} …` and "
    "`docker build --secret id={id},env={name}`",
    why="BuildKit writes the value of every build argument into the history of each later RUN "
    "(`|1 TOKEN=value /bin/sh -c …`), also when the ARG has no default, and into provenance "
    "attestations with mode=max.",
    bad="ARG GITHUB_TOKEN\nRUN git clone https://$GITHUB_TOKEN@github.com/org/private",
    good="RUN --mount=type=secret,id=github_token,env=GITHUB_TOKEN git clone …",
)
SECRET_VALUE = hook.rule(
    "secret-value",
    "error",
    says="{keyword} {name} holds {what}",
    fix="take it out of the file, revoke it, and pass a new one at run time or by a secret mount",
    secret=True,
    why="The value is a secret whatever its name says. " + _WHY_IMAGE,
    bad="ENV PIP_EXTRA_INDEX_URL=https://ci:…@index.example/simple",
    good="RUN --mount=type=secret,id=pip,target=/root/.config/pip/pip.conf pip install …",
)
RUN_SECRET = hook.rule(
    "run-secret",
    "error",
    says="{keyword} holds {what}",
    fix="take it out, revoke it, and read it from a mount: `RUN --mount=type=secret,id=…` or "
    "`--mount=type=ssh`",
    secret=True,
    why="Commands stand in the image's history word by word, and what they write stays in a layer.",
    bad="RUN git clone https://x-access-token:ghp_…@github.com/org/private",
    good="RUN --mount=type=ssh git clone git@github.com:org/private",
)
COPY_SECRET_FILE = hook.rule(
    "copy-secret-file",
    "error",
    says="{file} is copied into the image",
    fix="do not copy it: pass its values with `docker run --env-file`, or mount it as a secret, "
    "and list it in .dockerignore",
    why="A copied file stays in its layer for everybody who pulls the image, also after an `rm`.",
    bad="COPY .env /app/",
    good="COPY .env.example /app/",
)
COMPOSE_SECRET = hook.rule(
    "compose-secret",
    "error",
    says="{what} is written into the compose file",
    fix="keep it in an ignored .env and write `${{NAME:?}}` here, or use `env_file` or `secrets`",
    secret=True,
    why="A compose file is committed: its values are in every clone and stay in the history.",
    bad="environment:\n  OPENAI_API_KEY: sk-proj-…",
    good="environment:\n  - OPENAI_API_KEY   # taken from the shell or the ignored .env",
)
GUESSABLE_VALUE = hook.rule(
    "guessable-value",
    "warning",
    says="{what} is a stand-in or a first guess",
    fix="take it from the environment: `${{NAME:?}}` in compose, `-e NAME` with docker run",
    secret=True,
    why="A stand-in or a first-guess password works until somebody forgets to change it.",
    bad="environment:\n  POSTGRES_PASSWORD: postgres",
    good="environment:\n  POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}",
)


@hook.each_file
def check(source: Source) -> Iterator[Finding]:
    if source.name.lower().endswith((".yml", ".yaml")):
        yield from _check_compose(source)
    else:
        yield from _check_dockerfile(source)


# -- Dockerfiles ---------------------------------------------------------------------------------


def _check_dockerfile(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.parse import dockerfile

    read = source.memo(dockerfile.parse)
    arguments = _Arguments()
    for instruction in read.instructions:
        if instruction.keyword in ("ENV", "ARG", "LABEL"):
            for pair in instruction.pairs:
                yield from _check_pair(source, instruction, pair, arguments)
        elif instruction.keyword in ("COPY", "ADD") and instruction.flag("from") is None:
            yield from _check_copied(source, instruction)
        if instruction.keyword in _COMMANDS and instruction.words:
            yield from _check_command(source, instruction)
        arguments.see(instruction)
    # What was found is given first; then a file that docker refuses counts as unchecked.
    read.must_build()


_COMMANDS = frozenset(("RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "ADD", "COPY"))


# A chain of stages that each add arguments is copied at every link.
_MOST_INHERITED = 1000


class _Arguments:
    """Which variables hold build arguments, instruction by instruction.

    An ARG lasts to the end of its stage and of the stages built on it; one before the first
    FROM is not seen in any stage.
    """

    def __init__(self) -> None:
        self._here: dict[str, str | None] = {}
        self._by_stage: dict[str, dict[str, str | None]] = {}

    def see(self, instruction: Instruction) -> None:
        if instruction.keyword == "FROM" and instruction.words:
            base = instruction.words[0].text.lower()
            inherited = self._by_stage.get(base, {})
            self._here = dict(inherited) if len(inherited) <= _MOST_INHERITED else {}
            if len(instruction.words) == 3:
                self._by_stage[instruction.words[2].text.lower()] = self._here
        elif instruction.keyword == "ARG" and instruction.stage:
            for pair in instruction.pairs:
                self._here[pair.name] = pair.value.text if pair.value else None
        elif instruction.keyword == "ENV":
            for pair in instruction.pairs:
                fed = self.feeding(pair.value) if pair.value else None
                if fed is not None:
                    self._here[pair.name] = self._here[fed]
                else:
                    self._here.pop(pair.name, None)

    def feeding(self, value: Value) -> str | None:
        """The first build argument that a value takes, itself or through another variable."""
        return next((r.name for r in value.references if r.name in self._here), None)

    def default(self, name: str) -> str | None:
        return self._here.get(name)


def _check_pair(
    source: Source, instruction: Instruction, pair: Pair, arguments: _Arguments
) -> Iterator[Finding]:
    from tenpoint.kit.containers import settings
    from tenpoint.kit.containers.commands import in_value

    name, value = pair.name, pair.value
    nature = settings.HARMLESS
    if instruction.keyword == "ARG":
        nature = settings.nature_of_argument(name, value.text if value else None)
        if nature == settings.SECRET:
            yield ARG_SECRET.at(source, pair.start, pair.end, name=name, id=_mount_id(name))
            return
    elif instruction.keyword == "ENV" and value is not None:
        natures = {settings.nature_of(text, kind) for kind, text in _literals(name, value)}
        if natures & {settings.SECRET, settings.GUESSABLE}:
            yield ENV_SECRET.at(source, pair.value_start, pair.end, name=name)
            return
        if (fed := arguments.feeding(value)) is not None:
            default = arguments.default(fed)
            natures |= {settings.nature_of_argument(each, default) for each in (name, fed)}
            if settings.SECRET in natures:
                yield ENV_FROM_ARG.at(source, pair.start, pair.end, name=name, argument=fed)
                return
        nature = settings.PLACEHOLDER if settings.PLACEHOLDER in natures else nature
    elif value is not None and not value.references:
        kind = settings.kind_of(name.rpartition(".")[2])
        if settings.nature_of(value.text, kind) == settings.SECRET:
            facts = {"keyword": "LABEL", "name": name, "what": "a secret, as its name says"}
            yield SECRET_VALUE.at(source, pair.value_start, pair.end, **facts)
            return
    if nature == settings.PLACEHOLDER:
        what = f"the value of {name}"
        yield GUESSABLE_VALUE.at(source, pair.value_start, pair.end, what=what)
        return
    for hit in in_value(value.text)[:1] if value else ():
        rule = SECRET_VALUE if hit.nature == settings.SECRET else GUESSABLE_VALUE
        facts = {"keyword": instruction.keyword, "name": name, "what": hit.what}
        yield rule.at(source, pair.value_start, pair.end, **facts)


def _literals(name: str, value: Value) -> Iterator[tuple[str, str]]:
    """What an ENV writes down itself, with the kind of its name: the whole, or the defaults.

    The name of a variable may tell more than that of the setting: `URL=…${DB_PASSWORD:-x}…`.
    """
    from tenpoint.kit.containers.settings import kind_of

    if not value.references:
        yield kind_of(name), value.text
    for reference in value.references:
        if reference.operator in (":-", "-", ":+", "+") and "$" not in reference.word:
            yield kind_of(name) or kind_of(reference.name), reference.word


def _mount_id(name: str) -> str:
    return name.lower() if name.isidentifier() else "token"


def _check_copied(source: Source, instruction: Instruction) -> Iterator[Finding]:
    from tenpoint.kit.containers.secret_files import is_secret_file

    for word in instruction.words[:-1]:
        if is_secret_file(word.text, instruction.words[-1].text, source):
            yield COPY_SECRET_FILE.at(source, word.start, word.end, file=word.text)


def _check_command(source: Source, instruction: Instruction) -> Iterator[Finding]:
    from tenpoint.kit.containers import command_lines
    from tenpoint.kit.containers.commands import in_chpasswd, in_command, in_value
    from tenpoint.kit.containers.settings import PLACEHOLDER

    line, *heredocs = command_lines.of_instruction(instruction)
    if instruction.keyword in ("ADD", "COPY"):
        hits = in_value(line.text) if "://" in line.text else []
    else:
        hits = in_command(line.text, words=line.words)
    found = [(hit, *line.span(hit.start, hit.end)) for hit in hits]
    for body in heredocs:
        hits = in_command(body.text, lines=True) or in_chpasswd(line.text, body.text)
        found += [(hit, *body.span(hit.start, hit.end)) for hit in hits]
    keyword = f"ONBUILD {instruction.keyword}" if instruction.onbuild else instruction.keyword
    for hit, start, end in found:
        rule = GUESSABLE_VALUE if hit.nature == PLACEHOLDER else RUN_SECRET
        yield rule.at(source, start, end, keyword=keyword, what=hit.what)


# -- compose files -------------------------------------------------------------------------------


def _check_compose(source: Source) -> Iterator[Finding]:
    from tenpoint.kit.parse import yaml_nodes

    documents = source.memo(yaml_nodes.parse)
    if not documents:
        raise CannotCheck("the file is empty")
    for root in documents:
        if root.kind != "map":
            raise CannotCheck("a compose file is a mapping", root.line)
        for name, node in root.walk():
            yield from _check_node(source, name, node)
        yield from _check_contents(source, root)
    for root in documents:
        _must_compose(root)


def _check_node(source: Source, name: str, node: Node) -> Iterator[Finding]:
    """The values of a map, the `NAME=value` items of a list, and commands."""
    if node.kind == "map":
        named, given = node.get("name"), node.get("value")
        if named is not None and given is not None and given.kind == "scalar":
            yield from _check_value(source, named.text, given.text, given)  # as Kubernetes has it
        for key, value in node.pairs:
            if key.text in _COMPOSE_COMMANDS:
                yield from _check_compose_command(source, value)
            elif value.kind == "scalar" and key.kind == "scalar" and not value.is_null:
                yield from _check_value(source, key.text, value.text, value)
    elif node.kind == "list" and name not in _COMPOSE_COMMANDS:
        for item in node.items:
            if item.kind == "scalar":
                before, equals, after = item.text.partition("=")
                setting = (before, after) if equals else ("", item.text)
                yield from _check_value(source, *setting, item)


_COMPOSE_COMMANDS = frozenset(("command", "entrypoint", "test"))


def _check_value(source: Source, name: str, text: str, node: Node) -> Iterator[Finding]:
    """One setting; compose puts variables in before anybody reads it."""
    from tenpoint.kit.containers import settings
    from tenpoint.kit.containers.commands import in_value
    from tenpoint.kit.containers.interpolation import literals

    for variable, literal in literals(text):
        kind = settings.kind_of(name) or settings.kind_of(variable)
        nature = settings.nature_of(literal, kind)
        if nature != settings.HARMLESS:
            rule = COMPOSE_SECRET if nature == settings.SECRET else GUESSABLE_VALUE
            what = f"the value of {name or variable}"
            yield rule.at(source, node.start, node.end, what=what)
            return
    for hit in in_value(text)[:1]:
        rule = COMPOSE_SECRET if hit.nature == settings.SECRET else GUESSABLE_VALUE
        yield rule.at(source, node.start, node.end, what=hit.what)


def _check_compose_command(source: Source, node: Node) -> Iterator[Finding]:
    from tenpoint.kit.containers import command_lines
    from tenpoint.kit.containers.commands import in_command
    from tenpoint.kit.containers.settings import SECRET

    line = command_lines.of_node(node)
    for hit in in_command(line.text, lines="\n" in line.text, words=line.words):
        rule = COMPOSE_SECRET if hit.nature == SECRET else GUESSABLE_VALUE
        yield rule.at(source, *line.span(hit.start, hit.end), what=hit.what)


def _check_contents(source: Source, root: Node) -> Iterator[Finding]:
    """`secrets: name: content: …` is a secret that the file itself holds; a config may hold one."""
    from tenpoint.kit.containers import settings
    from tenpoint.kit.containers.commands import in_command
    from tenpoint.kit.containers.interpolation import as_shell, literals
    from tenpoint.kit.credentials.names import PASSWORD

    configs = root.get("configs")
    for _, config in configs.entries() if configs is not None else ():
        content = config.get("content")
        if content is not None and content.kind == "scalar":
            for hit in in_command(as_shell(content.text), lines=True)[:1]:
                rule = COMPOSE_SECRET if hit.nature == settings.SECRET else GUESSABLE_VALUE
                yield rule.at(source, content.start, content.end, what=hit.what)
    secrets = root.get("secrets")
    for name, secret in secrets.entries() if secrets is not None else ():
        content = secret.get("content")
        if content is None or content.kind != "scalar" or content.is_null:
            continue
        natures = [settings.nature_of(text, PASSWORD) for _, text in literals(content.text)]
        if any(nature != settings.HARMLESS for nature in natures):
            rule = COMPOSE_SECRET if settings.SECRET in natures else GUESSABLE_VALUE
            what = f"the content of the secret {name.text}"
            yield rule.at(source, content.start, content.end, what=what)


def _must_compose(root: Node) -> None:
    """Raise for what `docker compose` refuses.

    That is a key given twice, a setting of another kind, and a variable that is no variable.
    """
    from tenpoint.kit.containers.interpolation import has_open_variable

    for _, node in root.walk():
        if node.kind == "map" and (again := node.repeated()) is not None:
            raise CannotCheck("a key stands in the same map for a second time", again.line)
    services = root.get("services")
    if services is not None and services.kind != "map" and not services.is_null:
        raise CannotCheck("services is no mapping", services.line)
    for _, service in services.entries() if services is not None else ():
        if service.kind != "map" and not service.is_null:
            raise CannotCheck("a service is no mapping", service.line)
        for name in ("environment", "labels"):
            setting = service.get(name)
            if setting is None:
                continue
            if setting.kind == "scalar" and not setting.is_null:
                raise CannotCheck(f"{name} is neither a mapping nor a list", setting.line)
            for _, value in setting.entries():
                if value.kind != "scalar":
                    raise CannotCheck(f"a value of {name} is no text", value.line)
        for _, node in service.walk():
            if node.kind == "scalar" and has_open_variable(node.text):
                raise CannotCheck("a variable is not closed, or its name is none", node.line)


def main(argv: Sequence[str] | None = None) -> int:
    return run(hook, argv)


if __name__ == "__main__":
    raise SystemExit(main())
