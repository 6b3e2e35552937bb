//! The kernel as a Python module: flat arrays in, numbers out.

mod asking;
mod telling;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

use asking::known;
use denouement_kernel::engine::Engine;
use denouement_kernel::foresight::{Aside, Asked, Course, Expected, Foresight, Rest, MOST_WORLDS};
use denouement_kernel::problem::Problem;
use denouement_kernel::reasons::{Reasons, Thought};
use denouement_kernel::value::Value;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use telling::{
    number_of, rest_number, stopped, told, told_value, value_of, Bounds, Listed, Row, Stopped, Told,
    ToldMany, ToldStory,
};

/// How often what has been done so far is shown.
const SHOW_EVERY: Duration = Duration::from_millis(100);

/// Stops the work of a kernel, from any thread.
#[pyclass(frozen)]
struct Stopper {
    cancelled: Arc<AtomicBool>,
}

#[pymethods]
impl Stopper {
    /// Wish the work at hand to end.
    fn stop(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Worlds, reasons and searches of one ground problem.
#[pyclass]
struct Kernel {
    engine: Engine,
    reasons: Reasons,
    foresight: Option<Foresight>,
    aside: Aside,
    horizon: usize,
    cancelled: Arc<AtomicBool>,
    seen: Vec<u32>,
}

#[pymethods]
impl Kernel {
    #[new]
    fn new(words: Vec<u32>, numbers: Vec<f64>, horizon: usize) -> PyResult<Kernel> {
        if horizon > usize::from(u8::MAX) {
            return Err(PyValueError::new_err(format!("nobody thinks {horizon} acts ahead")));
        }
        let (problem, layout) =
            Problem::read(&words, &numbers).map_err(|fault| PyValueError::new_err(fault.0))?;
        let mut engine = Engine::new(problem, layout);
        let reasons = Reasons::new(&engine, horizon);
        let cancelled = Arc::new(AtomicBool::new(false));
        engine.watch.cancelled = Some(Arc::clone(&cancelled));
        let foresight = Foresight::new(&engine);
        let aside = Aside::new(horizon, MOST_WORLDS);
        let mut kernel = Kernel { engine, reasons, foresight, aside, horizon, cancelled, seen: Vec::new() };
        kernel.limit(None, None, None, None, None)?;
        Ok(kernel)
    }

    /// What stops this kernel's work.
    fn stopper(&self) -> Stopper {
        Stopper { cancelled: Arc::clone(&self.cancelled) }
    }

    /// Limits for what follows: transitions, seconds, megabytes. `ask` is called now and then and says whether to go on,
    /// `show` less often, with the transitions so far; if it raises, the work ends.
    #[pyo3(signature = (effort=None, seconds=None, megabytes=None, ask=None, show=None))]
    fn limit(
        &mut self,
        effort: Option<u64>,
        seconds: Option<f64>,
        megabytes: Option<f64>,
        ask: Option<Py<PyAny>>,
        show: Option<Py<PyAny>>,
    ) -> PyResult<()> {
        if [seconds, megabytes].iter().flatten().any(|n| n.is_nan()) {
            return Err(PyValueError::new_err("a limit is a number"));
        }
        self.cancelled.store(false, Ordering::Relaxed);
        let watch = &mut self.engine.watch;
        watch.effort = effort.map(|e| watch.transitions.saturating_add(e));
        watch.deadline = seconds.map(|s| Instant::now() + Duration::from_secs_f64(s.clamp(0.0, 1e9)));
        watch.memory = megabytes.map(|m| (m * 1e6) as usize);
        let mut shown = Instant::now();
        watch.show = Some(Box::new(move |transitions| {
            Python::attach(|py| {
                if py.check_signals().is_err() {
                    return false;
                }
                let go_on = |ask: &Py<PyAny>| ask.call0(py)?.extract::<bool>(py);
                if ask.as_ref().is_some_and(|ask| !go_on(ask).unwrap_or(false)) {
                    return false;
                }
                match &show {
                    Some(show) if shown.elapsed() >= SHOW_EVERY => {
                        shown = Instant::now();
                        show.call1(py, (transitions,)).is_ok()
                    }
                    _ => true,
                }
            })
        }));
        Ok(())
    }

    /// (worlds, valuations, transitions, bytes)
    fn counts(&self) -> (usize, usize, u64, usize) {
        let space = &self.engine.space;
        (space.worlds.len(), space.valuations.len(), self.engine.watch.transitions, self.engine.bytes())
    }

    // --- worlds

    /// The worlds of nodes that lead to one another.
    fn load(&mut self, values: Vec<Row>, minds: Vec<Vec<u32>>) -> PyResult<Vec<u32>> {
        let rows: Vec<Vec<Value>> =
            values.iter().map(|row| row.iter().map(|&(k, p)| value_of(k, p)).collect()).collect();
        let fluents = self.engine.space.layout.len();
        let whole = rows.iter().all(|r| r.len() == fluents)
            && minds.len() == rows.len()
            && minds.iter().all(|m| {
                m.len() == self.engine.problem.people && m.iter().all(|&n| (n as usize) < rows.len())
            });
        if !whole {
            return Err(PyValueError::new_err("these are no worlds of this problem"));
        }
        self.engine.load(&rows, &minds).map_err(|s| stopped(&s))
    }

    /// The values of a world, and the worlds people believe in.
    fn dump(&self, world: u32) -> PyResult<(Row, Vec<u32>)> {
        self.check_world(world)?;
        let space = &self.engine.space;
        let row = (0..space.layout.len() as u32).map(|f| told_value(space.read(world, f))).collect();
        Ok((row, space.worlds.minds(world).to_vec()))
    }

    /// The world after an act and all reactions.
    fn step(&mut self, world: u32, act: u32) -> PyResult<u32> {
        self.check_world(world)?;
        self.check_act(act)?;
        self.engine.step(world, act).map_err(|s| stopped(&s))
    }

    /// Whether an act is possible in a world.
    fn possible(&self, world: u32, act: u32) -> PyResult<bool> {
        self.check_world(world)?;
        self.check_act(act)?;
        Ok(self.engine.possible(world, act))
    }

    /// How well off a person is in a world; None if unknown.
    fn utility(&mut self, world: u32, person: u8) -> PyResult<Option<f64>> {
        self.check_world(world)?;
        self.check_person(person)?;
        Ok(self.engine.utility(world, person))
    }

    /// At least the most that a person can have within so many acts.
    fn best(&mut self, world: u32, person: u8, acts: usize) -> PyResult<f64> {
        self.check_world(world)?;
        self.check_person(person)?;
        Ok(self.reasons.bounds.best(&self.engine, world, person, acts))
    }

    /// At most the number of acts to an ending; None if it is never reached.
    fn distance(&mut self, world: u32, ending: usize) -> PyResult<Option<usize>> {
        self.check_world(world)?;
        self.check_endings(&[ending])?;
        Ok(self.reasons.bounds.distance(&self.engine, world, ending))
    }

    // --- reasons

    /// The plan for which a person who believes in a world would do an act; None if they have no reason.
    fn reason(
        &mut self,
        py: Python<'_>,
        act: u32,
        person: u8,
        believed: u32,
        horizon: u8,
        minds: u8,
    ) -> PyResult<Option<Vec<u32>>> {
        self.check_world(believed)?;
        self.check_act(act)?;
        self.check_person(person)?;
        let thought = Thought { horizon: horizon.max(1), minds };
        let Kernel { engine, reasons, .. } = self;
        let found = py.detach(|| reasons.reason_in(engine, act, person, believed, thought));
        Ok(found.map_err(|s| stopped(&s))?.map(|plan| reasons.acts(plan)))
    }

    // --- foresight

    /// The act that a person would do in a world, as they believe it to be; None if they would wait. `floor` are those
    /// addressed by the act before.
    fn would(
        &mut self,
        py: Python<'_>,
        world: u32,
        person: u8,
        floor: Vec<u32>,
        thought: (u8, u8),
    ) -> PyResult<Option<u32>> {
        self.foreseen(py, world, person, &floor, thought, |foreseer, floor| {
            Ok(foreseer.would(person, world, floor)?.map(|choice| choice.act))
        })
    }

    /// The acts that a person expects who believes in this world, `thought` being what is left of the limits; `silent` is
    /// taken to do nothing.
    #[pyo3(signature = (believed, person, floor, thought, silent=None))]
    fn forecast(
        &mut self,
        py: Python<'_>,
        believed: u32,
        person: u8,
        floor: Vec<u32>,
        thought: (u8, u8),
        silent: Option<u8>,
    ) -> PyResult<Vec<u32>> {
        self.foreseen(py, believed, person, &floor, thought, |foreseer, floor| {
            let future = foreseer.forecast_of(person, believed, floor, silent)?;
            Ok(foreseer.acts(future))
        })
    }

    /// Of what kind the reason is for which a person would do an act in a world; None if they have none.
    fn motive(
        &mut self,
        py: Python<'_>,
        act: u32,
        person: u8,
        world: u32,
        thought: (u8, u8),
    ) -> PyResult<Option<u32>> {
        self.check_world(world)?;
        self.check_act(act)?;
        self.check_person(person)?;
        let mut foreseer = self.foreseer(thought)?;
        let found = py.detach(|| foreseer.motive(act, person, world));
        Ok(found.map_err(|s| stopped(&s))?.map(number_of))
    }

    /// The expected story of at most so many events: its acts, whose turn each is, of what kind their reasons are, the
    /// world it comes to and why it ends. `bounds` are events, horizon, minds.
    #[pyo3(signature = (opening, floor, bounds, until=None))]
    fn expected(
        &mut self,
        py: Python<'_>,
        opening: u32,
        floor: Vec<u32>,
        bounds: Bounds,
        until: Option<usize>,
    ) -> PyResult<ToldStory> {
        self.check(opening, until.as_slice())?;
        let floor = self.people(&floor)?;
        let (events, horizon, minds) = bounds;
        let mut foreseer = self.foreseer((horizon, minds))?;
        let found = py.detach(|| {
            let floor = foreseer.memory.floor(&floor);
            let events = events as usize;
            foreseer.expected(Course { opening, floor, events, until, in_reach: false })
        });
        let Expected { acts, people, motives, end, rest } = found.map_err(|s| stopped(&s))?;
        let people = people.into_iter().map(u32::from).collect();
        Ok((acts, people, motives.into_iter().map(number_of).collect(), end, rest_number(rest)))
    }

    /// For each opening whether the story expected of it comes to an ending, and its acts, as far as they had to be worked
    /// out to tell: fewer openings than were asked for if work stopped, and why it did. Nothing of these stories is kept but
    /// aside, and not more than so many worlds, so memory is bounded.
    fn expected_many(
        &mut self,
        py: Python<'_>,
        openings: Vec<u32>,
        floors: Vec<Vec<u32>>,
        bounds: Bounds,
        until: usize,
    ) -> PyResult<ToldMany> {
        openings.iter().try_for_each(|&opening| self.check(opening, &[until]))?;
        known(openings.len() == floors.len(), "floor")?;
        let floors = floors.iter().map(|f| self.people(f)).collect::<PyResult<Vec<_>>>()?;
        let (events, horizon, minds) = bounds;
        let thought = self.foreseer((horizon, minds))?.thought;
        let events = events as usize;
        let asked: Vec<Asked> = openings
            .iter()
            .zip(&floors)
            .map(|(&opening, floor)| Asked { opening, floor, events, thought, until })
            .collect();
        let Kernel { engine, aside, .. } = self;
        let (stories, stop) = py.detach(|| aside.expected(engine, &asked));
        let told = stories.into_iter().map(|story| (story.rest == Rest::CameTrue, story.acts)).collect();
        Ok((told, stop.map(|stop| self::told(&stop))))
    }

    // --- stories

    /// Everything that can happen with everybody's reasons, and what endings it reaches; with `toward`, without worlds
    /// from which none of the endings can be reached in time.
    #[pyo3(signature = (opening, endings, bounds, toward=false))]
    fn explore(
        &mut self,
        py: Python<'_>,
        opening: u32,
        endings: Vec<usize>,
        bounds: Bounds,
        toward: bool,
    ) -> PyResult<Told> {
        self.check(opening, &endings)?;
        let outcome = py.detach(|| self.search(bounds).explore(opening, &endings, toward));
        Ok(self.told(outcome))
    }

    /// A shortest story to an ending with up to `most` more of them, or the proof that there is none.
    fn shortest(
        &mut self,
        py: Python<'_>,
        opening: u32,
        ending: usize,
        bounds: Bounds,
        most: usize,
    ) -> PyResult<Listed> {
        self.listed(py, opening, ending, bounds, |search| search.shortest(opening, ending, most))
    }

    /// Stories to an ending from which nothing can be left out, shorter ones first, at most so many.
    fn every(
        &mut self,
        py: Python<'_>,
        opening: u32,
        ending: usize,
        bounds: Bounds,
        most: usize,
    ) -> PyResult<Listed> {
        self.listed(py, opening, ending, bounds, |search| search.every(opening, ending, most))
    }

    /// A story to an ending from which nothing can be left out.
    fn first(&mut self, py: Python<'_>, opening: u32, ending: usize, bounds: Bounds) -> PyResult<Told> {
        self.check(opening, &[ending])?;
        let outcome = py.detach(|| self.search(bounds).first(opening, ending));
        Ok(self.told(outcome))
    }

    /// For each ending the story with the fewest acts without a reason.
    fn forced(
        &mut self,
        py: Python<'_>,
        opening: u32,
        endings: Vec<usize>,
        bounds: Bounds,
    ) -> PyResult<Told> {
        self.check(opening, &endings)?;
        let outcome = py.detach(|| self.search(bounds).forced(opening, &endings));
        Ok(self.told(outcome))
    }

    /// The worlds that the searches so far have reached, in the order of making.
    fn seen(&self) -> Vec<u32> {
        self.seen.clone()
    }

    /// Forget which worlds were reached.
    fn forget_seen(&mut self) {
        self.seen.clear();
    }

    /// Which of these parts of endings hold in some world reached.
    fn held(&self, parts: Vec<usize>) -> PyResult<Vec<bool>> {
        let problem = &self.engine.problem;
        known(parts.iter().all(|&p| p < problem.parts.len()), "part")?;
        let ever = |&part: &usize| {
            self.seen.iter().any(|&world| self.engine.space.holds(&problem.parts[part], world))
        };
        Ok(parts.iter().map(ever).collect())
    }
}

#[pymodule]
fn _kernel(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("Stopped", module.py().get_type::<Stopped>())?;
    module.add_class::<Kernel>()?;
    module.add_class::<Stopper>()
}
