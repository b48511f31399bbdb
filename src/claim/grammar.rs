//! Closed classes of English and nouns of fixed role, from `roles.txt`.

use crate::text::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The classes that a word may stand in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Roles(u32);

macro_rules! classes {
    ($($name:ident = $bit:expr, $text:expr;)*) => {
        impl Roles {
            $(pub const $name: Roles = Roles(1 << $bit);)*
            fn named(class: &str) -> Option<Roles> {
                match class {
                    $($text => Some(Roles::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    DETERMINER = 0, "determiner";
    PRONOUN = 1, "pronoun";
    AUXILIARY = 2, "auxiliary";
    PREPOSITION = 3, "preposition";
    CONJUNCTION = 4, "conjunction";
    SUBORDINATOR = 5, "subordinator";
    RELATIVE = 6, "relative";
    ADVERB = 7, "adverb";
    TIME = 8, "time";
    TITLE = 9, "title";
    SUFFIX = 10, "suffix";
    PARTICLE = 11, "particle";
    ORGANISATION = 12, "organisation";
    DOCUMENT = 13, "document";
    OUTLET = 14, "outlet";
    OUTLET_HEAD = 15, "outletHead";
    ANONYMOUS = 16, "anonymous";
    ADDRESSEE = 17, "addressee";
    FEMALE = 18, "female";
    MALE = 19, "male";
    OCCASION = 20, "occasion";
    THING = 21, "thing";
}

impl Roles {
    /// Does the word stand in any of these classes?
    pub fn has(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes that are not among these.
    pub const fn without(self, other: Roles) -> Roles {
        Roles(self.0 & !other.0)
    }

    /// Both sets of classes.
    pub const fn with(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }
}

static ROLES: LazyLock<FxHashMap<&'static str, Roles>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Roles> = FxHashMap::default();
    for line in word_list(include_str!("roles.txt")) {
        if let Some((word, class)) = line.split_once(' ')
            && let Some(role) = Roles::named(class)
        {
            let entry = table.entry(word).or_default();
            *entry = entry.with(role);
        }
    }
    table
});

/// The classes of a word in lower case.
pub(super) fn roles(word: &str) -> Roles {
    ROLES.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_names_a_class() {
        for line in word_list(include_str!("roles.txt")) {
            let class = line.split_once(' ').map(|(_, class)| class);
            assert!(class.and_then(Roles::named).is_some(), "{line}");
        }
        assert!(roles("the").has(Roles::DETERMINER));
        assert!(roles("that").has(Roles::RELATIVE) && roles("that").has(Roles::SUBORDINATOR));
        assert!(!roles("harbour").has(Roles::DETERMINER.with(Roles::PRONOUN)));
    }
}
