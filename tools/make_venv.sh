#!/bin/sh
# Make .venv with the first Python on this machine that is new enough, or say in plain words what is missing.
set -eu

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c "$new_enough" 2>/dev/null; then
        if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            echo "Python is here, but not its part that makes virtual environments." >&2
            echo "Install the package python$version-venv (apt-get install python$version-venv), then run make again." >&2
            exit 1
        fi
        rm -rf .venv
        exec "$python" -m venv .venv
    fi
done

echo "Python 3.11 or newer is not on this machine. Install it, then run make again." >&2
echo "If it is there under another name: make setup PYTHON=/its/place/python3" >&2
exit 1
