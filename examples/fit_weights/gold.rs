//! Annotated events: reports, links, and which gold sentence a claim lies in.

use claimdiff::align::ClaimRef;
use claimdiff::claim::Report;
use claimdiff::text::ScalarIndex;
use claimdiff::{article, claim};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::{fs, io};

/// (outlet, sentence, outlet, sentence), outlets in order.
pub type Link = (String, usize, String, usize);

pub struct Event {
    pub name: String,
    pub reports: Vec<Report>,
    pub same: BTreeSet<Link>,
    pub part: BTreeSet<Link>,
    /// Gold sentences that a claim lies in.
    pub sentences: HashMap<ClaimRef, BTreeSet<usize>>,
}

/// A sentence that links can name: its number, and where it stands (Unicode scalar values).
#[derive(Deserialize)]
pub struct Sentence {
    pub i: usize,
    pub start: usize,
    pub end: usize,
}

#[derive(Deserialize)]
pub struct GoldLink {
    pub a_outlet: String,
    pub a_i: usize,
    pub b_outlet: String,
    pub b_i: usize,
    pub grade: u8,
}

#[derive(Deserialize)]
struct Gold {
    links: Vec<GoldLink>,
}

/// An event of a folder with `sentences.json` and `gold.json`.
pub fn load(folder: &Path) -> io::Result<Event> {
    let sentences: BTreeMap<String, Vec<Sentence>> =
        serde_json::from_str(&fs::read_to_string(folder.join("sentences.json"))?)?;
    let gold: Gold = serde_json::from_str(&fs::read_to_string(folder.join("gold.json"))?)?;
    read(folder, &sentences, &gold.links)
}

/// Reads the reports and holds their claims against the annotated sentences.
pub fn read(
    folder: &Path,
    sentences: &BTreeMap<String, Vec<Sentence>>,
    links: &[GoldLink],
) -> io::Result<Event> {
    let mut reports = Vec::new();
    let mut lies_in = HashMap::new();
    for (r, (outlet, gold_sentences)) in sentences.iter().enumerate() {
        let path = folder.join(format!("{outlet}.txt"));
        let article = article::read(
            &fs::read(&path)?,
            &path.to_string_lossy(),
            &article::ReadOptions::default(),
        )
        .map_err(|e| io::Error::other(format!("{}: {e}", path.display())))?;
        let report = claim::analyze(outlet.clone(), outlet.clone(), outlet.clone(), article);
        let index = ScalarIndex::new(&report.article.text);
        for (c, claim) in report.claims.iter().enumerate() {
            let (start, end) = index.span(claim.span);
            let inside = gold_sentences
                .iter()
                .filter(|s| {
                    let both = end.min(s.end).saturating_sub(start.max(s.start));
                    both > 0 && 2 * both >= (end - start).min(s.end - s.start)
                })
                .map(|s| s.i)
                .collect();
            lies_in.insert(
                ClaimRef {
                    report: r,
                    claim: c,
                },
                inside,
            );
        }
        reports.push(report);
    }
    let of_grade = |grade| {
        links
            .iter()
            .filter(|l| l.grade == grade)
            .map(|l| (l.a_outlet.clone(), l.a_i, l.b_outlet.clone(), l.b_i))
            .collect()
    };
    Ok(Event {
        name: folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        same: of_grade(2),
        part: of_grade(1),
        reports,
        sentences: lies_in,
    })
}

impl Event {
    /// The pairs of gold sentences that two claims stand for.
    pub fn sentence_pairs(&self, a: ClaimRef, b: ClaimRef) -> Vec<Link> {
        let outlet = |c: ClaimRef| self.reports[c.report].id.clone();
        let (a, b) = if outlet(a) <= outlet(b) {
            (a, b)
        } else {
            (b, a)
        };
        let of = |c: ClaimRef| self.sentences.get(&c).into_iter().flatten().copied();
        of(a)
            .flat_map(|i| of(b).map(move |j| (i, j)))
            .map(|(i, j)| (outlet(a), i, outlet(b), j))
            .collect()
    }

    /// 2, 1 or 0: the highest grade of the sentence pairs of two claims.
    pub fn grade(&self, a: ClaimRef, b: ClaimRef) -> u8 {
        let pairs = self.sentence_pairs(a, b);
        if pairs.iter().any(|p| self.same.contains(p)) {
            2
        } else {
            u8::from(pairs.iter().any(|p| self.part.contains(p)))
        }
    }

    /// The partners of a claim's sentences in other outlets.
    pub fn partners(&self, claim: ClaimRef) -> BTreeSet<(&str, usize)> {
        let outlet = self.reports[claim.report].id.as_str();
        let mine = self.sentences.get(&claim);
        let holds = |o: &str, i: &usize| o == outlet && mine.is_some_and(|m| m.contains(i));
        let mut found = BTreeSet::new();
        for (ao, ai, bo, bi) in &self.same {
            if holds(ao, ai) {
                found.insert((bo.as_str(), *bi));
            }
            if holds(bo, bi) {
                found.insert((ao.as_str(), *ai));
            }
        }
        found
    }
}
