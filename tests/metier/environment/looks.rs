//! How text looks: colour, width and locale, and which of several settings counts.

use crate::support::metier;
use crate::terminal::Home;

#[test]
fn colour_is_the_option_then_the_variables_then_the_terminal() {
    let paints = |option: &[&str], variables: &[(&str, &str)]| {
        let run = metier([&["show", "roofing"], option].concat());
        let run = variables.iter().fold(run, |run, (name, value)| run.with(name, value));
        run.run().succeeds().stdout.contains('\u{1b}')
    };
    for (option, variables, wanted) in [
        (&[][..], &[][..], false),
        (&[], &[("CLICOLOR_FORCE", "1")], true),
        (&[], &[("CLICOLOR_FORCE", "0")], false),
        (&[], &[("CLICOLOR_FORCE", "")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "0")], false),
        (&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
        (&[], &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
        (&["--color", "always"], &[("NO_COLOR", "1"), ("TERM", "dumb")], true),
        (&["--color=always"], &[("CLICOLOR_FORCE", "0")], true),
        (&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--color", "auto"], &[("CLICOLOR_FORCE", "1")], true),
        (&["--color", "always", "--accessible"], &[], false),
    ] {
        assert_eq!(paints(option, variables), wanted, "{option:?} {variables:?}");
    }
    // Errors and help go the same way, though they are printed before anything is parsed.
    for (option, wanted) in [("always", true), ("never", false)] {
        let error = metier(["show", "nothing", "--color", option]).with("CLICOLOR_FORCE", "1").run().ends_with(2);
        let help = metier(["show", "--help", "--color", option]).with("CLICOLOR_FORCE", "1").run().ends_with(0);
        assert_eq!((error.stderr.contains('\u{1b}'), help.stdout.contains('\u{1b}')), (wanted, wanted));
    }
    for form in ["markdown", "html", "json", "csv"] {
        let ran = metier(["show", "roofing", "--format", form, "--color", "always"]).run().succeeds();
        assert!(!ran.stdout.contains('\u{1b}'), "{form}");
    }
}

#[test]
fn a_terminal_is_painted_unless_it_is_dumb_or_nobody_wants_it() {
    for (variables, wanted) in
        [("", true), ("TERM=dumb", false), ("NO_COLOR=1", false), ("NO_COLOR=", true), ("CLICOLOR_FORCE=0", true)]
    {
        let said = Home::new().opens(80, &format!("{variables} metier show roofing")).ends(0);
        assert_eq!(said.contains('\u{1b}'), wanted, "{variables}");
    }
}

#[test]
fn the_width_is_the_option_then_columns_then_the_terminal_then_80() {
    let widest = |text: &str| {
        text.lines()
            .filter(|line| !crate::support::stays_whole(line))
            .map(|line| line.chars().count())
            .max()
            .unwrap_or(0)
    };
    let width = |option: &[&str], columns: Option<&str>| {
        let run = metier([&["show", "roofing"], option].concat());
        let run = columns.map_or_else(|| metier([&["show", "roofing"], option].concat()), |n| run.with("COLUMNS", n));
        widest(&run.run().succeeds().stdout)
    };
    let fits = |found: usize, columns: usize| found < columns && found > columns - 12;
    assert!(fits(width(&[], None), 80) && fits(width(&[], Some("70")), 70));
    assert!(fits(width(&["--width", "90"], Some("70")), 90) && fits(width(&["--width=50"], Some("70")), 50));
    for nonsense in ["", "0", "-5", "wide", "99999999999999999999"] {
        assert!(fits(width(&[], Some(nonsense)), 80), "{nonsense}");
    }
    assert!(width(&["--width", "1000"], None) <= 100, "a line of 1000 columns is read by nobody");
    assert!(width(&["--width", "20"], None) < 20);
    let terminal = |columns, variables: &str| {
        widest(&Home::new().opens(columns, &format!("{variables} metier show roofing --color never")).ends(0))
    };
    assert!(fits(terminal(72, ""), 72) && fits(terminal(45, ""), 45));
    assert!(fits(terminal(72, "COLUMNS=60"), 60) && terminal(300, "") <= 100);
    for (value, said) in [("19", "20 to 1000"), ("1001", "20 to 1000"), ("wide", "20 to 1000"), ("", "20 to 1000")] {
        let ran = metier(["list", &format!("--width={value}")]).run().ends_with(2).says_nothing();
        ran.complains("--width").complains(said);
    }
}

#[test]
fn the_locale_is_lc_all_then_lc_ctype_then_lang() {
    let is_ascii = |variables: &[(&str, &str)]| {
        let run = metier(["show", "roofing"]).without("LANG");
        variables.iter().fold(run, |run, (name, value)| run.with(name, value)).run().succeeds().stdout.is_ascii()
    };
    for (variables, wanted) in [
        (&[][..], true),
        (&[("LANG", "")], true),
        (&[("LANG", "C")], true),
        (&[("LANG", "POSIX")], true),
        (&[("LANG", "de_DE.ISO-8859-1")], true),
        (&[("LANG", "de_DE.UTF-8")], false),
        (&[("LANG", "de_DE.utf8")], false),
        (&[("LC_CTYPE", "C"), ("LANG", "de_DE.UTF-8")], true),
        (&[("LC_CTYPE", "de_DE.UTF-8"), ("LANG", "C")], false),
        (&[("LC_ALL", "C"), ("LC_CTYPE", "de_DE.UTF-8"), ("LANG", "de_DE.UTF-8")], true),
        (&[("LC_ALL", "ja_JP.UTF-8"), ("LC_CTYPE", "C"), ("LANG", "C")], false),
        (&[("LC_ALL", ""), ("LC_CTYPE", ""), ("LANG", "ja_JP.UTF-8")], false),
        (&[("LC_MESSAGES", "de_DE.UTF-8")], true),
    ] {
        assert_eq!(is_ascii(variables), wanted, "{variables:?}");
    }
}
