#!/bin/sh
# Sets up .tools (uv), .venv (the bot) and nlu/.venv (Rasa), each from its lock with hashes.
# Usage: deploy/install.sh [tests]     tests: also what the tests, the linters and the type checker need.
# A part whose lock is the one already installed is left alone. Called by the Makefile.
set -eu

cd "$(dirname "$0")/.."
uv=.tools/bin/uv
network="revise el acceso al índice de paquetes y repita «make install»."
export UV_SYSTEM_CERTS=1            # an institution's proxy signs with a certificate of its own
export PIP_DISABLE_PIP_VERSION_CHECK=1

fail() {
    echo "install.sh: $1" >&2
    exit 1
}

step() { deploy/step.sh "$@"; }

sha256_of() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}

# The stamp of a part holds the hash of the file that it was made from.
is_current() { [ "$(cat "$1" 2>/dev/null || true)" = "$(sha256_of "$2")" ]; }
remember() { sha256_of "$2" >"$1"; }

need_megabytes() {
    free=$(df -Pm . | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$1" ] || fail "hacen falta $1 MB libres en este disco y hay $free; libere espacio y repita."
}

install_uv() {
    is_current .tools/.lock-sha256 deploy/tools.lock && return
    command -v python3 >/dev/null || fail "falta Python 3.11; instálelo («pyenv install 3.11») y repita."
    python3 -m pip --version >/dev/null 2>&1 || fail "falta pip; instálelo («python3 -m ensurepip») y repita."
    rm -rf .tools
    step "Instalando uv" "$network" \
        python3 -m pip install -qq --root-user-action=ignore --target .tools --require-hashes -r deploy/tools.lock
    remember .tools/.lock-sha256 deploy/tools.lock
}

find_python() {
    $uv python find --system --no-project --no-python-downloads 3.11 2>/dev/null ||
        $uv python find --system --no-project --no-python-downloads '>=3.11,<3.14' 2>/dev/null ||
        fail "falta Python 3.11; instálelo con «pyenv install 3.11» o «$uv python install 3.11» y repita."
}

install_locked() {
    step "$1" "$network" $uv pip install --quiet --python .venv --require-hashes --compile-bytecode -r "$2"
}

install_bot() {
    if ! is_current .venv/.lock-sha256 requirements.lock; then
        need_megabytes 1000
        python=$(find_python)
        $uv venv --quiet --clear --no-project --python "$python" .venv # what the lock no longer names goes
        install_locked "Instalando el entorno del bot" requirements.lock
        remember .venv/.lock-sha256 requirements.lock
    fi
    is_current .venv/.project-sha256 pyproject.toml && return
    step "Instalando Pregonero" "borre .venv y repita «make install»." \
        $uv pip install --quiet --python .venv --no-deps --no-build-isolation --offline -e .
    remember .venv/.project-sha256 pyproject.toml
}

install_tests() {
    is_current .venv/.tests-sha256 tests/requirements.lock && return
    install_locked "Instalando lo que piden las pruebas" tests/requirements.lock
    remember .venv/.tests-sha256 tests/requirements.lock
}

install_rasa() {
    is_current nlu/.venv/.lock-sha256 nlu/requirements.lock && return
    need_megabytes 3000
    step "Instalando el entorno de Rasa (1,5 GB)" "$network" nlu/install.sh "$PWD/$uv"
}

install_uv
install_bot
[ "${1:-}" != tests ] || install_tests
install_rasa
