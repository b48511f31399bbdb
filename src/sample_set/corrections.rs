//! `corrections.toml`: what an editor decided about an event. It wins over the program.
//!
//! Like expectations, corrections name fragments of the reports, so that they survive edits
//! elsewhere. They are applied in three steps: to the articles ([`Corrections::block_kinds`]),
//! to the outlets' names ([`Corrections::outlet`]), and to the choice of rows
//! ([`Corrections::by_hand`]).

use super::fragments::{Place, Searched};
use super::toml_file::{self, FileError, Mistake, Shape, meant};
use crate::align::{self, ClaimRef};
use crate::article::{Article, BlockKind};
use crate::claim::Report;
use crate::compare::by_hand::{ByHand, Said};
use crate::compare::model::{Correction, CorrectionKind};
use crate::text::{ScalarIndex, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

/// The name of the file.
pub const FILE_NAME: &str = "corrections.toml";

const PAIRS: Shape = Shape(&[("texts", None), ("note", None)]);
const OUTLET: Shape = Shape(&[("source", None), ("name", None), ("note", None)]);
const BLOCK: Shape = Shape(&[
    ("source", None),
    ("text", None),
    ("kind", None),
    ("note", None),
]);
const FILE: Shape = Shape(&[
    ("same", Some(&PAIRS)),
    ("apart", Some(&PAIRS)),
    ("outlet", Some(&OUTLET)),
    ("block", Some(&BLOCK)),
]);

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Written {
    same: Vec<Spanned<Pair>>,
    apart: Vec<Spanned<Pair>>,
    outlet: Vec<Outlet>,
    block: Vec<Block>,
}

#[derive(Debug, Deserialize)]
struct Pair {
    texts: BTreeMap<String, Spanned<String>>,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Outlet {
    source: Spanned<String>,
    name: Spanned<String>,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Block {
    source: Spanned<String>,
    text: Spanned<String>,
    kind: BlockKind,
    note: Option<String>,
}

/// The corrections of an event.
#[derive(Debug, Default)]
pub struct Corrections {
    text: String,
    written: Written,
}

/// Reads the `corrections.toml` of `folder`; none where there is no such file.
///
/// # Errors
/// When it cannot be read or holds a mistake.
pub fn read(folder: &Path) -> Result<Option<Corrections>, FileError> {
    match toml_file::text(&folder.join(FILE_NAME)) {
        Ok(text) => Ok(Some(Corrections::parse(text)?)),
        Err(FileError::Unreadable(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

impl Corrections {
    /// Reads the text of a `corrections.toml`.
    ///
    /// # Errors
    /// The first mistake.
    pub fn parse(text: String) -> Result<Self, Mistake> {
        let written: Written = toml_file::parse(&text, &FILE)?;
        for (name, list) in [("same", &written.same), ("apart", &written.apart)] {
            for pair in list {
                if pair.get_ref().texts.len() < 2 {
                    let message = format!(
                        "[[{name}]] needs texts = {{ one = \"…\", two = \"…\" }}, of two sources at least"
                    );
                    return Err(toml_file::mistake(&text, pair.span(), &message));
                }
            }
        }
        for outlet in &written.outlet {
            if outlet.name.get_ref().trim().is_empty() {
                return Err(toml_file::mistake(
                    &text,
                    outlet.name.span(),
                    "the name is empty",
                ));
            }
        }
        Ok(Self { text, written })
    }

    /// Refuses sources that the event does not have.
    ///
    /// # Errors
    /// The first of them.
    pub fn check_sources(&self, known: &[&str]) -> Result<(), Mistake> {
        let pairs = self.written.same.iter().chain(&self.written.apart);
        let in_pairs = pairs.flat_map(|p| {
            let texts = p.get_ref().texts.iter();
            texts.map(|(id, text)| (id.as_str(), text.span()))
        });
        let outlets = self.written.outlet.iter().map(|o| &o.source);
        let alone = outlets
            .chain(self.written.block.iter().map(|b| &b.source))
            .map(|id| (id.get_ref().as_str(), id.span()));
        for (id, span) in in_pairs.chain(alone) {
            if !known.contains(&id) {
                let message = format!("there is no source \"{id}\"; {}", meant(id, known));
                return Err(toml_file::mistake(&self.text, span, &message));
            }
        }
        Ok(())
    }

    /// The name that an outlet was given.
    pub fn outlet(&self, source: &str) -> Option<&str> {
        let mut outlets = self.written.outlet.iter().rev();
        let outlet = outlets.find(|o| o.source.get_ref() == source)?;
        Some(outlet.name.get_ref().trim())
    }

    /// Sets the kinds of the blocks of one source's article; gives their numbers.
    ///
    /// # Errors
    /// When a text is not found, found twice, or stands in no block.
    pub fn block_kinds(&self, source: &str, article: &mut Article) -> Result<Vec<usize>, Mistake> {
        let mut set = Vec::new();
        let mine = self.written.block.iter();
        for correction in mine.filter(|b| b.source.get_ref() == source) {
            let span = self.find(&correction.text, source, &article.text)?;
            let mut any = false;
            for (number, block) in article.blocks.iter_mut().enumerate() {
                if block.span.overlap(span) > 0 {
                    block.kind = correction.kind;
                    set.push(number);
                    any = true;
                }
            }
            if !any {
                let message = format!("the text stands in no block of {source}");
                return Err(toml_file::mistake(
                    &self.text,
                    correction.text.span(),
                    &message,
                ));
            }
        }
        Ok(set)
    }

    /// The decisions about claims, and all corrections in words. `number` gives the number in
    /// `reports` of a source of this event.
    ///
    /// # Errors
    /// When a text is not found, found twice, or makes no claim, or decisions contradict one
    /// another.
    pub fn by_hand(
        &self,
        reports: &[Report],
        number: impl Fn(&str) -> Option<usize>,
    ) -> Result<ByHand, Mistake> {
        let mut by_hand = ByHand::default();
        for outlet in &self.written.outlet {
            let source = outlet.source.get_ref();
            by_hand.outlets.extend(number(source));
            let said = format!("{source} is named {}", outlet.name.get_ref().trim());
            by_hand.said.push(said_of(
                CorrectionKind::Outlet,
                said,
                &[source],
                &outlet.note,
            ));
        }
        for block in &self.written.block {
            let source = block.source.get_ref();
            let said = format!(
                "{source} “{}” is read as {}",
                one_line(block.text.get_ref()),
                kind_name(block.kind)
            );
            by_hand
                .said
                .push(said_of(CorrectionKind::Block, said, &[source], &block.note));
        }
        for (list, same) in [(&self.written.same, true), (&self.written.apart, false)] {
            for pair in list {
                let claims = self.claims(pair.get_ref(), reports, &number)?;
                let pairs = claims.iter().enumerate().flat_map(|(n, a)| {
                    let later = claims.iter().skip(n + 1);
                    later.map(move |b| (*a, *b))
                });
                let into = if same {
                    &mut by_hand.pairs.same
                } else {
                    &mut by_hand.pairs.apart
                };
                into.extend(pairs);
                let mut said = self.pair_said(pair.get_ref(), same);
                said.claims = claims;
                by_hand.said.push(said);
                if let Some((a, b)) = by_hand.pairs.contradiction() {
                    let message = format!(
                        "this contradicts another correction, which puts {} and {} together",
                        claim_name(reports, a),
                        claim_name(reports, b)
                    );
                    return Err(toml_file::mistake(&self.text, pair.span(), &message));
                }
            }
        }
        Ok(by_hand)
    }

    fn pair_said(&self, pair: &Pair, same: bool) -> Said {
        let texts: Vec<String> = pair
            .texts
            .iter()
            .map(|(id, text)| format!("{id} “{}”", one_line(text.get_ref())))
            .collect();
        let sources: Vec<&String> = pair.texts.keys().collect();
        let (kind, word) = if same {
            (CorrectionKind::Same, "say the same")
        } else {
            (CorrectionKind::Apart, "do not say the same")
        };
        said_of(
            kind,
            format!("{}: {word}", texts.join(" · ")),
            &sources,
            &pair.note,
        )
    }

    /// The claim of each text: the one that holds most of it.
    fn claims(
        &self,
        pair: &Pair,
        reports: &[Report],
        number: &impl Fn(&str) -> Option<usize>,
    ) -> Result<Vec<ClaimRef>, Mistake> {
        let mut found = Vec::new();
        for (id, text) in &pair.texts {
            let known = number(id).and_then(|n| Some((n, reports.get(n)?)));
            let Some((report, it)) = known else { continue };
            let span = self.find(text, id, &it.article.text)?;
            let claims = it.claims.iter().enumerate();
            let best = claims
                .map(|(claim, c)| (c.span.overlap(span), claim))
                .filter(|(shared, _)| *shared > 0)
                .max_by_key(|(shared, claim)| (*shared, std::cmp::Reverse(*claim)));
            let Some((_, claim)) = best else {
                let message = format!(
                    "the text \"{}\" of {id} makes no claim; mark its block as body with [[block]] first",
                    one_line(text.get_ref())
                );
                return Err(toml_file::mistake(&self.text, text.span(), &message));
            };
            found.push(ClaimRef { report, claim });
        }
        Ok(found)
    }

    /// Where a fragment stands in the text of a source.
    fn find(&self, fragment: &Spanned<String>, source: &str, text: &str) -> Result<Span, Mistake> {
        let words = one_line(fragment.get_ref());
        let message = match Searched::new(text).find(fragment.get_ref()) {
            Place::Once(start, end) => {
                let index = ScalarIndex::new(text);
                return Ok(Span::new(index.byte(start), index.byte(end)));
            }
            Place::Nowhere => format!(
                "the text \"{words}\" is not found in the report of {source}; if the report was edited, copy its new words"
            ),
            Place::Often(count) => format!(
                "the text \"{words}\" stands {count} times in the report of {source}; add a word before or after it"
            ),
        };
        Err(toml_file::mistake(&self.text, fragment.span(), &message))
    }
}

fn said_of(kind: CorrectionKind, said: String, sources: &[&String], note: &Option<String>) -> Said {
    Said {
        correction: Correction {
            kind,
            said,
            sources: sources.iter().map(|s| (*s).clone()).collect(),
            rows: Vec::new(),
            note: note.clone(),
        },
        claims: Vec::new(),
    }
}

fn claim_name(reports: &[Report], claim: align::ClaimRef) -> String {
    let id = reports.get(claim.report).map_or("", |r| r.id.as_str());
    format!("{id}:{}", claim.claim)
}

fn kind_name(kind: BlockKind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::article::{self, ReadOptions};
    use crate::claim;
    use crate::compare::{self, Comparison};

    const POST: &str = "Ferry aground\n\nThe ferry ran aground off Harwick on Monday.\n\n\
        Forty people were hurt. Tugs will pull at noon.\n\nCome and see our shop.\n";
    const WIRE: &str = "Ship hits bank\n\nA ferry ran aground near Harwick late on Monday.\n\n\
        Dozens needed a doctor. The owner said nothing.\n";

    /// The comparison of the two reports under the corrections `text`.
    fn compared(text: &str) -> Result<Comparison, Mistake> {
        let corrections = Corrections::parse(text.to_owned())?;
        corrections.check_sources(&["post", "wire"])?;
        let mut blocks = Vec::new();
        let mut reports = Vec::new();
        for (number, (id, words)) in [("post", POST), ("wire", WIRE)].into_iter().enumerate() {
            let options = ReadOptions::default();
            let mut article = article::read(words.as_bytes(), "a.txt", &options).unwrap();
            let set = corrections.block_kinds(id, &mut article)?;
            blocks.extend(set.into_iter().map(|block| (number, block)));
            let outlet = corrections.outlet(id).unwrap_or(id).to_owned();
            reports.push(claim::analyze(id.into(), outlet, id.into(), article));
        }
        let number = |id: &str| reports.iter().position(|r| r.id == id);
        let mut by_hand = corrections.by_hand(&reports, number)?;
        by_hand.blocks = blocks;
        Ok(compare::compare_by_hand(&reports, None, &by_hand))
    }

    fn together(comparison: &Comparison, a: &str, b: &str) -> bool {
        let id = |text: &str| {
            let claim = comparison.claims.iter().find(|c| c.text.contains(text));
            claim.unwrap().id.clone()
        };
        let (a, b) = (id(a), id(b));
        comparison.rows.iter().any(|row| {
            let claims: Vec<&String> = row.cells.iter().flat_map(|c| &c.claims).collect();
            claims.contains(&&a) && claims.contains(&&b)
        })
    }

    #[test]
    fn a_pin_joins_and_a_ban_parts_two_rows() {
        let plain = compared("").unwrap();
        assert!(together(&plain, "The ferry ran", "A ferry ran"));
        assert!(!together(&plain, "Forty people", "Dozens needed"));
        assert!(plain.corrections.is_empty());
        let changed = compared(
            "[[same]]\ntexts = { post = 'Forty people were', wire = 'Dozens needed' }\nnote = 'the toll'\n\
             [[apart]]\ntexts = { post = 'The ferry ran aground', wire = 'A ferry ran aground' }\n",
        )
        .unwrap();
        assert!(!together(&changed, "The ferry ran", "A ferry ran"));
        assert!(together(&changed, "Forty people", "Dozens needed"));
        let pinned: Vec<_> = changed.links.iter().filter(|l| l.by_hand).collect();
        assert_eq!(pinned.len(), 1);
        assert!((pinned[0].score - 1.0).abs() < 1e-12);
        assert_eq!(changed.corrections.len(), 2);
        assert_eq!(changed.corrections[0].note.as_deref(), Some("the toll"));
        assert_eq!(changed.corrections[0].rows.len(), 1);
        assert_eq!(changed.corrections[1].rows.len(), 2);
        assert_eq!(changed.rows.iter().filter(|r| r.by_hand).count(), 3);
        let json = serde_json::to_string(&plain).unwrap();
        assert!(!json.contains("by_hand"), "nothing by hand, nothing said");
    }

    #[test]
    fn an_outlet_is_renamed_and_a_block_is_furniture() {
        let changed = compared(
            "[[outlet]]\nsource = 'post'\nname = 'Harwick Post'\n\
             [[block]]\nsource = 'post'\ntext = 'see our shop'\nkind = 'navigation'\n",
        )
        .unwrap();
        assert_eq!(changed.sources[0].outlet, "Harwick Post");
        assert!(changed.sources[0].by_hand && !changed.sources[1].by_hand);
        assert!(changed.sources[0].blocks.last().unwrap().by_hand);
        assert!(!changed.claims.iter().any(|c| c.text.contains("shop")));
        assert_eq!(
            changed.corrections[1].said,
            "post “see our shop” is read as navigation"
        );
    }

    #[test]
    fn mistakes_are_named_at_their_place() {
        for (text, wanted) in [
            (
                "[[same]]\ntexts = { post = 'Forty people' }\n",
                "line 1, column 1: [[same]] needs",
            ),
            ("[[sam]]\n", "did you mean \"same\"?"),
            (
                "[[same]]\ntexts = { pots = 'x', wire = 'y' }\n",
                "no source \"pots\"; did you mean \"post\"?",
            ),
            (
                "[[same]]\ntexts = { post = 'Fifty people', wire = 'Dozens' }\n",
                "line 2, column 18: the text \"Fifty people\" is not found",
            ),
            (
                "[[same]]\ntexts = { post = 'aground', wire = 'Dozens' }\n",
                "stands 2 times",
            ),
            (
                "[[block]]\nsource = 'post'\ntext = 'shop'\nkind = 'furniture'\n",
                "line 4",
            ),
            (
                "[[same]]\ntexts = { post = 'Forty people', wire = 'Dozens needed' }\n[[apart]]\ntexts = { post = 'were hurt', wire = 'needed a doctor' }\n",
                "line 3, column 1: this contradicts another correction, which puts post:2 and wire:2 together",
            ),
            (
                "[[block]]\nsource = 'post'\ntext = 'see our shop'\nkind = 'note'\n[[same]]\ntexts = { post = 'our shop', wire = 'Dozens' }\n",
                "makes no claim",
            ),
        ] {
            let message = compared(text).unwrap_err().to_string();
            assert!(message.contains(wanted), "{message}");
        }
    }
}
