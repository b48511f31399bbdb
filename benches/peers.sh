#!/bin/sh
# Time of claimdiff beside that of its peers, on the same three articles and in the same run.
#
# Usage: benches/peers.sh [EVENT FOLDER]
#
# Takes the first annotated event of ../shared where it is, else a sample of this repository.
# CollateX and rapidfuzz are installed from PyPI into a folder that is removed again; a peer that
# cannot be installed is left out and said to be. Each is run five times as a whole process, the
# median counts, and the ratio to claimdiff stands beside it.
set -eu
cd "$(dirname "$0")/.."

event=${1:-$(ls -d ../shared/gold/events/*/ 2>/dev/null | head -1)}
event=${event:-samples/ferry-grounding}
cargo build --release --quiet
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if python3 -m venv "$scratch/venv" 2>/dev/null; then
    python="$scratch/venv/bin/python"
else
    python=python3
    pip_target="--target $scratch/packages"
    export PYTHONPATH="$scratch/packages"
fi
for package in collatex rapidfuzz; do
    # setuptools: CollateX asks for pkg_resources.
    # shellcheck disable=SC2086
    "$python" -m pip install --quiet --disable-pip-version-check ${pip_target:-} \
        "$package" "setuptools<81" >"$scratch/$package.log" 2>&1 || true
done

cat >"$scratch/collatex_peer.py" <<'PYTHON'
import pathlib, sys
from collatex import Collation, collate
collation = Collation()
for number, path in enumerate(sys.argv[1:]):
    collation.add_plain_witness(f"W{number}", pathlib.Path(path).read_text(encoding="utf-8"))
print(collate(collation, segmentation=False, layout="vertical"))
PYTHON
cat >"$scratch/rapidfuzz_peer.py" <<'PYTHON'
import itertools, pathlib, re, sys
from rapidfuzz import fuzz, process
texts = [pathlib.Path(path).read_text(encoding="utf-8") for path in sys.argv[1:]]
sentences = [[s for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s.strip()] for text in texts]
for first, second in itertools.combinations(sentences, 2):
    for sentence in first:
        print(process.extract(sentence, second, scorer=fuzz.token_set_ratio, score_cutoff=60))
PYTHON

"$python" - "$scratch" "$python" "$event" <<'PYTHON'
import pathlib, statistics, subprocess, sys, time

scratch, python, event = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
articles = [str(path) for path in sorted(event.glob("*.txt"))[:3]]
words = sum(len(pathlib.Path(a).read_text(encoding="utf-8").split()) for a in articles)
cosine = pathlib.Path("../shared/evaluate/idf_cosine.py")
peers = [
    ("claimdiff", ["target/release/claimdiff", "compare", "--format", "json", *articles]),
    ("CollateX", [python, str(scratch / "collatex_peer.py"), *articles]),
    ("rapidfuzz script", [python, str(scratch / "rapidfuzz_peer.py"), *articles]),
    ("idf cosine script", [python, str(cosine), "compare", *articles, "--format", "json"]),
]
print(f"{event.name}: {len(articles)} articles, {words} words\n")
print(f"{'':20}{'seconds':>10}{'times claimdiff':>18}")
own = None
for name, command in peers:
    if name.startswith("idf") and not cosine.exists():
        print(f"{name:20}{'not here':>10}")
        continue
    times = []
    for _ in range(5):
        start = time.perf_counter()
        try:
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=600)
        except subprocess.TimeoutExpired:
            break
        times.append(time.perf_counter() - start)
        if done.returncode:
            times = []
            break
    if not times:
        print(f"{name:20}{'failed':>10}  (not installed, or over ten minutes)")
        continue
    seconds = statistics.median(times)
    own = own or seconds
    print(f"{name:20}{seconds:>10.3f}{seconds / own:>18.1f}")
PYTHON
