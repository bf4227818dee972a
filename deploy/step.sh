#!/bin/sh
# Runs a long command behind one line of progress, which counts the seconds on a terminal.
# Usage: deploy/step.sh "What is being done" "what to do where it fails" COMMAND…
# The command should be quiet: what it says all the same is a warning or the reason of its failure, and is shown.
set -u

what=$1 remedy=$2
shift 2
said=$(mktemp)
trap 'rm -f "$said"' EXIT
child=
trap 'kill $child 2>/dev/null; echo; exit 130' INT TERM
began=$(date +%s)

line() { printf '%s… %s' "→ $what" "$1"; }

line ""
"$@" </dev/null >"$said" 2>&1 &
child=$!
if [ -t 1 ]; then
    while kill -0 $child 2>/dev/null; do
        sleep 1
        printf '\r' && line "$(($(date +%s) - began)) s"
    done
    printf '\r' && line ""
fi
if wait $child; then
    echo "listo ($(($(date +%s) - began)) s)"
    cat "$said"
    exit 0
fi
echo "no se pudo"
tail -n 15 "$said" >&2
case $(tail -n 1 "$said") in
install.sh:* | nlu/install.sh:* | pregonero:*) ;; # it named the remedy itself
*) echo "$what: no se pudo; $remedy" >&2 ;;
esac
exit 1
