#!/usr/bin/env python3
"""Compares many events on an Apache Spark cluster, and gives the bytes that one machine gives.

Usage: spark-submit --files PATH/TO/claimdiff recipe.py EVENTS OUT [PARTS]

EVENTS  JSON Lines in UTF-8, an event a line, where every worker can read them
OUT     a folder that does not exist yet; `cat OUT/part-*` are the lines of `claimdiff batch EVENTS`
PARTS   how many parts the events are cut into at least [four for each core]

--files lays the program into each worker's folder, so nothing has to be installed there.
"""
import itertools, re, sys
from pyspark import SparkContext

# --jobs 1, since Spark itself runs a part on every core. 1 says that a line of the part could not
# be compared and holds an error, 3 that the part was empty: both are no fault of the run. Any other
# code is one, and Spark tries the part again. It must be asked to look at all: without checkCode,
# PySpark takes a program that died for one that had no more to say.
COMMAND = "sh -c './claimdiff batch --quiet --jobs 1; case $? in 0|1|3) ;; *) exit 2;; esac'"
NUMBERED = re.compile(r'\{"id":(?:"line (\d+)"|"(?:[^"\\]|\\.)*")(,"line":(\d+),"error":)?')


def renumbered(before, lines):
    """The lines of a part that has `before` lines in front of it, numbered as in the whole.

    claimdiff counts from the first line it sees. It tells the number in an error, and as the id of
    an event that has none.
    """
    for line in lines:
        head = NUMBERED.match(line)
        if head and (head[1] or head[3]):
            text = head[0]
            if head[1]:
                text = text.replace(f"line {head[1]}", f"line {int(head[1]) + before}", 1)
            if head[3]:
                text = text.replace(f'"line":{head[3]},', f'"line":{int(head[3]) + before},')
            line = text + line[head.end():]
        yield line


def main(events, out, parts=None):
    spark = SparkContext(appName="claimdiff")
    lines = spark.textFile(events, int(parts or 4 * spark.defaultParallelism))
    counts = lines.mapPartitions(lambda part: [sum(1 for _ in part)]).collect()
    before = [0, *itertools.accumulate(counts)]
    compared = lines.pipe(COMMAND, checkCode=True)
    compared.mapPartitionsWithIndex(lambda part, made: renumbered(before[part], made)).saveAsTextFile(out)
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
