#!/usr/bin/env python3
"""Holds the quality figures: none may fall more than .005 below tests/quality.json.

Usage: tests/quality.py [--record]

Runs the scorers of ../shared/evaluate over the annotated events with target/release/claimdiff.
Where ../shared is absent it says that it was skipped. --record raises the recorded figures;
they only rise.
"""
import json, pathlib, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
RECORD = HERE / "quality.json"
TOLERANCE = 0.005


def score(script, *arguments):
    out = subprocess.run(
        [sys.executable, str(SHARED / "evaluate" / script), "--json",
         "--bin", str(HERE.parent / "target" / "release" / "claimdiff"), *arguments],
        capture_output=True, text=True, check=True)
    return json.loads(out.stdout)


def measured():
    events = score("score.py")
    links = score("score.py", "--events", str(SHARED / "gold" / "links"))
    quotes = score("quotes.py")
    reading = score("reading.py")
    framing = score("framing.py")
    figures = {f"events {k}": events[k]["f1"] for k in ("same", "any", "rows", "quotes", "said", "changes")}
    figures["events speaker"] = events["speaker"]["accuracy"]
    figures |= {f"links {k}": links[k]["f1"] for k in ("same", "any", "rows")}
    figures |= {f"quotations {k}": quotes[k]["f1"] for k in ("direct", "indirect", "contents", "cues")}
    figures["quotations speaker"] = quotes["speaker"]["accuracy"]
    figures["reading pages"] = reading["pages"]["f1"]
    figures["reading pasted kind"] = reading["pasted"]["kind"]
    figures["reading sentences"] = reading["sentences"]["f1"]
    figures["framing labels recall"] = framing["labels"]["recall"]
    figures["framing labels pairs"] = framing["labels"]["pair_f1"]
    figures["framing loaded recall"] = framing["loaded"]["recall"]
    return figures


def main():
    if not (SHARED / "evaluate" / "score.py").exists():
        print("quality: SKIPPED, the annotated events (../shared) are not here")
        return
    recorded = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    now = measured()
    failed = 0
    for name in sorted(now.keys() | recorded.keys()):
        value, was = now.get(name), recorded.get(name)
        fell = value is None or (was is not None and value < was - TOLERANCE)
        failed += fell
        print(f"{name:24s} {value}  recorded {was}{'  FELL' if fell else ''}")
    if "--record" in sys.argv:
        raised = {k: max(v, recorded.get(k, 0.0)) for k, v in now.items()}
        RECORD.write_text(json.dumps(raised, indent=1, sort_keys=True) + "\n")
    print(f"quality: {len(now) - failed} passed, {failed} failed")
    if failed or not now:
        sys.exit(1)


if __name__ == "__main__":
    main()
