#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use proptest::prelude::*;

fn read(text: &str) -> String {
    let parts: Vec<String> = quantities(text)
        .iter()
        .map(|q| {
            let value = match q.low == q.high {
                true => format!("{}", q.low),
                false => format!("{}..{}", q.low, q.high),
            };
            let precision = match q.precision {
                Precision::Exact => String::new(),
                other => format!(" {other:?}"),
            };
            format!("{}={value} {:?}{precision}", q.span.of(text), q.unit)
        })
        .collect();
    parts.join(" | ").replace('"', "")
}

#[test]
fn values_with_unit_and_precision() {
    for (text, expected) in [
        (
            "about 30 million people fled",
            "about 30 million people=30000000 Counted(people) About",
        ),
        (
            "It cost $1.2bn, not £2.4m.",
            "$1.2bn=1200000000 Money(USD) | £2.4m=2400000 Money(GBP)",
        ),
        (
            "a dozen boats and dozens of divers",
            "a dozen boats=12 Counted(boats) | dozens of divers=24..99 Counted(divers) Vague",
        ),
        (
            "two-thirds of them; a quarter of all; one in five",
            "two-thirds=0.6666666666666666 Share | a quarter=0.25 Share | one in five=0.2 Share",
        ),
        (
            "The bill passed 234-193 and 3-2.",
            "234-193=234..193 Score | 3-2=3..2 Score",
        ),
        (
            "81 per cent, 4.5 percent or 7%",
            "81 per cent=81 Percent | 4.5 percent=4.5 Percent | 7%=7 Percent",
        ),
        (
            "40 to 45 miles, between 40 and 45 people, 5-10 minutes",
            "40 to 45 miles=64373.759999999995..72420.48 Measure(length) | 40 and 45 people=40..45 Counted(people) | 5-10 minutes=300..600 Duration",
        ),
        (
            "nearly half an hour; between 35% and 40%; 2 per cent to 3 per cent",
            "nearly half an hour=1800 Duration About | 35% and 40%=35..40 Percent | 2 per cent to 3 per cent=2..3 Percent",
        ),
        (
            "a schoolgirl of 12 and a woman of 81; a crew of 12",
            "12=12 Age | 81=81 Age | 12=12 Plain",
        ),
        (
            "Ada Quill, 58, and a 12-year-old boy, aged nine",
            "58=58 Age | 12-year-old=12 Age | nine=9 Age",
        ),
        (
            "It took six and a half hours, then two hours.",
            "six and a half hours=23400 Duration | two hours=7200 Duration",
        ),
        (
            "It fell by $38m to $611m.",
            "$38m=38000000 Money(USD) | $611m=611000000 Money(USD)",
        ),
        (
            "Two of the three night guards left.",
            "Two=2 Plain | three night guards=3 Counted(guards)",
        ),
        ("38 full-time posts", "38 full-time posts=38 Counted(posts)"),
        (
            "At least 40 were hurt, more than 200 passengers, up to 12 knots",
            "At least 40=40 Plain AtLeast | more than 200 passengers=200 Counted(passengers) MoreThan | up to 12 knots=6.173333333333334 Measure(speed) AtMost",
        ),
        (
            "On June 19, 2024, at 7:19 p.m., in 2014, Flight 12 left.",
            "",
        ),
        (
            "the 21st day, the third attempt",
            "21st=21 Ordinal | third=3 Ordinal",
        ),
        (
            "half a million dollars, two hundred and six men",
            "half a million dollars=500000 Money(USD) | two hundred and six men=206 Counted(men)",
        ),
        (
            "1,137 votes, 10,000-plus fans, 40+ arrests",
            "1,137 votes=1137 Counted(votes) | 10,000-plus fans=10000 Counted(fans) AtLeast | 40+=40 Plain AtLeast",
        ),
        (
            "No one knew the one thing; one man left.",
            "one man=1 Counted(man)",
        ),
        (
            "It cost 2.7 million pounds; he was fined 270 pounds for 40 pounds of fish.",
            "2.7 million pounds=2700000 Money(GBP) | 270 pounds=270 Money(GBP) | 40 pounds=18.143694800000002 Measure(mass)",
        ),
        (
            "a $5 billion wall and a 30-day stay in her 40s",
            "$5 billion=5000000000 Money(USD) | 30-day=2592000 Duration | 40s=40..49 Age",
        ),
        (
            "by a vote of 228 to 191, several hundred people",
            "228 to 191=228..191 Score | several hundred people=300..900 Counted(people) Vague",
        ),
        ("from 9/11 to 24/7", ""),
    ] {
        assert_eq!(read(text), expected, "in {text}");
    }
}

