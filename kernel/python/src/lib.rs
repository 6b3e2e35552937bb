//! The kernel as a Python module: flat arrays in, numbers out.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

use denouement_kernel::engine::Engine;
use denouement_kernel::problem::Problem;
use denouement_kernel::reasons::{Reasons, Thought};
use denouement_kernel::search::{Found, Limits, Outcome, Search};
use denouement_kernel::value::Value;
use denouement_kernel::watch::Stop;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

pyo3::create_exception!(_kernel, Stopped, pyo3::exceptions::PyException, "Work ended before its end.");

fn stopped(stop: &Stop) -> PyErr {
    Stopped::new_err(told(stop))
}

/// Why work stopped, and the numbers that say more.
fn told(stop: &Stop) -> (&'static str, Vec<u32>) {
    match stop {
        Stop::Effort => ("effort", vec![]),
        Stop::Time => ("time", vec![]),
        Stop::Memory => ("memory", vec![]),
        Stop::Cancelled => ("interruption", vec![]),
        Stop::Loop(reactions) => ("loop", reactions.clone()),
        Stop::Outside(fluent) => ("outside", vec![*fluent]),
    }
}

type Row = Vec<(u8, f64)>;

fn value_of(kind: u8, payload: f64) -> Value {
    match kind {
        0 => Value::Unknown,
        1 => Value::No,
        2 => Value::Yes,
        3 => Value::Thing(payload as u32),
        _ => Value::number(payload),
    }
}

fn told_value(value: Value) -> (u8, f64) {
    match value {
        Value::Unknown => (0, 0.0),
        Value::No => (1, 0.0),
        Value::Yes => (2, 0.0),
        Value::Thing(number) => (3, f64::from(number)),
        Value::Number(number) => (4, number),
    }
}

/// Worlds, reasons and searches of one ground problem.
#[pyclass]
struct Kernel {
    engine: Engine,
    reasons: Reasons,
    cancelled: Arc<AtomicBool>,
}

#[pymethods]
impl Kernel {
    #[new]
    fn new(words: Vec<u32>, numbers: Vec<f64>, horizon: usize) -> PyResult<Kernel> {
        let (problem, layout) =
            Problem::read(&words, &numbers).map_err(|fault| PyValueError::new_err(fault.0))?;
        let mut engine = Engine::new(problem, layout);
        let reasons = Reasons::new(&engine, horizon);
        let cancelled = Arc::new(AtomicBool::new(false));
        engine.watch.cancelled = Some(Arc::clone(&cancelled));
        Ok(Kernel { engine, reasons, cancelled })
    }

    /// The worlds of nodes that lead to one another.
    fn load(&mut self, values: Vec<Row>, minds: Vec<Vec<u32>>) -> PyResult<Vec<u32>> {
        let rows: Vec<Vec<Value>> =
            values.iter().map(|row| row.iter().map(|&(k, p)| value_of(k, p)).collect()).collect();
        self.engine.load(&rows, &minds).map_err(|s| stopped(&s))
    }

    /// The values of a world, and the worlds people believe in.
    fn dump(&self, world: u32) -> (Row, Vec<u32>) {
        let space = &self.engine.space;
        let row = (0..space.layout.len() as u32).map(|f| told_value(space.read(world, f))).collect();
        (row, space.worlds.minds(world).to_vec())
    }

    fn step(&mut self, world: u32, act: u32) -> PyResult<u32> {
        self.engine.step(world, act).map_err(|s| stopped(&s))
    }

    fn possible(&self, world: u32, act: u32) -> bool {
        self.engine.possible(world, act)
    }

    fn utility(&mut self, world: u32, person: u8) -> Option<f64> {
        self.engine.utility(world, person)
    }

    fn best(&mut self, world: u32, person: u8, acts: usize) -> f64 {
        self.reasons.bounds.best(&self.engine, world, person, acts)
    }

    fn distance(&mut self, world: u32, ending: usize) -> Option<usize> {
        self.reasons.bounds.distance(&self.engine, world, ending)
    }

    /// The plan for which a person would do an act; None if they have no reason.
    fn reason(
        &mut self,
        act: u32,
        person: u8,
        world: u32,
        horizon: u8,
        minds: u8,
    ) -> PyResult<Option<Vec<u32>>> {
        let thought = Thought { horizon, minds };
        let found = self.reasons.reason(&mut self.engine, act, person, world, thought);
        Ok(found.map_err(|s| stopped(&s))?.map(|plan| self.reasons.acts(plan)))
    }

    /// Limits for what follows: transitions, seconds, megabytes.
    #[pyo3(signature = (effort=None, seconds=None, megabytes=None))]
    fn limit(&mut self, effort: Option<u64>, seconds: Option<f64>, megabytes: Option<f64>) {
        let watch = &mut self.engine.watch;
        watch.effort = effort.map(|e| watch.transitions + e);
        watch.deadline = seconds.map(|s| Instant::now() + Duration::from_secs_f64(s));
        watch.memory = megabytes.map(|m| (m * 1e6) as usize);
        self.cancelled.store(false, Ordering::Relaxed);
    }

    /// (worlds, valuations, transitions, bytes)
    fn counts(&self) -> (usize, usize, u64, usize) {
        let space = &self.engine.space;
        (
            space.worlds.len(),
            space.valuations.len(),
            self.engine.watch.transitions,
            self.engine.bytes(),
        )
    }

    fn explore(&mut self, opening: u32, endings: Vec<usize>, events: u32, horizon: u8, minds: u8) -> Told {
        let limits = Limits { events, thought: Thought { horizon, minds } };
        let mut search = Search { engine: &mut self.engine, reasons: &mut self.reasons, limits };
        told_outcome(search.explore(opening, &endings))
    }

    fn guided(&mut self, opening: u32, ending: usize, events: u32, horizon: u8, minds: u8) -> PyResult<Option<Vec<u32>>> {
        let limits = Limits { events, thought: Thought { horizon, minds } };
        let mut search = Search { engine: &mut self.engine, reasons: &mut self.reasons, limits };
        let mut outcome = Outcome::default();
        let found = search.guided(opening, ending, &mut outcome).map_err(|s| stopped(&s))?;
        Ok(found.map(|s| s.acts))
    }

    fn shortest(
        &mut self,
        opening: u32,
        ending: usize,
        events: u32,
        horizon: u8,
        minds: u8,
        most: usize,
    ) -> (Told, Vec<Vec<u32>>) {
        let limits = Limits { events, thought: Thought { horizon, minds } };
        let mut search = Search { engine: &mut self.engine, reasons: &mut self.reasons, limits };
        let (outcome, stories) = search.shortest(opening, ending, most);
        (told_outcome(outcome), stories)
    }
}

type Told = (Vec<(Option<Vec<u32>>, u64)>, u32, bool, Option<(&'static str, Vec<u32>)>, u64);

fn told_outcome(outcome: Outcome) -> Told {
    let endings = outcome
        .endings
        .into_iter()
        .map(|Found { story, ways }| (story.map(|s| s.acts), ways))
        .collect();
    (endings, outcome.events, outcome.exhausted, outcome.stop.as_ref().map(told), outcome.expanded)
}

#[pymodule]
fn _kernel(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("Stopped", module.py().get_type::<Stopped>())?;
    module.add_class::<Kernel>()
}
