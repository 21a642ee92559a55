"""Which names say that their value is a secret: `DB_PASSWORD` does, `MAX_TOKENS` does not.

A name is read as words, whatever its style: `dbPassword`, `db-password`, `DB_PASSWORD`.
What it ends in decides: a `password_file` is a path, a `token_count` a number, a
`secret_name` the name of a secret. A peer that looks for parts of words stops
`TOKENIZERS_PARALLELISM`, `MONKEY_PATCH` and `COMPASS_HOME`.
"""

from __future__ import annotations

from tenpoint.kit.pattern import Pattern

# What a name can say of its value.
PASSWORD = "password"  # noqa: S105  # a kind of name, not a password
KEY = "key"
TOKEN = "token"  # like a key, but a UUID under such a name is as often an id  # noqa: S105
WEAK = "weak"  # a bare `key`, `auth` or `pass`: only a value that can be nothing else counts

# Any name that can mean a secret holds one of these, in lower case.
STEMS = (
    "pass", "pwd", "pword", "secret", "token", "key", "auth", "cred", "bearer", "senha", "dsn",
    "contras", "psw", "_pat", "psk", "bindpw", "rootpw", "_pw",
)  # fmt: skip

# A name that is given a value in one of the `forms` holds one of these.
WORDS_OF_FORMS = (*STEMS, "_salt")

# Any name of the kind `PASSWORD` holds one of these.
PASSWORD_STEMS = (
    "pass", "pwd", "pword", "psw", "psk", "senha", "contras", "masterauth", "bindpw", "rootpw",
    "_pw",
)  # fmt: skip

_PASSWORD_WORDS = frozenset(
    "password passwd passwort passphrase pwd pword passcode psk requirepass masterauth passe "
    "bindpw rootpw pw dbpass rootpass adminpass userpass smtppass mailpass ftppass contrasena "
    "contraseña senha".split()
)
# These mean a secret wherever they stand at the end.
_KEY_WORDS = frozenset(
    "secret token apikey apitoken secretkey accesskey authtoken privatekey credential "
    "credentials bearer authorization pat oauthtoken accesstoken refreshtoken clientsecret "
    "signingkey encryptionkey webhooksecret sessionsecret jwtsecret authkey masterkey".split()
)
# Written as one word: PGPASSWORD, dbpassword, secretkey.
_PASSWORD_ENDINGS = ("password", "passwd", "passphrase", "storepass", "keypass")
_KEY_ENDINGS = ("secret", "apikey", "authtoken", "accesstoken", "secretkey", "privatekey")
# A token of these kinds opens something; any other may be an id.
_TOKEN_OF = frozenset(
    "api access auth refresh admin bot oauth bearer service personal secret".split()
)
# `..._key` is a secret behind these words, and behind no others unless the name shouts.
_KEY_OF = frozenset(
    "api secret private access auth authentication account encryption encrypt signing sign master "
    "service client app application session jwt hmac webhook ssh deploy admin storage subscription "
    "license licence project security crypto cipher aes rsa shared bot server integration write "
    "ingestion ingest functions function host management connection rest live prod".split()
)
# `..._KEY` in capitals is configuration, which is a secret unless it is one of these.
_KEY_NOT_OF = frozenset(
    "public primary foreign sort cache partition row dict map index lookup hot shortcut group "
    "unique translation i18n object s3 registry gpg arrow enter tab press up down left right page "
    "range hash lock unlock state store column field item map entity event message topic routing "
    "kafka redis config settings option meta metadata data json env environment feature flag type "
    "node idempotency publishable anon pub apt known host kms key keyboard menu label lang "
    "language locale context tool prompt model default last first next prev previous current any "
    "no on off by for per with".split()
)
# A name that ends in one of these tells about a secret and does not hold it.
_ABOUT = frozenset(
    "file path dir directory folder url uri endpoint host hostname port name names id ids arn "
    "type kind format length len size count limit max min total num number ttl expiry expire "
    "expires expiration expired age timeout seconds minutes hours days lifetime period rotation "
    "version prefix suffix field column header label placeholder hint help title description "
    "message error errors regex pattern policy policies rule rules validator validators "
    "validation strength mismatch reset changed weak encryption hashing scheme hasher hashers "
    "hash hashed digest fingerprint checksum env var variable "
    "variables ref reference source provider providers manager store storage backend class cls "
    "func function method callback handler required enabled disabled enable disable is has use "
    "uses mode status state index position offset usage used cost price budget per tokenizer "
    "tokenizers model models input output box button form page view screen template schema mount "
    "server service client user username owner account email scope scopes issuer audience "
    "algorithm alg location region space set map list dict store vault".split()
)
# Words that take the secret out of a name wherever they stand.
_NOT_SECRET = frozenset(
    "public publishable placeholder pubkey tokenizer tokenizers tokenize tokenized tokenization "
    "vocab lexer parser syntax checksum".split()
)
# These take it out of a token or a key (`next_page_token`); `CSRF_SECRET` is one all the same.
_NO_TOKEN = frozenset(
    "pad bos eos unk cls sep mask csrf xsrf next prev page continuation pagination cursor "
    "special stop start end sync authenticity antiforgery verification".split()
)
# Analytics services whose project key stands in every page they count.
_COUNTERS = frozenset("amplitude mixpanel".split())
_WORDS = Pattern(r"[A-ZÀ-Þ]+(?![a-z])|[A-Z]?[a-zà-ÿ]+|\d+")


