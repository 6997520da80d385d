//! Days for a calendar, RFC 5545: all-day, and byte for byte the same for the same answers.

use icalendar::{Calendar, Component as _, Event, Property, ValueType};

use super::clean::visible;
use crate::interview::Date;
use crate::report::Day;

/// A calendar with these days.
pub(crate) fn calendar(days: &[Day]) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("PRODID", "-//metier//metier//EN"));
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
