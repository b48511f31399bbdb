#!/usr/bin/env bash
# The recipe for Apache Spark gives, on two workers, the bytes that one machine gives.
#
# Usage: tests/spark/run.sh [COUNT]
#
# Makes COUNT events from the samples, some of them bad, compares them with
# target/release/claimdiff batch and by tests/spark/recipe.py in a cluster of two workers, each a
# process of its own with one core, and fails when a byte differs. PySpark comes from PyPI into
# target/spark. Where that or Java cannot be had, a run in CI fails and any other is skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-3000}
pyspark=4.1.4

lacking() {
    if [ "${CI:-}" = true ]; then
        echo "spark: $1" >&2
        exit 1
    fi
    echo "spark: skipped, since $1"
    exit 0
}

if ! command -v java >/dev/null; then
    [ "${CI:-}" = true ] || lacking "there is no java; Debian's default-jre-headless has it"
    as_root=$([ "$(id -u)" = 0 ] || echo sudo)
    { $as_root apt-get update -q && $as_root apt-get install -qy --no-install-recommends default-jre-headless; } ||
        lacking "there is no java and apt cannot install default-jre-headless"
fi
if ! [ -d "target/spark/pyspark-$pyspark.dist-info" ]; then
    rm -rf target/spark
    python3 -m pip install --quiet --disable-pip-version-check --target target/spark "pyspark==$pyspark" ||
        lacking "PySpark $pyspark cannot be installed from PyPI"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# All traffic stays on this machine, and what the workers write goes away with the rest.
export SPARK_HOME=$PWD/target/spark/pyspark PYSPARK_PYTHON=python3
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost
export SPARK_WORKER_DIR=$scratch/workers SPARK_LOCAL_DIRS=$scratch/blocks

# cluster EVENTS OUT: runs the recipe with the program in $scratch/bin.
cluster() {
    "$SPARK_HOME/bin/spark-submit" --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false \
        --files "$scratch/bin/claimdiff" tests/spark/recipe.py "$1" "$2" >"$scratch/log" 2>&1
}

python3 tests/spark/events.py "$count" >"$scratch/events.jsonl"
mkdir "$scratch/bin"

# A program that breaks off after a line must not pass for one that had no more to say.
printf '#!/bin/sh\nhead -n 1\nexit 101\n' >"$scratch/bin/claimdiff"
chmod +x "$scratch/bin/claimdiff"
head -n 20 "$scratch/events.jsonl" >"$scratch/few.jsonl"
if cluster "$scratch/few.jsonl" "$scratch/broken"; then
    echo "spark: the recipe hides a program that breaks off" >&2
    exit 1
fi
grep -q PIPE_FUNCTION_EXITED "$scratch/log" || { tail -n 40 "$scratch/log" >&2; exit 1; }

cp target/release/claimdiff "$scratch/bin/claimdiff"
code=0
start=$SECONDS
"$scratch/bin/claimdiff" batch "$scratch/events.jsonl" -o "$scratch/one.jsonl" || code=$?
[ "$code" = 1 ] || { echo "spark: batch ended with $code; some lines are bad, so it should be 1" >&2; exit 1; }
one=$((SECONDS - start)) start=$SECONDS
cluster "$scratch/events.jsonl" "$scratch/out" || { tail -n 40 "$scratch/log" >&2; exit 1; }
cat "$scratch"/out/part-* >"$scratch/many.jsonl"
if ! cmp "$scratch/one.jsonl" "$scratch/many.jsonl"; then
    diff <(cut -c -200 "$scratch/one.jsonl") <(cut -c -200 "$scratch/many.jsonl") | head -n 20 >&2 || true
    echo "spark: the cluster's lines are not those of one machine" >&2
    exit 1
fi
for worker in 0 1; do
    grep -q "Finished task .*(executor $worker)" "$scratch/log" ||
        { echo "spark: worker $worker has done nothing" >&2; exit 1; }
done
errors=$(grep -c '^{"id":"[^"]*","line":[0-9]*,"error":' "$scratch/many.jsonl")
echo "spark: $(wc -l <"$scratch/many.jsonl") lines, $errors of them errors, in $(find "$scratch/out" -name 'part-*' | wc -l)" \
    "parts on two workers are the bytes of one machine ($((SECONDS - start)) s, one machine $one s)"
