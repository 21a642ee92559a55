"""Sample credentials, put together at run time: from a shape, or by a maker for structured ones.

Every value is random and belongs to nobody. Where a provider computes a checksum (GitHub, npm) the
sample has a right one, so that a tool which checks it is not put at a disadvantage.
"""

from __future__ import annotations

import base64
import json
import random
import string
import zlib
from collections.abc import Callable

_ALNUM = string.ascii_letters + string.digits
_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase


# --- shapes --------------------------------------------------------------------------------------


def sample(shape: str, chance: random.Random) -> str:
    r"""A value of a shape: literals, `\x`, `[classes]`, `(a|b)` choices, `{n}`, `{n,m}` repeats."""
    text, end = _sequence(shape, 0, chance)
    if end != len(shape):
        raise ValueError(f"shape does not end where it should: {shape!r} at {end}")
    return text


def _sequence(shape: str, at: int, chance: random.Random) -> tuple[str, int]:
    out = []
    while at < len(shape) and shape[at] not in "|)":
        make: Callable[[], str]
        if shape[at] == "[":
            end = shape.index("]", at)
            alphabet = _class(shape[at + 1 : end])
            make = lambda alphabet=alphabet: chance.choice(alphabet)  # type: ignore[misc] # noqa: E731
            at = end + 1
        elif shape[at] == "(":
            options = []
            while shape[at] in "(|":
                option, at = _sequence(shape, at + 1, chance)
                options.append(option)
            at += 1  # the closing bracket
            chosen = chance.choice(options)
            make = lambda chosen=chosen: chosen  # type: ignore[misc] # noqa: E731
        else:
            if shape[at] == "\\":
                at += 1
            literal = shape[at]
            make = lambda literal=literal: literal  # type: ignore[misc] # noqa: E731
            at += 1
        times = 1
        if at < len(shape) and shape[at] == "{":
            end = shape.index("}", at)
            low, _, high = shape[at + 1 : end].partition(",")
            times = chance.randint(int(low), int(high or low))
            at = end + 1
        out.append("".join(make() for _ in range(times)))
    return "".join(out), at


def _class(body: str) -> str:
    out, at = [], 0
    while at < len(body):
        if at + 2 < len(body) and body[at + 1] == "-":
            out += [chr(code) for code in range(ord(body[at]), ord(body[at + 2]) + 1)]
            at += 3
        else:
            out.append(body[at])
            at += 1
    return "".join(out)


# --- makers --------------------------------------------------------------------------------------


def _token(chance: random.Random, length: int, alphabet: str = _ALNUM) -> str:
    return "".join(chance.choices(alphabet, k=length))


def _crc62(text: str) -> str:
    number, digits = zlib.crc32(text.encode()), ""
    while number:
        number, digit = divmod(number, 62)
        digits = _BASE62[digit] + digits
    return digits.rjust(6, "0")


def _github(chance: random.Random) -> str:
    body = _token(chance, 30)
    return "gh" + chance.choice("pousr") + "_" + body + _crc62(body)


def _npm(chance: random.Random) -> str:
    body = _token(chance, 30)
    return "npm" + "_" + body + _crc62(body)


def _b64url(data: bytes | object) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _jwt(chance: random.Random, claims: dict[str, object] | None = None) -> str:
    issued = chance.randint(1_790_000_000, 1_800_000_000)
    body = claims or {
        "sub": _token(chance, 24, "0123456789abcdef"),
        "role": chance.choice(["owner", "editor", "service"]),
        "iat": issued,
        "exp": issued + 31_536_000,
    }
    head = _b64url({"alg": "HS256", "typ": "JWT"})
    return f"{head}.{_b64url(body)}.{_b64url(chance.randbytes(32))}"


def supabase(chance: random.Random, role: str) -> str:
    """A Supabase project key of the older kind: a token whose claim tells whether it is public."""
    claims: dict[str, object] = {
        "iss": "supabase",
        "ref": _token(chance, 20, string.ascii_lowercase),
        "role": role,
        "iat": 1_790_000_000,
        "exp": 2_105_576_000,
    }
    return _jwt(chance, claims)


