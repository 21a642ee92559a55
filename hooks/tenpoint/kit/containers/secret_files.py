"""Which files that a COPY takes are secrets, by name, and by content where it is at hand."""

from __future__ import annotations

from tenpoint.kit.credentials import names
from tenpoint.kit.pattern import Pattern
from tenpoint.kit.source import Source

# Files that are there to hold a secret, and folders of such files.
_SECRETS = frozenset(
    (
        ".env", ".netrc", "_netrc", ".git-credentials", ".pgpass", ".pypirc", ".dockercfg",
        ".dockerconfigjson", ".ssh", ".aws", ".gnupg", ".kube", ".vault-token", ".my.cnf",
        ".s3cfg", ".boto", ".databrickscfg", ".snowsql", ".htpasswd", ".secrets", "secrets",
        "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa", "kubeconfig", "terraform.tfstate",
        "terraform.tfstate.backup", "application_default_credentials.json", "gcloud",
    )
)  # fmt: skip
# Of these, what is a folder, whose files may be others.
_FOLDERS = frozenset((".ssh", ".aws", ".gnupg", ".kube", ".secrets", "secrets", "gcloud"))
_KEY_STORES = (".p12", ".pfx", ".jks", ".keystore", ".ppk", ".kdbx", ".kubeconfig", ".tfstate")
# `.env.example` and its like show names; `.ssh/known_hosts` is public.
_SAMPLES = ("example", "sample", "template", "dist", "default", "defaults", "tmpl", "tpl", "schema")
_PUBLIC_NAMES = frozenset(("known_hosts", "config", "authorized_keys"))
_HOMES = frozenset((".ssh", ".aws", ".gnupg", ".kube"))
# `service-account.json`, `gcp_credentials.json`, `secrets.yaml`, `client_secret_123.json`
_DATA = (".json", ".yaml", ".yml", ".toml", ".ini", ".txt", ".env", ".properties")
_DATA_WORDS = (
    {"service", "account"}, {"credentials"}, {"creds"}, {"secrets"}, {"client", "secret"},
    {"kubeconfig"}, {"serviceaccount"}, {"vault", "pass"}, {"vault", "password"},
)  # fmt: skip
_DATA_SIGNS = ("account", "cred", "secret", "kubeconfig", "vault")  # one is in each of them
# Whose own content decides when it is at hand; what they may hold of words that make them public.
_KEYS = (".pem", ".key")
_PUBLIC_WORDS = frozenset(
    "ca cert certs cacert cacerts certificate certificates chain fullchain bundle root roots "
    "public pub trust trusted crt intermediate dhparam dhparams issuer gpg apt rpm archive "
    "signing release repo keyring test tests fixture localhost dev".split()
)
_PUBLIC_PLACES = ("ca-certificates", "/etc/apt/", "keyrings", "rpm-gpg", "/etc/ssl/certs")
# They hold a token or only the address of a registry; the first are reported when not at hand.
_SETTINGS = frozenset((".npmrc",))
_QUIET_SETTINGS = frozenset((".yarnrc.yml", ".yarnrc", "pip.conf", "nuget.config", ".condarc"))
_LARGEST = 64 * 1024

_PRIVATE = Pattern(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----")


def is_secret_file(path: str, to: str, source: Source) -> bool:
    """Whether a file that a Dockerfile copies from `path` to `to` is a secret or holds one."""
    parts = [
        part for part in path.strip("\"'").replace("\\", "/").split("/") if part not in ("", ".")
    ]
    if not parts or "://" in path or path.startswith("<<"):
        return False
    name = parts[-1].lower()
    if name.endswith(".pub") or (name in _PUBLIC_NAMES and parts[-2:-1] != [".kube"]):
        return False
    if name.startswith(".env") and path.endswith("/"):
        return False  # a virtual environment
    if name.startswith((".env.", ".env*", ".env?", ".env[")) or name.endswith(".env"):
        return not _is_sample(name)
    if (len(parts) > 1 and parts[-2] in _HOMES) or name in _SECRETS:
        return True
    becomes = to.rpartition("/")[2].lower()
    if becomes in _SECRETS and becomes not in _FOLDERS and not _is_sample(name):
        return True
    if path.endswith(".docker/config.json") or name.endswith(_KEY_STORES):
        return not _is_trust_store(name)
    if name.endswith(_KEYS):
        words = set(names.words(name))
        if words & _PUBLIC_WORDS or any(place in to for place in _PUBLIC_PLACES):
            return False
        text = _content(source, parts)
        return text is None or _PRIVATE.search(text) is not None
    if name in _SETTINGS or name in _QUIET_SETTINGS:
        text = _content(source, parts)
        return name in _SETTINGS if text is None else _holds_secret(text)
    if name.endswith(_DATA) and any(sign in name for sign in _DATA_SIGNS):
        words = set(names.words(name))
        return any(each <= words for each in _DATA_WORDS) and not _is_sample(name)
    return False


def _is_sample(name: str) -> bool:
    return any(word.startswith(_SAMPLES) for word in name.replace("-", ".").split("."))


def _is_trust_store(name: str) -> bool:
    return "trust" in name or "cacerts" in name


def _content(source: Source, parts: list[str]) -> str | None:
    """The text of a file of the context, which is the Dockerfile's folder or the repository."""
    path = "/".join(parts)
    beside = source.beside(path) if not path.startswith("..") else None
    if beside is None and source.repo is not None and source.repo.exists(path):
        beside = source.repo.source(path)
    return beside.head(_LARGEST).decode("utf-8", "replace") if beside is not None else None


def _holds_secret(text: str) -> bool:
    from tenpoint.kit.containers.commands import in_command

    return bool(in_command(text, lines=True))
