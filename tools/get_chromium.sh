#!/bin/sh
# The browser tests need Debian's Chromium: put it there if we may, or say what to install.
# Without windows (chromium-headless-shell) it takes a third less time; make accept uses all of it.
set -eu

has() { command -v "$1" >/dev/null 2>&1; }

has chromium && has chromium-headless-shell && exit 0

if [ "$(id -u)" = 0 ] && has apt-get; then
    apt-get update -qq || true
    for package in chromium chromium-headless-shell; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null || true
    done
fi

has chromium && exit 0

echo "The tests use the browser Chromium. Install the package chromium (apt-get install chromium), then run make again." >&2
exit 1