def words(name: str) -> list[str]:
    """The words of an identifier, lower case: `openaiApiKey` is openai, api, key."""
    return [word.lower() for word in _WORDS.compiled.findall(name)]


def kind_of(name: str) -> str:
    """`PASSWORD`, `KEY`, `WEAK`, or "" for a name that promises no secret.

    >>> [kind_of(n) for n in ("DB_PASSWORD", "openaiApiKey", "key", "MAX_TOKENS", "token_url")]
    ['password', 'key', 'weak', '', '']
    """
    parts = words(name)
    while parts and parts[-1].isdigit():  # password2, API_KEY_1
        parts.pop()
    if not parts or "hashed" in parts:
        return ""
    last = parts[-1]
    before = parts[-2] if len(parts) > 1 else ""
    if last in ("value", "val", "string", "str", "text", "plain", "plaintext", "raw", "default"):
        parts = parts[:-1]
        last, before = (parts[-1] if parts else ""), (parts[-2] if len(parts) > 1 else "")
    if last in _PASSWORD_WORDS:
        return PASSWORD
    if _NOT_SECRET.intersection(parts):
        return ""
    if _COUNTERS.intersection(parts) and "secret" not in parts:
        return ""
    if last in ("pass", "psw"):
        return PASSWORD if before else WEAK
    if last == "token":
        if before in _TOKEN_OF:
            return KEY
        # Of a project: analytics, it stands in every page that is counted.
        return "" if before == "project" or _NO_TOKEN.intersection(parts) else TOKEN
    if last in _KEY_WORDS:
        return KEY
    if last.endswith(_PASSWORD_ENDINGS):
        return PASSWORD
    if last.endswith(_KEY_ENDINGS):
        return KEY
    if last == "keys" or last == "tokens" or last == "secrets":
        return ""
    if last == "key":
        return _kind_of_key(name, before)
    if last in ("auth", "creds", "cred"):
        return WEAK
    if last == "dsn" and "sentry" not in parts:
        return WEAK
    if last in _ABOUT:
        return ""
    # SECRET_KEY_BASE, api_key_openai, password_prod: the secret word stands before a qualifier.
    if "password" in parts or "passwd" in parts:
        return PASSWORD
    if "secret" in parts or "apikey" in parts or "_api_key_" in f"_{'_'.join(parts)}_":
        return KEY
    return ""


def _kind_of_key(name: str, before: str) -> str:
    if before in _KEY_OF:
        return KEY
    if not before:
        return WEAK
    if before in _KEY_NOT_OF or before in _NO_TOKEN:
        return ""
    shouts = name.upper() == name and any(c.isalpha() for c in name)
    return KEY if shouts else WEAK
