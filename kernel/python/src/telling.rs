//! What is told to Python: values, stories, and why work stopped.

use denouement_kernel::foresight::{Motive, Rest};
use denouement_kernel::value::Value;
use denouement_kernel::watch::Stop;
use pyo3::prelude::*;

pyo3::create_exception!(_kernel, Stopped, pyo3::exceptions::PyException, "Work ended before its end.");

pub fn stopped(stop: &Stop) -> PyErr {
    Stopped::new_err(told(stop))
}

/// Why work stopped, and the numbers that say more.
pub fn told(stop: &Stop) -> ToldStop {
    match stop {
        Stop::Effort => ("effort", vec![]),
        Stop::Time => ("time", vec![]),
        Stop::Memory => ("memory", vec![]),
        Stop::Cancelled => ("interruption", vec![]),
        Stop::Loop(reactions) => ("loop", reactions.clone()),
        Stop::Outside(fluent) => ("outside", vec![*fluent]),
    }
}

pub type Row = Vec<(u8, f64)>;

pub fn value_of(kind: u8, payload: f64) -> Value {
    match kind {
        0 => Value::Unknown,
        1 => Value::No,
        2 => Value::Yes,
        3 => Value::Thing(payload as u32),
        _ => Value::number(payload),
    }
}

pub fn told_value(value: Value) -> (u8, f64) {
    match value {
        Value::Unknown => (0, 0.0),
        Value::No => (1, 0.0),
        Value::Yes => (2, 0.0),
        Value::Thing(number) => (3, f64::from(number)),
        Value::Number(number) => (4, number),
    }
}

/// Why work stopped, and the numbers that say more.
pub type ToldStop = (&'static str, Vec<u32>);

/// For each ending its story (acts, places of those without a reason) and the number of ways; then how many events were
/// considered, whether nothing is left, why it stopped, and how many worlds were gone on from.
pub type Told = (Vec<(Option<(Vec<u32>, Vec<u32>)>, u64)>, u32, bool, Option<ToldStop>, u64);

/// The acts of an expected story, whose turn each is, kinds of reasons, the world it comes to, why it ends.
pub type ToldStory = (Vec<u32>, Vec<u32>, Vec<u32>, u32, u32);

/// For each of many openings whether its story comes to an ending, and acts; then why work stopped.
pub type ToldMany = (Vec<(bool, Vec<u32>)>, Option<ToldStop>);

/// The number of a kind of reason.
pub fn number_of(motive: Motive) -> u32 {
    match motive {
        Motive::Gain => 0,
        Motive::Avoid => 1,
        Motive::Settle => 2,
        Motive::Precaution => 3,
    }
}

/// The number of why an expected story ends.
pub fn rest_number(rest: Rest) -> u32 {
    match rest {
        Rest::NobodyActs => 0,
        Rest::GoesRound => 1,
        Rest::Bound => 2,
        Rest::CameTrue => 3,
        Rest::OutOfReach => 4,
    }
}

/// The same with stories that were listed.
pub type Listed = (Told, Vec<Vec<u32>>);

/// How far to look: events, horizon, minds.
pub type Bounds = (u32, u8, u8);
