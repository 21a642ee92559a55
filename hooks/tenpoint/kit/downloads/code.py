"""Downloads in Python, and whether the digest of what came is compared.

That is looked for in the function of the download, in one that it calls and in one that calls it.
Names are believed: a call of `verify_checksum` verifies.
"""

from __future__ import annotations

import re

from tenpoint.kit.downloads.urls import LONGEST_URL, file_at
from tenpoint.kit.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast

    from tenpoint.kit.parse.python_code import Code

# A file with none of these words downloads nothing in Python.
WORDS = (
    b"urlretrieve", b"urlopen", b"requests", b"httpx", b"aiohttp", b"wget", b"curl", b"aria2c",
    b"gdown", b"torch", b"get_file", b"pooch",
)  # fmt: skip
_DOWNLOADS = frozenset(
    """urllib.request.urlretrieve urllib.request.urlopen urllib.urlretrieve urllib2.urlopen
    requests.get requests.request requests.Session().get requests.session().get httpx.get
    httpx.stream httpx.request httpx.Client().get httpx.Client().stream httpx.AsyncClient().get
    httpx.AsyncClient().stream aiohttp.ClientSession().get wget.download gdown.download
    torch.hub.download_url_to_file torch.hub.load_state_dict_from_url
    torch.utils.model_zoo.load_url torchvision.datasets.utils.download_url
    torchvision.datasets.utils.download_and_extract_archive keras.utils.get_file
    tensorflow.keras.utils.get_file pooch.retrieve""".split()
)
_SHELLS = frozenset(
    """os.system os.popen subprocess.run subprocess.call subprocess.check_call
    subprocess.check_output subprocess.Popen subprocess.getoutput""".split()
)
# An argument that a download function compares by itself.
_DIGEST_ARGUMENT = Pattern(r"hash|sha\d|checksum|digest|md5")
_VERIFIES = Pattern(
    r"""(?:verif|check|valid|compar|ensure|assert|match|confirm)\w*?
        (?:hash|sha_?\d|digest|checksum|integrity|sum|md5|signature)
    | (?:hash|sha_?\d\w*|digest|checksum|integrity|md5)_?\w*?(?:verif|check|valid|match|ok|equal)
    | compare_digest | known_hash""",
    re.VERBOSE | re.IGNORECASE,
)
_HASHES = Pattern(r"hash|sha_?(?:1|224|256|384|512)|digest|checksum|md5", re.IGNORECASE)


class Constants:
    """The texts of a file's expressions: written there, or a name's that is given one once.

    `methods` are the methods that the classes of the file define, by the class.
    """

    def __init__(self, code: Code) -> None:
        import ast

        from tenpoint.kit.parse.python_tree import Function, parameters

        values: dict[str, list[ast.expr | None]] = {}
        self.methods: dict[str, set[str]] = {}
        for scope in code.names.nodes.scopes:
            if isinstance(scope.node, Function | ast.Lambda):
                for argument in parameters(scope.node.args):
                    values.setdefault(argument.arg, []).append(None)
            for node, _ in scope.binders:
                if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
                    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                        if isinstance(target, ast.Name):
                            values.setdefault(target.id, []).append(node.value)
                elif isinstance(node, ast.Name):
                    if isinstance(node.ctx, ast.Store):
                        values.setdefault(node.id, []).append(None)
                elif isinstance(node, ast.With | ast.AsyncWith):
                    for item in node.items:
                        if isinstance(item.optional_vars, ast.Name):
                            values.setdefault(item.optional_vars.id, []).append(None)
                elif isinstance(node, ast.ClassDef):
                    functions = [each for each in node.body if isinstance(each, ast.FunctionDef)]
                    self.methods.setdefault(node.name, set()).update(one.name for one in functions)
        self._once = {name: found[0] for name, found in values.items() if len(found) == 1}

    def text(self, node: ast.expr | None, left: int = 8) -> str:
        """The text, `{}` for what is filled in; empty when nobody can tell."""
        import ast

        if isinstance(node, ast.Constant):
            return node.value[:LONGEST_URL] if isinstance(node.value, str) else ""
        if isinstance(node, ast.Name) and left:
            return self.text(self._once.get(node.id), left - 1)
        if isinstance(node, ast.JoinedStr):
            return "".join(
                self.text(part) if isinstance(part, ast.Constant) else self._filled(part, left)
                for part in node.values
            )
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and left:
            first, second = self.text(node.left, left - 1), self.text(node.right, left - 1)
            return f"{first or '{}'}{second or '{}'}" if first or second else ""
        return ""

    def _filled(self, node: ast.expr, left: int) -> str:
        import ast

        value = node.value if isinstance(node, ast.FormattedValue) else None
        return (self.text(value, left - 1) if left else "") or "{}"


