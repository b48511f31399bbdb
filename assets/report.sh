#!/usr/bin/env bash
# Makes assets/report.png, the picture in the README, from the ferry sample. Needs chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
target/debug/claimdiff compare samples/ferry-grounding --quiet -o "$folder/report.html"
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
    --user-data-dir="$folder/profile" --window-size=1280,1900 \
    --screenshot="$folder/report.png" "file://$folder/report.html" 2>"$folder/log" || {
    cat "$folder/log" >&2
    exit 1
}
cp "$folder/report.png" assets/report.png
size=$(stat -c %s assets/report.png)
if [ "$size" -gt 300000 ]; then
    echo "assets/report.png has $size bytes, more than 300,000" >&2
    exit 1
fi
