//! What other programs rely on: the JSON follows its schema, every id leads somewhere, the order
//! of the arguments changes nothing but columns, the same files give the same bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const EVENTS: [&str; 2] = ["samples/ferry-grounding", "samples/library-closures"];

fn claimdiff(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    output.stdout
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_slice(&claimdiff(arguments)).unwrap()
}

fn validate(schema: &str, value: &Value) {
    let schema = json(&["schema", schema]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn files(event: &str) -> Vec<String> {
    let comparison = json(&["compare", event, "--format", "json"]);
    let sources = comparison["sources"].as_array().unwrap();
    sources
        .iter()
        .map(|s| {
            format!(
                "{}={}",
                s["id"].as_str().unwrap(),
                s["path"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn real_output_follows_its_schema() {
    for event in EVENTS {
        validate("compare", &json(&["compare", event, "--format", "json"]));
        for file in files(event) {
            validate("inspect", &json(&["inspect", &file, "--format", "json"]));
            let id = file.split('=').next().unwrap();
            let claim = format!("{id}:1");
            let explained = json(&["explain", event, "--claim", &claim, "--format", "json"]);
            validate("explain", &explained);
        }
    }
}

#[test]
fn a_selection_follows_the_schema_and_says_what_it_is() {
    for event in EVENTS {
        let whole = json(&["compare", event, "--format", "json"]);
        assert!(whole["selection"].is_null());
        let asked = [
            "--only",
            "differs,quotes",
            "--source",
            "a",
            "--kind",
            "number",
        ];
        let mut arguments = vec!["compare", event, "--format", "json"];
        arguments.extend(asked);
        let selected = json(&arguments);
        validate("compare", &selected);
        let selection = &selected["selection"];
        assert_eq!(selection["only"], serde_json::json!(["differs", "quotes"]));
        assert_eq!(
            selection["sources"],
            serde_json::json!([whole["sources"][0]["id"]])
        );
        assert_eq!(selection["kinds"], serde_json::json!(["number"]));
        let rows = |value: &Value| value["rows"].as_array().unwrap().len();
        assert_eq!(selection["rows"], rows(&selected));
        assert_eq!(selection["rows_in_all"], rows(&whole));
        for key in ["sources", "claims", "links", "quotes", "summary"] {
            assert_eq!(selected[key], whole[key], "{key}");
        }
    }
}

#[test]
fn the_schema_refuses_what_is_not_a_comparison() {
    let schema = json(&["schema"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut value = json(&["compare", EVENTS[0], "--format", "json"]);
    value["rows"][0]["cells"][0]["status"] = "guesses".into();
    assert!(!validator.is_valid(&value));
}

#[test]
fn every_id_leads_somewhere() {
    for event in EVENTS {
        let value = json(&["compare", event, "--format", "json"]);
        let ids = |key: &str| -> BTreeSet<&str> {
            let list = value[key].as_array().unwrap();
            let ids: BTreeSet<&str> = list.iter().map(|x| x["id"].as_str().unwrap()).collect();
            assert_eq!(ids.len(), list.len(), "{key} of {event} repeat an id");
            ids
        };
        let (claims, quotes, rows) = (ids("claims"), ids("quotes"), ids("rows"));
        ids("utterances");
        let mut placed = BTreeSet::new();
        for row in value["rows"].as_array().unwrap() {
            let cells = row["cells"].as_array().unwrap();
            assert_eq!(cells.len(), value["sources"].as_array().unwrap().len());
            assert!(claims.contains(row["claim_id"].as_str().unwrap()));
            for cell in cells {
                for claim in cell["claims"].as_array().unwrap() {
                    let claim = claim.as_str().unwrap();
                    assert!(claims.contains(claim));
                    assert!(placed.insert(claim), "{claim} is in two rows");
                }
                assert_eq!(
                    cell["status"] == "omits",
                    cell["claims"].as_array().unwrap().is_empty()
                );
            }
            for change in row["changes"].as_array().unwrap() {
                assert!(claims.contains(change["a"]["claim"].as_str().unwrap()));
                assert!(claims.contains(change["b"]["claim"].as_str().unwrap()));
            }
        }
        for link in value["links"].as_array().unwrap() {
            assert!(claims.contains(link["a"].as_str().unwrap()));
            assert!(claims.contains(link["b"].as_str().unwrap()));
        }
        for utterance in value["utterances"].as_array().unwrap() {
            for quote in utterance["quotes"].as_array().unwrap() {
                assert!(quotes.contains(quote.as_str().unwrap()));
            }
        }
        for prominence in value["framing"]["prominence"].as_array().unwrap() {
            assert!(rows.contains(prominence["row"].as_str().unwrap()));
        }
    }
}

/// What must not depend on the order of the arguments: links as unordered pairs, rows with the
/// status of each source, changes as unordered pairs of sides.
#[test]
fn a_change_says_in_which_row_words_stand_that_are_not_of_its_own() {
    let event = "samples/footbridge-collapse";
    let comparison = json(&["compare", event, "--format", "json"]);
    let rows = comparison["rows"].as_array().unwrap();
    let mut row_of: BTreeMap<&str, u64> = BTreeMap::new();
    for row in rows {
        for cell in row["cells"].as_array().unwrap() {
            for claim in cell["claims"].as_array().unwrap() {
                row_of.insert(claim.as_str().unwrap(), row["rank"].as_u64().unwrap());
            }
        }
    }
    let mut across = 0;
    for row in rows {
        for change in row["changes"].as_array().unwrap() {
            for side in [&change["a"], &change["b"]] {
                let stands = row_of[side["claim"].as_str().unwrap()];
                let own = row["rank"].as_u64() == Some(stands);
                let told = side.get("elsewhere").and_then(Value::as_u64);
                assert_eq!(told, (!own).then_some(stands), "{side}");
                across += usize::from(!own);
            }
        }
    }
    assert!(across > 0);
    for (format, words) in [
        ("table", "“Thirty-one people” (row 2)"),
        ("markdown", "“Thirty-one people” (row 2)"),
    ] {
        let report = claimdiff(&["compare", event, "--width", "200", "--format", format]);
        let report = String::from_utf8(report).unwrap();
        assert!(report.contains(words), "{format}: {report}");
    }
}

#[test]
fn what_a_part_lacks_stands_in_the_leading_claim() {
    let event = "samples/biscuit-results";
    let comparison = json(&["compare", event, "--format", "json"]);
    let claims = comparison["claims"].as_array().unwrap();
    let mut told = 0;
    for row in comparison["rows"].as_array().unwrap() {
        let lead = claims.iter().find(|c| c["id"] == row["claim_id"]).unwrap();
        for cell in row["cells"].as_array().unwrap() {
            for missing in cell
                .get("missing")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                assert_eq!(cell["status"], "partial");
                let [start, end] = ["start", "end"].map(|key| missing[key].as_u64().unwrap());
                assert!(lead["start"].as_u64() <= Some(start), "{missing}");
                assert!(
                    Some(end) <= lead["end"].as_u64() && start < end,
                    "{missing}"
                );
                told += 1;
            }
        }
    }
    assert!(told > 0);
    let table = claimdiff(&["compare", event, "--rows", "all", "--width", "200"]);
    assert!(
        String::from_utf8(table)
            .unwrap()
            .contains("without “transferred to other sites by March 2027”")
    );
}

fn unordered(value: &Value) -> BTreeMap<&'static str, BTreeSet<String>> {
    let pair = |a: &Value, b: &Value| {
        let mut both = [a.to_string(), b.to_string()];
        both.sort();
        both.concat()
    };
    let list = |value: &Value| value.as_array().unwrap().clone();
    let links = list(&value["links"]);
    let links = links.iter().map(|l| {
        format!(
            "{} {} {}",
            pair(&l["a"], &l["b"]),
            l["relation"],
            l["score"]
        )
    });
    let rows = list(&value["rows"]);
    let row_texts = rows.iter().map(|row| {
        let cells: BTreeSet<String> = list(&row["cells"]).iter().map(Value::to_string).collect();
        format!(
            "{} {} {} {cells:?}",
            row["id"], row["claim_id"], row["importance"]
        )
    });
    let changes = rows.iter().flat_map(|row| {
        list(&row["changes"])
            .iter()
            .map(|c| format!("{} {} {}", row["id"], c["kind"], pair(&c["a"], &c["b"])))
            .collect::<Vec<_>>()
    });
    let utterances = list(&value["utterances"]);
    let utterances = utterances.iter().map(|u| {
        let quotes: BTreeSet<String> = list(&u["quotes"]).iter().map(Value::to_string).collect();
        format!("{} {} {quotes:?}", u["id"], u["wording"])
    });
    BTreeMap::from([
        ("links", links.collect()),
        ("rows", row_texts.collect()),
        ("changes", changes.collect()),
        ("utterances", utterances.collect()),
        ("order", BTreeSet::from([order(&rows)])),
    ])
}

/// The rows in their order: the same too, whatever the order of the columns.
fn order(rows: &[Value]) -> String {
    rows.iter().map(|row| row["id"].to_string()).collect()
}

#[test]
fn the_order_of_the_arguments_changes_columns_only() {
    for event in EVENTS {
        let files = files(event);
        let compared = |order: [usize; 3]| {
            let mut arguments = vec!["compare", "--format", "json"];
            arguments.extend(order.map(|n| files[n].as_str()));
            json(&arguments)
        };
        let first = compared([0, 1, 2]);
        for order in [[2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            let other = compared(order);
            assert_eq!(other["sources"][0]["id"], first["sources"][order[0]]["id"]);
            let (ours, theirs) = (unordered(&first), unordered(&other));
            for (what, found) in &ours {
                let apart: Vec<_> = found.symmetric_difference(&theirs[what]).collect();
                assert!(
                    apart.is_empty(),
                    "{what} of {event} in the order {order:?}: {apart:#?}"
                );
            }
        }
    }
}

#[test]
fn the_same_files_give_the_same_bytes() {
    for event in EVENTS {
        for format in ["json", "table", "csv", "xlsx", "markdown"] {
            let arguments = ["compare", event, "--format", format];
            assert!(
                claimdiff(&arguments) == claimdiff(&arguments),
                "{format} of {event}"
            );
        }
    }
}

/// One definition of "told differently": head, filter, cells, changes and `check` agree.
#[test]
fn what_is_told_differently_is_the_same_everywhere() {
    let told = |row: &Value| {
        let cells = row["cells"].as_array().unwrap();
        cells.iter().any(|cell| cell["status"] == "differs")
    };
    let checked = Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .args(["check", "samples", "--format", "json"])
        .output()
        .unwrap();
    let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
    let events = checked["events"].as_array().unwrap();
    assert!(events.len() > 10);
    for event in events {
        let folder = event["folder"].as_str().unwrap();
        let whole = json(&["compare", folder, "--format", "json"]);
        let rows = whole["rows"].as_array().unwrap();
        let count = rows.iter().filter(|row| told(row)).count();
        assert_eq!(whole["summary"]["told_differently"], count, "{folder}");
        assert_eq!(event["differs"], count, "{folder}");
        let asked = json(&["compare", folder, "--format", "json", "--only", "differs"]);
        let asked = asked["rows"].as_array().unwrap();
        assert_eq!(asked.len(), count, "{folder}");
        assert!(asked.iter().all(told), "{folder}");
        for row in rows {
            let changes = row["changes"].as_array().unwrap();
            assert_eq!(told(row), !changes.is_empty(), "{folder} {}", row["id"]);
            let carriers: BTreeSet<&str> = row["cells"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|cell| cell["status"] != "omits")
                .map(|cell| cell["source"].as_str().unwrap())
                .collect();
            for side in changes.iter().flat_map(|c| [&c["a"], &c["b"]]) {
                let claim = side["claim"].as_str().unwrap();
                let source = claim.rsplit_once(':').unwrap().0;
                assert!(carriers.contains(source), "{folder} {} {claim}", row["id"]);
            }
        }
    }
}