def downloaded(call: ast.Call, names: tuple[str, ...], constants: Constants) -> str:
    """The name of a model or archive that a call downloads and does not itself compare."""
    import ast

    words = {word.arg: word.value for word in call.keywords if word.arg}
    if _DOWNLOADS & set(names):
        if any(_DIGEST_ARGUMENT.search(word) and _says(value) for word, value in words.items()):
            return ""
        # The second argument of pooch.retrieve is the digest.
        if "pooch.retrieve" in names and len(call.args) > 1 and _says(call.args[1]):
            return ""
        texts = [constants.text(value) for value in (*call.args[:2], *words.values())]
    elif _SHELLS & set(names):
        inner = [
            part
            for value in call.args[:1]
            for part in (value.elts if isinstance(value, ast.List | ast.Tuple) else [value])
        ]
        texts = [text for value in inner for text in constants.text(value).split()]
        if not {text.rpartition("/")[2] for text in texts} & {"curl", "wget", "aria2c"}:
            return ""
        if any(_HASHES.search(text) for text in texts):
            return ""
    else:
        return ""
    return next((file for text in texts if (file := file_at(text))), "").replace("{}", "…")


def _says(node: ast.expr) -> bool:
    import ast

    return not (isinstance(node, ast.Constant) and not node.value)


class Verified:
    """Which functions of a file compare a digest, themselves or in one that they call or serve."""

    def __init__(self, code: Code) -> None:
        import ast

        self._owner: dict[ast.AST, ast.AST] = {}
        self._facts: dict[ast.AST, _Facts] = {}
        waiting: list[tuple[ast.AST, ast.AST]] = [(code.names.tree, code.names.tree)]
        while waiting:
            node, owner = waiting.pop()
            self._owner[node] = owner
            facts = self._facts.setdefault(owner, _Facts())
            facts.note(node)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                owner = node
                self._facts[owner] = _Facts()
            waiting += [(child, owner) for child in ast.iter_child_nodes(node)]
        verifying = {
            owner: facts for owner, facts in self._facts.items() if facts.hashes and facts.compares
        }
        self._names = {
            owner.name
            for owner in verifying
            if isinstance(owner, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        self._called_by = {name for facts in verifying.values() for name in facts.calls}

    def covers(self, call: ast.Call) -> bool:
        import ast

        owner = self._owner[call]
        facts = self._facts[owner]
        if facts.verifies or (facts.hashes and facts.compares) or facts.calls & self._names:
            return True
        return (
            isinstance(owner, ast.FunctionDef | ast.AsyncFunctionDef)
            and owner.name in self._called_by
        )


class _Facts:
    """What the body of a function holds."""

    def __init__(self) -> None:
        self.hashes = self.compares = self.verifies = False
        self.calls: set[str] = set()

    def note(self, node: ast.AST) -> None:
        import ast

        if isinstance(node, ast.Compare):
            self.compares = True
        elif isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            self.calls.add(name)
            self.verifies = self.verifies or _VERIFIES.search(name) is not None
            self.hashes = self.hashes or _HASHES.search(name) is not None
        elif isinstance(node, ast.Name) and node.id == "hashlib":
            self.hashes = True
