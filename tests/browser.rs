//! The HTML page in a real headless Chromium: `cargo test --features browser-tests`.
//!
//! Needs chromium and chromedriver (Debian: chromium, chromium-driver), and for the test of
//! accessibility axe-core under `target/axe` (`npm install --prefix target/axe axe-core@4.14.1`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "browser/driver.rs"]
mod driver;

use base64::Engine as _;
use driver::{Browser, Look};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const DESK: Look = Look {
    width: 1280,
    height: 900,
    dark: false,
};
const PHONE: Look = Look {
    width: 390,
    height: 844,
    dark: false,
};

/// The page of a sample event in a folder of its own, with the folder.
fn page(arguments: &[&str]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.html");
    let status = Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .args(["compare", "--quiet", "-o"])
        .arg(&file)
        .args(arguments)
        .status()
        .unwrap();
    assert!(status.success());
    let address = format!("file://{}", file.display());
    (folder, address)
}

fn ferry() -> (tempfile::TempDir, String) {
    page(&["samples/ferry-grounding"])
}

fn shown(browser: &Browser) -> u64 {
    let count = "return document.querySelectorAll('tbody.claim:not([hidden])').length";
    browser.run(count).as_u64().unwrap()
}

/// A filter is lifted a moment after the click; a busy machine takes its time.
fn all_are_shown(browser: &Browser, all: u64) {
    for _ in 0..60 {
        if shown(browser) == all {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("{} of {all} claims are shown", shown(browser));
}

fn said(browser: &Browser) -> String {
    let text = browser.run("return document.getElementById('shown').textContent");
    text.as_str().unwrap().to_owned()
}

fn address(browser: &Browser) -> String {
    let hash = browser.run("return location.hash");
    hash.as_str().unwrap().to_owned()
}

fn choose(browser: &Browser, name: &str, value: &str) {
    browser.run(&format!(
        "const field = document.forms.filters.elements['{name}']; field.value = '{value}'; \
         field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    ));
}

/// Where a folder for pictures is asked for, they are kept there to be looked at.
fn keep(name: &str, base64: &str) {
    if let Some(folder) = std::env::var_os("CLAIMDIFF_SCREENSHOTS") {
        let bytes = base64::prelude::BASE64_STANDARD.decode(base64).unwrap();
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}

#[test]
fn filters_filter_and_survive_a_reload() {
    let (_folder, page) = ferry();
    let browser = Browser::start();
    browser.look(DESK);
    browser.open(&page);
    let all = shown(&browser);
    assert!(all > 30);
    assert_eq!(said(&browser), format!("{all} claims"));

    choose(&browser, "in", "all");
    let in_all = shown(&browser);
    assert!(in_all > 0 && in_all < all);
    assert_eq!(said(&browser), format!("{in_all} of {all} claims shown"));
    let others = "return [...document.querySelectorAll('tbody.claim:not([hidden])')]\
                  .filter((row) => row.dataset.in !== 'all').length";
    assert_eq!(browser.run(others), json!(0));
    // A group without a row goes too.
    let groups = "return document.querySelectorAll('tbody.group:not([hidden])').length";
    assert_eq!(browser.run(groups), json!(1));

    // A word of a row that is there, in capitals: case does not matter.
    let word = browser.run(
        "return document.querySelector('tbody.claim:not([hidden]) td > p').textContent\
         .match(/[a-z]{6,}/)[0].toUpperCase()",
    );
    let word = word.as_str().unwrap().to_owned();
    browser.type_into("#filters [name=q]", &word);
    let found = shown(&browser);
    assert!(found > 0 && found <= in_all);
    assert_eq!(address(&browser), format!("#!in=all&q={word}"));
    browser.reload();
    assert_eq!(shown(&browser), found);
    let kept = "return document.forms.filters.elements.q.value";
    assert_eq!(browser.run(kept), json!(word));

    browser.click("#filters [type=reset]");
    all_are_shown(&browser, all);

    for (name, value, test) in [
        ("source", "has-A", "row.dataset.has.includes('A')"),
        ("source", "not-A", "!row.dataset.has.includes('A')"),
        (
            "kind",
            "quote",
            "row.querySelector('.changes')?.textContent.includes('quote')",
        ),
    ] {
        browser.click("#filters [type=reset]");
        all_are_shown(&browser, all);
        choose(&browser, name, value);
        assert!(
            shown(&browser) > 0 && shown(&browser) < all,
            "{name}={value}"
        );
        let wrong = format!(
            "return [...document.querySelectorAll('tbody.claim:not([hidden])')]\
             .filter((row) => !({test})).length"
        );
        assert_eq!(browser.run(&wrong), json!(0), "{name}={value}");
    }

    browser.open(&format!("{page}#!q=no%20such%20word"));
    browser.reload();
    assert_eq!(shown(&browser), 0);
    let nothing = "return document.getElementById('nothing').checkVisibility()";
    assert_eq!(browser.run(nothing), json!(true));
    browser.click("#nothing button");
    all_are_shown(&browser, all);

    // The counts above the page are filters too.
    browser.click(".counts li:last-child a");
    assert_eq!(address(&browser), "#!differs=1");
    assert!(shown(&browser) > 0 && shown(&browser) < all);
}

#[test]
fn links_land_in_both_directions() {
    let (_folder, page) = ferry();
    let browser = Browser::start();
    browser.look(DESK);
    browser.open(&page);
    let seen = |what: &str| {
        let script = format!(
            "const box = document.querySelector(\"{what}\").getBoundingClientRect(); \
             return box.height > 0 && box.top >= 0 && box.top < innerHeight"
        );
        // Scrolling may be smooth.
        for _ in 0..40 {
            if browser.run(&script) == json!(true) {
                return true;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        false
    };
    let there = browser.run("return document.querySelector('tbody.claim a.place').hash");
    let there = there.as_str().unwrap().to_owned();
    let row = browser.run("return document.querySelector('tbody.claim').id");
    let row = row.as_str().unwrap().to_owned();
    browser.click("tbody.claim a.place");
    assert!(seen(&format!("[id='{}']", &there[1..])), "{there}");
    browser.run(&format!(
        "document.querySelector(\"[id='{}'] + a.ref\").click()",
        &there[1..]
    ));
    assert!(seen(&format!("[id='{row}']")));

    // A link into what the filters hide lifts them; one that they show keeps them.
    choose(&browser, "in", "one");
    browser.run(&format!(
        "document.querySelector('.articles a.ref[href=\"#{row}\"]').click()"
    ));
    assert!(seen(&format!("[id='{row}']")));
    assert!(!address(&browser).contains("in=one"));
    choose(&browser, "in", "all");
    browser.run(&format!(
        "document.querySelector('.articles a.ref[href=\"#{row}\"]').click()"
    ));
    assert!(seen(&format!("[id='{row}']")));
    assert_eq!(address(&browser), format!("#{row}!in=all"));
    browser.reload();
    assert!(seen(&format!("[id='{row}']")));

    // Every finding leads to a place that is on the page.
    let dead = "return [...document.querySelectorAll('a[href^=\"#\"]')]\
                .map((a) => a.getAttribute('href').slice(1)) \
                .filter((id) => !id.startsWith('!') && !document.getElementById(id))";
    assert_eq!(browser.run(dead), json!([]));
}

#[test]
fn the_page_asks_for_nothing_and_complains_of_nothing() {
    let (_folder, page) = ferry();
    let browser = Browser::start();
    browser.look(DESK);
    // What the browser asked for its own first page is not ours.
    browser.open("about:blank");
    browser.log("performance");
    browser.open(&page);
    choose(&browser, "in", "some");
    browser.click("#theme");
    browser.click("#theme");
    let theme = "return document.documentElement.dataset.theme";
    assert_eq!(browser.run(theme), json!("dark"));
    assert_eq!(browser.log("browser"), Vec::<Value>::new());
    let asked: Vec<String> = browser
        .log("performance")
        .iter()
        .filter_map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &event["message"];
            (message["method"] == "Network.requestWillBeSent").then(|| {
                let url = &message["params"]["request"]["url"];
                url.as_str().unwrap_or_default().to_owned()
            })
        })
        .filter(|url| !url.starts_with("file://") || !url.contains("report.html"))
        .collect();
    assert_eq!(asked, Vec::<String>::new());
    let loaded = "return performance.getEntriesByType('resource').length";
    assert_eq!(browser.run(loaded), json!(0));
    // The policy is not only there but holds.
    let refused = browser.run_async(
        "const done = arguments[0]; addEventListener('securitypolicyviolation', () => done(true)); \
         const image = new Image(); image.src = 'file:///nothing.png'; document.body.append(image); \
         setTimeout(() => done(false), 3000)",
    );
    assert_eq!(refused, json!(true));
}

#[test]
fn without_script_all_claims_show_and_filters_do_not() {
    let (_folder, page) = ferry();
    let browser = Browser::start();
    browser.look(DESK);
    browser.devtools(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": true }),
    );
    browser.open(&page);
    // The driver still evaluates; the page's own script did not run.
    let filters = "return document.getElementById('filters').checkVisibility()";
    assert_eq!(browser.run(filters), json!(false));
    let hidden = "return [...document.querySelectorAll('tbody.claim')]\
                  .filter((row) => !row.checkVisibility()).length";
    assert_eq!(browser.run(hidden), json!(0));
}

#[test]
fn it_fits_a_phone_a_desk_and_paper() {
    for sample in ["samples/ferry-grounding", "samples/library-closures"] {
        let (_folder, page) = page(&[sample]);
        let browser = Browser::start();
        for (name, look) in [
            ("390", PHONE),
            ("1280", DESK),
            ("1280-dark", Look { dark: true, ..DESK }),
            (
                "390-dark",
                Look {
                    dark: true,
                    ..PHONE
                },
            ),
        ] {
            browser.look(look);
            browser.open(&page);
            let wide = "return document.documentElement.scrollWidth - innerWidth";
            let over = browser.run(wide).as_i64().unwrap();
            assert!(over <= 0, "{over} pixels too wide at {name}");
            let picture = browser.devtools(
                "Page.captureScreenshot",
                &json!({ "format": "png", "captureBeyondViewport": true }),
            );
            let data = picture["data"].as_str().unwrap();
            assert!(data.len() > 20_000);
            keep(&format!("{}-{name}.png", sample.replace('/', "-")), data);
        }
        browser.look(DESK);
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        let on_paper = |what: &str| {
            let script = format!("return document.querySelector('{what}').checkVisibility()");
            browser.run(&script)
        };
        assert_eq!(on_paper("#filters"), json!(false));
        assert_eq!(on_paper("nav"), json!(false));
        assert_eq!(on_paper("tbody.claim"), json!(true));
        assert_eq!(on_paper("article"), json!(true));
        let paper = browser.devtools("Page.printToPDF", &json!({ "printBackground": true }));
        let data = paper["data"].as_str().unwrap();
        assert!(data.len() > 20_000);
        keep(&format!("{}.pdf", sample.replace('/', "-")), data);
    }
}

/// axe-core, where it is: under CI it must be.
fn axe() -> Option<String> {
    let file = PathBuf::from("target/axe/node_modules/axe-core/axe.min.js");
    match std::fs::read_to_string(&file) {
        Ok(script) => Some(script),
        Err(_) if std::env::var_os("CI").is_some_and(|ci| ci == "true") => {
            panic!("{} is missing; .ci/run installs it", file.display())
        }
        Err(_) => {
            eprintln!(
                "SKIPPED: accessibility was not tested, {} is missing: \
                 npm install --prefix target/axe axe-core@4.14.1",
                file.display()
            );
            None
        }
    }
}

#[test]
fn axe_finds_no_violation_in_light_and_dark() {
    let Some(axe) = axe() else { return };
    for sample in ["samples/ferry-grounding", "samples/library-closures"] {
        let (_folder, page) = page(&[sample]);
        let browser = Browser::start();
        for look in [
            DESK,
            Look { dark: true, ..DESK },
            PHONE,
            Look {
                dark: true,
                ..PHONE
            },
        ] {
            browser.look(look);
            browser.open(&page);
            // What is folded is looked at too.
            browser
                .run("for (const fold of document.querySelectorAll('details')) fold.open = true");
            browser.run(&axe);
            let found = browser.run_async(
                "const done = arguments[0]; \
                 const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
                 axe.run(document, { runOnly: { type: 'tag', values: tags } }).then((result) => \
                 done(result.passes.length < 20 ? ['hardly a rule was tried'] : result.violations.map((v) => `${v.id}: ${v.nodes.length} such as ${v.nodes[0].html} ${v.nodes[0].failureSummary}`)), \
                 (error) => done([String(error)]))",
            );
            assert_eq!(found, json!([]), "{sample} {look:?}");
        }
    }
}
