use super::super::test_support::{differences, headline_differences};
use super::find;

#[test]
fn a_comma_of_a_headline_joins_what_is_alike() {
    for (a, b) in [
        // Who speaks, what somebody is.
        (
            "Board Will Question Quill, Marsh Says",
            "Board to Question Quill Next Week",
        ),
        (
            "Ada Quill, HPA Scandal Figure, Will Leave Harwick Port",
            "HPA Scandal Deepens at Harwick Port",
        ),
    ] {
        assert_eq!(headline_differences(find, a, b), [""; 0], "{a}");
    }
}

#[test]
fn another_name_in_the_same_place_is_a_change() {
    for (a, b, expected) in [
        (
            "The Harbour Board and the Transport Ministry closed the pier on Friday.",
            "The Transport Ministry and the Coast Guard closed the pier on Friday.",
            "Harbour Board and the Transport Ministry | Transport Ministry and the Coast Guard",
        ),
        (
            "Teachers and nurses marched through the old town on Sunday.",
            "Teachers and drivers marched through the old town on Sunday.",
            "Teachers and nurses | Teachers and drivers",
        ),
        (
            "Mayor Ada Quill closed the pier after the storm.",
            "Governor Ada Quill closed the pier after the storm.",
            "Mayor Ada Quill | Governor Ada Quill",
        ),
        (
            "The pier was closed by Lindsay Graveney after the storm.",
            "The pier was closed by Lindsey Graveney after the storm.",
            "Lindsay Graveney | Lindsey Graveney",
        ),
        (
            "Lindsay Graveney said on Sunday that the pier was closed.",
            "Pensioner Lindsey Graveney said on Sunday that the pier was closed.",
            "Lindsay Graveney | Pensioner Lindsey Graveney",
        ),
        (
            "The ferry that sank on Monday was built by Norrland Yards in 2004.",
            "The ferry that sank on Monday was built by Vestby Marine in 2004.",
            "Norrland Yards | Vestby Marine",
        ),
        (
            "Quill spoke about the pier at a meeting in Norfield on Friday.",
            "Quill spoke about the pier at a meeting in Norfeld on Friday.",
            "Norfield | Norfeld",
        ),
        (
            "The pier was closed by Kseniya Luryeva after the storm.",
            "The pier was closed by Ksenia Lurieva after the storm.",
            "Kseniya Luryeva | Ksenia Lurieva",
        ),
    ] {
        assert_eq!(differences(find, a, b), [expected], "{a}");
    }
}

#[test]
fn another_way_to_write_a_name_is_none() {
    for (a, b) in [
        (
            "Sen. Ada Quill and Tom Orr closed the pier on Friday.",
            "Senator Quill and Mr. Orr closed the pier on Friday.",
        ),
        (
            "The Department of Transport closed the pier on Friday.",
            "The Transport Department closed the pier on Friday.",
        ),
        (
            "The officer told reporters that the pier was closed.",
            "Tom Orr told reporters that the pier was closed.",
        ),
        (
            "The Labour Defence Centre closed the pier with Felipe Calderón on Friday.",
            "The Labor Defense Center closed the pier with Felipe Calderon on Friday.",
        ),
        (
            "Superintendent Ada Quill closed the pier on Friday.",
            "Supt Quill closed the pier on Friday.",
        ),
        // A leader of the house sits in it.
        (
            "Speaker Ada Quill closed the pier on Friday.",
            "Senator Ada Quill closed the pier on Friday.",
        ),
        // A place beside a person, a noun that tells who they are, a name with "and" in it.
        (
            "Ada Quill and Tom Orr closed the pier on Friday, the board said.",
            "Mayor Ada Quill of Harwick and Tom Orr of Tarrow closed the pier on Friday, the board said.",
        ),
        (
            "The storm hurt two officers, Ada Quill and Tom Orr, on the old pier.",
            "The storm hurt two officers on the old pier.",
        ),
        (
            "The mayor told the Centre for Flood Control and Prevention to study the pier.",
            "The mayor told the Centre for Flood Control to study the pier.",
        ),
        (
            "Nessa Colwick and the Tarrow people want to close the old pier.",
            "Nessa Colwick and the people want to close the old pier.",
        ),
        // Whom they joined did not sign; whom they met did not meet.
        (
            "Joining a choir of pilots, nurses and drivers, nearly 90 dockers signed the letter.",
            "The letter was signed by nearly 90 teachers and drivers.",
        ),
        (
            "The mayor met teachers and drivers in the old town on Sunday.",
            "Nurses and drivers met the mayor in the old town on Sunday.",
        ),
        // Who says it.
        (
            "Harbour master Ada Quill claimed that no docker closed the old pier on Sunday.",
            "Strikers said the old pier had been closed by a docker on Sunday.",
        ),
        // Two words for the same people, and a list that only adds some.
        (
            "The closure left 800 port employees without pay.",
            "The closure left 800 port workers without pay.",
        ),
        (
            "Teachers met the mayor in the old town on Sunday.",
            "Teachers and officials met the mayor in the old town on Sunday.",
        ),
    ] {
        assert_eq!(differences(find, a, b), [""; 0], "{a}");
    }
}
