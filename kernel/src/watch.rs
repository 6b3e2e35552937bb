//! Limits on work, and why it stopped.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Why work stopped before its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The limit of effort.
    Effort,
    /// The limit of time.
    Time,
    /// The limit of memory.
    Memory,
    /// Somebody wished it.
    Cancelled,
    /// These reactions set each other off without end.
    Loop(Vec<u32>),
    /// A fluent became what its list of values does not hold: the ground problem contradicts itself.
    Outside(u32),
}

/// Work that may stop.
pub type Work<T> = Result<T, Stop>;

/// Operations between two looks at the clock.
const LOOK_EVERY: u64 = 512;

/// Called now and then while work goes on, with the transitions so far; says whether to go on.
pub type Show = Box<dyn FnMut(u64) -> bool + Send + Sync>;

/// How often it is called at most.
const SHOW_EVERY: Duration = Duration::from_millis(20);

/// Counts work, and stops it at a limit.
#[derive(Default)]
pub struct Watch {
    /// Transitions computed, in all.
    pub transitions: u64,
    /// Plans, worlds and reasons looked at, in all.
    pub operations: u64,
    /// Stop at so many transitions.
    pub effort: Option<u64>,
    /// Stop at so many operations; for one stage of a search.
    pub budget: Option<u64>,
    /// Stop at this time.
    pub deadline: Option<Instant>,
    /// Stop at so many bytes.
    pub memory: Option<usize>,
    /// Somebody's wish to stop.
    pub cancelled: Option<Arc<AtomicBool>>,
    /// Called now and then.
    pub show: Option<Show>,
    shown: Option<Instant>,
}

impl Watch {
    /// A transition is about to be computed; whether it is time to look at the limits.
    #[inline]
    pub fn transition(&mut self) -> bool {
        self.transitions += 1;
        self.operation() || self.effort.is_some_and(|most| self.transitions > most)
    }

    /// Something else is about to be done; whether it is time to look at the limits.
    #[inline]
    pub fn operation(&mut self) -> bool {
        self.operations += 1;
        self.operations % LOOK_EVERY == 0 || self.budget.is_some_and(|most| self.operations > most)
    }

    /// Whether the limit of effort, or the budget, is used up.
    pub fn is_spent(&self) -> bool {
        self.effort.is_some_and(|most| self.transitions > most)
            || self.budget.is_some_and(|most| self.operations > most)
    }

    /// Look at the limits; `bytes` are in use.
    ///
    /// # Errors
    /// If a limit has been reached.
    pub fn look(&mut self, bytes: usize) -> Work<()> {
        if self.is_spent() {
            return Err(Stop::Effort);
        }
        if self.cancelled.as_ref().is_some_and(|c| c.load(Ordering::Relaxed)) {
            return Err(Stop::Cancelled);
        }
        if self.memory.is_some_and(|most| bytes > most) {
            return Err(Stop::Memory);
        }
        if self.deadline.is_none() && self.show.is_none() {
            return Ok(());
        }
        let now = Instant::now();
        if self.deadline.is_some_and(|deadline| now >= deadline) {
            return Err(Stop::Time);
        }
        if let Some(show) = &mut self.show {
            if self.shown.is_none_or(|shown| now - shown >= SHOW_EVERY) {
                self.shown = Some(now);
                if !show(self.transitions) {
                    return Err(Stop::Cancelled);
                }
            }
        }
        Ok(())
    }
}

impl core::fmt::Debug for Watch {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Watch")
            .field("transitions", &self.transitions)
            .field("operations", &self.operations)
            .finish_non_exhaustive()
    }
}
