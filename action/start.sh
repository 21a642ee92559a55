# Starts a part of the Action, `bash start.sh audit` or `bash start.sh publish`, with a Python
# that is new enough: the Action's own once there is one, before that one of the machine.
#
# `-I` keeps PYTHON* variables and the current folder out, which is the audited repository: a
# `json.py` in it must not be imported. For the same reason no program below it is started.
set -euo pipefail

here=$(dirname -- "${BASH_SOURCE[0]}")
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
complete='import ensurepip, venv'

unix() { # a path as bash has it in PATH; on Windows it may come as D:\a\b
    if command -v cygpath >/dev/null 2>&1; then cygpath -u -- "$1"; else printf '%s\n' "$1"; fi
}

workspace=$(unix "${GITHUB_WORKSPACE:-}")

candidates() {
    local name path
    for name in python3 python python3.14 python3.13 python3.12 python3.11; do
        type -ap "$name" || true
    done
    # What the images of GitHub's runners hold for actions/setup-python.
    for path in "$(unix "${RUNNER_TOOL_CACHE:-/nowhere}")"/Python/3.*/*/{bin/python3,python.exe}; do
        printf '%s\n' "$path"
    done
}

start() {
    exec "$1" -I -B "$here" "${arguments[@]}"
}

arguments=("$@")
if [[ -n ${TENPOINT_WORK:-} ]]; then
    for python in "$TENPOINT_WORK"/venv/bin/python "$TENPOINT_WORK"/venv/Scripts/python.exe; do
        [[ -x $python ]] && start "$python"
    done
fi

incomplete=
while IFS= read -r python; do
    [[ $python == /* && -x $python ]] || continue
    [[ -z $workspace || $python != "$workspace"/* ]] || continue
    "$python" -I -c "$new_enough" >/dev/null 2>&1 || continue
    if "$python" -I -c "$complete" >/dev/null 2>&1; then
        start "$python"
    fi
    incomplete=$python
done < <(candidates)

case ${RUNNER_OS:-} in
    macOS) how='brew install python@3.13' ;;
    Windows) how='winget install Python.Python.3.13' ;;
    *) how='apt install python3 python3-venv' ;;
esac
if [[ -n $incomplete ]]; then
    problem="$incomplete has no venv module"
else
    problem='no Python 3.11 or newer was found'
fi
problem="tenpoint: $problem. Put actions/setup-python with python-version 3.13 before this step, \
or install it on the runner: $how"
printf '::error title=tenpoint::%s\n' "$problem"
[[ -z ${GITHUB_STEP_SUMMARY:-} ]] || printf '%s\n' "$problem" >>"$GITHUB_STEP_SUMMARY"
exit 2
