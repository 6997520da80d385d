//! Days for a calendar, RFC 5545: all-day, and byte for byte the same for the same answers.

use icalendar::{Calendar, Component as _, Event, Property, ValueType};

use super::clean::visible;
use crate::interview::Date;
use crate::report::Day;

/// A calendar with these days.
pub(crate) fn calendar(days: &[Day]) -> String {
    // Its `new` names the crate as the program that made it, and a second name would stand beside that.
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//metier//metier//EN")] {
        calendar.append_property(Property::new(key, value));
    }
    for day in days {
        let mut event = Event::new();
        // Left out, the crate would take the clock for the one and a random number for the other.
        event.uid(&visible(&day.uid)).add_property("DTSTAMP", format!("{}T000000Z", figures(&day.written)));
        event.append_property(Property::new("DTSTART", figures(&day.on)).append_parameter(ValueType::Date).done());
        event.summary(&visible(&day.title));
        if !day.about.is_empty() {
            let lines: Vec<_> = day.about.lines().map(visible).collect();
            event.description(&lines.join("\n"));
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// 2027-04-01 as 20270401.
fn figures(date: &Date) -> String {
    date.replace('-', "")
}
