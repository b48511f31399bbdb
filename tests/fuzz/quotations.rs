//! Claims, quotations and who said them.

use super::*;
use proptest::prelude::*;

pub fn check(bytes: &[u8]) {
    let Some(report) = report(bytes, "a") else {
        return;
    };
    let text = &report.article.text;
    let mut end = 0;
    for sentence in &report.sentences {
        assert!(sentence.span.start >= end && !slice(text, sentence.span).is_empty());
        let block = &report.article.blocks[sentence.block];
        assert!(block.span.contains(sentence.span) && block.kind.makes_claims());
        end = sentence.span.end;
    }
    let mut end = 0;
    for claim in &report.claims {
        assert!(
            !slice(text, claim.span).trim().is_empty(),
            "{claim:?} of {text:?}"
        );
        assert!(claim.span.start >= end, "{claim:?} overlaps in {text:?}");
        end = claim.span.end;
        assert!(
            report.sentence_of(claim).contains(claim.span),
            "{claim:?} of {text:?}"
        );
        assert_eq!(report.sentences[claim.sentence].block, claim.block);
    }
    for quotation in &report.quotations {
        assert!(
            !slice(text, quotation.span).is_empty(),
            "{quotation:?} of {text:?}"
        );
        let mut end = quotation.span.start;
        for part in &quotation.parts {
            slice(text, *part);
            assert!(quotation.span.contains(*part), "{quotation:?} of {text:?}");
            assert!(part.start >= end, "{quotation:?} of {text:?}");
            end = part.end;
        }
        assert_eq!(
            quotation.parts.is_empty(),
            quotation.kind == claim::QuotationKind::Indirect
        );
        if let Some(speaker) = &quotation.speaker {
            assert!(!speaker.name.trim().is_empty(), "{quotation:?} of {text:?}");
            slice(text, speaker.mention);
        }
        if let Some(cue) = quotation.cue {
            assert!(!slice(text, cue).is_empty(), "{quotation:?} of {text:?}");
        }
    }
}

#[test]
fn finds() {
    // White space in quotation marks was a quotation of nothing.
    check("Ana Reyes said “\t”” on Monday. ".as_bytes());
    // An open mark around no words went on in the next paragraph.
    check(
        "Ana Reyes, 40, said that , “; on Monday.\n“40 were hurt,” Ana Reyes said on Monday. "
            .as_bytes(),
    );
    // So was a brace beside a cue.
    check(br#"according to Ana Reyes<html>{"headline":""}<html>"#);
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn prose(text in input::prose()) {
        check(text.as_bytes());
    }

    #[test]
    fn any_file(bytes in input::file()) {
        check(&bytes);
    }
}