#[test]
fn a_number_ends_before_the_noun_it_counts() {
    for (text, number) in [
        ("about 30 million people fled", "about 30 million"),
        ("a dozen boats sank", "a dozen"),
        ("hundreds of divers", "hundreds"),
        ("three night guards left", "three"),
        ("it took two hours", "two hours"),
        ("it cost $1.2bn", "$1.2bn"),
    ] {
        let found = quantities(text);
        let spans: Vec<&str> = found.iter().map(|q| q.number.of(text)).collect();
        assert_eq!(spans, [number], "in {text}");
    }
    assert!(is_number_word("dozen") && is_number_word("12") && !is_number_word("boats"));
}

#[test]
fn agreement_of_two_quantities() {
    use Agreement::*;
    for (a, b, expected) in [
        ("about 1,100 people", "1,137 people", Some(Rounded)),
        ("45 people", "45 passengers", Some(Equal)),
        ("45 people", "46 people", Some(Different)),
        ("at least 40 people", "45 people", Some(Compatible)),
        ("dozens of people", "45 people", Some(Compatible)),
        ("dozens of people", "450 people", Some(Different)),
        ("fewer than 40 people", "40 people", Some(Different)),
        ("$1.2 billion", "$1.23 billion", Some(Rounded)),
        ("$1.2 billion", "$1.4 billion", Some(Different)),
        ("81 percent", "81.4 percent", Some(Rounded)),
        ("just over $200,000", "$203,000", Some(Rounded)),
        ("just over $200,000", "$5.4 million", Some(Different)),
        ("two hours", "120 minutes", Some(Equal)),
        ("won 3-2", "lost 2-3", Some(Equal)),
        ("81 percent", "81 people", None),
    ] {
        let (a, b) = (quantities(a), quantities(b));
        assert_eq!(a[0].agreement(&b[0]), expected, "{a:?} {b:?}");
        assert_eq!(b[0].agreement(&a[0]), expected, "{b:?} {a:?}");
    }
}

proptest! {
    #[test]
    fn quantities_lie_in_order_on_characters(
        text in "((about|at least|[0-9]{1,7}|[0-9]{1,3}-[0-9]{1,3}|a|half|dozens|of|million|hundred|to|and|per cent|people|[$£%+,./–’]|é|[0-9]bn|one|in|[0-9]{2}s|-year-old) ?){0,25}|\\PC{0,60}",
    ) {
        let mut end = 0;
        for quantity in quantities(&text) {
            prop_assert!(text.get(quantity.span.start..quantity.span.end).is_some());
            prop_assert!(quantity.span.start >= end && !quantity.span.is_empty());
            prop_assert!(quantity.unit == Unit::Score || quantity.low <= quantity.high);
            prop_assert_eq!(quantity.agreement(&quantity), Some(Agreement::Equal));
            end = quantity.span.end;
        }
    }
}

/// Time for eight times the text is about eight times the time.
#[test]
fn reading_is_linear() {
    for piece in [
        "9",
        "9 ",
        "9-",
        "million ",
        "a ",
        "9:",
        "May 9 ",
        "$",
        "one ",
        "hundred and ",
        "9.",
        "two hundred ",
    ] {
        let time = |repeat: usize| {
            let text = piece.repeat(repeat);
            let start = std::time::Instant::now();
            assert!(quantities(&text).len() <= repeat);
            start.elapsed().as_secs_f64()
        };
        let (once, eightfold) = (time(4_000), time(32_000));
        assert!(
            eightfold < once * 40.0 + 0.2,
            "{piece:?}: {once} {eightfold}"
        );
    }
}
