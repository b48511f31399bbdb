//! Every format reader, whatever the file really is.

use super::*;
use proptest::prelude::*;

pub fn check(bytes: &[u8], format: Option<InputFormat>, name: &str) {
    let Some(article) = article(bytes, name, format) else {
        return;
    };
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end, "{:?}", article.blocks);
        let text = slice(&article.text, block.span);
        assert!(!text.trim().is_empty(), "{block:?} of {:?}", article.text);
        end = block.span.end;
    }
    assert!(article.blocks.iter().any(|block| block.kind.makes_claims()));
    for field in [
        &article.outlet,
        &article.headline,
        &article.byline,
        &article.published,
    ] {
        assert!(
            field.as_ref().is_none_or(|text| !text.trim().is_empty()),
            "{article:?}"
        );
    }
    if let Some(published) = &article.published {
        assert!(
            published.as_bytes()[..4].iter().all(u8::is_ascii_digit),
            "{published}"
        );
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn any_file(
        bytes in input::file(),
        format in prop::option::of(prop::sample::select(InputFormat::ALL.to_vec())),
        name in prop::sample::select(&["a.txt", "a.html", "a.md", "a.json", "a.xml", "-"][..]),
    ) {
        check(&bytes, format, name);
    }

    /// Text in the fields of an agency's object, and in the elements of its XML.
    #[test]
    fn agency_files(title in input::news(8), body in input::news(40), date in input::news(2)) {
        let json = serde_json::json!({"headline": title, "body_xhtml": body, "versioncreated": date});
        check(json.to_string().as_bytes(), None, "a.json");
        let json = serde_json::json!({"@type": "NewsArticle", "headline": title, "articleBody": body, "datePublished": date});
        check(json.to_string().as_bytes(), None, "a.json");
        let page = format!("<html><head><title>{title}</title><script type='application/ld+json'>{json}</script><meta property='article:published_time' content='{date}'></head><body><p>{body}</p></body></html>");
        check(page.as_bytes(), None, "a.html");
        let inert = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let nitf = format!("<nitf><head><docdata><date.issue norm=\"{}\"/></docdata></head><body><hl1>{}</hl1><p>{}</p></body></nitf>", inert(&date).replace('"', ""), inert(&title), inert(&body));
        check(nitf.as_bytes(), None, "a.xml");
        let markdown = format!("---\ntitle: {title}\ndate: {date}\n---\n{body}");
        check(markdown.as_bytes(), Some(InputFormat::Markdown), "a.md");
    }
}
