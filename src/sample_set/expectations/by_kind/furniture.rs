//! Lines that make no claim: `furniture`.

use super::{block_kinds, kinds};
use crate::article::{BlockKind, decode};
use crate::sample_set::expectations::Text;
use crate::sample_set::expectations::judge::{Finding, Ground};
use crate::sample_set::fragments::Searched;
use crate::sample_set::toml_file::Mistake;

pub(super) fn furniture(
    ground: &Ground,
    texts: &[Text],
    kind: Option<BlockKind>,
) -> Result<Finding, Mistake> {
    let Some(text) = texts.first() else {
        return Ok(Finding::new(false, "no text is named"));
    };
    let found = match ground.find(text) {
        Ok(found) => found,
        Err(mistake) => {
            let source = ground.source(&text.source, text.line)?;
            // Of a saved page not all is taken over: what is left out makes no claim either.
            let in_file = std::fs::read(&source.path)
                .ok()
                .and_then(|bytes| decode::decode(&bytes, &mut Vec::new()).ok())
                .is_some_and(|file| !Searched::new(&file).all(&text.text).is_empty());
            if !in_file || !ground.all(&source.id, &text.text).is_empty() {
                return Err(mistake);
            }
            return Ok(Finding::new(
                kind.is_none(),
                "it stands in the file and is left out of the text",
            ));
        }
    };
    let blocks: Vec<BlockKind> = block_kinds(&found);
    let holds = match kind {
        Some(kind) => !blocks.is_empty() && blocks.iter().all(|k| *k == kind),
        None => !blocks.iter().any(|k| k.makes_claims()),
    };
    Ok(Finding::new(
        holds,
        format!("it is read as {}", kinds(&found)),
    ))
}
