#!/bin/sh
# Time of claimdiff beside that of its peers, on the same three articles and in the same run.
#
# Usage: benches/peers.sh [EVENT FOLDER]
#
# Takes the first annotated event of ../shared where it is, else a sample of this repository.
# CollateX and rapidfuzz are installed from PyPI into a folder that is removed again; a peer that
# cannot be installed is left out and said to be. Each is run as a whole process in five rounds, all
# one after the other in each, so that a busy machine slows all alike. Printed are the medians of the
# seconds and of each round's ratio to claimdiff, by the clock and in seconds of processor, which
# depend less on what else the machine does.
set -eu
cd "$(dirname "$0")/.."

event=${1:-$(find ../shared/gold/events -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sort | head -1)}
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
# CollateX imports pkg_resources, of setuptools, and Levenshtein without asking for them.
for packages in "collatex levenshtein setuptools<81" rapidfuzz; do
    # shellcheck disable=SC2086
    "$python" -m pip install --quiet --disable-pip-version-check ${pip_target:-} $packages >&2 ||
        echo "not installed: $packages" >&2
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
import pathlib, resource, statistics, subprocess, sys, time

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
if not cosine.exists():
    peers.pop()


def processor():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


times, faults = {name: [] for name, _ in peers}, {}
for _ in range(5):
    for name, command in peers:
        if name in faults:
            continue
        clock, used = time.perf_counter(), processor()
        try:
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=600)
        except subprocess.TimeoutExpired:
            faults[name] = "over ten minutes"
            continue
        times[name].append((time.perf_counter() - clock, processor() - used))
        if done.returncode:
            faults[name] = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]

if "claimdiff" in faults:
    sys.exit(f"claimdiff failed: {faults['claimdiff']}")
print(f"{event.name}: {len(articles)} articles, {words} words\n")
print(f"{'':20}{'seconds':>10}{'ratio':>8}{'processor':>12}{'ratio':>8}")
for name, _ in peers:
    if name in faults:
        print(f"{name:20}{'failed':>10}  {faults[name]}")
        continue
    line = f"{name:20}"
    for kind, widths in ((0, (10, 8)), (1, (12, 8))):
        ratio = statistics.median(one[kind] / beside[kind] for one, beside in zip(times[name], times["claimdiff"]))
        line += f"{statistics.median(one[kind] for one in times[name]):>{widths[0]}.3f}{ratio:>{widths[1]}.1f}"
    print(line)
PYTHON
