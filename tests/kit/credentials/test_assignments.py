"""Secrets that are known by the name they are given to."""

from __future__ import annotations

import pytest

from credential_samples import sample
from support.secrets import found
from tenpoint.kit.credentials import assignments, commands, following, forms

PERSON = "Harbour" + "!4711"
PHRASE = "river-hazel-" + "oasis-68"
RANDOM = sample("[A-Za-z0-9]{40}", 3)
HEX = sample("[0-9a-f]{32}", 2)
UUID = "-".join((HEX[:8], HEX[8:12], HEX[12:16], HEX[16:20], HEX[20:32]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f'password = "{PERSON}"', [PERSON], id="an assignment"),
        pytest.param(f"'api_key': '{RANDOM}'", [RANDOM], id="an entry"),
        pytest.param(f'k.setPassword("{PERSON}")', [PERSON], id="a call"),
        pytest.param(f'const key: string = "{RANDOM}"', [RANDOM], id="an annotation"),
        pytest.param(f'pw_password = b"{PERSON}"', [PERSON], id="bytes"),
        pytest.param(f"{{user: 'a', pass: '{PERSON}'}}", [PERSON], id="pass beside a user"),
        pytest.param(f"PASS='{PERSON}'", [PERSON], id="PASS of a shell"),
        pytest.param(f'snyk_token = get("SNYK_TOKEN") or "{UUID}"', [UUID], id="a provider's UUID"),
        pytest.param(f'share_token = "{UUID}"', [], id="nobody's UUID"),
        pytest.param(f"pass: '{PERSON}'", [], id="pass of whatever"),
        pytest.param(f'get_password("{PERSON}")', [], id="a look-up"),
        pytest.param(f'password, "{PERSON}"', [], id="an argument beside it"),
        pytest.param(f"\"Example key='{HEX}{HEX}'\"", [], id="a text that says example"),
        pytest.param('password = ""', [], id="an empty string"),
        pytest.param('password = "' + PERSON, [], id="a string that never ends"),
    ],
)
def test_quoted(text: str, expected: list[str]) -> None:
    assert found(assignments.find_quoted, text) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(".env", f"DB_PASSWORD={PERSON}", [PERSON], id="dotenv"),
        pytest.param("a.yaml", f"password: {PERSON}", [PERSON], id="YAML"),
        pytest.param("a.conf.j2", f"password: {PERSON}", [PERSON], id="a template of a file"),
        pytest.param("a.ini.bak", f"password: {PERSON}", [PERSON], id="a copy of a file"),
        pytest.param("a.http", f"X-Api-Key: {RANDOM}", [RANDOM], id="a request"),
        pytest.param("a.md", f"api_key={RANDOM}", [RANDOM], id="a key in a text"),
        pytest.param("a.md", f"DB_PASSWORD={PERSON}", [PERSON], id="capitals in a text"),
        pytest.param("a.conf", "pass = CedarSaturn" + "404", ["CedarSaturn" + "404"], id="pass"),
        pytest.param("a.sh", f"password: {PERSON}", [], id="a shell has no colons"),
        pytest.param("a.yaml", "checksum/secret: " + HEX + HEX, [], id="a checksum"),
        pytest.param("a.yaml", "password: get_it('a1')", [], id="a call"),
        pytest.param("a.yaml", "pass: phase2", [], id="pass of whatever"),
        pytest.param(".env", "DB_PASSWORD=${OTHER_2}", [], id="a reference"),
    ],
)
def test_bare(path: str, text: str, expected: list[str]) -> None:
    assert found(assignments.find_bare, text, path) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("a.py", f"run('--password {PERSON}')", [PERSON], id="a flag"),
        pytest.param("a.sh", f"keytool -storepass {PHRASE}", [PHRASE], id="of a key store"),
        pytest.param("a.sh", f"app --api-key={RANDOM}", [RANDOM], id="with a sign"),
        pytest.param("a.sh", "app --password $PW_1", [], id="a variable"),
        pytest.param("a.sh", "app --password-file /run/pw1", [], id="a path"),
    ],
)
def test_flags(path: str, text: str, expected: list[str]) -> None:
    assert found(assignments.find_flags, text, path) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(".netrc", f"machine h login me password {PERSON}", [PERSON], id="netrc"),
        pytest.param("redis.conf", f"requirepass {PERSON}", [PERSON], id="Redis"),
        pytest.param("nslcd.conf", f"bindpw {PERSON}", [PERSON], id="a directory"),
        pytest.param("a.gradle", f"storePassword '{PERSON}'", [PERSON], id="Gradle"),
        pytest.param("a.py", f'login("me", "{PERSON}")', [PERSON], id="the last argument"),
        pytest.param("a.py", f'"X-Api-Token: {RANDOM}"', [RANDOM], id="a header in a string"),
        pytest.param("a.py", "requirepass Harbour4711", [], id="no configuration"),
        pytest.param("a.conf", "password required1", [], id="a word and a number"),
        pytest.param("a.py", 'login("me", os.environ["PW"])', [], id="the environment"),
    ],
)
def test_blank(path: str, text: str, expected: list[str]) -> None:
    assert found(assignments.find_blank, text, path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"${{DB_PASSWORD:-{PERSON}}}", [PERSON], id="a shell's"),
        pytest.param("${DB_PASSWORD:-}", [], id="empty"),
        pytest.param("${DB_PASSWORD:?required}", [], id="an error"),
        pytest.param("${DB_HOST:-Harbour4711!}", [], id="no secret's name"),
    ],
)
def test_defaults(text: str, expected: list[str]) -> None:
    assert found(assignments.find_defaults, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f'"Server=db;Password={PERSON};"', [PERSON], id="a connection string"),
        pytest.param(f'"Server=db;Password={PERSON}"', [PERSON], id="at its end"),
        pytest.param(f'"Password={PERSON}"', [], id="no other pair"),
        pytest.param('"Server=db;Password=${PW};"', [], id="a variable"),
    ],
)
def test_connections(text: str, expected: list[str]) -> None:
    assert found(assignments.find_connections, text) == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("a.kt", f'val t = api_key ?: "{RANDOM}"', [RANDOM], id="Kotlin's default"),
        pytest.param("a.rb", f"ENV['DB_PASSWORD'] ||= '{PERSON}'", [PERSON], id="Ruby's default"),
        pytest.param("Makefile", f"API_KEY ?= {RANDOM}", [RANDOM], id="make's default"),
        pytest.param("a.R", f'api_token <- "{RANDOM}"', [RANDOM], id="R"),
        pytest.param("a.c", f'char api_key[] = "{RANDOM}";', [RANDOM], id="an array"),
        pytest.param("a.vb", f'Dim apiKey As String = "{RANDOM}"', [RANDOM], id="Basic"),
        pytest.param("a.py", f'password: str = Field("{PERSON}", env="X")', [PERSON], id="Field"),
        pytest.param(
            "a.rs", f'let secret = String::from("{RANDOM}");', [RANDOM], id="String::from"
        ),
        pytest.param("a.py", f'API_KEY = r"""{RANDOM}"""', [RANDOM], id="three quotes"),
        pytest.param("a.lua", f"jwt_secret = [[{RANDOM}]]", [RANDOM], id="Lua's brackets"),
        pytest.param(
            "a.rs", f'var("API_KEY").unwrap_or_else(|_| "{RANDOM}".into())', [RANDOM], id="unwrap"
        ),
        pytest.param("a.py", f'add("--api-key", default="{RANDOM}")', [RANDOM], id="an option"),
        pytest.param(
            "a.swift", f'var apiKey: String {{ return "{RANDOM}" }}', [RANDOM], id="returned"
        ),
        pytest.param("a.rs", f'ClientSecret::new("{RANDOM}")', [RANDOM], id="a type's"),
        pytest.param(
            "a.gradle", f'f("String", "API_KEY", "\\"{RANDOM}\\"")', [RANDOM], id="a string in one"
        ),
        pytest.param("a.pl", f"$ENV{{API_KEY}} = '{RANDOM}';", [RANDOM], id="Perl's environment"),
        pytest.param("a.c", f'#define API_KEY "{RANDOM}"', [RANDOM], id="define"),
        pytest.param("a.fish", f"set -gx API_KEY {RANDOM}", [RANDOM], id="fish"),
        pytest.param("a.bat", f'setx API_KEY "{RANDOM}"', [RANDOM], id="setx"),
        pytest.param("nginx.conf", f"proxy_set_header X-Api-Key {RANDOM};", [RANDOM], id="nginx"),
        pytest.param("a.clj", f'{{:api-key "{RANDOM}"}}', [RANDOM], id="Clojure"),
        pytest.param("a.ex", f'  @api_key "{RANDOM}"', [RANDOM], id="Elixir"),
        pytest.param("a.yaml", f"password: !!str {PHRASE}", [PHRASE], id="a tag"),
        pytest.param("a.yaml", f"password: &pw {PHRASE}", [PHRASE], id="an anchor"),
        pytest.param(
            "a.xml", f'<entry key="password">{PHRASE}</entry>', [PHRASE], id="an attribute"
        ),
        pytest.param(
            "a.html", f'<input id="api_key" type="hidden" value="{RANDOM}">', [RANDOM], id="a field"
        ),
        pytest.param("a.xml", f"<!-- api_key: {RANDOM} -->", [RANDOM], id="a comment"),
        pytest.param("a.php", f'putenv("API_KEY={RANDOM}");', [RANDOM], id="a pair in a string"),
        pytest.param(
            "a.java", f'@Value("${{app.api-key:{RANDOM}}}")', [RANDOM], id="Spring's default"
        ),
        pytest.param("a.py", f'"Bearer " + "{RANDOM}"', [RANDOM], id="a header put together"),
        pytest.param(
            "a.json", f'{{"value": "{RANDOM}", "name": "API_KEY"}}', [RANDOM], id="its name behind"
        ),
        pytest.param(
            "a.json", f'{{"API_KEY": {{"value": "{RANDOM}"}}}}', [RANDOM], id="in an object"
        ),
        pytest.param(
            "a.go", f'"host=db user=a password={PHRASE} dbname=x"', [PHRASE], id="among pairs"
        ),
        pytest.param(
            "a.php",
            "define('AUTH_KEY', '" + ("Qz7<|>w_ {" * 7)[:64] + "');",
            [("Qz7<|>w_ {" * 7)[:64]],
            id="WordPress",
        ),
        pytest.param(
            "a.php",
            "define('AUTH_KEY', 'put your unique phrase here');",
            [],
            id="WordPress' sample",
        ),
        pytest.param(
            "a.yaml",
            f"- {{name: DB_PASSWORD, value: {PHRASE}}}",
            [PHRASE],
            id="a name and a value without quotes",
        ),
        pytest.param(
            "a.json",
            f'{{"Key": "DB_PASSWORD", "Value": "{PHRASE}"}}',
            [PHRASE],
            id="a name and a value with capitals",
        ),
        pytest.param(
            "a.yaml", "- {name: DB_PASSWORD, value: $PW_1}", [], id="a name and a reference"
        ),
        pytest.param(
            "a.kt", 'val key = get("key2") ?: "default-key-1"', [], id="a default that says so"
        ),
        pytest.param("a.c", '#define TOKEN_MAX "1024"', [], id="a number"),
        pytest.param("a.fish", "set -x API_KEY $OTHER_2", [], id="another variable"),
        pytest.param(
            "a.xml", '<string name="password_hint">8+ characters</string>', [], id="a hint"
        ),
        pytest.param(
            "a.xml", '<property name="password" value="${db.password2}"/>', [], id="a reference"
        ),
        pytest.param(
            "a.html",
            f'<input name="csrf_token" type="hidden" value="{RANDOM}">',
            [],
            id="made for one page",
        ),
        pytest.param(
            "a.go", '"host=localhost password=postgres dbname=x"', [], id="a local default"
        ),
        pytest.param("a.py", f'"password={PHRASE} is wrong"', [], id="no other pair"),
        pytest.param("a.yaml", "key: &default_key_1", [], id="only an anchor"),
    ],
)
def test_rarer_forms(path: str, text: str, expected: list[str]) -> None:
    assert found(forms.find, text, path) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"sshpass -p '{PHRASE}' ssh me@h", [PHRASE], id="sshpass"),
        pytest.param(f"sshpass -p{PHRASE} ssh me@h", [PHRASE], id="sshpass without a blank"),
        pytest.param(f"docker login -u me -p {PHRASE} h", [PHRASE], id="docker login"),
        pytest.param(
            f"echo '{PHRASE}' | docker login --password-stdin h", [PHRASE], id="to its input"
        ),
        pytest.param(f"mysql -h db -ume -p'{PHRASE}' app", [PHRASE], id="mysql"),
        pytest.param(f"redis-cli -h c -a {PHRASE} ping", [PHRASE], id="redis-cli"),
        pytest.param(f"sqlcmd -S h -U sa -P '{PHRASE}'", [PHRASE], id="sqlcmd"),
        pytest.param(f"openssl rsa -in k -passin pass:{PHRASE}", [PHRASE], id="openssl"),
        pytest.param(f"echo 'me:{PHRASE}' | chpasswd", [PHRASE], id="chpasswd"),
        pytest.param(f"lftp -u me,{PHRASE} sftp://h", [PHRASE], id="lftp"),
        pytest.param(f"net use Z: //h/s /user:me {PHRASE}", [PHRASE], id="net use"),
        pytest.param(
            f'gh secret set API_KEY --body "{RANDOM}"', [RANDOM], id="a name among arguments"
        ),
        pytest.param(f'mysqli("h", "me", "{PHRASE}", "app")', [PHRASE], id="the third argument"),
        pytest.param(f'PlainAuth("", "me", "{PHRASE}", "h")', [PHRASE], id="behind an empty one"),
        pytest.param(f'load(in, "{PHRASE}".toCharArray())', [PHRASE], id="characters"),
        pytest.param(f"page.fill('#password', '{PHRASE}')", [PHRASE], id="a field that is filled"),
        pytest.param(f"identified with x by '{PHRASE}'", [PHRASE], id="SQL"),
        pytest.param(f'connect("h", 22, "me", "{PHRASE}")', [PHRASE], id="behind a port"),
        pytest.param(
            f"INSERT INTO users (name, password) VALUES ('me', '{PHRASE}');", [PHRASE], id="a row"
        ),
        pytest.param(
            "INSERT INTO users (name, password) VALUES ('me', crypt($1, 'x2'));", [], id="a hash"
        ),
        pytest.param("INSERT INTO t (key, value) VALUES ('retries2', '5');", [], id="another row"),
        pytest.param('docker login -u "$U" -p "$P_1" h', [], id="a variable"),
        pytest.param("docker run -p 8080:8080 app2", [], id="a port"),
        pytest.param("ssh -p 2222 me@h", [], id="another command"),
        pytest.param("mysqldump -p app2 > d.sql", [], id="a database"),
        pytest.param("cp -p a1b2.txt c", [], id="a copy"),
        pytest.param('net.connect("tcp", "h", "db-1:5432")', [], id="a host and a port"),
        pytest.param('mysqli("h", "me", getenv("PW1"), "app")', [], id="the environment"),
        pytest.param("gh secret set API_KEY --body $KEY_1", [], id="a name and a variable"),
        pytest.param("page.fill('#password', password2)", [], id="another name"),
    ],
)
def test_commands_and_calls(text: str, expected: list[str]) -> None:
    assert found(commands.find, text, "a.sh") == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param("a.py", f'api_key = (\n    "{RANDOM}"\n)', [RANDOM], id="in brackets"),
        pytest.param("a.ts", f"const apiKey =\n  '{RANDOM}';", [RANDOM], id="after the sign"),
        pytest.param(
            "a.ts", f"const apiKey =\r\n  '{RANDOM}';\r\n", [RANDOM], id="line ends of Windows"
        ),
        pytest.param("a.yaml", f"password: >-\n  {PHRASE}\n", [PHRASE], id="a folded value"),
        pytest.param("a.yaml", f"DB_PASSWORD:\n  value: {PHRASE}\n", [PHRASE], id="a mapping"),
        pytest.param(
            "a.yaml",
            f"DbPassword:\n  Type: String\n  Default: {PHRASE}\n",
            [PHRASE],
            id="a parameter",
        ),
        pytest.param(
            "a.tf",
            f'variable "db_password" {{\n  type = string\n  default = "{PHRASE}"\n}}',
            [PHRASE],
            id="a variable",
        ),
        pytest.param(
            "a.plist",
            f"<key>API_KEY</key>\n<string>{RANDOM}</string>",
            [RANDOM],
            id="a property list",
        ),
        pytest.param(
            "a.xml",
            f"<name>api_key</name>\n<value>{RANDOM}</value>",
            [RANDOM],
            id="a name and a value",
        ),
        pytest.param("a.tf", f'name = "auth.api_key"\nvalue = "{RANDOM}"', [RANDOM], id="a pair"),
        pytest.param("a.md", f"Password:\n\n    {PHRASE}\n", [PHRASE], id="a heading"),
        pytest.param("a.py", f'é_api_key = (\n    "{RANDOM}"\n)', [RANDOM], id="bytes before it"),
        pytest.param("a.yaml", "password:\n  type: string\n  minLength: 8\n", [], id="a schema"),
        pytest.param(
            "a.yaml", "password:\n  secretKeyRef:\n    name: db-2\n", [], id="a reference"
        ),
        pytest.param("a.tf", 'variable "db_password" {\n  type = string\n}\n', [], id="no default"),
        pytest.param("a.md", "Password:\n\nAt least 8 characters.\n", [], id="a sentence"),
        pytest.param("a.py", f'names = [\n    "{RANDOM}",\n]', [], id="no secret's name"),
        pytest.param("a.py", f'api_key = (\n    get()\n)\nx = "{RANDOM}"', [], id="another line"),
        pytest.param("a.py", "api_key = (", [], id="the end of the file"),
    ],
)
def test_on_the_next_line(path: str, text: str, expected: list[str]) -> None:
    assert found(following.find, text, path) == expected


