//! Whether mastery and management are equals: what each fault does to people.

use super::Explanation;

pub(crate) const MASTERY_CEILING: Explanation = Explanation {
    why: "Whoever wants to rise past the last level of mastery has to leave the work they are best at. The craft can \
          lose its finest people that way, to posts they never wished for, and everyone below them learns that the \
          work has an end and the office has none. Where one way stops sooner, everyone can read which of the two \
          counts for less.",
    instead: "Give mastery a level at every rank that management has, up to the top, and write what someone of that \
              standing does: takes the work that others have given up, sets the standard of the house, answers to the \
              trade. If a mastery level stands as high already, name its equal in `equals`. Not reported: management \
              that ends below mastery, and hybrid tracks of any height.",
    before: r#"[[levels]]
id = "master-voicer"
track = "mastery"
rank = 5
title = "Master Voicer of Organs"

[[levels]]
id = "works-director"
track = "management"
rank = 7
title = "Works Director""#,
    after: r#"# above the Master Voicer, and equal to the Works Director
[[levels]]
id = "consulting-organ-builder"
track = "mastery"
rank = 7
title = "Consulting Organ Builder"

[[levels]]
id = "works-director"
track = "management"
rank = 7
title = "Works Director""#,
};

pub(crate) const SINGLE_TRACK: Explanation = Explanation {
    why: "Liking to do and liking to direct are two things: in 2,017 answer sheets of an open inventory 32 percent \
          were high on both and 27 percent low on both. With one way up, all who are made otherwise have to pretend, \
          stand still or leave. Of some 1,500 engineers 32.6 percent preferred the ladder of managers, 21.5 percent \
          the technical one, and about 46 percent more interesting projects (Allen and Katz, 1986): no single way \
          would have suited most of them.",
    instead: "Let the shared beginning end where the ways part. From there on add a track of the kind `mastery` for \
              those who would rather get ever better at the work, and one of the kind `management` for those who would \
              rather lead. Not reported: a `hybrid` track in the place of the management one, for crafts that lead \
              while doing.",
    before: r#"[[tracks]]
kind = "trunk"
name = "Learning to brew"

[[tracks]]
kind = "management"
name = "Running the brewhouse""#,
    after: r#"[[tracks]]
kind = "trunk"
name = "Learning to brew"

[[tracks]]
kind = "mastery"
name = "Mastering beer"

[[tracks]]
kind = "management"
name = "Running the brewhouse""#,
};

pub(crate) const THIN_MASTERY: Explanation = Explanation {
    why: "What is not written down is not seen. Where the manager's level fills a page and the master's has one line, \
          mastery looks like a title for long service: the person who holds it cannot tell what is hoped for, cannot \
          show that it is done, and has the weaker case when pay and standing are talked about.",
    instead: "Ask those who hold the level what they did last year that nobody below them could have done, and write \
              it down, one thing a line. Reported is a mastery level with fewer than half of the expectations of its \
              equal in management, where that one has at least four; only a level's own are counted. Not reported: a \
              level without any, which is `empty-level`, and one without an equal in management.",
    before: r#"# its equal in management has four expectations
[levels.expects]
craft = ["Is asked about charters from before 1400"]"#,
    after: r#"# its equal in management has four expectations
[levels.expects]
craft = [
  "Dates a charter that bears no date, from hand, seal and formula",
  "Decides in which order a flooded strongroom is dried",
  "Writes the guide to the holdings that other archives cite",
]"#,
};

pub(crate) const PAY_GAP: Explanation = Explanation {
    why: "Equal rank is a promise of equal standing, and pay is where people look to see whether it is meant. Where \
          managing pays more at the same rank, some will manage for the money who would rather not, and others have to \
          live with being led by them. The other way round, those who would lead well are asked to pay for it.",
    instead: "Pay both sides of a rank from one range; if the work differs in weight, give the two levels different \
              ranks. Compared are the middles of the ranges, each from the lowest to the highest figure of its side at \
              that rank: a difference of over 5 percent is reported, whichever side has less. Not reported: levels \
              that say nothing of pay, or say it in another currency or for another length of time.",
    before: r#"# a perfumer; the manager of equal rank earns 64000 to 76000
[levels.pay]
from = 52000
to = 60000
currency = "EUR"
per = "year"
as_of = 2026"#,
    after: r#"# a perfumer; the manager of equal rank earns 64000 to 76000
[levels.pay]
from = 64000
to = 76000
currency = "EUR"
per = "year"
as_of = 2026"#,
};

pub(crate) const MANAGING_IN_DISGUISE: Explanation = Explanation {
    why: "A mastery level that expects performance reviews, payroll or headcount is a manager's post under another \
          name. Those who chose mastery to stay with the work are taken away from it after all, and those in their \
          charge get a manager who had chosen not to be one. The two ways up are then one way with two names, and \
          people notice.",
    instead: "Ask for mastery at its height: takes the case that two others gave up, sets the method that the house \
              works by, finds the cause that nobody could explain, teaches by working beside others, says no to what \
              would not hold. Reported are direct reports, payroll, headcount, performance reviews and the like, in \
              expectations and in `requires`, and a level of three or more expectations with over half of them in \
              areas that demand directing. Not reported: leading by example, teaching, reviewing what others made, and \
              managing things, risks or a backlog.",
    before: r#"[levels.expects]
craft = ["Calculates bridges of usual spans"]
people = [
  "Writes the performance reviews of six engineers",
  "Plans headcount for the coming year",
]"#,
    after: r#"[levels.expects]
craft = [
  "Designs the crossing where ground and span rule out the usual",
  "Finds out why a bridge moves more than was calculated",
  "Sets the rules of checking that every office of the firm uses",
  "Tells a client in writing why a cheaper pier would not hold",
]
people = ["Works through a hard calculation with a beginner"]"#,
};

