#!/bin/sh
# Makes nlu/.venv, Rasa's own environment, from nlu/requirements.lock (with hashes), and compiles it.
# Usage: nlu/install.sh [UV]      UV: path of uv, default "uv" on the PATH.
# Does nothing when the lock is the one already installed. Called by the Makefile.
set -eu

uv=${1:-uv}
here=$(cd "$(dirname "$0")" && pwd)
lock=$here/requirements.lock
venv=$here/.venv
stamp=$venv/.lock-sha256

fail() {
    echo "nlu/install.sh: $1" >&2
    exit 1
}

sha256_of_lock() {
    if command -v sha256sum >/dev/null; then sha256sum "$lock"; else shasum -a 256 "$lock"; fi | cut -d' ' -f1
}

# Python 3.10 is the only one that Rasa 3.6 says it supports.
install_on_3_10() {
    "$uv" venv --quiet --clear --no-python-downloads --python "$1" "$venv"
    "$uv" pip sync --quiet --require-hashes --compile-bytecode --python "$venv/bin/python" "$lock" ||
        fail "no se pudo instalar Rasa; revise el acceso al índice de paquetes y repita «make install»."
}

# The same lock runs on 3.11 once its range check is switched off, which pip can do and uv cannot.
install_on_3_11() {
    echo "nlu/install.sh: no hay Python 3.10; Rasa se instala sobre Python 3.11 sin la comprobación de versión." \
        "Para quitar este aviso: «pyenv install 3.10» y «make install»." >&2
    "$1" -m venv --clear "$venv"
    "$venv/bin/python" -m pip install -qq --ignore-requires-python --no-deps --require-hashes -r "$lock" ||
        fail "no se pudo instalar Rasa; revise el acceso al índice de paquetes y repita «make install»."
    # The machine may forbid writing bytecode; every start would then compile 12,000 files again.
    env -u PYTHONDONTWRITEBYTECODE "$venv/bin/python" -m compileall -q -j 0 "$venv/lib" >/dev/null || true
}

find_python() {
    "$uv" python find --no-project --no-python-downloads "$1" 2>/dev/null
}

command -v "$uv" >/dev/null || fail "falta uv; instálelo con «python3 -m pip install uv» y repita."
[ -f "$lock" ] || fail "falta $lock; recupérelo con «git checkout -- nlu/requirements.lock»."
wanted=$(sha256_of_lock)
[ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ] && exit 0

if python=$(find_python 3.10); then
    install_on_3_10 "$python"
elif python=$(find_python 3.11); then
    install_on_3_11 "$python"
else
    fail "falta Python 3.10 (o 3.11); instálelo con «pyenv install 3.10» o «uv python install 3.10» y repita."
fi
"$venv/bin/python" -c "import skops.io, rasa" || fail "Rasa quedó incompleta; borre nlu/.venv y repita «make install»."
echo "$wanted" >"$stamp"
