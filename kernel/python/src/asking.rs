//! Questions checked before they are asked: numbers of worlds, people, acts and endings that there are.

use denouement_kernel::foresight::Foreseer;
use denouement_kernel::reasons::Thought;
use denouement_kernel::search::{Found, Limits, Outcome, Search};
use denouement_kernel::watch::Work;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::telling::{stopped, told, Bounds, Listed, Told};
use crate::Kernel;

impl Kernel {
    /// A search of this problem.
    pub fn search(&mut self, (events, horizon, minds): Bounds) -> Search<'_> {
        let thought = Thought { horizon: horizon.max(1), minds };
        let Kernel { engine, reasons, foresight, .. } = self;
        Search { engine, reasons, foresight: foresight.as_mut(), limits: Limits { events, thought } }
    }

    pub fn foreseer(&mut self, (horizon, minds): (u8, u8)) -> PyResult<Foreseer<'_>> {
        if usize::from(horizon) > self.horizon {
            return Err(PyValueError::new_err(format!("nobody thinks {horizon} acts ahead here")));
        }
        if minds == u8::MAX {
            return Err(PyValueError::new_err(format!("nobody thinks {minds} minds deep")));
        }
        let thought = Thought { horizon: horizon.max(1), minds };
        let Kernel { engine, reasons, foresight, .. } = self;
        match foresight {
            Some(memory) => Ok(Foreseer { engine, reasons, memory, thought }),
            None => Err(PyValueError::new_err("people plan alone here")),
        }
    }

    /// What somebody at work on foresight finds, asked about a person in a world.
    pub fn foreseen<T: Send>(
        &mut self,
        py: Python<'_>,
        world: u32,
        person: u8,
        floor: &[u32],
        thought: (u8, u8),
        look: impl FnOnce(&mut Foreseer<'_>, u32) -> Work<T> + Send,
    ) -> PyResult<T> {
        self.check_world(world)?;
        self.check_person(person)?;
        let floor = self.people(floor)?;
        let mut foreseer = self.foreseer(thought)?;
        let found = py.detach(|| {
            let floor = foreseer.memory.floor(&floor);
            look(&mut foreseer, floor)
        });
        found.map_err(|s| stopped(&s))
    }

    pub fn people(&self, floor: &[u32]) -> PyResult<Vec<u8>> {
        known(floor.iter().all(|&p| (p as usize) < self.engine.problem.people), "person")?;
        Ok(floor.iter().map(|&p| p as u8).collect())
    }

    /// What a search for one ending that lists stories has found.
    pub fn listed(
        &mut self,
        py: Python<'_>,
        opening: u32,
        ending: usize,
        bounds: Bounds,
        look: impl FnOnce(&mut Search<'_>) -> (Outcome, Vec<Vec<u32>>) + Send,
    ) -> PyResult<Listed> {
        self.check(opening, &[ending])?;
        let (outcome, stories) = py.detach(|| look(&mut self.search(bounds)));
        Ok((self.told(outcome), stories))
    }

    pub fn told(&mut self, outcome: Outcome) -> Told {
        self.seen.extend(outcome.seen);
        self.seen.sort_unstable();
        self.seen.dedup();
        let endings = outcome
            .endings
            .into_iter()
            .map(|Found { story, ways }| (story.map(|s| (s.acts, s.unexplained)), ways))
            .collect();
        (
            endings,
            outcome.events,
            outcome.exhausted && outcome.stop.is_none(),
            outcome.stop.as_ref().map(told),
            outcome.expanded,
        )
    }

    pub fn check(&self, world: u32, endings: &[usize]) -> PyResult<()> {
        self.check_world(world)?;
        self.check_endings(endings)
    }

    pub fn check_world(&self, world: u32) -> PyResult<()> {
        known((world as usize) < self.engine.space.worlds.len(), "world")
    }

    pub fn check_act(&self, act: u32) -> PyResult<()> {
        known((act as usize) < self.engine.problem.acts.len(), "act")
    }

    pub fn check_person(&self, person: u8) -> PyResult<()> {
        known(usize::from(person) < self.engine.problem.people, "person")
    }

    pub fn check_endings(&self, endings: &[usize]) -> PyResult<()> {
        known(endings.iter().all(|&e| e < self.engine.problem.endings.len()), "ending")
    }
}

pub fn known(is_known: bool, what: &str) -> PyResult<()> {
    match is_known {
        true => Ok(()),
        false => Err(PyValueError::new_err(format!("there is no such {what}"))),
    }
}
