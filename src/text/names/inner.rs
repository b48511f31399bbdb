//! Small words and heads that hold the parts of a name together.

/// Small words inside names of persons and places.
pub(super) const PARTICLES: [&str; 25] = [
    "de", "da", "di", "del", "della", "dos", "das", "du", "des", "la", "le", "van", "von", "der",
    "den", "ter", "ten", "zu", "bin", "ibn", "al", "el", "ben", "y", "e",
];

/// Words behind a comma that belong to the name before it.
pub(super) const SUFFIXES: [&str; 9] = ["jr", "sr", "inc", "ltd", "llc", "llp", "ii", "iii", "iv"];

/// Possessives that begin or go on with a name: "Children's Hospital".
pub(super) const COLLECTIVES: [&str; 16] = [
    "children", "women", "men", "people", "workers", "veterans", "teachers", "farmers", "citizens",
    "king", "queen", "girls", "boys", "parents", "students", "seniors",
];

/// Words whose number belongs to the name: "Flight 12".
pub(super) const NUMBERED: [&str; 20] = [
    "boeing",
    "airbus",
    "apollo",
    "flight",
    "channel",
    "highway",
    "route",
    "interstate",
    "prop",
    "proposition",
    "amendment",
    "article",
    "title",
    "section",
    "chapter",
    "resolution",
    "area",
    "windows",
    "falcon",
    "formula",
];

/// Words, besides those of organisations, that "of" joins to what follows.
pub(super) const HEADS: [&str; 37] = [
    "republic",
    "kingdom",
    "state",
    "states",
    "district",
    "city",
    "gulf",
    "bay",
    "cape",
    "isle",
    "county",
    "province",
    "bill",
    "act",
    "declaration",
    "treaty",
    "battle",
    "statue",
    "daughters",
    "knights",
    "citizens",
    "americans",
    "voters",
    "students",
    "chief",
    "director",
    "minister",
    "secretary",
    "speaker",
    "archbishop",
    "bishop",
    "duke",
    "duchess",
    "prince",
    "princess",
    "mothers",
    "doctors",
];

/// Organisations whose name no "of" goes on with: "News of the deal".
pub(super) const PUBLISHERS: [&str; 11] = [
    "news", "times", "post", "press", "police", "media", "campaign", "inc", "club", "review",
    "guard",
];

/// Last words of names like "Food and Drug Administration".
pub(super) const COMMISSIONS: [&str; 14] = [
    "administration",
    "commission",
    "committee",
    "department",
    "act",
    "association",
    "agency",
    "service",
    "services",
    "board",
    "council",
    "institute",
    "bureau",
    "authority",
];
