//! The HTML page without a browser: what it holds, what it must never hold, how large it grows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use dom_query::Document;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

const FERRY: &str = "samples/ferry-grounding";

fn html(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .args(["compare", "--format", "html", "--quiet"])
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The page of the ferry sample as it was when someone last looked at it. The style and the script
/// are files of their own and left out. After a change that you have looked at:
/// `CLAIMDIFF_GOLDEN=overwrite cargo test --test html`.
#[test]
fn the_page_of_the_sample_is_the_one_that_was_looked_at() {
    let mut page = html(&[FERRY]);
    for (from, to) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let start = page.find(from).unwrap() + from.len();
        let end = page.rfind(to).unwrap();
        page.replace_range(start..end, "");
    }
    let policy = page.find("content=\"default-src").unwrap();
    let end = policy + page[policy..].find('>').unwrap();
    page.replace_range(policy..end, "content=\"\"");
    let version = concat!("claimdiff ", env!("CARGO_PKG_VERSION"));
    let page = page.replace(version, "claimdiff");
    let golden = Path::new("tests/golden/ferry-grounding.html");
    if std::env::var_os("CLAIMDIFF_GOLDEN").is_some_and(|v| v == "overwrite") {
        std::fs::write(golden, &page).unwrap();
    }
    let known = std::fs::read_to_string(golden).unwrap();
    let first = known.lines().zip(page.lines()).find(|(a, b)| a != b);
    assert!(
        known == page,
        "the page differs from {}, first here: {first:#?}",
        golden.display()
    );
}

#[test]
fn the_same_files_give_the_same_page() {
    assert!(html(&[FERRY]) == html(&[FERRY]));
}

/// Rows, their order and their differences, read from the page.
fn rows(page: &str) -> Vec<String> {
    let document = Document::from(page);
    let rows = document.select("tbody.claim");
    rows.iter()
        .map(|row| {
            let mut sentences: Vec<String> = row
                .select("td > p, .solo p[lang]")
                .iter()
                .map(|p| p.text().to_string())
                .filter(|text| !text.starts_with("Not found in"))
                .collect();
            sentences.sort();
            let changes = row.select(".changes li").length();
            format!(
                "{} {} {changes} {sentences:?}",
                row.attr_or("id", ""),
                row.attr_or("data-in", "")
            )
        })
        .collect()
}

#[test]
fn the_order_of_the_arguments_changes_columns_only() {
    let named = |name: &str, file: &str| format!("{name}={FERRY}/{file}.txt");
    let files = [
        named("post", "harwick-post"),
        named("wire", "coast-wire"),
        named("sun", "northern-sun"),
    ];
    let in_order = |order: [usize; 3]| html(&order.map(|n| files[n].as_str()));
    let (first, other) = (in_order([0, 1, 2]), in_order([2, 0, 1]));
    // Lone claims are grouped by report, so their groups follow the columns.
    let sorted = |page: &str| rows(page).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(sorted(&first), sorted(&other));
    let shared = |page: &str| -> Vec<String> {
        let rows = rows(page).into_iter();
        rows.filter(|row| !row.contains(" one ")).collect()
    };
    assert_eq!(shared(&first), shared(&other));
    assert!(!shared(&first).is_empty());
}

#[test]
fn every_link_lands_and_every_id_is_one() {
    for event in [FERRY, "samples/library-closures"] {
        let page = html(&[event]);
        let document = Document::from(page.as_str());
        let all = document.select("[id]");
        let ids: Vec<String> = all
            .iter()
            .map(|e| e.attr_or("id", "").to_string())
            .collect();
        let known: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(known.len(), ids.len(), "an id of {event} stands twice");
        let links = document.select("a[href]");
        assert!(links.length() > 100);
        for link in links.iter() {
            let href = link.attr_or("href", "").to_string();
            let target = href.strip_prefix('#').expect("only links within the page");
            assert!(
                known.contains(target) || target.starts_with('!'),
                "{href} leads nowhere in {event}"
            );
        }
    }
}

/// Every claim of the grid is a place in an article, and every claim of an article names its row.
#[test]
fn grid_and_articles_lead_to_each_other() {
    let page = html(&[FERRY]);
    let document = Document::from(page.as_str());
    let statements = document.select("tbody.claim td p[lang]");
    assert!(statements.length() > 50);
    for statement in statements.iter() {
        let anchor = statement.select("a.place").attr_or("href", "").to_string();
        let run = document.select(&format!("[id=\"{}\"]", &anchor[1..]));
        let words = run.text().to_string();
        let first = words.split_whitespace().next().unwrap();
        assert!(statement.text().contains(first), "{anchor}: {words}");
    }
    // Clauses of one sentence that stand in one cell are shown once.
    let references = document.select(".articles a.ref");
    assert!(references.length() >= statements.length());
}

const HOSTILE: &str = "\
</script><script>alert(1)</script> <img src=x onerror=alert(2)> struck the pier

The mayor said <b onclick=\"alert(3)\">12 people</b> were hurt near the harbour & the old pier.

