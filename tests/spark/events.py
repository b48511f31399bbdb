#!/usr/bin/env python3
"""Writes JSON Lines for `claimdiff batch`: events made from the samples, and some bad lines.

Usage: tests/spark/events.py COUNT > EVENTS

The same COUNT gives the same bytes. An event has two to four of a sample's reports, with other
figures in each event, and in every third event other figures in its first report. One line in 41
has no id; one in 97 is bad, in five ways by turns.
"""
import itertools, json, pathlib, re, sys, tomllib

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
BAD = [
    '{"id": "torn", "reports": [{"text": "Forty',
    "",
    '{"id": "gone", "reports": [{"path": "no-such-report.txt"}, {"text": "Forty were hurt."}]}',
    '{"id": "alone", "reports": [{"text": "Forty were hurt."}]}',
    '["no event"]',
]


def decoded(data):
    """A line of JSON is UTF-8; a sample is in the code page of old websites."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def choices():
    """For each sample: its title, date, and every choice of two to four of its reports."""
    for path in sorted(SAMPLES.glob("*/event.toml")):
        event = tomllib.loads(path.read_text(encoding="utf-8"))
        reports = []
        for source in event["sources"]:
            file = path.parent / source["file"]
            kind = "html" if file.suffix == ".html" else "text"
            given = {"id": source["id"], "outlet": source["outlet"], kind: decoded(file.read_bytes())}
            reports.append((file.suffix in (".txt", ".md"), given))
        sizes = range(2, min(4, len(reports)) + 1)
        chosen = [some for size in sizes for some in itertools.combinations(reports, size)]
        yield event["title"], str(event["date"]), chosen


def shifted(text, by):
    """The text with other figures of the same length."""
    def figure(match):
        digits = [str((int(digit) + by) % 10) for digit in match[0]]
        return "".join(["1" if digits[0] == "0" else digits[0], *digits[1:]])
    return re.sub(r"[0-9]+", figure, text)


def main(count):
    samples = list(choices())
    bad = itertools.cycle(BAD)
    for number in range(count):
        if number % 97 == 50:
            print(next(bad))
            continue
        title, date, chosen = samples[number % len(samples)]
        turn = number // len(samples)
        reports = []
        for plain, report in chosen[turn % len(chosen)]:
            by = turn % 10 + (1 if not reports and number % 3 == 0 else 0)
            # Figures in a page or in data are part of its marks.
            reports.append(report | {"text": shifted(report["text"], by)} if plain else report)
        event = {"id": f"event-{number}", "title": title, "date": date, "language": "en", "reports": reports}
        if number % 41 == 20:
            del event["id"]
        print(json.dumps(event, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8")
    main(int(sys.argv[1]))
