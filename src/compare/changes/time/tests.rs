use super::super::test_support::{differences, differences_on};
use super::find;

#[test]
fn another_or_a_finer_time_is_a_change() {
    for (a, b, expected) in [
        (
            "The ferry ran aground on Monday night.",
            "The ferry ran aground on Monday.",
            "Monday night | Monday",
        ),
        (
            "The ferry ran aground on Monday with 60 people aboard.",
            "The ferry ran aground on Sunday with 60 people aboard.",
            "Monday | Sunday",
        ),
        (
            "The council voted last week to close the pier.",
            "The council voted in January to close the pier.",
            "last week | January",
        ),
        (
            "The council voted recently to close the pier.",
            "The council voted on 3 March to close the pier.",
            "recently | 3 March",
        ),
        (
            "Quill left the harbour board earlier this month to join a bank.",
            "Quill left the harbour board last year to return to a bank.",
            "earlier this month | last year",
        ),
        (
            "The tram was serviced two weeks ago.",
            "The tram was serviced two months ago.",
            "two weeks ago | two months ago",
        ),
    ] {
        assert_eq!(differences(find, a, b), [expected], "{a}");
    }
}

#[test]
fn the_same_time_in_other_words_is_none() {
    // Years before, something else happened to it.
    let (a, b) = ("The pier closed on Monday.", "The pier closed in 1951.");
    assert_eq!(differences_on("2026-06-17", find, a, b), [""; 0]);
    let (a, b) = ("The pier closed on Monday.", "The pier closed on June 15.");
    // 2026-06-15 is a Monday.
    assert_eq!(differences_on("2026-06-17", find, a, b), [""; 0]);
    assert_eq!(
        differences_on("2026-06-24", find, a, b),
        ["Monday | June 15"]
    );
    let (a, b) = (
        "The pier closed in February.",
        "The pier closed last month.",
    );
    assert_eq!(differences_on("2026-03-10", find, a, b), [""; 0]);
    assert_eq!(
        differences_on("2026-04-10", find, a, b),
        ["February | last month"]
    );
    for (a, b) in [
        ("It opened on Dec. 27.", "It opened on December 27th."),
        (
            "The ferry ran aground on Monday night with 60 people.",
            "The ferry ran aground on Monday evening with 60 people.",
        ),
        // From when on, and what it is held against, is not when.
        (
            "The yard at Harwick will close by March 2027.",
            "The yard at Harwick, open since 1887, will close.",
        ),
        (
            "Some 60 boats came in January.",
            "Some 60 boats came, more than in the same weeks of last year.",
        ),
        ("It opened at 7 p.m.", "It opened at 7 p.m. sharp."),
        (
            "The council will soon vote on the pier.",
            "The council voted on Monday on the pier.",
        ),
        (
            "The board closed the pier shortly after the storm.",
            "The board closed the pier on Monday after the storm.",
        ),
        // A weekday is one of the last.
        (
            "The mayor and the dockers met on Sunday afternoon at the harbour office.",
            "The mayor and the dockers met three weeks ago at the harbour office.",
        ),
        // Two acts.
        (
            "The council passed a bill last week that would close the harbour to tankers.",
            "The mayor vetoed a bill on Wednesday that would close the harbour to tankers.",
        ),
        (
            "The harbour office sacked the pilot in November, months after the inquiry.",
            "The police opened the inquiry in August, and the harbour office sacked the pilot.",
        ),
        (
            "The row over the new harbour law grew Monday.",
            "Quill spoke of a harbour law enacted last week.",
        ),
        (
            "The row over the new harbour law grew Monday.",
            "Quill said over the weekend that the harbour law was right.",
        ),
        // Without a date of publication nothing tells which month was the last.
        (
            "The council voted in February to close the pier.",
            "The council voted last month to close the pier.",
        ),
        (
            "Quill signed the harbour deal on Monday after a long night.",
            "Dockers welcomed the vote of this week on what they called a fair wage.",
        ),
    ] {
        assert_eq!(differences(find, a, b), [""; 0], "{a}");
    }
}
