#!/bin/sh
# The browser tests need Debian's Chromium: put it there if we may, or say what to install.
set -eu

command -v chromium >/dev/null 2>&1 && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi

echo "The tests use the browser Chromium. Install the package chromium (apt-get install chromium), then run make again." >&2
exit 1