def _discord(chance: random.Random) -> str:
    number = str(chance.randint(10**18, 2 * 10**18 - 1))
    first = base64.urlsafe_b64encode(number.encode()).decode().rstrip("=")
    alphabet = _ALNUM + "-_"
    return f"{first}.G{_token(chance, 5, alphabet)}.{_token(chance, 38, alphabet)}"


def _bedrock(chance: random.Random) -> str:
    name = f"BedrockAPIKey-{_token(chance, 4, string.ascii_lowercase + string.digits)}"
    account = _token(chance, 12, string.digits)
    inner = base64.b64encode(chance.randbytes(48)).decode()
    raw = f"{name}-at-{account}:{inner}"
    return "ABSK" + base64.b64encode(raw.encode()).decode()


def _onepassword(chance: random.Random) -> str:
    account = {
        "signInAddress": "corp.1password.com",
        "userAuth": {"method": "SRPg-4096", "alg": "PBES2g-HS256", "iterations": 650_000},
        "email": _token(chance, 12, string.ascii_lowercase) + "@1passwordserviceaccounts.com",
        "srpX": chance.randbytes(32).hex(),
        "muk": {"alg": "A256GCM", "k": _b64url(chance.randbytes(32)), "kid": "mp"},
        "secretKey": "A3-" + _token(chance, 30, string.ascii_uppercase + string.digits),
        "deviceUuid": _token(chance, 26, string.ascii_lowercase + string.digits),
    }
    return "ops_" + _b64url(account)


def _grafana_cloud(chance: random.Random) -> str:
    policy = {
        "o": _token(chance, 6, string.digits),
        "n": "stack-" + _token(chance, 6, string.digits) + "-agent",
        "k": _token(chance, 24),
        "m": {"r": "prod-eu-west-2"},
    }
    text = json.dumps(policy, separators=(",", ":")).encode()
    return "glc_" + base64.b64encode(text).decode()


def _sentry_org(chance: random.Random) -> str:
    claims = {
        "iat": 1_790_000_000.1,
        "url": "https://sentry.io",
        "region_url": "https://us.sentry.io",
        "org": "corp-" + _token(chance, 5, string.ascii_lowercase),
    }
    payload = base64.b64encode(json.dumps(claims, separators=(",", ":")).encode()).decode()
    return f"sntrys_{payload}_{_token(chance, 43, _ALNUM + '+/')}"


# --- keys ----------------------------------------------------------------------------------------


