//! What a future is worth to somebody.

use super::openness::{is_met, Wants};
use super::{Foreseer, Moment};
use crate::engine::NONE;

/// How well off somebody ends, and how many of their wants are settled.
pub type Amount = (f64, u32);

/// How much better one future is than another.
pub type Gain = (f64, i64);

/// What a future is worth: how well off somebody ends, how many of their wants are settled, how soon it comes, and with
/// how little ado; the first that differs decides.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Worth {
    /// How well off.
    pub utility: f64,
    /// How many wants are settled.
    pub settled: u32,
    /// Minus the number of acts after which they are, and stay, as well off as at the end.
    pub sooner: i32,
    /// Minus the number of acts that take their own will.
    pub simpler: i32,
}

impl Worth {
    /// The worth, but for how soon it comes and with how little ado.
    pub fn amount(self) -> Amount {
        (self.utility, self.settled)
    }

    /// How much better it is than another.
    pub fn gain(self, other: Worth) -> Gain {
        (self.utility - other.utility, i64::from(self.settled) - i64::from(other.settled))
    }
}

impl Foreseer<'_> {
    /// How well off a person is, read in this world; as badly as can be where that is unknown.
    pub(super) fn utility(&mut self, person: u8, world: u32) -> f64 {
        self.engine.utility(world, person).unwrap_or(f64::NEG_INFINITY)
    }

    /// What a future is worth to a person who believes in `now`.
    pub(super) fn worth(&mut self, person: u8, now: u32, future: Moment) -> Worth {
        let (utility, settled) = self.amount(person, now, future);
        Worth {
            utility,
            settled,
            sooner: self.sooner(person, future),
            simpler: -self.own_acts(person, future),
        }
    }

    /// The same, but for how soon it comes and with how little ado.
    pub(super) fn amount(&mut self, person: u8, now: u32, future: Moment) -> Amount {
        let settled = self.settled(person, now, future).count_ones();
        (self.utility(person, future.end), settled)
    }

    /// The wants of a person that are open in `now` and settled in a future that begins there: met at its end, or closed for
    /// the last time by an act that is addressed to the person.
    pub(super) fn settled(&mut self, person: u8, now: u32, future: Moment) -> Wants {
        let closed = self.open(person, now) & !self.open(person, future.end);
        if closed == 0 {
            return 0;
        }
        let (mut told, mut here) = (0, future);
        while here.next != NONE {
            let was_open = self.open(person, here.world) & closed;
            let addressed = self.memory.addresses(here.act, person);
            told = if addressed { told | was_open } else { told & !was_open };
            here = self.memory.moments[here.next as usize];
        }
        let wants = 0..Wants::BITS as usize;
        let met = wants
            .filter(|&n| closed >> n & 1 != 0 && is_met(self.engine, n, future.end, person))
            .fold(0, |all, n| all | 1 << n);
        met | told
    }

    pub(super) fn open(&mut self, person: u8, world: u32) -> Wants {
        self.memory.openness.open(self.engine, world, person)
    }

    fn sooner(&mut self, person: u8, future: Moment) -> i32 {
        let (mut count, mut since, mut here) = (0, 0, future);
        let mut before = self.utility(person, here.world);
        while here.next != NONE {
            here = self.memory.moments[here.next as usize];
            count += 1;
            let now = self.utility(person, here.world);
            if now != before {
                since = count;
            }
            before = now;
        }
        -since
    }

    fn own_acts(&self, person: u8, future: Moment) -> i32 {
        let (mut count, mut here) = (0, future);
        while here.next != NONE {
            count += i32::from(self.engine.problem.acts[here.act as usize].willing.contains(&person));
            here = self.memory.moments[here.next as usize];
        }
        count
    }
}
