"""What each format has words for: put together at random they come further than bytes do.

Words stand between blanks. `\\n`, `\\r`, `\\t`, `\\0` and `\\xff` mean what they mean in Python;
`\\s` is a blank.
"""

from __future__ import annotations

EVERYWHERE = (
    r"\n \r\n \t \s \0 \xff \xef\xbb\xbf \xe2\x80\x8b \xf0\x9f\x98\x80 \xc2\x85 \xe2\x80\xa8 "
    r"\xed\xa0\x80 # : = - ' \" \\ , { } [ ] ( ) * & % $ ` | < > ! @ ; / ~ ? 0 1 a é"
)
PYTHON = (
    "import from as def class return lambda async await with for in if else try except yield "
    "global nonlocal eval( exec( open( os.environ subprocess.run( shell=True logging.info( "
    "logger. print( yaml.load( pickle.load( torch.load( __import__( importlib.import_module( "
    "f'{ {x!r} := *args **kw @tool \\n\\s\\s\\s\\s @mcp.tool() getattr( setattr( .format( % self."
)
JSON = '{" ": [ ]} ,{ \\u0000 \\ud800 null true 1e999 // /* */ "a": "version": {}'
YAML = (
    "--- ... &a *a <<: - : !!str !x | > |2- ? %YAML ${{ }} jobs: steps: run: uses: with: env: on: "
    "services: image: environment: command: permissions: write-all secrets.X github.event. "
    "\\n\\s\\s \\n\\s\\s- {{ }} {% %} Statement: Action: Effect: Allow kind: rules: verbs:"
)
SHELL = (
    "$( $(( )) ${ << <<- <<EOF EOF <<<  && || |& ;; case esac if then fi for do done while "
    "function sudo env sh -c bash -c eval curl wget pip install npm i npx uvx docker run -e -v "
    "-- \\\\\\n "
    "echo export A=b >/dev/null 2>&1 $'\\\\x' sha256sum -c chpasswd --password= -p"
)
DOCKER = (
    "FROM RUN ENV ARG LABEL COPY ADD ONBUILD HEALTHCHECK CMD ENTRYPOINT SHELL USER WORKDIR "
    "VOLUME EXPOSE STOPSIGNAL #\\sescape=` #\\ssyntax= <<EOF EOF \\\\\\n ${A:-b} ${A:+b} ${A/b/c} "
    '$A A=b ["a"] --mount=type=secret,id=a --from= AS \\nRUN\\s \\nENV\\s \\nFROM\\sa\\n'
)
PIN = (
    "== >= ~= ; -r -c -e --hash=sha256: --index-url --extra-index-url @ git+https:// "
    "python_version extra [all] \\\\\\n dependencies optional-dependencies [project] [tool.poetry] "
    '"resolved" "integrity" "packages" "lockfileVersion" [[package]] name= version= source= '
    "pip uv poetry - package: FROM uses: image: repo: rev: #///script"
)
TOML = "[a] [[a]] [a.b] = \"\"\" ''' 1979-05-27T07:32:00Z 0x 0b 1_0 inf nan . {a=1} \\u0041"
HCL = (
    'resource "aws_iam_policy" data { } = <<EOF EOF <<-EOF ${ %{if jsonencode( for if dynamic '
    "statement actions resources effect // # /* */ ? : => ... policy role_ref"
)
JS = (
    "`${ } // /* */ /[/]/ ?. ?? => ... console.log( process.env. new Error( function const await "
    'throw JSON.stringify( .slice( logger.info( ?key= `?token=${ "+ {token: export class'
)
MODEL = (
    r"\x80\x02 \x80\x04\x95 cposix\nsystem\n ( t R . ] } q\0 \x93 \x8c\x04 \x89HDF\r\n\x1a\n "
    r"\x93NUMPY GGUF PK\x03\x04 PK\x01\x02 PK\x05\x06 PK\x06\x06 PK\x06\x07 \x1f\x8b BZh9 "
    r"\xfd7zXZ\0 "
    r"\x28\xb5\x2f\xfd \x04\x22\x4d\x18 ustar\0 ZF0x {\"__metadata__\" \x04 \xff\xff\xff\xff "
    r"data.pkl \x08\x00\x00\x00 \0\0\0\0 \x01\0 \xff\xff\xff\xff\xff\xff\xff\x7f"
)
BINARY = (
    r"MZ PE\0\0 \xcf\xfa\xed\xfe \xca\xfe\xba\xbe \x7fELF\x02\x01 \xed\xab\xee\xdb "
    r"\x8e\xad\xe8\x01 !<arch>\n debian-binary _gpgorigin koly \xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 "
    r"\xfa\xde\x0c\xc0"
)
MCP = (
    JSON
    + ' "mcpServers" "command" "args" "env" "url" "headers" "npx" "-y" "docker" "run" "-v" "/:/" '
    '"uvx" "autoApprove" "packages" "registryType" "npm" "remotes" "sh" "-c" ${env:A} "alwaysAllow"'
)
KEY = (
    "password= API_KEY= token: Authorization:\\sBearer\\s AKIA ghp_ sk- xoxb- https://a:b@c "
    '-----BEGIN\\sPRIVATE\\sKEY----- AccountKey= secret"\\s:\\s" export\\s os.environ[ pragma: '
    "-----END PASSWORD 0123456789abcdef eyJ . mysql:// --password\\s aws_secret_access_key"
)
CONFIG = TOML + (
    " exclude kind [[ignore]] rule path reason expires [[attest]] point box evidence by on "
    "2030-01-01 [audit] without [audit-log] function no-pickle/pickle-file [tool.tenpoint]"
)
REPORT = JSON + (
    ' "points" "point" "state" "pass" "score" "exit_code" "findings" "scanners" "name" "results" '
    '"hashed_secret" "line_number" "is_secret" "fingerprint" "reason" "commit" "ignored" "unread"'
)
COMMAND = (
    r"\0 \0--format\0 json sarif github text --pedantic --staged --history --fix --help --version "
    r"-- - --= --from-env --artefacts .. . / ./ * -h --format= audit check baseline explain "
    r"init hooks scoreboard no-pickle pins-exact env-ignored --min-score --offline --strict "
    r"--update --output a.py Dockerfile requirements.txt sub\sfolder .git HEAD @file"
)
OF_HOOKS = {
    "no-hardcoded-keys": KEY,
    "no-key-logging": PYTHON + JS + SHELL,
    "env-ignored": DOCKER + KEY,
    "no-pickle": MODEL + PYTHON,
    "checksums-published": SHELL + YAML + PYTHON,
    "mcp-scoped": MCP,
    "pins-exact": PIN + JSON + TOML + DOCKER,
    "require-hashes": PIN + JSON + TOML + YAML,
    "dockerfile-no-secrets-env": DOCKER + SHELL + KEY,
    "config-validated": PYTHON,
    "no-hidden-prompts": PYTHON
    + r" ignore\sprevious\sinstructions <!-- --> \xf3\xa0\x81\xa1 \xe2\x80\xae system: prompt",
    "binaries-signed": BINARY + YAML,
    "audit-log": PYTHON,
    "least-privilege": YAML + HCL + JSON,
}