def _der(tag: int, body: bytes) -> bytes:
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def _number(chance: random.Random, bits: int) -> bytes:
    value = chance.getrandbits(bits) | 1 << (bits - 1) | 1
    return _der(2, value.to_bytes(bits // 8 + 1, "big"))


def _rsa(chance: random.Random, bits: int = 2048) -> bytes:
    """The DER of an RSA key as PKCS#1 lays it out; the numbers are random, not a working key."""
    half = bits // 2
    parts = [_der(2, b"\0"), _number(chance, bits), _der(2, b"\1\0\1"), _number(chance, bits)]
    parts += [_number(chance, half) for _ in range(5)]
    return _der(0x30, b"".join(parts))


def _pem(label: str, body: bytes, width: int = 64) -> str:
    text = base64.b64encode(body).decode()
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    edge = "-" * 5
    return "\n".join([f"{edge}BEGIN {label}{edge}", *lines, f"{edge}END {label}{edge}", ""])


def _pem_rsa(chance: random.Random) -> str:
    return _pem("RSA " + "PRIVATE KEY", _rsa(chance))


def _pkcs8(chance: random.Random) -> str:
    algorithm = _der(0x30, bytes.fromhex("06092a864886f70d0101010500"))
    body = _der(0x30, _der(2, b"\0") + algorithm + _der(4, _rsa(chance)))
    return _pem("PRIVATE " + "KEY", body)


def _pem_ec(chance: random.Random) -> str:
    curve = bytes.fromhex("06082a8648ce3d030107")
    point = _der(3, b"\0\4" + chance.randbytes(64))
    parts = [_der(2, b"\1"), _der(4, chance.randbytes(32)), _der(0xA0, curve), _der(0xA1, point)]
    return _pem("EC " + "PRIVATE KEY", _der(0x30, b"".join(parts)))


def _pem_openssh(chance: random.Random) -> str:
    def field(data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + data

    public = chance.randbytes(32)
    kind = field(b"ssh-ed25519")
    check = chance.randbytes(4) * 2
    private = (
        check + kind + field(public) + field(chance.randbytes(32) + public) + field(b"ci@build")
    )
    private += bytes(range(1, 1 + -len(private) % 8))
    head = b"openssh-key-v1\0" + field(b"none") + field(b"none") + field(b"") + b"\0\0\0\1"
    return _pem("OPENSSH " + "PRIVATE KEY", head + field(kind + field(public)) + field(private), 70)


def service_account(chance: random.Random) -> dict[str, str]:
    """The object of a Google service-account key file."""
    project = chance.choice(["atlas", "harbor", "quartz"]) + "-" + _token(chance, 6, string.digits)
    mail = f"agent-runner@{project}.iam.gserviceaccount.com"
    return {
        "type": "service_account",
        "project_id": project,
        "private_key_id": _token(chance, 40, "0123456789abcdef"),
        "private_key": _pkcs8(chance),
        "client_email": mail,
        "client_id": "1" + _token(chance, 20, string.digits),
        "auth_uri": "https://accounts.google.com/o/oauth2/auth",
        "token_uri": "https://oauth2.googleapis.com/token",
    }


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "github": _github,
    "npm": _npm,
    "jwt": _jwt,
    "discord": _discord,
    "bedrock-long": _bedrock,
    "sentry-org": _sentry_org,
    "onepassword": _onepassword,
    "grafana-cloud": _grafana_cloud,
    "supabase-service-role": lambda chance: supabase(chance, "service_role"),
    "pem-rsa": _pem_rsa,
    "pem-pkcs8": _pkcs8,
    "pem-ec": _pem_ec,
    "pem-openssh": _pem_openssh,
    "service-account": lambda chance: json.dumps(service_account(chance), indent=2),
}


# --- passwords and keys of no provider -----------------------------------------------------------

_WORDS = """
amber anchor badger barley basil beacon bison bramble canyon cedar cobalt comet copper coral cricket
dagger delta dolphin ember falcon fennel ferry flint fossil gadget garnet glacier granite gravel
hammer harbor hazel heron indigo island jasper juniper kestrel kettle ladder lantern lemon lichen
magnet mango maple marble meadow meteor nickel nutmeg oasis olive onyx opal otter paddle panther
parcel pebble pepper pigeon piston planet plum pollen poplar prairie quartz quiver rabbit radish
raven ridge river rocket saddle saffron salmon scarab shadow silver sparrow spruce stone summit
tango temple thunder tiger timber topaz tulip tundra valley velvet violet walnut willow window
winter wizard yellow zephyr zircon
""".split()

_SWAPS = str.maketrans({"a": "4", "e": "3", "o": "0", "i": "1"})


def human_password(chance: random.Random) -> str:
    """What a person types: words with a twist; never a well-known default such as admin123."""
    word, other = chance.sample(_WORDS, 2)
    digits = str(chance.randint(10, 9999))
    mark = chance.choice("!#%*?@$&^+=_.-")
    return chance.choice(
        [
            word.capitalize() + digits + mark,
            word.capitalize() + mark + digits,
            word.capitalize() + other.capitalize() + digits,
            word + "-" + other.capitalize() + mark + digits,
            word.translate(_SWAPS).capitalize() + mark + other,
            digits + word.upper() + mark + other,
            "-".join([word, other, *chance.sample(_WORDS, 2)]) + "-" + digits[:2],
            word.capitalize() + mark + other.capitalize() + mark,
            word + other + digits,
        ]
    )


def machine_password(chance: random.Random) -> str:
    """What a password manager makes."""
    symbols = "!#%*?@&^+=_.-~"
    length = chance.randint(14, 28)
    return chance.choice(
        [
            _token(chance, length),
            _token(chance, 1) + _token(chance, length, _ALNUM + symbols) + _token(chance, 1),
            _token(chance, 16, string.ascii_lowercase + string.digits),
            "-".join(_token(chance, 6) for _ in range(3)),
        ]
    )


def machine_key(chance: random.Random) -> str:
    """What a program makes for keys and tokens that no provider issued."""
    return chance.choice(
        [
            chance.randbytes(16).hex(),
            chance.randbytes(20).hex(),
            chance.randbytes(32).hex(),
            base64.b64encode(chance.randbytes(32)).decode(),
            base64.b64encode(chance.randbytes(24)).decode(),
            _b64url(chance.randbytes(32)),
            _token(chance, chance.randint(24, 48)),
            _token(chance, 1)
            + _token(chance, 49, string.ascii_lowercase + string.digits + "!@#%^&*(-_=+)"),
            uuid(chance),
        ]
    )


def uuid(chance: random.Random) -> str:
    """A random UUID in text."""
    text = chance.randbytes(16).hex()
    return (
        f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{chance.choice('89ab')}{text[17:20]}-{text[20:]}"
    )


HOSTS = (
    "db.prod.corp.internal",
    "pg-main.cluster.local",
    "10.20.3.14",
    "postgres",
    "mongo-0.mongo.data.svc",
    "cache.eu.corp.io",
    "ep-quiet-hill-81723.eu-central-1.aws.neon.tech",
    "orders.c9akciq32.eu-west-1.rds.amazonaws.com",
    "cluster0.ab3de.mongodb.net",
)

_SCHEMES = (
    ("postgresql", 5432),
    ("postgres", 5432),
    ("postgresql+asyncpg", 5432),
    ("postgresql+psycopg2", 5432),
    ("postgresql+psycopg", 5432),
    ("mysql", 3306),
    ("mysql+pymysql", 3306),
    ("mysql+aiomysql", 3306),
    ("mariadb+mariadbconnector", 3306),
    ("mongodb", 27017),
    ("mongodb+srv", 0),
    ("redis", 6379),
    ("rediss", 6380),
    ("amqp", 5672),
    ("amqps", 5671),
    ("mssql+pyodbc", 1433),
    ("clickhouse+native", 9000),
    ("cockroachdb", 26257),
    ("oracle+oracledb", 1521),
    ("ftp", 21),
    ("sftp", 22),
    ("smtp", 587),
    ("https", 0),
    ("http", 9200),
)


_URL_NAMES = (
    ("redis", ("REDIS_URL", "CACHE_URL", "CELERY_BROKER_URL")),
    ("amqp", ("BROKER_URL", "RABBITMQ_URL", "CELERY_BROKER_URL")),
    ("mongodb", ("MONGODB_URI", "MONGO_URL")),
    ("ftp", ("MIRROR_URL",)),
    ("sftp", ("MIRROR_URL",)),
    ("smtp", ("SMTP_URL", "MAIL_URL")),
    ("http", ("UPSTREAM_URL", "ELASTICSEARCH_URL", "REGISTRY_URL")),
    ("", ("DATABASE_URL", "SQLALCHEMY_DATABASE_URI", "DB_DSN", "DB_URL", "CONNECTION_STRING")),
)


def url_name(url: str, chance: random.Random) -> str:
    """What a program would call such a URL."""
    return chance.choice(next(names for start, names in _URL_NAMES if url.startswith(start)))


def credential_url(chance: random.Random) -> str:
    """A URL with a password in it."""
    scheme, port = chance.choice(_SCHEMES)
    plain = machine_password(chance) if chance.random() < 0.5 else human_password(chance)
    safe = _ALNUM + "-_.~!*"
    password = "".join(letter if letter in safe else f"%{ord(letter):02X}" for letter in plain)
    user = chance.choice(["app", "svc_agent", "reporting", "orders_rw", "crawler", "ingest"])
    if scheme.startswith("redis") and chance.random() < 0.7:
        user = ""
    host = chance.choice(HOSTS) + (f":{port}" if port else "")
    tail = chance.choice(["agents", "orders", "0", "analytics?sslmode=require", "vhost", ""])
    return f"{scheme}://{user}:{password}@{host}/{tail}"