pub(crate) const NO_WAY_BACK: Explanation = Explanation {
    why: "Managing is a craft of its own, and nobody knows that it is theirs before they have done it. Where no level \
          of mastery waits for those who come back, trying costs them their standing; so they stay in a post that does \
          them no good, and so do the people they lead. It is no rare case: in two sets of open data 24 to 32 percent \
          of those who call themselves good leaders do not want to lead.",
    instead: "Give a mastery level the rank of a management level, or name the one in the other's `equals`, and let \
              people know that this step is no fall. One such pair in the ladder satisfies this rule; one at every \
              rank is better. Not reported: a mastery track that opens from a management level by `opens_from`, and a \
              ladder without mastery, which is `single-track`.",
    before: r#"[[levels]]
id = "master-scaffolder"
track = "mastery"
rank = 6
title = "Master Scaffolder"

[[levels]]
id = "yard-manager"
track = "management"
rank = 5
title = "Yard Manager""#,
    after: r#"[[levels]]
id = "master-scaffolder"
track = "mastery"
rank = 6
title = "Master Scaffolder"

[[levels]]
id = "yard-manager"
track = "management"
rank = 5
title = "Yard Manager"
equals = ["master-scaffolder"]"#,
};

pub(crate) const UNTRAINED_MANAGERS: Explanation = Explanation {
    why: "Being good at the work teaches nobody to hold a difficult talk, to hand work over or to settle a quarrel. Of \
          newly promoted managers 35 percent were trained before they took the role. The others learn it on the people \
          they lead, who never offered to be practised on.",
    instead: "List in `prepare` what is learned before the first level of the track: a course in listening and in \
              feedback, some weeks beside someone who leads well, one hard talk rehearsed. Write what can be done and \
              ticked off, since metier prints it before the level itself. Every management track is asked for a list \
              of its own. Not reported: hybrid tracks, and how long the list is.",
    before: r#"[[tracks]]
kind = "management"
name = "Running a kitchen""#,
    after: r#"[[tracks]]
kind = "management"
name = "Running a kitchen"
prepare = [
  "Take a course in feedback before the first roster is yours",
  "Stand beside the head chef through four Saturday services",
  "Rehearse one hard talk with someone who tells you the truth",
]"#,
};

pub(crate) const NO_TRIAL: Explanation = Explanation {
    why: "To like the thought of leading is one thing, to like a wet Tuesday of it another, and questions can only ask \
          about the thought. Without a trial the first try is the promotion itself, with a new title, a farewell to \
          the old post, and no good way to say that it was not for you.",
    instead: "List in `trial` a small and whole piece of the work: one project led, two weeks of cover, one crew for a \
              month. Write when it ends, that the old post is kept, and that a no afterwards is a good answer. Not \
              reported: tracks of other kinds without a `trial`, though mastery gains by one as well.",
    before: r#"[[tracks]]
kind = "management"
name = "Leading a ferry crew"
prepare = ["Sit in on two talks between the mate and a deckhand"]"#,
    after: r#"[[tracks]]
kind = "management"
name = "Leading a ferry crew"
prepare = ["Sit in on two talks between the mate and a deckhand"]
trial = [
  "Be mate on the winter timetable for six weeks, your post kept",
  "Plan one lay-up in the dock with the crew, then go back on deck",
]"#,
};

pub(crate) const PROMOTION_BY_CRAFT: Explanation = Explanation {
    why: "Where the best at the work are made managers for it, two things can be lost at once: their work and their \
          team's. Doubling a seller's own sales raised the chance of promotion by about 15 percent and cut the \
          subordinates' sales by 7.5 percent (Benson, Li and Shue). Results of the craft are a good reason for honour, \
          pay and a higher level of mastery; of leading they say little.",
    instead: "Ask in `requires` for what leading shows: people brought on, the work of several coordinated, a trial \
              led to its end, a hard talk held. Reported is a management level whose gates are years served, \
              certificates or results of the craft and nothing else but what the law asks for, or whose every \
              expectation stands in an area that demands doing. Not reported: a licence by itself, and results of the \
              craft beside one gate that has to do with people.",
    before: r#"[[levels]]
id = "salon-manager"
track = "management"
title = "Salon Manager"
requires = [
  "Ten years in hairdressing",
  "The highest revenue of all chairs, two years in a row",
]"#,
    after: r#"[[levels]]
id = "salon-manager"
track = "management"
title = "Salon Manager"
requires = [
  "Ten years in hairdressing",
  "Led the trainees' evening for a season, with feedback from all",
  "Course in rosters, feedback and difficult talks",
]"#,
};

pub(crate) const NO_RECOGNITION: Explanation = Explanation {
    why: "A title alone costs nothing, and soon means nothing. What makes a high level of mastery worth reaching is \
          what others can see of it: whose word decides, who is asked first, whose name is on the work. Where a ladder \
          names none of this, masters learn that standing is for those who manage.",
    instead: "List in `recognition` what the level brings: a say in what is taken on, days or a budget of one's own, a \
              name on the work, a seat where such things are decided. It is asked of the upper half of a track's \
              levels, rounded up: of three levels, the upper two. Not reported: the lower half, and tracks of \
              management and hybrid kind.",
    before: r#"[[levels]]
id = "principal-conservator"
track = "mastery"
title = "Principal Conservator of Stone"
may_stay = true"#,
    after: r#"[[levels]]
id = "principal-conservator"
track = "mastery"
title = "Principal Conservator of Stone"
may_stay = true
recognition = [
  "Decides which statues the house takes in",
  "Signs the report that goes to the owner",
  "Has twenty days a year for questions of their own",
]"#,
};
