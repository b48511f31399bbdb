//! Examples of who speaks: pronouns, appositions, names that are none.

use super::examples::{read, shown};

/// The speakers of the quotations of a report, in order; `-` for none.
fn speakers(paragraphs: &[&str]) -> Vec<String> {
    let speaker = |line: String| {
        let (_, rest) = line.split_once(' ').unwrap_or_default();
        rest.split(" <").next().unwrap_or_default().to_owned()
    };
    shown(paragraphs).into_iter().map(speaker).collect()
}

#[test]
fn a_pronoun_agrees_with_what_the_report_shows_of_a_person() {
    for (paragraphs, expected) in [
        // A first name, with or without accents.
        (
            vec![
                "Zoë Marlowe lost to Björn Tannick.",
                "“It was a good game,” she said.",
                "“It was a fine end,” he said.",
            ],
            vec!["Zoë Marlowe", "Björn Tannick"],
        ),
        // A name that no list holds: the report's own pronoun.
        (
            vec![
                "Quill Ostrander runs the mill. She built it.",
                "Vane Tolliver-Smith watched. He laughed.",
                "“It turns well,” she said.",
            ],
            vec!["Quill Ostrander"],
        ),
        (
            vec![
                "It was Vane Ostrander, 41, who had rung the bell. Before he left the room he \
                 handed the verger, Quill Hathersage, a key.",
                "“I rang it twice,” he said.",
            ],
            vec!["Vane Ostrander"],
        ),
        (
            vec![
                "The owner, Vane Ostrander, was asleep. He ran into the yard in his slippers.",
                "“I counted four engines,” he said.",
            ],
            vec!["Vane Ostrander"],
        ),
        (
            vec![
                "The mill’s engineer, Quill Hathersage, apologised to the town.",
                "“We did not check the wheel,” she said.",
            ],
            vec!["Quill Hathersage"],
        ),
        // A firm has a plant, but is nobody.
        (
            vec![
                "Björn Tannick sold Brackwater, whose ferries had stood at the quay since 1904.",
                "Brackwater paid at once. Dockers met at noon.",
                "“It turns well,” he said.",
            ],
            vec!["Björn Tannick"],
        ),
        // Nobody of that gender is named.
        (
            vec!["Mr Ostrander runs the mill.", "“It turns well,” she said."],
            vec!["she"],
        ),
    ] {
        assert_eq!(speakers(&paragraphs), expected, "{paragraphs:?}");
    }
}

#[test]
fn a_role_with_a_name_in_apposition_is_that_name() {
    for (text, expected) in [
        (
            "“They say patience,” said the union’s convener, Vane Ostrander.",
            "direct Vane Ostrander <said> They say patience,",
        ),
        (
            "The mill’s owner, Hathersage Grain Systems, said the wheel was safe.",
            "indirect Hathersage Grain Systems <said> the wheel was safe",
        ),
        (
            "“I would do it again,” the deputy chief warden, Vane Ostrander, told the Post at two \
             o’clock this morning.",
            "direct Vane Ostrander <told> I would do it again,",
        ),
        (
            "“She hated fuss,” said her mother, Quill Hathersage, who had come by train.",
            "direct Quill Hathersage <said> She hated fuss,",
        ),
        (
            "The mill had turned all night, according to the landlord of the Plough Inn, Vane \
             Ostrander.",
            "indirect Vane Ostrander <according to> The mill had turned all night",
        ),
        (
            "Hathersage Grain, the maker of Sun Bars, Oat Rings and Pell crackers, said the mill \
             would close.",
            "indirect Hathersage Grain <said> the mill would close",
        ),
        (
            "Council transport chief Vane Ostrander said the road would close.",
            "indirect Vane Ostrander <said> the road would close",
        ),
        (
            "The Harbour Minister, Vane Ostrander, said the road would close.",
            "indirect Vane Ostrander <said> the road would close",
        ),
        (
            "Secretary of State Vane Ostrander said the road would close.",
            "indirect Vane Ostrander <said> the road would close",
        ),
        (
            "“It was standing on the same carpet,” as one engineer at the mill puts it.",
            "direct one engineer at the mill <puts> It was standing on the same carpet,",
        ),
    ] {
        assert_eq!(shown(&[text]), [expected], "{text}");
    }
}

#[test]
fn a_capital_alone_makes_no_speaker() {
    for (paragraphs, expected) in [
        (
            vec![
                "Rationing will begin on Monday. Minutes of the meeting record a quarrel.",
                "“It was a long night for everyone in the hall,” she said.",
            ],
            vec!["she"],
        ),
        (
            vec![
                "FURIOUS Quill Hathersage walked out. Later Quill Hathersage came back.",
                "“I have seen enough of this,” Hathersage said.",
            ],
            vec!["Quill Hathersage"],
        ),
        (
            vec![
                "The trainer, Θάλεια Ρήγα (Thalia Riga), shrugged.",
                "“It was a fair fight,” Ρήγα said.",
            ],
            vec!["Thalia Riga"],
        ),
        (
            vec![
                "Hathersage, 31, who announced that she would retire, left the hall.",
                "“It was a fair fight,” Quill Hathersage said.",
            ],
            vec!["Quill Hathersage", "Quill Hathersage"],
        ),
    ] {
        assert_eq!(speakers(&paragraphs), expected, "{paragraphs:?}");
    }
}

