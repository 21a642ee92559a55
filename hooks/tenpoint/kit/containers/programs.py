"""Secrets given to programs: by an option, as an operand, on standard input, in a file.

An option with a telling name (`--password`) is found under any program, in `commands.py`. Here
stand the programs whose option is a letter (`mysql -p`, `openssl enc -k`) and those where the
place tells what a word is (`htpasswd -b FILE USER PASSWORD`). Under a program that is not in
the tables `-p` is a port, a path or a profile as often as a password.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tenpoint.kit.containers.interpolation import without_references
from tenpoint.kit.containers.settings import HARMLESS, SECRET, Hit, kind_of, nature_of, tells
from tenpoint.kit.credentials.names import PASSWORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tenpoint.kit.parse.shell import Command, Word

# Programs, and behind the colon their options that take a password. `docker/login` needs the
# word `login` in the command. With a star the value is joined to the option, as in
# `mysql -pVALUE`, where a word of its own is the database. Of `pass:VALUE` the value counts.
_OPTIONS = """
mysql mysqladmin mysqldump mysqlimport mysqlcheck mysqlslap mysqlpump mycli mydumper: -p*
mariadb mariadb-admin mariadb-dump mariadb-import mariadb-check: -p*
7z 7za 7zr 7zz rar unrar: -p* -hp*
zip unzip sqlcmd bcp mosquitto_pub mosquitto_sub ipmitool isql: -P
openssl: -k -K -pass -passin -passout -hmac
sshpass mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat cqlsh: -p
snowsql rabbitmqadmin rdesktop arangosh steghide beeline couchbase-cli ansible-runner: -p
redis-cli valkey-cli keydb-cli: -a
ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami: -w
ldappasswd: -w -s
useradd usermod: -p
docker/login podman/login buildah/login nerdctl/login skopeo/login crane/login oras/login: -p
az/login oc/login helm/login cf/login nuget/sources nuget/add dotnet/nuget twine/upload: -p
glab/login hub/login influx: -t
ss-server ss-local ssserver sslocal: -k
poetry/publish uv/publish: -p -t
x11vnc: -passwd -storepasswd
"""
# Their options are words, even with one dash: `-keyout` is no `-k`.
_WORDY = frozenset(("openssl", "dotnet", "nuget", "az", "x11vnc"))
# Options that take `user:password`; smbclient writes `user%password`, lftp a comma.
_LOGINS = """
curl: -u -U --user --proxy-user
wget: --user
http https xh: -a --auth
ab: -A -P
smbclient: -U --user
lftp: -u --user
ttyd gotty: -c --credential
"""
_SIGN = {"smbclient": "%", "lftp": ","}  # otherwise a colon
# Behind a program and its words: a dot for any word, S for a secret, L for a secret that is the
# last word, N for the name of what the secret is. Options do not count.
_OPERANDS = """
htpasswd/-b: . L
mosquitto_passwd/-b: . . S
openssl/passwd: L
mysqladmin/password mariadb-admin/password: S
rabbitmqctl/add_user rabbitmqctl/change_password rabbitmqctl/authenticate_user: . S
mc/alias/set mc/config/host/add: . . . S
cargo/login wandb/login vault/login snyk/auth ngrok/authtoken ngrok/config/add-authtoken: S
pro/attach ua/attach railway/login: S
poetry/config/http-basic composer/config/http-basic: . S
x11vnc/-storepasswd neo4j-admin/set-initial-password: S
net/user: . S
setx: N S
"""
# These ask for a password on their standard input.
_ASKING = frozenset(
    "passwd chpasswd vncpasswd tightvncpasswd smbpasswd adduser cryptsetup kinit saslpasswd2 "
    "ecryptfs-add-passphrase".split()
)
_ASKING_OPTIONS = frozenset(
    ("--password-stdin", "--pass-stdin", "--token-stdin", "--with-token", "--passphrase-fd")
)
_SAYING = frozenset(("echo", "printf", "yes"))
# Words within one program's row that precede the secret; kept short, or a path could be one.
_SIGNS = str.maketrans(dict.fromkeys("'\"`$();&|{}[],", " "))

Row = tuple[tuple[str, ...], tuple[str, ...]]


@cache
def _table(text: str) -> Mapping[str, Sequence[Row]]:
    """By program: rows of the words that it must have and what stands behind the colon."""
    rows: dict[str, list[Row]] = {}
    for line in text.strip().splitlines():
        commands, _, rest = line.partition(": ")
        for command in commands.split():
            program, *words = command.split("/")
            rows.setdefault(program, []).append((tuple(words), tuple(rest.split())))
    return rows


def name_programs(text: str) -> bool:
    """Whether a command could give a program a secret in one of these ways; may be generous."""
    if not any(option in text for option in _ASKING_OPTIONS):
        programs = {word.rpartition("/")[2] for word in text.translate(_SIGNS).split()}
        feeds = "|" in text or "<<<" in text
        saves = ">" in text and not programs.isdisjoint(_SAYING) and tells(text)
        if not saves and not (feeds and not programs.isdisjoint(_ASKING | {"sudo"})):
            return any(_could_be_given(text, program) for program in programs)
    return True


def _could_be_given(text: str, program: str) -> bool:
    for table in (_OPTIONS, _LOGINS):
        for needed, options in _table(table).get(program, ()):
            if all(word in text for word in needed) and any(
                f" {option.rstrip('*')}" in text for option in options
            ):
                return True
    rows = _table(_OPERANDS).get(program, ())
    return any(all(word.lstrip("-") in text for word in needed) for needed, _ in rows)


def given_to_programs(text: str, commands: Iterable[Command]) -> Iterator[Hit]:
    """The secrets among the words of the commands, whose places are those of `text`."""
    from tenpoint.kit.parse import shell

    said: list[Word] = []  # by the commands right before
    for command in commands:
        words = shell.unwrapped(command)
        if not words:
            continue
        program = words[0].text.rpartition("/")[2]
        if program in _SAYING:
            spoken = [word for word in words[1:] if not word.text.startswith("-")]
            if program == "printf" and len(spoken) > 1 and "%" in spoken[0].text:
                spoken = spoken[1:]
            said += spoken
            if command.file and len(spoken) == 1:
                yield from _written(spoken[0], command.file)
            continue
        start = command.words[0].start
        if said and _pipes(text, said[-1], start) and (asking := _asks(command, program)):
            for word in said:
                yield from _read(word, asking)
        said = []
        if command.given and (asking := _asks(command, program)):
            for word in command.given:
                yield from _read(word, asking)
        yield from _by_option(program, words)
        yield from _by_place(program, words)


# -- options and places ----------------------------------------------------------


def _by_option(program: str, words: Sequence[Word]) -> Iterator[Hit]:
    what = f"a password given to {program}"
    texts = [word.text for word in words]
    for needed, options in _table(_OPTIONS).get(program, ()):
        if all(word in texts for word in needed):
            for word, skip in _values(words, options, joins=program not in _WORDY):
                if program == "openssl" and word.text.startswith(("file:", "env:", "fd:"), skip):
                    continue
                skip += 5 * word.text.startswith("pass:", skip)
                yield from _judged(word, skip, what)
    for _, options in _table(_LOGINS).get(program, ()):
        for word, skip in _values(words, options):
            user, sign, _ = word.text[skip:].partition(_SIGN.get(program, ":"))
            if sign and "$" not in user:
                yield from _judged(word, skip + len(user) + 1, what)


def _values(
    words: Sequence[Word], options: Sequence[str], *, joins: bool = True
) -> Iterator[tuple[Word, int]]:
    """The words that hold the values of options, and how much of each is the option itself.

    `joins` tells whether a value may follow an option of one letter without a blank.
    """
    for place, word in enumerate(words[1:], start=2):
        for option in options:
            joined = option.rstrip("*")
            if word.text == joined and joined == option:
                if place < len(words) and not words[place].text.startswith("-"):
                    yield words[place], 0
            elif word.text.startswith(joined + "="):
                yield word, len(joined) + 1
            elif word.text.startswith(joined) and (
                option != joined or (joins and len(option) == 2)
            ):
                yield word, len(joined)


def _by_place(program: str, words: Sequence[Word]) -> Iterator[Hit]:
    for needed, places in _table(_OPERANDS).get(program, ()):
        rest = [word for word in words[1:] if not word.text.startswith("-")]
        flags = "".join(word.text[1:] for word in words[1:] if word.text.startswith("-"))
        for each in needed:
            if each.startswith("-"):
                if each[1:] not in flags:
                    break
            else:
                # Behind an option's value: `mysqladmin -u root password …`
                at = next((at for at, word in enumerate(rest) if word.text == each), None)
                if at is None:
                    break
                rest = rest[at + 1 :]
        else:
            if len(rest) < len(places):
                continue
            kind = PASSWORD
            for sign, word in zip(places, rest, strict=False):
                if sign == "N":
                    kind = kind_of(word.text)
                elif sign in "SL":
                    secret = rest[-1] if sign == "L" else word
                    yield from _judged(secret, 0, f"a password given to {program}", kind)


# -- standard input ----------------------------------------------------------------


def _pipes(text: str, before: Word, start: int) -> bool:
    """Whether a single `|` stands between a word and the command that begins at `start`."""
    between = text[before.start + len(before.text) : start]
    return "|" in between and "||" not in between


def _asks(command: Command, program: str) -> str:
    """The program if it reads a password from its standard input, or the file tee writes."""
    texts = [word.text for word in command.words]
    if program == "chpasswd" and not {"-e", "--encrypted"}.isdisjoint(texts):
        return ""
    if program in _ASKING or not _ASKING_OPTIONS.isdisjoint(texts):
        return program
    return "sudo" if texts[0] == "sudo" and "-S" in texts else ""


def _read(word: Word, program: str) -> Iterator[Hit]:
    """The password on the first line of what a program reads, behind the user for chpasswd."""
    first = word.text.replace("\\n", "\n").lstrip("\n").partition("\n")[0]
    skip = word.text.find(first)
    if program == "chpasswd":
        user, colon, first = first.partition(":")
        if not colon:
            return
        skip += len(user) + 1
    if len(first) > 1 and "%" not in first[:1]:
        part = word._replace(text=word.text[: skip + len(first)])
        yield from _judged(part, skip, f"a password given to {program}")


def _written(word: Word, file: str) -> Iterator[Hit]:
    """`echo VALUE > vault-pass`: the file's name says what the value is."""
    name = file.rpartition("/")[2].removesuffix(".txt")
    if file != "/etc/passwd" and " " not in word.text:
        for hit in _judged(word, 0, f"what is written to {name}", kind_of(name)):
            if hit.nature == SECRET:
                yield hit


def _judged(word: Word, skip: int, what: str, kind: str = PASSWORD) -> Iterator[Hit]:
    literal: str | None = word.text[skip:]
    if word.expands and literal:
        literal = without_references(literal)
    if not literal or not kind:
        return
    nature = nature_of(literal, kind)
    if nature != HARMLESS:
        start = word.start + skip
        yield Hit(start, start + len(word.text) - skip, literal, what, nature)
