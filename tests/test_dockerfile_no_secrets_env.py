"""What is reported in Dockerfiles and compose files, what is let through, what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.git import Tree
from tenpoint import dockerfile_no_secrets_env
from tenpoint.kit import CannotCheck, Finding, Repo, Source
from tenpoint.kit.hook import Hook

# Put together here, so that no scanner takes them for real ones.
PW = "kP7" + "wQz91x"
KEY = "sk-" + "proj-" + "aB3dE6gH9j"
HEX = "9f86d081884c7d65" + "9a2feaa0c55ad015"
GITHUB = "ghp_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0xL" + "9r3k"
JWT = ".".join(("eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiJhZ2VudCJ9", "q3VbT7pXw2mZk9Lr5Nc8"))
PEM = "-----BEGIN " + "PRIVATE KEY-----\\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" * 4 + "\\n-----END"


def check(text: str, name: str = "Dockerfile") -> list[Finding]:
    return list(dockerfile_no_secrets_env.check(Source(name, data=text.encode())))


def rules(text: str, name: str = "Dockerfile") -> list[tuple[str, int]]:
    """Rule and line of every finding, in reading order."""
    found = sorted(check(text, name))
    return [(finding.rule.partition("/")[2], finding.line) for finding in found]


def image(lines: str) -> list[tuple[str, int]]:
    """The same for what follows a FROM, whose line is 0 then."""
    return [(rule, line - 1) for rule, line in rules(f"FROM alpine:3.20\n{lines}\n")]


# --- Dockerfiles: loud --------------------------------------------------------------------------

LOUD = [
    # env-secret
    pytest.param(f"ENV OPENAI_API_KEY={KEY}", [("env-secret", 1)], id="API key"),
    pytest.param("ENV OPENAI_API_KEY=sk-proj-abc123", [("env-secret", 1)], id="a short API key"),
    pytest.param(f"ENV OPENAI_API_KEY {KEY}", [("env-secret", 1)], id="old form"),
    pytest.param(f"ENV openaiApiKey={PW}", [("env-secret", 1)], id="camel case"),
    pytest.param(f"ENV SMTP_PASS={PW}", [("env-secret", 1)], id="PASS"),
    pytest.param(f"ENV GPG_PASSPHRASE='{PW} x y'", [("env-secret", 1)], id="a passphrase"),
    pytest.param(f"ENV API_BEARER={HEX}", [("env-secret", 1)], id="BEARER"),
    pytest.param(f"ENV PGPASSWORD={PW}", [("env-secret", 1)], id="PGPASSWORD is one word"),
    pytest.param(
        "ENV REDIS_PASSWORD=" + "90210448", [("env-secret", 1)], id="a password of digits"
    ),
    pytest.param("ENV DB_PASSWORD=hunter2", [("env-secret", 1)], id="a simple password"),
    pytest.param("ENV DB_PASSWORD=postgres", [("env-secret", 1)], id="a first guess, in an image"),
    pytest.param(f'ENV DB_PASSWORD="{PW}"', [("env-secret", 1)], id="in double quotes"),
    pytest.param(f"ENV A=1 SECRET_KEY={PW} B=2", [("env-secret", 1)], id="among pairs"),
    pytest.param(
        f"ENV A=1 \\\n    TOKEN={PW} \\\n    B=2 \\\n    API_SECRET={PW}",
        [("env-secret", 2), ("env-secret", 4)],
        id="over several lines, each at its own",
    ),
    pytest.param(
        f"ENV A=1 \\\n# a comment\n\n    TOKEN={PW}", [("env-secret", 4)], id="after a comment"
    ),
    pytest.param(f"ENV TOKEN={PW}\nFROM scratch", [("env-secret", 1)], id="in a build stage"),
    pytest.param(f"ONBUILD ENV TOKEN={PW}", [("env-secret", 1)], id="ONBUILD"),
    pytest.param(f"env Token={PW}", [("env-secret", 1)], id="lower case"),
    pytest.param(f"ENV TOKEN=${{TOKEN:-{PW}}}", [("env-secret", 1)], id="a literal default"),
    pytest.param(
        f"ENV TOKEN=${{A:-${{B:-{PW}}}}}", [("env-secret", 1)], id="a default in a default"
    ),
    pytest.param(
        f"ENV URL=postgres://app:${{DB_PASSWORD:-{PW}}}@db/app",
        [("env-secret", 1)],
        id="default in a URL",
    ),
    pytest.param(f"ENV DJANGO_SECRET_KEY=django-insecure-{HEX}", [("env-secret", 1)], id="Django"),
    pytest.param(f"ENV JWT_SECRET=a-{PW}-b", [("env-secret", 1)], id="JWT secret"),
    pytest.param(f"ENV NEO4J_AUTH=neo4j/{PW}", [("env-secret", 1)], id="a user and a password"),
    pytest.param("ENV MSSQL_SA_PASSWORD=YourStrong!Passw0rd", [("env-secret", 1)], id="a sample"),
    pytest.param(f"ENV ADMIN_PW={PW}", [("env-secret", 1)], id="PW"),
    pytest.param(f"ENV API_KEY_PROD={PW}", [("env-secret", 1)], id="with a qualifier"),
    # env-from-arg, arg-secret
    pytest.param(
        "ARG API_KEY\nENV API_KEY=$API_KEY",
        [("arg-secret", 1), ("env-from-arg", 2)],
        id="ENV from ARG",
    ),
    pytest.param("ARG K\nENV API_KEY=${K}", [("env-from-arg", 2)], id="the ARG has another name"),
    pytest.param(
        "ARG NPM_TOKEN\nENV AUTH=$NPM_TOKEN",
        [("arg-secret", 1), ("env-from-arg", 2)],
        id="the ENV has another name",
    ),
    pytest.param(
        "ARG PASSWORD\nENV DATABASE_URL=postgres://app:${PASSWORD}@db/app",
        [("arg-secret", 1), ("env-from-arg", 2)],
        id="inside a URL",
    ),
    pytest.param(
        "ARG T\nENV A=$T\nENV API_TOKEN=$A", [("env-from-arg", 3)], id="through another variable"
    ),
    pytest.param("ARG K=\nENV API_KEY=${K:-none}", [("env-from-arg", 2)], id="with a default"),
    pytest.param("ARG GITHUB_TOKEN", [("arg-secret", 1)], id="ARG without a default"),
    pytest.param("ARG GITHUB_TOKEN=", [("arg-secret", 1)], id="ARG with an empty default"),
    pytest.param("ARG GITHUB_TOKEN=none", [("arg-secret", 1)], id="ARG with a none"),
    pytest.param("ARG TOKEN=$OTHER", [("arg-secret", 1)], id="ARG from another"),
    pytest.param(f"ARG DB_PASSWORD={PW}", [("arg-secret", 1)], id="ARG with a default"),
    pytest.param("ARG A=1 NPM_TOKEN B", [("arg-secret", 1)], id="several in one line"),
    pytest.param("ONBUILD ARG NPM_TOKEN", [("arg-secret", 1)], id="ONBUILD ARG"),
    pytest.param("ARG SSH_PRIVATE_KEY", [("arg-secret", 1)], id="a private key as ARG"),
    pytest.param("ARG ssh_prv_key", [("arg-secret", 1)], id="small letters"),
    pytest.param("ARG PRIVATE_KEY_BASE64", [("arg-secret", 1)], id="encoded"),
    pytest.param("ARG GITHUB_PAT", [("arg-secret", 1)], id="a personal access token"),
    pytest.param("ARG AWS_SECRET_ACCESS_KEY", [("arg-secret", 1)], id="AWS"),
    pytest.param("ARG BUILD=1 \\\n    PIP_PASSWORD", [("arg-secret", 2)], id="ARG at its own line"),
    pytest.param(
        "FROM a AS base\nARG K\nFROM base\nENV API_KEY=$K",
        [("env-from-arg", 4)],
        id="inherited ARG",
    ),
    pytest.param(
        "ARG NEXT_PRIVATE_API_SECRET\nENV NEXT_PRIVATE_API_SECRET=$NEXT_PRIVATE_API_SECRET",
        [("arg-secret", 1), ("env-from-arg", 2)],
        id="a framework's prefix is no next page",
    ),
    pytest.param("ARG COMPOSER_AUTH", [("arg-secret", 1)], id="a login"),
    pytest.param("ARG BUNDLE_GEMS__EXAMPLE__COM", [("arg-secret", 1)], id="a login for a host"),
    # secret-value
    pytest.param(f"ENV LLM={KEY}", [("secret-value", 1)], id="a key under any name"),
    pytest.param(f"ENV WHATEVER={GITHUB}", [("secret-value", 1)], id="a GitHub token"),
    pytest.param(
        "ENV PIP_EXTRA_INDEX_URL=https://ci:pw@index.example/simple",
        [("secret-value", 1)],
        id="a password in a URL",
    ),
    pytest.param(
        f"ENV DATABASE_URL=postgresql+asyncpg://app:{PW}@db/app",
        [("secret-value", 1)],
        id="driver URL",
    ),
    pytest.param(
        f"ENV CONNECTION='Server=db;User Id=sa;Password={PW};'",
        [("secret-value", 1)],
        id="connection",
    ),
    pytest.param(f"ENV REDIS_URL=redis://:{PW}@cache:6379", [("secret-value", 1)], id="no user"),
    pytest.param(f"ARG INDEX=https://ci:{PW}@index.example/", [("secret-value", 1)], id="ARG URL"),
    pytest.param(f'LABEL org.example.key="{GITHUB}"', [("secret-value", 1)], id="LABEL"),
    pytest.param(f'ENV SESSION="{JWT}"', [("secret-value", 1)], id="a JSON Web Token"),
    pytest.param(f'ENV CERT="{PEM}"', [("secret-value", 1)], id="a PEM block"),
    # run-secret
    pytest.param(
        f"RUN git clone https://x:{GITHUB}@git.example/a/b",
        [("run-secret", 1)],
        id="token in a URL",
    ),
    pytest.param(
        f"RUN git clone https://{GITHUB}@git.example/a/b",
        [("run-secret", 1)],
        id="token as the user",
    ),
    pytest.param(f"RUN export TOKEN={PW} && make", [("run-secret", 1)], id="export"),
    pytest.param(f"RUN API_KEY='{PW}' make", [("run-secret", 1)], id="before a command"),
    pytest.param(f"RUN a \\\n && b \\\n && TOKEN={PW} c", [("run-secret", 3)], id="continuation"),
    pytest.param(f"RUN tool --password={PW}", [("run-secret", 1)], id="--password="),
    pytest.param(f"RUN tool --api-key {KEY}", [("run-secret", 1)], id="--api-key and a blank"),
    pytest.param(
        f'RUN curl -H "Authorization: Bearer {HEX}" https://a.example',
        [("run-secret", 1)],
        id="Bearer",
    ),
    pytest.param(
        f"RUN curl -H 'PRIVATE-TOKEN: {PW}' https://a.example",
        [("run-secret", 1)],
        id="private token",
    ),
    pytest.param(f"RUN curl -u app:{PW} https://a.example", [("run-secret", 1)], id="curl -u"),
    pytest.param(
        f'RUN echo "machine a.example login ci password {PW}" > ~/.netrc',
        [("run-secret", 1)],
        id=".netrc",
    ),
    pytest.param(
        f"RUN echo '//npm.example/:_authToken={PW}{HEX}' > .npmrc", [("run-secret", 1)], id=".npmrc"
    ),
    pytest.param(
        f"RUN npm config set //npm.example/:_authToken {PW}", [("run-secret", 1)], id="npm config"
    ),
    pytest.param(
        f"RUN aws configure set aws_secret_access_key {HEX}",
        [("run-secret", 1)],
        id="aws configure",
    ),
    pytest.param("RUN echo 'root:toor' | chpasswd", [("run-secret", 1)], id="chpasswd"),
    pytest.param("RUN chpasswd <<E\nroot:toor\nE", [("run-secret", 2)], id="chpasswd heredoc"),
    pytest.param(
        "RUN <<E\nchpasswd <<X\nroot:toor\nX\nE", [("run-secret", 3)], id="chpasswd in a heredoc"
    ),
    pytest.param(
        f"RUN sed -i 's/password=.*/password={PW}/' a.conf",
        [("run-secret", 1)],
        id="written by sed",
    ),
    pytest.param(
        f"RUN sed -i \"s/define('DB_PASSWORD', ''/define('DB_PASSWORD', '{PW}'/\" wp-config.php",
        [("run-secret", 1)],
        id="a constant of PHP, by sed",
    ),
    pytest.param(
        f'COPY <<E /app/config.php\n<?php\ndefine( "API_KEY", "{KEY}" );\nE',
        [("run-secret", 3)],
        id="a constant of PHP, in a heredoc",
    ),
    pytest.param(
        f"RUN echo 'db.example:5432:app:app:{PW}' > ~/.pgpass", [("run-secret", 1)], id=".pgpass"
    ),
    pytest.param(
        f"RUN curl -H 'X-JFrog-Art-Api: {PW}{HEX}' https://a.example",
        [("run-secret", 1)],
        id="a header that no word tells",
    ),
    pytest.param(
        f"RUN git clone https://{HEX}:x-oauth-basic@git.example/a",
        [("run-secret", 1)],
        id="token as the user, with GitHub's password",
    ),
    pytest.param(
        f"RUN printf 'machine x\\nlogin a\\npassword {PW}\\n' > ~/.netrc",
        [("run-secret", 1)],
        id="printf",
    ),
    pytest.param(f"RUN npm set //npm.example/:_authToken {PW}", [("run-secret", 1)], id="npm set"),
    pytest.param(
        f"RUN curl 'https://a.example/?api_key={PW}&x=1'", [("run-secret", 1)], id="in a query"
    ),
    pytest.param(
        f'ENTRYPOINT ["java", "-Dspring.datasource.password={PW}"]',
        [("run-secret", 1)],
        id="java -D",
    ),
    pytest.param(f"RUN echo app:{PW} | sudo chpasswd", [("run-secret", 1)], id="sudo chpasswd"),
    pytest.param(
        f"RUN docker login -u ci -p {PW} reg.example", [("run-secret", 1)], id="docker login"
    ),
    pytest.param(f"RUN mysql -uroot -p{PW} -e 'select 1'", [("run-secret", 1)], id="mysql -p"),
    pytest.param(f"RUN sshpass -p {PW} ssh a.example", [("run-secret", 1)], id="sshpass"),
    pytest.param(f"RUN poetry config http-basic.a ci {PW}", [("run-secret", 1)], id="poetry"),
    pytest.param(
        f'RUN ["sh", "-c", "tool --token={PW}"]', [("run-secret", 1)], id="JSON form, one word"
    ),
    pytest.param(
        f'CMD ["serve", "--token", "{PW}"]', [("run-secret", 1)], id="JSON form, two words"
    ),
    pytest.param(f"ENTRYPOINT serve --secret-key={PW}", [("run-secret", 1)], id="ENTRYPOINT"),
    pytest.param(
        f"HEALTHCHECK CMD curl -u a:{PW} http://localhost", [("run-secret", 1)], id="HEALTHCHECK"
    ),
    pytest.param(f"ADD https://ci:{PW}@files.example/a.tgz /", [("run-secret", 1)], id="ADD"),
    pytest.param(f"RUN <<EOF\nset -e\nexport TOKEN={PW}\nEOF", [("run-secret", 3)], id="heredoc"),
    pytest.param(
        f"COPY <<EOF /app/.env\nA=1\nOPENAI_API_KEY={KEY}\nEOF",
        [("run-secret", 3)],
        id="COPY heredoc",
    ),
    pytest.param(
        f'RUN <<A <<-"B"\nx\nA\n\tTOKEN={PW}\n\tB', [("run-secret", 4)], id="the second heredoc"
    ),
    pytest.param(
        f'RUN curl -d \'{{"password":"{PW}"}}\' https://a.example', [("run-secret", 1)], id="JSON"
    ),
    pytest.param(f"RUN echo 'password: {PW}' > a.yml", [("run-secret", 1)], id="echo of YAML"),
    pytest.param(
        f"RUN echo {PW} | docker login -u ci --password-stdin",
        [("run-secret", 1)],
        id="piped login",
    ),
    pytest.param(f'RUN echo -e "{PW}\\n{PW}" | passwd root', [("run-secret", 1)], id="passwd"),
    pytest.param(f"RUN useradd -p {PW} app", [("run-secret", 1)], id="useradd -p"),
    pytest.param(f"CMD serve --secret {PW}", [("run-secret", 1)], id="--secret of a program"),
    pytest.param(f"RUN wandb login {HEX}", [("run-secret", 1)], id="wandb"),
    pytest.param(f"RUN bundle config gems.example ci:{PW}", [("run-secret", 1)], id="bundle"),
    pytest.param(f"ONBUILD RUN TOKEN={PW} make", [("run-secret", 1)], id="ONBUILD RUN"),
    pytest.param(f"LABEL org.example.api_key={PW}", [("secret-value", 1)], id="a label's name"),
    pytest.param(f"RUN gradle b -PmavenPassword={PW}", [("run-secret", 1)], id="gradle -P"),
    # given to programs
    pytest.param(
        f"RUN openssl enc -d -aes-256-cbc -k {PW} -in a.enc", [("run-secret", 1)], id="openssl -k"
    ),
    pytest.param(
        f"RUN openssl rsa -passin pass:{PW} -in a.pem", [("run-secret", 1)], id="openssl pass:"
    ),
    pytest.param(
        f"RUN useradd -p $(openssl passwd -1 {PW}) a", [("run-secret", 1)], id="openssl passwd"
    ),
    pytest.param(f"RUN unzip -P {PW} a.zip", [("run-secret", 1)], id="unzip -P"),
    pytest.param(f"RUN 7z x -p{PW} a.7z", [("run-secret", 1)], id="7z, joined to its option"),
    pytest.param(f"RUN snowsql -u a -p {PW}", [("run-secret", 1)], id="snowsql -p"),
    pytest.param(f"RUN redis-cli -h db -a {PW} ping", [("run-secret", 1)], id="redis-cli -a"),
    pytest.param(f"RUN ldapsearch -x -w {PW}", [("run-secret", 1)], id="ldapsearch -w"),
    pytest.param(f"RUN az login -u a -p {PW}", [("run-secret", 1)], id="az login"),
    pytest.param(f"RUN http -a app:{PW} a.example", [("run-secret", 1)], id="httpie -a"),
    pytest.param(f"RUN smbclient -U 'app%{PW}' //nas/a", [("run-secret", 1)], id="smbclient"),
    pytest.param(f"RUN lftp -u a,{PW} sftp://b", [("run-secret", 1)], id="lftp -u"),
    pytest.param(f'CMD ["ttyd", "-c", "a:{PW}", "sh"]', [("run-secret", 1)], id="ttyd -c"),
    pytest.param(f"RUN SSHPASS={PW} sshpass -e ssh a", [("run-secret", 1)], id="SSHPASS"),
    pytest.param(f"CMD nats-server --user a --pass {PW}", [("run-secret", 1)], id="--pass"),
    pytest.param(f"CMD consul agent -token {HEX}", [("run-secret", 1)], id="-token"),
    pytest.param(f"RUN printf '%s' {PW} > db_password", [("run-secret", 1)], id="printf"),
    pytest.param(
        f"RUN echo '[client]\\npassword={PW}' > .my.cnf", [("run-secret", 1)], id="behind \\n"
    ),
    pytest.param(
        f"RUN gh secret set DB_PASSWORD --body {PW}", [("run-secret", 1)], id="gh secret set"
    ),
    pytest.param(
        f"RUN aws ssm put-parameter --name /a/password --value {PW}",
        [("run-secret", 1)],
        id="put-parameter",
    ),
    pytest.param(
        f"RUN powershell ConvertTo-SecureString '{PW}' -AsPlainText",
        [("run-secret", 1)],
        id="SecureString",
    ),
    pytest.param(f"RUN htpasswd -bc f a {PW}", [("run-secret", 1)], id="htpasswd -b"),
    pytest.param(
        f"RUN mysqladmin -u root password '{PW}'", [("run-secret", 1)], id="mysqladmin password"
    ),
    pytest.param(f"RUN rabbitmqctl add_user a {PW}", [("run-secret", 1)], id="rabbitmqctl"),
    pytest.param(f"RUN mc alias set a https://a b {PW}", [("run-secret", 1)], id="mc alias set"),
    pytest.param(f"RUN vncpasswd -f <<< '{PW}' > p", [("run-secret", 1)], id="a here-string"),
    pytest.param(f"RUN chpasswd <<< root:{PW}", [("run-secret", 1)], id="chpasswd, a here-string"),
    pytest.param(
        f"RUN (echo {PW}; echo {PW}) | smbpasswd -s -a a",
        [("run-secret", 1), ("run-secret", 1)],
        id="twice in a group",
    ),
    pytest.param(f"RUN echo {PW} | sudo -S true", [("run-secret", 1)], id="sudo -S"),
    pytest.param(f"RUN echo {PW} > /etc/vault-pass", [("run-secret", 1)], id="a file for it"),
    pytest.param(
        f'RUN su postgres -c "psql -c \\"ALTER USER a PASSWORD \'{PW}\'\\""',
        [("run-secret", 1)],
        id="SQL, ALTER USER",
    ),
    pytest.param(
        f"RUN mysql -e \"CREATE USER a IDENTIFIED BY '{PW}'\"",
        [("run-secret", 1)],
        id="SQL, IDENTIFIED BY",
    ),
    pytest.param(
        f"RUN mongosh --eval \"db.createUser({{user:'a',pwd:'{PW}'}})\"",
        [("run-secret", 1)],
        id="an object of JavaScript",
    ),
    pytest.param(
        f"RUN powershell $env:API_KEY = '{PW}'; ./b", [("run-secret", 1)], id="PowerShell"
    ),
    pytest.param(
        f'CMD ["mysqladmin", "-p{PW}", "ping"]', [("run-secret", 1)], id="JSON form, an option"
    ),
    pytest.param(
        f'CMD ["sh", "-c", "curl -u a:{PW} b"]', [("run-secret", 1)], id="JSON form, a script"
    ),
    pytest.param(
        f'HEALTHCHECK CMD ["redis-cli", "-a", "{PW}", "ping"]',
        [("run-secret", 1)],
        id="HEALTHCHECK in JSON form",
    ),
    pytest.param(
        f"ADD https://a.example/m?token={PW}{HEX} /m", [("run-secret", 1)], id="ADD with a query"
    ),
    pytest.param(f"RUN echo {GITHUB} > /token", [("run-secret", 1)], id="a bare key"),
    # copy-secret-file
    pytest.param("COPY .env /app/", [("copy-secret-file", 1)], id=".env"),
    pytest.param("COPY ./backend/.env /app/", [("copy-secret-file", 1)], id=".env in a folder"),
    pytest.param("COPY .env.production .env", [("copy-secret-file", 1)], id=".env.production"),
    pytest.param("COPY config/prod.env /app/", [("copy-secret-file", 1)], id="prod.env"),
    pytest.param("COPY .env? ./", [("copy-secret-file", 1)], id=".env?"),
    pytest.param("COPY .env* ./", [("copy-secret-file", 1)], id=".env*"),
    pytest.param("ADD id_rsa /root/.ssh/id_rsa", [("copy-secret-file", 1)], id="id_rsa"),
    pytest.param('COPY ["a", ".ssh/id_ed25519", "/x/"]', [("copy-secret-file", 1)], id="JSON form"),
    pytest.param("COPY --chown=a .aws /root/.aws", [("copy-secret-file", 1)], id=".aws"),
    pytest.param(
        "COPY .netrc .git-credentials /root/",
        [("copy-secret-file", 1), ("copy-secret-file", 1)],
        id="two of them",
    ),
    pytest.param("ONBUILD COPY .env .", [("copy-secret-file", 1)], id="ONBUILD COPY"),
    pytest.param("COPY deploy/env /app/.env", [("copy-secret-file", 1)], id="what it becomes"),
    pytest.param(
        "COPY git_key /root/.ssh/id_rsa", [("copy-secret-file", 1)], id="a key it becomes"
    ),
    *(
        pytest.param(f"COPY {name} /app/", [("copy-secret-file", 1)], id=name)
        for name in (
            ".npmrc",
            ".pypirc",
            ".aws/credentials",
            ".kube/config",
            ".docker/config.json",
            "service-account.json",
            "gcp_credentials.json",
            "client_secret_12.json",
            "terraform.tfstate",
            "prod.tfstate",
            "tls/server.key",
            "deploy.pem",
            "privkey.pem",
            "app.p12",
            "app.keystore",
            "secrets.yaml",
            "secrets/",
            "kubeconfig",
            "secrets.env",
        )
    ),
]


@pytest.mark.parametrize(("lines", "expected"), LOUD)
def test_reports(lines: str, expected: list[tuple[str, int]]) -> None:
    assert image(lines) == expected


def test_reports_an_argument_before_from() -> None:
    assert rules("ARG REGISTRY_TOKEN\nFROM a\n") == [("arg-secret", 1)]


# --- Dockerfiles: silent ------------------------------------------------------------------------

SILENT = [
    pytest.param("ENV TOKENIZERS_PARALLELISM=false", id="tokenizers"),
    pytest.param("ENV MAX_TOKENS=4096 TOKENS_PER_MINUTE=100 CONTEXT_TOKENS=8k", id="counts"),
    pytest.param("ENV TOKEN_TTL=3600 ACCESS_TOKEN_EXPIRE_MINUTES=30", id="lifetimes"),
    pytest.param("ENV KEYCLOAK_URL=http://kc MONKEY_PATCH=1 AUTHOR=ann", id="parts of words"),
    pytest.param("ENV BYPASS_PROXY=localhost COMPASS_HOME=/opt/compass", id="more parts of words"),
    pytest.param("ENV DB_PASSWORD_FILE=/run/secrets/db TOKEN_PATH=tok KEY_DIR=keys", id="places"),
    pytest.param("ENV TLS_KEY=/etc/tls/tls.key SSH_AUTH_SOCK=/ssh-agent", id="absolute paths"),
    pytest.param("ENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/gcp.json", id="a path to keys"),
    pytest.param("ENV TOKEN_URL=https://a.example/token SECRET_NAME=prod-db", id="URLs and names"),
    pytest.param(
        "ENV SECRET_ARN=arn:aws:secretsmanager:x:y KMS_KEY_ID=alias/agent", id="references"
    ),
    pytest.param(
        f"ENV GPG_KEY={'A035C8C19219BA82' + '1ECEA86B64E628F8D684696D'}", id="fingerprint"
    ),
    pytest.param("ENV PUBLIC_KEY=ssh-ed25519-AAAAC3NzaC1lZDI1NTE5", id="a public key"),
    pytest.param("ENV CACHE_KEY_PREFIX=agent SORT_KEY=name PRIMARY_KEY=id KEY_TYPE=rsa", id="keys"),
    pytest.param("ENV KEYSERVER=hkps://keys.example", id="keyserver"),
    pytest.param("ENV REQUIRE_API_KEY=true DISABLE_AUTH=1 USE_TOKEN=yes", id="switches"),
    pytest.param("ENV PAD_TOKEN='<pad>' EOS_TOKEN='</s>'", id="a model's tokens"),
    pytest.param("ENV USER_PASSWORD_FIELDS=a,b YARN_KEY=" + "6A010C51" * 5, id="fields, a signer"),
    pytest.param('ENV DISABLE_AUTH=x:y HTTP_AUTH="host:8080"', id="no logins"),
    pytest.param('RUN echo "Password: changed"', id="a message"),
    pytest.param("COPY sample.env .env.production.example /app/", id="samples of another name"),
    pytest.param("ENV PASSWORD_HASH_ROUNDS=10 PASSWORDLESS=true", id="settings of passwords"),
    pytest.param('RUN [ -n "$API_KEY" ] || echo "API_KEY=missing"', id="a report"),
    pytest.param("COPY .env/ .env.d/ /x/", id="folders"),
    pytest.param("ENV PASSWORD_MIN_LENGTH=12 PASSWORD_HASHERS=argon2", id="about passwords"),
    pytest.param("ENV AUTH_TYPE=oidc AUTH_METHOD=trust", id="kinds of authentication"),
    pytest.param("ENV APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE=1", id="apt"),
    pytest.param("ENV MYSQL_ALLOW_EMPTY_PASSWORD=yes MYSQL_RANDOM_ROOT_PASSWORD=1", id="mysql"),
    pytest.param("ENV API_KEY= DB_PASSWORD=\"\" TOKEN=''", id="empty values"),
    pytest.param("ENV API_KEY=$API_KEY", id="a reference that no ARG feeds"),
    pytest.param("ENV API_KEY=${API_KEY:?}", id="a required reference"),
    pytest.param("ENV API_KEY=EMPTY OPENAI_API_KEY=none", id="values that say there is none"),
    pytest.param("ENV API_KEY=your-api-key-here", id="a stand-in, as a warning only"),
    pytest.param("ENV SECRET_KEY=changeme", id="changeme, as a warning only"),
    pytest.param("ENV VITE_API_KEY=abc NEXT_PUBLIC_MAPS_TOKEN=pk-1", id="public by design"),
    pytest.param(f"# ENV TOKEN={PW}", id="a comment"),
    pytest.param(f"RUN x \\\n# TOKEN={PW}\n && y", id="a comment inside a continuation"),
    pytest.param("RUN <<EOF\nENV is a word\nARG TOKEN is another\nEOF", id="heredoc text"),
    pytest.param("RUN grep -r password /etc", id="grep"),
    pytest.param('RUN ! grep -r "password=" /app || echo "a password"', id="grep for a setting"),
    pytest.param('RUN grep -q "token:" a.yml && echo "a token"', id="grep for YAML"),
    pytest.param("RUN echo '*:*:*:*:'$PW > ~/.pgpass", id=".pgpass from a variable"),
    pytest.param(
        "RUN sed -i \"s/define('DB_PASSWORD', ''/define('DB_PASSWORD', '$PW'/\" a", id="php"
    ),
    pytest.param("ENV LITELLM_MASTER_KEY=sk-1234", id="counted"),
    pytest.param("ENV NEXT_PAGE_TOKEN=abc7Qx91 SYNC_TOKEN=x1y2z3w4", id="where a list goes on"),
    pytest.param(
        'RUN git config url."https://$T:x-oauth-basic@git.example/".insteadOf https://git.example/',
        id="what GitHub takes for a password",
    ),
    pytest.param("RUN apt-key add key.asc && pip install keyring", id="words of tools"),
    pytest.param(
        "RUN apt-key adv --keyserver a.example --recv-keys 9D6D8F6BC857C906", id="recv-keys"
    ),
    pytest.param("RUN --mount=type=secret,id=gh,env=GITHUB_TOKEN git clone a", id="a secret mount"),
    pytest.param("RUN --mount=type=ssh git clone git@git.example:a/b", id="an ssh mount"),
    pytest.param("RUN TOKEN=$(cat /run/secrets/token) make", id="from a mounted file"),
    pytest.param("RUN TOKEN=`cat /run/secrets/token` make", id="from a mounted file, old quotes"),
    pytest.param('RUN curl -H "Authorization: Bearer $TOKEN" https://a.example', id="a reference"),
    pytest.param("RUN git clone https://x:${TOKEN}@git.example/a", id="a reference in a URL"),
    pytest.param("RUN git clone https://git@git.example/a", id="a user without a password"),
    pytest.param('RUN echo "app:$PW" | chpasswd', id="chpasswd from a variable"),
    pytest.param(
        "RUN cat /run/token | docker login --password-stdin reg.example", id="password-stdin"
    ),
    pytest.param("RUN docker build --secret id=token,src=t .", id="docker build --secret"),
    pytest.param("RUN sed -i 's/PASSWORD=.*/PASSWORD=/' a.conf", id="sed"),
    pytest.param('RUN sed -i "s/^requirepass .*$//" redis.conf', id="sed of an option"),
    pytest.param("RUN adduser --disabled-password --gecos '' app", id="adduser"),
    pytest.param("RUN useradd -m -p '' app && passwd -d app", id="no password"),
    pytest.param("RUN usermod -p '!' root && usermod -p '*' app", id="a locked account"),
    pytest.param('RUN echo "$TOKEN" | gh auth login --with-token', id="piped from a variable"),
    pytest.param("RUN test -n \"$API_KEY\" || echo 'API_KEY=<your key>'", id="help text"),
    pytest.param("RUN SECRET_KEY_BASE=dummy rails assets:precompile", id="a dummy for a build"),
    pytest.param("RUN SECRET_KEY_BASE=1 rails assets:precompile", id="a one for a build"),
    pytest.param("RUN openssl req -x509 -nodes -keyout /etc/ssl/key.pem -out c.pem", id="openssl"),
    pytest.param(
        "RUN keytool -importcert -storepass changeit -file ca.crt", id="Java's trust store"
    ),
    pytest.param('RUN mysql -uroot -p"$MYSQL_ROOT_PASSWORD" < a.sql', id="mysql from a variable"),
    pytest.param("RUN mkdir -p /run && cp -p a b && unzip -p a.zip > b", id="other -p options"),
    pytest.param("RUN openssl enc -k $KEY -in a && openssl rsa -passin file:/p", id="openssl's"),
    pytest.param("RUN mysql -p app < a.sql && mysql -u root -p", id="mysql asks"),
    pytest.param("ENV S3_KEY=models/2024/a.bin", id="a relative path"),
    pytest.param("ENV LOG_KEY=request_id", id="a field's name"),
    pytest.param("ENV COMPASS=north BYPASS=all", id="words that end in pass"),
    pytest.param("RUN tool --name /a/theme --value blue-42x9", id="another value by its name"),
    pytest.param("LABEL org.example.auth=none org.example.token-type=bearer", id="labels' names"),
    pytest.param("RUN dotnet build -p:Version=1.2.3 && dotnet run -p src/app", id="dotnet -p"),
    pytest.param("RUN serve -p 8080 && ssh -p 2222 a && nmap -p 1-99 b", id="-p for a port"),
    pytest.param("RUN curl -u app: a.example; curl -u $USER:$PW a.example", id="curl -u asks"),
    pytest.param("RUN htpasswd -c f a && htpasswd -nb a $PW", id="htpasswd asks"),
    pytest.param("RUN passwd -l root && yes | adduser a", id="no password is given"),
    pytest.param("RUN cat /run/secrets/p | chpasswd", id="chpasswd from a mount"),
    pytest.param("RUN chpasswd -e <<< 'a:\\$6\\$x'", id="chpasswd with a hash"),
    pytest.param("RUN echo agent:x:1000:1000::/a:/bin/sh >> /etc/passwd", id="a user's line"),
    pytest.param("RUN echo done | tee log && echo ok > key", id="an echo into a file"),
    pytest.param("RUN psql <<X\nALTER ROLE a WITH PASSWORD :'pw';\nX", id="a variable of psql"),
    pytest.param("RUN az group list -p x && glab -t y", id="without its login"),
    pytest.param("RUN export GPG_KEYS=9D6D8F6BC857C906AABBCCDD00112233", id="gpg keys"),
    pytest.param("RUN for key in A B; do gpg --recv-keys $key; done", id="a loop over keys"),
    pytest.param("ARG VERSION TOKEN_COUNT=5 CACHE_KEY=x", id="harmless arguments"),
    pytest.param("ARG TLS_KEY=/etc/key.pem REQUIRE_API_KEY=true", id="defaults that tell"),
    pytest.param("ARG SECRET_KEY=dummy-for-build\nENV SECRET_KEY=$SECRET_KEY", id="build dummy"),
    pytest.param("ENV AUTH_SECRET=build-time-placeholder-0123456789", id="says so itself"),
    pytest.param("ENV SECRET_KEY=development-secret-key", id="for development"),
    pytest.param('ENV ACCESS_KEY "{Your Key}"', id="in braces"),
    pytest.param("ARG BUNDLE_BUILD__NOKOGIRI BUNDLE_WITHOUT", id="settings of Bundler"),
    pytest.param("ARG SKIP_TOKEN_CHECK USE_AUTH BASIC_AUTH=off", id="arguments that switch"),
    pytest.param("ARG VITE_API_KEY NEXT_PUBLIC_MAPS_TOKEN", id="arguments of a web page"),
    pytest.param("ARG MAX_TOKENS\nENV MAX_TOKENS=$MAX_TOKENS", id="a harmless ENV from ARG"),
    pytest.param("ARG REQUIRE_API_KEY=true\nENV REQUIRE_API_KEY=$REQUIRE_API_KEY", id="switch"),
    pytest.param("FROM a AS b\nARG K\nFROM c\nENV API_KEY=$K", id="the ARG of another stage"),
    pytest.param("COPY .env.example /app/.env", id=".env.example"),
    pytest.param("COPY env.example .env", id="a sample becomes it"),
    pytest.param("COPY ssh_config known /root/.ssh", id="a folder that may hold secrets"),
    pytest.param("COPY .env.sample .env.template .env.dist /app/", id="other samples"),
    pytest.param("COPY --from=build /app/.env /app/", id="from a stage"),
    pytest.param("COPY id_rsa.pub .ssh/known_hosts /root/.ssh/", id="public files"),
    pytest.param("COPY environment.py .envrc.example src/env/ /app/", id="other env names"),
    pytest.param("COPY . .", id="the whole context: env-ignored looks at it"),
    pytest.param("COPY certs/ca.pem fullchain.pem server.crt /etc/ssl/", id="certificates"),
    pytest.param("COPY nginx.key /etc/apt/trusted.gpg.d/", id="a repository's public key"),
    pytest.param("COPY public_key.pem truststore.jks cacerts.p12 /app/", id="public stores"),
    pytest.param("COPY credentials.py secrets_manager.go tokens.css /app/", id="code"),
    pytest.param("COPY credentials.example.json secrets.template.yaml /app/", id="more samples"),
    pytest.param("COPY pip.conf .yarnrc.yml nuget.config /app/", id="settings, not at hand"),
    pytest.param("LABEL maintainer=ann@mail.example token-url=https://a.example", id="labels"),
    pytest.param("ENV DATABASE_URL=postgres://db:5432/app", id="a URL without a password"),
    pytest.param("ENV DATABASE_URL=postgres://app:$PW@db/app", id="a URL with a reference"),
    pytest.param("ENV DATABASE_URL=postgres://postgres:postgres@db/app", id="a local default"),
]


# --- copied files that are at hand: their content decides ---------------------------------------

AT_HAND = [
    pytest.param(".npmrc", "//r.example/:_authToken=${T}\n", False, id="a name"),
    pytest.param(".npmrc", f"//r.example/:_authToken={PW}{HEX}\n", True, id="a token"),
    pytest.param("pip.conf", "[global]\nindex-url = https://r.example/\n", False, id="an index"),
    pytest.param("pip.conf", f"index-url = https://ci:{PW}@r.example/\n", True, id="its password"),
    pytest.param("a.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n", False, id="a certificate"),
    pytest.param("a.pem", PEM.replace("\\n", "\n"), True, id="a private key"),
]


@pytest.mark.parametrize("folder", ["", "docker/"], ids=["beside it", "from the root"])
@pytest.mark.parametrize(("name", "content", "is_secret"), AT_HAND)
def test_looks_into_a_copied_file(
    tmp_path: Path, folder: str, name: str, content: str, is_secret: bool
) -> None:
    tree = Tree(tmp_path)
    tree.add(name, content)
    tree.add(f"{folder}Dockerfile", f"FROM a\nCOPY {name} /app/\n")
    source = Repo(str(tree.root)).source(f"{folder}Dockerfile")
    found = [finding.rule for finding in dockerfile_no_secrets_env.check(source)]
    assert found == ["dockerfile-no-secrets-env/copy-secret-file"] * is_secret


@pytest.mark.parametrize("lines", SILENT)
def test_accepts(lines: str) -> None:
    found = [finding for finding in check(f"FROM alpine\n{lines}\n") if finding.severity == "error"]
    assert found == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("ENV API_KEY=your-api-key-here", id="ENV"),
        pytest.param("RUN export API_TOKEN=changeme", id="RUN"),
        pytest.param("ARG GITHUB_TOKEN=changeme", id="ARG"),
        pytest.param("ENV DB_PASSWORD=tmp", id="a password for the build"),
        pytest.param("ENV DATABASE_URL=postgres://postgres:postgres@db/app", id="URL"),
    ],
)
def test_warns_of_stand_ins(lines: str) -> None:
    assert image(lines) == [("guessable-value", 1)]


# --- compose files ------------------------------------------------------------------------------


def compose(text: str) -> list[tuple[str, int]]:
    return rules(text, "compose.yaml")


SERVICE = "services:\n  a:\n    "
COMPOSE_LOUD = [
    pytest.param(f"environment:\n      OPENAI_API_KEY: {KEY}", 4, id="map"),
    pytest.param(f"environment:\n      - A=1\n      - OPENAI_API_KEY={KEY}", 5, id="list"),
    pytest.param(f"environment: {{A: 1, DB_PASSWORD: '{PW}'}}", 3, id="flow map"),
    pytest.param(f'environment: ["DB_PASSWORD={PW}"]', 3, id="flow list"),
    pytest.param(f"build:\n      args:\n        NPM_TOKEN: {PW}", 5, id="build arguments"),
    pytest.param(f"build:\n      args:\n        - NPM_TOKEN={PW}", 5, id="build argument list"),
    pytest.param(f"environment:\n      TOKEN: ${{TOKEN:-{PW}}}", 4, id="literal default"),
    pytest.param(f"environment:\n      TOKEN: ${{A:-${{B-{PW}}}}}", 4, id="default in a default"),
    pytest.param(f"environment:\n      URL: postgres://app:{PW}@db/app", 4, id="URL"),
    pytest.param(
        f"environment:\n      URL: postgres://app:${{DB_PASSWORD:-{PW}}}@db",
        4,
        id="default in a URL",
    ),
    pytest.param(f"command: serve --token ${{TOKEN:-{PW}}}", 3, id="default in a command"),
    pytest.param(f"environment:\n      - URL=redis://:{PW}@cache", 4, id="URL in a list"),
    pytest.param(f"environment:\n      LLM: {KEY}", 4, id="a key under any name"),
    pytest.param(f"command: serve --token {PW}", 3, id="command"),
    pytest.param(f"command:\n      - serve\n      - --token={PW}", 5, id="command list"),
    pytest.param(f"command:\n      - serve\n      - --token\n      - {PW}", 6, id="two items"),
    pytest.param(f"command: >\n      redis-server --requirepass {PW}", 3, id="folded command"),
    pytest.param(f"healthcheck:\n      test: mysqladmin ping -p{PW}", 4, id="healthcheck"),
    pytest.param(f"labels:\n      org.example.api-key: {GITHUB}", 4, id="labels"),
    pytest.param(f"labels:\n      - org.example.key={GITHUB}", 4, id="label list"),
    pytest.param(f"environment:\n      KEY_PEM: |\n        {PEM}", 4, id="a block"),
    pytest.param(
        f"environment: &e\n      TOKEN: {PW}\n  b:\n    environment: *e", 4, id="an anchor"
    ),
    pytest.param(f"environment:\n      - 'DB_PASSWORD=pa$$s{PW}'", 4, id="an escaped dollar"),
]


@pytest.mark.parametrize(("text", "line"), COMPOSE_LOUD)
def test_reports_in_compose(text: str, line: int) -> None:
    assert compose(SERVICE + text + "\n") == [("compose-secret", line)]


def test_reports_a_merged_map_once_at_its_anchor() -> None:
    text = f"x-env: &env\n  API_TOKEN: {PW}\nservices:\n  a:\n    environment:\n      <<: *env\n"
    assert compose(text) == [("compose-secret", 2)]


def test_reports_the_options_of_a_volume() -> None:
    text = f"services: {{}}\nvolumes:\n  n:\n    driver_opts:\n      o: 'user=a,password={PW}'\n"
    assert compose(text) == [("compose-secret", 5)]


def test_reports_a_name_and_its_value_side_by_side() -> None:
    text = f"services:\n  a:\n    env:\n      - name: API_KEY\n        value: {PW}\n"
    assert compose(text) == [("compose-secret", 5)]


def test_reports_a_secret_in_a_config() -> None:
    text = f"services: {{}}\nconfigs:\n  a:\n    content: |\n      api_key = {PW}\n"
    assert compose(text) == [("compose-secret", 4)]


@pytest.mark.parametrize("content", [PW, "hunter2"])
def test_reports_the_content_of_a_secret(content: str) -> None:
    text = f"services: {{}}\nsecrets:\n  db:\n    content: {content}\n"
    assert compose(text) == [("compose-secret", 4)]


COMPOSE_SILENT = [
    pytest.param("env_file: .env", id="env_file"),
    pytest.param("command: echo ${A:-${B:-}} $${1} $(date) $1 ${C+x}", id="other dollars"),
    pytest.param("environment:\n      - OPENAI_API_KEY", id="a name alone"),
    pytest.param("environment:\n      OPENAI_API_KEY:", id="a name without a value"),
    pytest.param("environment:\n      OPENAI_API_KEY: ${OPENAI_API_KEY}", id="a variable"),
    pytest.param("environment:\n      OPENAI_API_KEY: ${OPENAI_API_KEY:?set it}", id="required"),
    pytest.param("environment:\n      OPENAI_API_KEY: ${OPENAI_API_KEY:-}", id="empty default"),
    pytest.param("environment:\n      TOKEN: $$TOKEN", id="a variable of the container"),
    pytest.param("environment:\n      URL: postgres://app:${PW}@db/app", id="a variable in a URL"),
    pytest.param("environment:\n      DB_PASSWORD_FILE: /run/secrets/db", id="a secret's file"),
    pytest.param(
        "environment:\n      MAX_TOKENS: 4096\n      REQUIRE_API_KEY: 'true'", id="harmless"
    ),
    pytest.param(
        "secrets:\n      - db_password\n      - source: token\n        target: t", id="secrets"
    ),
    pytest.param("healthcheck:\n      test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD", id="shell"),
    pytest.param("command: redis-server --requirepass ${REDIS_PASSWORD}", id="command"),
    pytest.param("labels:\n      - traefik.http.routers.a.rule=Host(`a.example`)", id="labels"),
    pytest.param(f"# TOKEN: {PW}\n    image: a", id="a comment"),
    pytest.param("image: reg.example/a@sha256:" + "ab12" * 16, id="a digest"),
]


@pytest.mark.parametrize("text", COMPOSE_SILENT)
def test_accepts_in_compose(text: str) -> None:
    found = check(SERVICE + text + "\n", "compose.yaml")
    assert [finding for finding in found if finding.severity == "error"] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("environment:\n      POSTGRES_PASSWORD: postgres", id="postgres"),
        pytest.param("environment:\n      POSTGRES_PASSWORD: password", id="password"),
        pytest.param("environment:\n      - MYSQL_ROOT_PASSWORD=${PW:-example}", id="a default"),
        pytest.param(
            "environment:\n      DATABASE_URL: postgres://postgres:postgres@db/a", id="URL"
        ),
        pytest.param("environment:\n      SECRET_KEY: changeme", id="changeme"),
        pytest.param("environment:\n      DB_PASSWORD: ${PW:-app_password}", id="the word itself"),
        pytest.param("environment:\n      DB_PASSWORD: postgres123", id="with digits"),
        pytest.param("command: redis-server --requirepass redis", id="command"),
    ],
)
def test_warns_of_local_defaults(text: str) -> None:
    assert [rule for rule, _ in compose(SERVICE + text + "\n")] == ["guessable-value"]


def test_secrets_of_a_compose_file_that_come_from_elsewhere() -> None:
    text = (
        "services: {}\nsecrets:\n  a:\n    file: ./a.txt\n  b:\n    environment: B_TOKEN\n"
        "  c:\n    external: true\n  d:\n    content: ${D_TOKEN}\n"
    )
    assert compose(text) == []


# --- what cannot be checked ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        pytest.param("Dockerfile", "FROM a\nENV A=1 B\n", 2, id="ENV with a loose word"),
        pytest.param("Dockerfile", "FROM a\nENV K\n", 2, id="ENV without a value"),
        pytest.param("Dockerfile", "FROM a\nRUN <<EOF\nx\n", 2, id="open heredoc"),
        pytest.param("Dockerfile", "# escape=x\nFROM a\n", 1, id="bad escape directive"),
        pytest.param("Dockerfile", "# nothing\n", 0, id="no instruction"),
        pytest.param("Dockerfile", "", 0, id="empty Dockerfile"),
        pytest.param("Dockerfile", "FROM a\n{% if x %}\nRUN x\n", 2, id="a template"),
        pytest.param("compose.yaml", "a: [\n", 2, id="broken YAML"),
        pytest.param("compose.yaml", "- a\n", 1, id="a list"),
        pytest.param("compose.yaml", "", 0, id="empty compose file"),
        pytest.param("compose.yaml", "services: [a]\n", 1, id="services as a list"),
        pytest.param("compose.yaml", "services:\n  a: {}\n  a: {}\n", 3, id="a service twice"),
        pytest.param("compose.yaml", "services:\n  a: x\n", 2, id="a service as a word"),
        pytest.param(
            "compose.yaml", "services:\n  a:\n    environment: x\n", 3, id="environment as a word"
        ),
        pytest.param(
            "compose.yaml",
            "services:\n  a:\n    environment:\n      DB:\n        HOST: x\n",
            5,
            id="environment in two levels",
        ),
        pytest.param("compose.yaml", "services:\n  a:\n    image: b:${TAG\n", 3, id="no brace"),
        pytest.param(
            "compose.yaml", "services:\n  a:\n    command: echo ${1}\n", 3, id="no variable's name"
        ),
    ],
)
def test_refuses(name: str, text: str, line: int) -> None:
    with pytest.raises(CannotCheck) as caught:
        check(text, name)
    assert caught.value.line == line


def test_reports_what_it_found_before_it_refuses() -> None:
    source = Source("Dockerfile", data=f"FROM a\nENV TOKEN={PW}\nRUM x\n".encode())
    checking = iter(dockerfile_no_secrets_env.check(source))
    assert next(checking).rule == "dockerfile-no-secrets-env/env-secret"
    with pytest.raises(CannotCheck, match="instruction"):
        next(checking)


# --- places, words, names -----------------------------------------------------------------------


def test_marks_the_value_and_never_says_it() -> None:
    text = f"FROM a\nENV A=1 DB_PASSWORD='{PW}' B=2\n"
    [finding] = check(text)
    line = text.splitlines()[1]
    assert line[finding.column - 1 : finding.end_column - 1] == f"'{PW}'"
    assert PW not in finding.message + finding.fix
    assert finding.message == "ENV bakes a value for DB_PASSWORD into the image"


def test_marks_a_command_of_the_json_form() -> None:
    text = f'FROM a\nCMD ["serve", "--token", "{PW}"]\n'
    [finding] = check(text)
    line = text.splitlines()[1]
    assert line[finding.column - 1 : finding.end_column - 1] == PW


def test_the_fix_for_an_argument_can_be_pasted() -> None:
    [finding] = check("FROM a\nARG GITHUB_TOKEN\n")
    assert "RUN --mount=type=secret,id=github_token,env=GITHUB_TOKEN" in finding.fix


def test_no_message_holds_a_secret() -> None:
    texts = [str(row.values[0]) for row in LOUD]
    for finding in (finding for text in texts for finding in check(f"FROM a\n{text}\n")):
        for secret in (PW, KEY, GITHUB, JWT, HEX):
            assert secret not in finding.message + finding.fix


HOOK: Hook = dockerfile_no_secrets_env.hook


@pytest.mark.parametrize(
    "path",
    [
        "Dockerfile", "dockerfile", "DOCKERFILE", "a/b/Dockerfile", "Dockerfile.prod",
        "Dockerfile-gpu", "DockerfileCelery", "agent.dockerfile", "agent.Dockerfile",
        "Containerfile", "Containerfile.dev", "api-dockerfile",
        "Dockerfile.go", "Dockerfile_v1.2", "compose.yaml", "compose.dev.yml",
        "docker-compose.yml", "docker-compose.override.yaml", "deploy/docker-compose-ci.yml",
    ],
)  # fmt: skip
def test_wants(path: str) -> None:
    assert HOOK.wants(path)


@pytest.mark.parametrize(
    "path",
    [
        "dockerfile/build.sh", "dockerfiles/README", "Dockerfile.dockerignore", "Dockerfile.md",
        "Dockerfile.j2", "docs/dockerfile-stages.png", "Dockerfile.svg", "Dockerfile__tmpl__",
        "dockerfile_parser.py", "dockerfile.py", "DockerfileTest.java",
        "test_dockerfile.py",
        "compose.py", "src/compose/a.yml", "decompose.yaml",
    ],
)  # fmt: skip
def test_leaves(path: str) -> None:
    assert not HOOK.wants(path)


# --- noise --------------------------------------------------------------------------------------

WORDS = [
    "FROM a\n", "ENV ", "ARG ", "RUN ", "COPY ", "CMD ", "LABEL ", "TOKEN", "API_KEY", "PASSWORD",
    "=", " ", "${", "}", ":-", "$", '"', "'", "\\\n", "\n", "<<E\n", "E\n", "--password ", "-p",
    "curl -u a:", "://", "@", ":", "|", "chpasswd", "echo ", "Authorization: Bearer ", PW, GITHUB,
    "machine ", "login ", "[", "]", ",", ".env ",
    "mysql -p", "openssl enc -k ", "htpasswd -b a b ", "<<< ", "sudo -S ", "> vault-pass", "set ",
    "identified by '", "--name token --value ", "$env:", "(", ")", ";", "`", "--mount=type=secret ",
    "services:\n", "  a: ", "environment:\n", "- ", "&x ", "*x", "{", "config set ",
]  # fmt: skip


def found_before_a_refusal(source: Source) -> Iterator[Finding]:
    try:
        yield from dockerfile_no_secrets_env.check(source)
    except CannotCheck as problem:
        assert PW not in problem.reason  # noqa: PT017  # anything else that is raised is a defect


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml"])
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map("".join)))
def test_checks_or_refuses_any_text(name: str, text: str) -> None:
    source = Source(
        name, data=("FROM a\n" * (name == "Dockerfile") + text).encode("utf-8", "replace")
    )
    for finding in found_before_a_refusal(source):
        assert 1 <= finding.line <= finding.end_line <= source.text.count("\n") + 2
        # A name is said, and here the noise may make one of it.
        assert PW not in finding.message + finding.fix or is_a_name(text)


def is_a_name(text: str) -> bool:
    return re.search(rf"{PW}|{GITHUB}", text.replace(f"={PW}", "")) is not None