#[test]
fn the_rest_of_a_verb_group_is_no_speaker() {
    for (text, expected) in [
        (
            "The last of the millers had clocked off at six, said Vane Ostrander.",
            "indirect Vane Ostrander <said> The last of the millers had clocked off at six",
        ),
        (
            "There are groups that may take over three of the mills, said Vane Ostrander.",
            "indirect Vane Ostrander <said> There are groups that may take over three of the mills",
        ),
    ] {
        assert!(shown(&[text]).contains(&expected.to_owned()), "{text}");
    }
}

#[test]
fn what_tells_no_content_is_no_quotation() {
    for text in [
        "A dog called Captain was carried down the stairs.",
        "They called it grog.",
        "The crowd said nothing for ten minutes.",
        "He wrote himself cheques in the spring.",
        "Each house uses 90 litres a day, compared with 140 in the city.",
        "Each house gets a share, according to how many people live there.",
        "Vane Ostrander did not want to meet.",
        "She thanked him.",
    ] {
        assert_eq!(shown(&[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_called_something_in_marks_is_a_quotation() {
    for (text, expected) in [
        (
            "Vane Ostrander called Harwick Council’s plan “a way to drown the town”.",
            "mixed Vane Ostrander <called> a way to drown the town",
        ),
        (
            "Vane Ostrander called it “a way to drown the town”.",
            "mixed Vane Ostrander <called> a way to drown the town",
        ),
    ] {
        assert_eq!(shown(&[text]), [expected], "{text}");
    }
}

#[test]
fn a_whole_sentence_in_marks_is_direct_whatever_its_verb() {
    for (text, expected) in [
        (
            "Mill boss Vane Ostrander stormed: “I wrote it myself. I wish I had not.”",
            "direct Vane Ostrander <stormed> I wrote it myself. I wish I had not.",
        ),
        (
            "Vane Ostrander, who was fined, harrumphed: “I asked for the rules.”",
            "direct Vane Ostrander <-> I asked for the rules.",
        ),
    ] {
        assert_eq!(shown(&[text]), [expected], "{text}");
    }
}

#[test]
fn a_clause_before_the_subject_is_no_part_of_the_speaker() {
    for (paragraph, expected) in [
        (
            "The letter comes one day after Governor Quill Ostrander insisted that the dam was sound.",
            "Quill Ostrander",
        ),
        (
            "The search began weeks after harbour officials accused the crew of theft.",
            "harbour officials",
        ),
        (
            "The board lent the mill money that Vane Ostrander refused to repay.",
            "Vane Ostrander",
        ),
        (
            "All the bakers I met said that flour was too dear.",
            "All the bakers",
        ),
        (
            "Earlier this week, the verger, Quill Hathersage, sat in the porch, refusing to answer questions.",
            "Quill Hathersage",
        ),
        (
            "The plan wins the votes of the four Reform councillors who criticized the toll.",
            "the four Reform councillors",
        ),
        (
            "The mayor of the town met families who say they are still waiting for a home.",
            "families",
        ),
        (
            "The toll was opposed by Marrant Mills, which complained that the bridge was too narrow.",
            "Marrant Mills",
        ),
        (
            "That pamphlet listed the wet winters and warned that the bank would slip.",
            "That pamphlet",
        ),
    ] {
        assert_eq!(speakers(&[paragraph]), [expected], "{paragraph}");
    }
}

#[test]
fn a_scrap_of_a_sentence_is_no_speaker() {
    for paragraph in [
        "The baker said she hopes questions about the oven will end.",
        "The mill, on Friday, made similar demands of the town.",
        "The editor has made some rather sharp comments that nobody could verify.",
        "It promises to be a hard winter for the farms.",
        "At one point there was shouting that the vote was void.",
        "The verger called up Vane Ostrander, whose barn had burned.",
    ] {
        for speaker in speakers(&[paragraph]) {
            let scrap = ["hopes", "made", "It", "there", "verger"];
            assert!(
                !scrap
                    .iter()
                    .any(|word| speaker.split(' ').any(|w| w == *word)),
                "{paragraph}: {speaker}"
            );
        }
    }
}

#[test]
fn a_last_name_alone_is_that_of_the_one_who_speaks() {
    let report = [
        "Vane Tolliver told the inquest on Monday that the lock had failed. His daughter, Zoë \
         Tolliver, 6, was killed at the weir.",
        "Tolliver praised the divers and the nurses of the ward.",
    ];
    assert_eq!(speakers(&report), ["Vane Tolliver", "Vane Tolliver"]);
    // Where nobody of the name speaks: the one who can.
    let report = [
        "Vane Tolliver keeps the lock. His daughter, Zoë Tolliver, 6, was killed at the weir.",
        "Tolliver praised the divers and the nurses of the ward.",
    ];
    assert_eq!(speakers(&report), ["Vane Tolliver"]);
}

#[test]
fn two_names_between_commas_are_not_the_speaker() {
    let text = "The mayors of the twin towns, Harwick and St. Osyth, have also condemned the plan.";
    assert_eq!(speakers(&[text]), ["The mayors of the twin towns"]);
}

#[test]
fn a_party_and_a_place_behind_a_name_do_not_speak() {
    for (text, expected) in [
        (
            "Rep. Zoë Ostrander, R-N.Y., who opposes the mill, said Monday that the weir had failed.",
            "Zoë Ostrander",
        ),
        (
            "Sen. Zoë Ostrander, R-S.C., would not go that far but said the weir had failed.",
            "Zoë Ostrander",
        ),
        (
            "“The weir had failed,” Representative Zoë Ostrander, Republican of Tarrow, wrote in a \
             letter.",
            "Zoë Ostrander",
        ),
        (
            "Sheriff Zoë Ostrander of Tarrow County, Neb., who said that the weir had failed, left.",
            "Zoë Ostrander",
        ),
    ] {
        assert_eq!(
            speakers(&[text]).first().map(String::as_str),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn a_content_ends_where_the_report_turns_to_somebody_else() {
    for (text, content) in [
        (
            "Ana Reyes called the plan “dangerous” in a letter, while Tolliver’s Jo Quill cancelled \
             a trip.",
            "the plan “dangerous” in a letter",
        ),
        (
            "Ana Reyes said the plan was “dangerous” for all, while Jo Quill called it “fine”.",
            "the plan was “dangerous” for all",
        ),
        (
            "Ana Reyes called the plan “dangerous” for pilots, while it lasted.",
            "the plan “dangerous” for pilots, while it lasted",
        ),
    ] {
        let report = read(&[text]);
        let span = report.quotations.first().map(|q| report.text(q.span));
        assert_eq!(span, Some(content), "{text}");
    }
}

#[test]
fn who_stands_beside_the_words_said_them() {
    for (paragraphs, expected) in [
        // A verb that takes no subject behind it elsewhere, and one in no list.
        (
            vec![
                "Mayor Aline Rousse said that the town had lost a tram.",
                "“We told them again and again,” stormed union boss Hugo Tannick.",
                "“It is the end of us all,” sobbed Quill Ostrander.",
            ],
            vec!["Aline Rousse", "Hugo Tannick", "Quill Ostrander"],
        ),
        // A place that only says which welder.
        (
            vec![
                "Rolf Hathersage said the yard would close.",
                "Harwick Bay welder Vane Tolliver, 52, has worked there. “They told us by text \
                 message,” he said.",
            ],
            vec!["Rolf Hathersage", "Vane Tolliver"],
        ),
        // Not the chief, who was named before.
        (
            vec![
                "The fire began at noon, said the fire chief, Björn Tannick. Police held a man. His \
                 lawyer, Zoë Marlowe, said he denied the charge.",
            ],
            vec!["Björn Tannick", "Zoë Marlowe", "a man"],
        ),
    ] {
        assert_eq!(speakers(&paragraphs), expected, "{paragraphs:?}");
    }
}

#[test]
fn a_role_means_whom_it_can_mean() {
    for (paragraphs, expected) in [
        // The president without a nation, not the one of another.
        (
            vec![
                "President Aline Rousse met French President Hugo Tannick on Monday.",
                "The president said that the talks went well.",
            ],
            "Aline Rousse",
        ),
        (
            vec![
                "President Aline Rousse met French President Hugo Tannick on Monday.",
                "The French president said that the talks went well.",
            ],
            "Hugo Tannick",
        ),
        // Whoever is named in what is said is hardly the one who says it.
        (
            vec![
                "President Aline Rousse left. President Hugo Tannick stayed.",
                "The president said that Mr. Tannick had missed the boat.",
            ],
            "Aline Rousse",
        ),
    ] {
        assert_eq!(speakers(&paragraphs), [expected], "{paragraphs:?}");
    }
}

#[test]
fn the_capitals_of_a_headline_enter_nobody() {
    let text = "Dockers Criticise Rousse\n\nMs. Rousse left at noon. She said that the town had \
                lost a tram.\n";
    let report = crate::claim::analyze(
        "a".into(),
        "a".into(),
        "a".into(),
        crate::article::plain::read(text.into()),
    );
    let names: Vec<_> = { report.quotations.iter() }
        .filter_map(|q| q.speaker.as_ref())
        .map(|s| s.name.as_str())
        .collect();
    assert_eq!(names, ["Dockers", "Rousse"]);
}
