use super::super::quote::tests::between;
use super::super::test_support::differences;
use super::find;

#[test]
fn other_values_are_a_change() {
    for (a, b, expected) in [
        (
            "At least 40 passengers were hurt when the ferry ran aground.",
            "45 passengers were hurt when the ferry ran aground.",
            "At least 40 passengers | 45 passengers",
        ),
        (
            "Forty-five people were hurt, the hospital said.",
            "At least 40 hurt as a ferry with about 1,100 on board runs aground",
            "Forty-five people | At least 40",
        ),
        (
            "The mayor offered roughly 700,000 young dockers a longer stay in exchange for a pier.",
            "The offer would cover 700,000 holders of a harbour card in exchange for the money.",
            "roughly 700,000 young dockers | 700,000 holders",
        ),
        (
            "The repair of the pier will cost $2 million.",
            "The repair of the pier will cost $3.5 million.",
            "$2 million | $3.5 million",
        ),
        (
            "Some 1,100 people signed the petition.",
            "The petition was signed by 1,137 people.",
            "Some 1,100 people | 1,137 people",
        ),
        // The only sum of both, told in other words.
        (
            "Tom Orr was sent to prison on Monday for stealing £4.6 million of gifts for orphans.",
            "The shameless ferry boss was caged yesterday for plundering £4.9 million that was meant for orphans.",
            "£4.6 million | £4.9 million",
        ),
        (
            "All of the children have been moved to other homes since the fire.",
            "Thirty of the children have been moved to other homes since the fire.",
            "All of the children | Thirty of the children",
        ),
        (
            "Most of the dockers refused to unload the ferry on Monday.",
            "Several dockers refused to unload the ferry on Monday.",
            "Most of the dockers | Several dockers",
        ),
        (
            "About 340 operations were called off, the trust said.",
            "The trust called off 362 operations, not the 340 it first gave.",
            "About 340 operations | 362 operations",
        ),
        (
            "Revenue of the ferry company rose to $1,284m.",
            "Sales of tickets for the ferry were $1.3bn.",
            "$1,284m | $1.3bn",
        ),
        (
            "One sailor died and at least 20 people were taken to hospital after the crash.",
            "After the crash 31 people were injured, one of them badly.",
            "at least 20 people | 31 people",
        ),
        (
            "The fall of the footbridge killed a man and injured 41 other people.",
            "The fall of the footbridge left 31 people hurt.",
            "41 other people | 31 people",
        ),
        (
            "Fares on the night ferry rose by 5 per cent this year.",
            "Fares on the night ferry rose by 5 percentage points this year.",
            "5 per cent | 5 percentage points",
        ),
        (
            "The keeper scored 21 goals in 34 league games last season.",
            "The keeper scored 19 league goals last season.",
            "21 goals | 19 league goals",
        ),
        (
            "Only two dockers refused to unload the ferry on Monday.",
            "Many dockers refused to unload the ferry on Monday.",
            "two dockers | Many dockers",
        ),
    ] {
        assert_eq!(differences(find, a, b), [expected], "{a}");
    }
}

#[test]
fn only_exact_counts_of_one_thing_exclude_each_other() {
    for (a, b, expected) in [
        (
            "The ferry carried 41 passengers when it ran aground off Harwick.",
            "The ferry carried 45 passengers when it ran aground off Harwick.",
            "41 passengers against 45 passengers: cannot both be true",
        ),
        // Three were arrested, two of them let go.
        (
            "Police arrested 41 passengers of the ferry on Monday night.",
            "The 31 passengers of the ferry arrested on Monday night were released.",
            "41 passengers against 31 passengers",
        ),
        (
            "The ferry carried 14 passengers when it ran aground off Harwick.",
            "The ferry carried about 20 passengers when it ran aground off Harwick.",
            "14 passengers against about 20 passengers",
        ),
    ] {
        let notes: Vec<String> = between(find, a, b).into_iter().map(|d| d.2).collect();
        assert_eq!(notes, [expected]);
    }
}

#[test]
fn another_form_or_another_thing_is_none() {
    for (a, b) in [
        // Those aboard are not the hurt, nor are the dead.
        (
            "A footbridge fell into the canal, injuring 41 other people.",
            "A footbridge with about 60 people on it fell into the canal.",
        ),
        (
            "Two people were killed when the footbridge fell.",
            "At least 20 people were hurt when the footbridge fell.",
        ),
        // Of three, two.
        (
            "Two of the three night guards at the museum were asleep.",
            "The three guards at the museum were asleep.",
        ),
        ("Two sailors drowned.", "Police said 2 sailors drowned."),
        ("Fares rose by 5 percent.", "Fares rose by 5%."),
        (
            "Several dockers refused to unload the ferry.",
            "Some of the dockers refused to unload the ferry.",
        ),
        (
            "Most of the dockers refused to unload the ferry.",
            "Some sailors refused to unload the ferry.",
        ),
        // All of them may be the 45.
        (
            "The Pellam home, which housed 45 children, closed last year in the autumn.",
            "The Pellam home closed last year and all the children were moved elsewhere.",
        ),
        (
            "12 boats were towed to the yard while 30 tourists waited.",
            "The 30 tourists waited on the quay.",
        ),
    ] {
        assert_eq!(differences(find, a, b), [""; 0], "{a}");
    }
}