def test_what_the_next_line_says_itself_is_left_to_it() -> None:
    assert (
        found(following.find, f'api_key = (\n    "{"gsk" + "_" + RANDOM + RANDOM[:12]}"\n)') == []
    )


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        pytest.param(
            "a.csv", f"user,password\nme,{PHRASE}\nyou,{PERSON}\n", [PHRASE, PERSON], id="CSV"
        ),
        pytest.param("a.csv", f"host;user;password\nh;me;{PHRASE}\n", [PHRASE], id="semicolons"),
        pytest.param("a.tsv", f"login\tpassword\trole\nme\t{PHRASE}\tx\n", [PHRASE], id="tabs"),
        pytest.param(
            "a.csv", f"name,value\nAPI_KEY,{RANDOM}\nX,{RANDOM}\n", [RANDOM], id="names and values"
        ),
        pytest.param(
            "a.md",
            f"| User | Password |\n| --- | --- |\n| me | `{PHRASE}` |\n",
            [PHRASE],
            id="Markdown",
        ),
        pytest.param(
            "a.md", "| name | password |\n| --- | --- |\n| a | varchar(255) |\n", [], id="a schema"
        ),
        pytest.param("a.md", f"| User | Password |\n| me | {PHRASE} |\n", [], id="no rule"),
        pytest.param("a.csv", "id,token_count\n1,4096\n", [], id="a number"),
        pytest.param("a.csv", f"id,sha256\n1,{HEX}{HEX}\n", [], id="a digest"),
        pytest.param("a.csv", f"user,password\n{PHRASE}\n", [], id="a row of another length"),
        pytest.param("a.py", f"user,password\nme,{PHRASE}\n", [], id="no table"),
    ],
)
def test_tables(path: str, text: str, expected: list[str]) -> None:
    assert found(following.find_in_table, text, path) == expected