\u{202e}Forty boats\u{202c} were lost, \u{1b}[31mthe coastguard said\u{1b}[0m on Monday \u{0}night.

\"Javascript:alert(4) ]]> <!-- ' onmouseover='alert(5)\" said Ana Reyes, the harbourmaster.

</title></style><svg onload=alert(6)> was seen by \u{2066}several\u{2069} people on the quay.
";

#[test]
fn hostile_texts_are_inert() {
    let folder = tempfile::tempdir().unwrap();
    let outlet = "\\\"><script>alert(7)</script><a href='javascript:alert(8)'>\\u202eOutlet";
    let mut event = format!("title = \"{outlet}\"\nlanguage = \"en\"\n");
    for n in 0..3 {
        let name = format!("javascript:alert({n})'onclick='x.txt");
        let text = HOSTILE.replace("12 people", &format!("{} people", 12 + n));
        std::fs::write(folder.path().join(&name), text).unwrap();
        let _ = write!(
            event,
            "\n[[sources]]\nid = \"s{n}\"\noutlet = \"{outlet}{n}\"\nfile = \"{name}\"\n"
        );
    }
    std::fs::write(folder.path().join("event.toml"), event).unwrap();
    let page = html(&[folder.path().to_str().unwrap(), "--input-format", "text"]);
    assert_eq!(page.matches("<script>").count(), 1);
    assert_eq!(page.matches("</script>").count(), 1);
    assert_eq!(page.matches("<style>").count(), 1);
    let document = Document::from(page.as_str());
    assert_eq!(document.select("script").length(), 1);
    assert_eq!(
        document.select("img, iframe, object, embed, base").length(),
        0
    );
    assert_eq!(document.select("svg").length(), 1);
    for element in document.select("*").iter() {
        for attribute in element.attrs() {
            let name = attribute.name.local.to_string();
            assert!(!name.starts_with("on"), "{name}={}", attribute.value);
            assert!(
                name != "style" && name != "src",
                "{name}={}",
                attribute.value
            );
            if name == "href" {
                let value = attribute.value.to_string();
                assert!(value.starts_with('#'), "{value}");
            }
        }
    }
    // What acts on a reader shows instead of acting.
    let acting = |c: char| {
        (c.is_control() && c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert_eq!(page.chars().find(|c| acting(*c)), None);
    assert!(page.contains('\u{FFFD}'));
    // And the words are there to read.
    assert!(
        document
            .select("body")
            .text()
            .contains("<img src=x onerror=alert(2)>")
    );
}

/// A page that needs no script: nothing that holds text is hidden but the filters and the theme.
#[test]
fn without_script_everything_is_there() {
    let page = html(&[FERRY]);
    let document = Document::from(page.as_str());
    let hidden: Vec<String> = document
        .select("[hidden]")
        .iter()
        .map(|e| e.attr_or("id", "").to_string())
        .collect();
    assert_eq!(hidden, ["theme", "filters", "nothing"]);
}

/// A report of some 600 words: ten facts that others tell too, each with its own figure, and
/// twenty sentences of its own, in common words by chance.
fn report(number: usize) -> String {
    let facts = [
        "The ferry Marlin struck the northern breakwater with 11 people on board",
        "Divers searched the outer basin for the missing anchor until 12 o'clock",
        "A port official admitted that the steering gear had failed 13 times since January",
        "The bridge at Sallow was closed to lorries for 14 hours after the collision",
        "Tugs from three harbours pulled the vessel clear at high water after 15 attempts",
        "The mayor said that relatives had waited 16 hours in the town hall for news",
        "Police tested the captain for alcohol 17 minutes after he came ashore",
        "Insurers put the damage to the quay and the crane at 18 million",
        "The coastguard counted 19 calls from passengers who saw smoke on the car deck",
        "An inspector will question the crew of the freighter for 10 days from Thursday",
    ];
    let list = include_str!("../src/text/lists/common_words.txt").lines();
    let common: Vec<&str> = list
        .filter(|line| !line.starts_with('#') && line.len() > 3)
        .collect();
    let mut state = 7_919 * (number + 1);
    let mut pick = |most: usize| {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        (state >> 8) % most
    };
    let mut text = format!(
        "Ferry strikes breakwater at Harwick, {} hurt\n\n",
        30 + number
    );
    for paragraph in 0..10 {
        let figure = format!("1{paragraph}");
        let own = format!("{}", 10 + paragraph + number % 3);
        let fact = facts[(paragraph + number) % facts.len()];
        let _ = write!(text, "{}. ", fact.replace(&figure, &own));
        for _ in 0..2 {
            let words: Vec<&str> = (0..18).map(|_| common[pick(common.len())]).collect();
            let _ = write!(text, "The {}. ", words.join(" "));
        }
        text.push_str("\n\n");
    }
    text
}

#[test]
fn ten_reports_stay_below_two_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..10 {
        let path = folder.path().join(format!("outlet-{number}.txt"));
        std::fs::write(path, report(number)).unwrap();
    }
    let page = html(&[folder.path().to_str().unwrap()]);
    let rows = Document::from(page.as_str()).select("tbody.claim").length();
    assert!(rows > 150, "{rows} rows");
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
}
