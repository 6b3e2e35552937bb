//! What an act does to a world and to everybody's mind: the meaning of the reference engine, compiled.
//!
//! A transition drafts its worlds from recipes, each expanded once, and enters the draft when it is whole. What an
//! act makes of a world is remembered, also for worlds within minds, and so is what reactions make of it.

use crate::expression::Space;
use crate::hash::Map;
use crate::path::Path;
use crate::problem::{Effects, Lesson, Place, Problem, Setting, Support};
use crate::valuation::{Layout, Valuations};
use crate::value::{Value, Values};
use crate::watch::{Stop, Watch, Work};
use crate::world::{Draft, Worlds, DRAFTED};

/// No world, no plan, nothing.
pub const NONE: u32 = u32::MAX;

/// Reactions that set each other off this often are taken to go on for ever.
const MOST_FIRINGS: usize = 1_000;

/// Reactions that make ever new minds within minds, so many of them, are taken to go on for ever.
const MOST_MINDS: usize = 20_000;

/// So many nodes are found faster one by one than by their hash.
const FEW: usize = 32;

/// Unknown, where a number says how well off somebody is.
const UNKNOWN: f64 = f64::NAN;

/// Worlds and what changes them, for one problem.
#[derive(Debug)]
pub struct Engine {
    /// The problem.
    pub problem: Problem,
    /// Worlds, valuations, values.
    pub space: Space,
    /// Limits, and what has been done.
    pub watch: Watch,
    /// Bytes that others keep about these worlds.
    pub kept_bytes: usize,
    taken: Map<u64, u32>,
    /// By world: what it settles into, once that is known; stable worlds settle into themselves.
    settled: Vec<u32>,
    minds: Vec<u32>,
    just_settled: Vec<(u32, u32)>,
    open: Lists,
    reacting: Lists,
    utilities: Vec<Option<f64>>,
    inner_utilities: Map<u64, f64>,
    wants_are_outer: Vec<bool>,
    spare: Vec<Scratch>,
    packed: Vec<u64>,
}

/// Lists of numbers, by valuation.
#[derive(Debug, Default)]
struct Lists {
    ranges: Vec<(u32, u32)>,
    all: Vec<u32>,
}

impl Lists {
    fn get(&self, valuation: u32) -> Option<core::ops::Range<usize>> {
        match self.ranges.get(valuation as usize) {
            Some(&(start, end)) if start != NONE => Some(start as usize..end as usize),
            _ => None,
        }
    }

    fn set(&mut self, valuation: u32, list: impl Iterator<Item = u32>) -> core::ops::Range<usize> {
        if self.ranges.len() <= valuation as usize {
            self.ranges.resize(valuation as usize + 1, (NONE, NONE));
        }
        let start = self.all.len();
        self.all.extend(list);
        self.ranges[valuation as usize] = (start as u32, self.all.len() as u32);
        start..self.all.len()
    }

    fn bytes(&self) -> usize {
        self.ranges.capacity() * 8 + self.all.capacity() * 4
    }
}

/// A value written into a mind: the place from there, and the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    path: Path,
    fluent: u32,
    code: u32,
}

/// How a world comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Recipe {
    /// It exists.
    World(u32),
    /// What the event at hand makes of a world.
    Event(u32),
    /// Something written over another recipe; a number of [`Scratch::overs`].
    Over(u32),
    /// A world when all reactions have run, in it and in every mind.
    Settled(u32),
}

/// A base with pairs written into it, which its owner notices.
#[derive(Clone, Debug, PartialEq)]
struct Over {
    owner: Option<u8>,
    pairs: Vec<Pair>,
    base: Recipe,
}

/// What happens.
#[derive(Clone, Copy, Debug)]
enum Happening {
    Nothing,
    Act(u32),
    Reaction(u32),
}

/// A draft with its recipes; kept for the next transition.
#[derive(Debug, Default)]
struct Scratch {
    draft: Draft,
    minds: Vec<Recipe>,
    nodes: Vec<(Recipe, u32)>,
    /// The places of nodes, once there are many.
    places: Map<Recipe, u32>,
    overs: Vec<Over>,
}

impl Scratch {
    fn clear(&mut self) {
        self.draft.clear();
        self.minds.clear();
        self.nodes.clear();
        self.places.clear();
        self.overs.clear();
    }

    fn known(&self, recipe: Recipe) -> Option<u32> {
        if self.nodes.len() > FEW {
            return self.places.get(&recipe).copied();
        }
        self.nodes.iter().find(|(known, _)| *known == recipe).map(|&(_, target)| target)
    }

    fn keep(&mut self, recipe: Recipe, target: u32) {
        self.nodes.push((recipe, target));
        match self.nodes.len() {
            count if count <= FEW => {}
            count if count == FEW + 1 => self.places.extend(self.nodes.iter().copied()),
            _ => {
                self.places.insert(recipe, target);
            }
        }
    }

    /// The recipe of `base` with pairs written in; two writings by one owner become one, the later winning.
    fn over(&mut self, owner: Option<u8>, pairs: Vec<Pair>, base: Recipe) -> Recipe {
        if pairs.is_empty() {
            return base;
        }
        let mut made = Over { owner, pairs, base };
        if let Recipe::Over(number) = base {
            let earlier = &self.overs[number as usize];
            if earlier.owner == owner {
                let mut merged: Vec<Pair> = Vec::new();
                let kept = earlier.pairs.iter().filter(|p| !rewritten(p, owner, &made.pairs));
                for pair in kept.chain(&made.pairs) {
                    match merged.iter_mut().find(|m| m.path == pair.path && m.fluent == pair.fluent) {
                        Some(before) => before.code = pair.code,
                        None => merged.push(*pair),
                    }
                }
                made = Over { owner, pairs: merged, base: earlier.base };
            }
        }
        let number = self.overs.iter().position(|o| *o == made).unwrap_or_else(|| {
            self.overs.push(made);
            self.overs.len() - 1
        });
        Recipe::Over(number as u32)
    }
}

/// Whether a later writing reaches the place of an earlier one, as its owner notices it at every depth.
fn rewritten(earlier: &Pair, owner: Option<u8>, later: &[Pair]) -> bool {
    let mut path = earlier.path;
    loop {
        if later.iter().any(|l| l.fluent == earlier.fluent && l.path == path) {
            return true;
        }
        match path.split() {
            Some((first, rest)) if Some(first) == owner => path = rest,
            _ => return false,
        }
    }
}

fn key(world: u32, number: u32) -> u64 {
    u64::from(world) << 32 | u64::from(number)
}

impl Engine {
    /// An engine for a problem.
    pub fn new(problem: Problem, layout: Layout) -> Engine {
        let space = Space {
            valuations: Valuations::new(layout.words),
            worlds: Worlds::new(problem.people),
            values: Values::default(),
            layout,
        };
        let outer = |wants: &Vec<crate::problem::Want>| wants.iter().all(|w| w.number.is_outer());
        Engine {
            wants_are_outer: problem.wants.iter().map(outer).collect(),
            packed: vec![0; space.layout.words],
            problem,
            space,
            watch: Watch::default(),
            kept_bytes: 0,
            taken: Map::default(),
            settled: Vec::new(),
            minds: Vec::new(),
            just_settled: Vec::new(),
            open: Lists::default(),
            reacting: Lists::default(),
            utilities: Vec::new(),
            inner_utilities: Map::default(),
            spare: Vec::new(),
        }
    }

    /// Bytes in use, nearly.
    pub fn bytes(&self) -> usize {
        let memos = self.taken.capacity() + self.inner_utilities.capacity();
        self.space.worlds.bytes()
            + self.space.valuations.bytes()
            + self.space.values.bytes()
            + memos * 17
            + self.settled.capacity() * 4
            + self.open.bytes()
            + self.reacting.bytes()
            + self.utilities.capacity() * 16
            + self.kept_bytes
    }

    // --- what others ask

    /// Whether an act's conditions hold in a world.
    #[inline]
    pub fn possible(&self, world: u32, act: u32) -> bool {
        let act = &self.problem.acts[act as usize];
        self.space.holds(&act.outer, world) && self.space.holds(&act.inner, world)
    }

    /// The acts that the valuation of a world allows; their conditions in minds are still to be asked.
    pub fn open_acts(&mut self, world: u32) -> core::ops::Range<usize> {
        let valuation = self.space.worlds.valuation(world);
        if let Some(known) = self.open.get(valuation) {
            return known;
        }
        let (acts, space) = (&self.problem.acts, &self.space);
        let allowed = |&act: &u32| space.holds(&acts[act as usize].outer, world);
        self.open.set(valuation, (0..acts.len() as u32).filter(allowed))
    }

    /// The act at a place of [`Engine::open_acts`].
    #[inline]
    pub fn open_act(&self, place: usize) -> u32 {
        self.open.all[place]
    }

    /// Whether an act that the valuation allows is possible in a world.
    #[inline]
    pub fn allowed(&self, world: u32, act: u32) -> bool {
        self.space.holds(&self.problem.acts[act as usize].inner, world)
    }

    /// How well off a person is by their own wants, read in this world; none if unknown.
    pub fn utility(&mut self, world: u32, person: u8) -> Option<f64> {
        let who = usize::from(person);
        if !self.wants_are_outer[who] {
            if let Some(&known) = self.inner_utilities.get(&key(world, u32::from(person))) {
                return (!known.is_nan()).then_some(known);
            }
            let found = self.total(world, who);
            self.inner_utilities.insert(key(world, u32::from(person)), found.unwrap_or(UNKNOWN));
            return found;
        }
        let place = self.space.worlds.valuation(world) as usize * self.problem.people + who;
        if self.utilities.len() <= place {
            self.utilities.resize(self.space.valuations.len() * self.problem.people, None);
        }
        let known = match self.utilities[place] {
            Some(known) => known,
            None => {
                let found = self.total(world, who).unwrap_or(UNKNOWN);
                self.utilities[place] = Some(found);
                found
            }
        };
        (!known.is_nan()).then_some(known)
    }

    fn total(&self, world: u32, person: usize) -> Option<f64> {
        self.problem.wants[person].iter().try_fold(0.0, |sum, want| {
            match self.space.value(&want.number, world) {
                Value::Number(number) => Some(sum + number),
                _ => None,
            }
        })
    }

    /// The world after an act and all reactions. Remembered.
    ///
    /// # Errors
    /// If a limit is reached, or reactions go on without end.
    pub fn step(&mut self, world: u32, act: u32) -> Work<u32> {
        let taken = match self.taken.get(&key(world, act)) {
            Some(&known) => known,
            None => self.take(world, act)?,
        };
        self.settle(taken)
    }

    /// The world of given nodes: values of all fluents, and for each person a node. The first one is the root.
    ///
    /// # Errors
    /// If a value is not among those its fluent can have.
    pub fn load(&mut self, values: &[Vec<Value>], minds: &[Vec<u32>]) -> Work<Vec<u32>> {
        let mut draft = Draft::default();
        let people = self.problem.people;
        for (row, targets) in values.iter().zip(minds) {
            let mut packed = vec![0; self.space.layout.words];
            for (fluent, &value) in row.iter().enumerate() {
                let Space { layout, values, .. } = &mut self.space;
                let fluent = fluent as u32;
                let code = layout.code(values, fluent, value).ok_or(Stop::Outside(fluent))?;
                layout.set(&mut packed, fluent, code);
            }
            let valuation = self.space.valuations.number_of(&packed);
            let node = draft.add(valuation, people);
            for (person, &target) in targets.iter().enumerate() {
                draft.minds[node as usize * people + person] = target | DRAFTED;
            }
        }
        let worlds = &mut self.space.worlds;
        Ok((0..values.len() as u32).map(|node| worlds.enter(&mut draft, node)).collect())
    }

    // --- acts

    /// The world right after an act, before any reaction. Remembered.
    fn take(&mut self, world: u32, act: u32) -> Work<u32> {
        if self.watch.transition() {
            self.look()?;
        }
        self.build(Recipe::Event(world), Happening::Act(act))
    }

    /// Something other than a transition is about to be looked at.
    ///
    /// # Errors
    /// If a limit has been reached.
    #[inline]
    pub fn operation(&mut self) -> Work<()> {
        if self.watch.operation() {
            self.look()?;
        }
        Ok(())
    }

    #[cold]
    fn look(&mut self) -> Work<()> {
        let bytes = self.bytes();
        self.watch.look(bytes)
    }

    fn build(&mut self, root: Recipe, happening: Happening) -> Work<u32> {
        let mut scratch = self.spare.pop().unwrap_or_default();
        scratch.clear();
        let made = self.build_in(&mut scratch, root, happening);
        self.spare.push(scratch);
        made
    }

    fn build_in(&mut self, scratch: &mut Scratch, root: Recipe, happening: Happening) -> Work<u32> {
        let people = self.problem.people;
        let first = root;
        let root = self.node_for(scratch, root, happening)?;
        if root & DRAFTED == 0 {
            return Ok(root);
        }
        let mut node = 0;
        while node < scratch.draft.values.len() {
            for person in 0..people {
                let recipe = scratch.minds[node * people + person];
                let target = self.node_for(scratch, recipe, happening)?;
                scratch.draft.minds[node * people + person] = target;
            }
            node += 1;
        }
        let made = self.space.worlds.enter(&mut scratch.draft, root & !DRAFTED);
        if let Happening::Act(act) = happening {
            for &(recipe, target) in &scratch.nodes {
                if let (Recipe::Event(world), true) = (recipe, target & DRAFTED != 0) {
                    let entered = scratch.draft.entered[(target & !DRAFTED) as usize];
                    self.taken.insert(key(world, act), entered);
                }
            }
        }
        if let Recipe::Settled(_) = first {
            self.just_settled.clear();
            for &(recipe, target) in &scratch.nodes {
                if let (Recipe::Settled(world), true) = (recipe, target & DRAFTED != 0) {
                    let entered = scratch.draft.entered[(target & !DRAFTED) as usize];
                    self.just_settled.push((world, entered));
                }
            }
        }
        Ok(made)
    }

    fn node_for(&mut self, scratch: &mut Scratch, recipe: Recipe, happening: Happening) -> Work<u32> {
        if let Recipe::World(world) = recipe {
            return Ok(world);
        }
        if let Some(target) = scratch.known(recipe) {
            return Ok(target);
        }
        if let (Recipe::Event(world), Happening::Act(act)) = (recipe, happening) {
            if let Some(&known) = self.taken.get(&key(world, act)) {
                return Ok(known);
            }
        }
        let start = scratch.minds.len();
        let target = match self.expand(scratch, recipe, happening)? {
            Expanded::World(world) => world,
            Expanded::Node(valuation) => {
                debug_assert_eq!(scratch.minds.len(), start + self.problem.people);
                scratch.draft.add(valuation, self.problem.people) | DRAFTED
            }
        };
        scratch.keep(recipe, target);
        Ok(target)
    }

    /// The valuation of a recipe; the recipes of what people believe there go to the end of `scratch.minds`.
    fn expand(&mut self, scratch: &mut Scratch, recipe: Recipe, happening: Happening) -> Work<Expanded> {
        match recipe {
            Recipe::World(world) => {
                scratch.minds.extend(self.space.worlds.minds(world).iter().map(|&m| Recipe::World(m)));
                Ok(Expanded::Node(self.space.worlds.valuation(world)))
            }
            Recipe::Event(world) => match happening {
                Happening::Act(act) => self.expand_act(scratch, world, act),
                Happening::Reaction(reaction) => self.expand_reaction(scratch, world, reaction),
                Happening::Nothing => self.expand(scratch, Recipe::World(world), happening),
            },
            Recipe::Over(number) => {
                let over = scratch.overs[number as usize].clone();
                let start = scratch.minds.len();
                let Expanded::Node(base) = self.expand(scratch, over.base, happening)? else {
                    unreachable!("nothing is written over what settles")
                };
                let mut packed = core::mem::take(&mut self.packed);
                packed.copy_from_slice(self.space.valuations.get(base));
                for pair in over.pairs.iter().filter(|p| p.path.is_empty()) {
                    self.space.layout.set(&mut packed, pair.fluent, pair.code);
                }
                let valuation = self.space.valuations.number_of(&packed);
                self.packed = packed;
                for person in 0..self.problem.people as u8 {
                    let place = start + usize::from(person);
                    let mut believed = scratch.minds[place];
                    if over.owner == Some(person) {
                        believed = scratch.over(Some(person), over.pairs.clone(), believed);
                    }
                    let deeper = over
                        .pairs
                        .iter()
                        .filter_map(|p| match p.path.split() {
                            Some((first, rest)) if first == person => Some(Pair { path: rest, ..*p }),
                            _ => None,
                        })
                        .collect();
                    scratch.minds[place] = scratch.over(Some(person), deeper, believed);
                }
                Ok(Expanded::Node(valuation))
            }
            Recipe::Settled(world) => {
                if let Some(&known) = self.settled.get(world as usize) {
                    if known != NONE {
                        return Ok(Expanded::World(known));
                    }
                }
                self.operation()?;
                if scratch.nodes.len() > MOST_MINDS {
                    return Err(Stop::Loop(self.restless_reactions(world)));
                }
                let mut minds = core::mem::take(&mut self.minds);
                let outside = self.fire_all(world, &mut minds);
                scratch.minds.extend(minds.iter().map(|&m| Recipe::Settled(m)));
                self.minds = minds;
                Ok(Expanded::Node(outside?))
            }
        }
    }

    fn expand_act(&mut self, scratch: &mut Scratch, world: u32, act: u32) -> Work<Expanded> {
        let number = act as usize;
        let valuation = self.changed_in(world, Event::Act(number))?;
        for person in 0..self.problem.people as u8 {
            let mind = self.space.worlds.mind(world, usize::from(person));
            let seen = &self.problem.acts[number].observers[usize::from(person)];
            let mut believed = Recipe::World(mind);
            if self.space.holds(seen, world) {
                believed = Recipe::Event(self.correct(world, act, mind)?);
            }
            if !self.problem.acts[number].effects.inner.is_empty() {
                let pairs = self.written(person, world, Event::Act(number))?;
                believed = scratch.over(Some(person), pairs, believed);
            }
            scratch.minds.push(believed);
        }
        Ok(Expanded::Node(valuation))
    }

    fn expand_reaction(&mut self, scratch: &mut Scratch, world: u32, reaction: u32) -> Work<Expanded> {
        let event = Event::Reaction(reaction as usize);
        let valuation = self.changed_in(world, event)?;
        for person in 0..self.problem.people as u8 {
            let mind = self.space.worlds.mind(world, usize::from(person));
            // Whoever believes in exactly this world goes along.
            let believed = if mind == world { Recipe::Event(world) } else { Recipe::World(mind) };
            let pairs = self.written(person, world, event)?;
            let believed = scratch.over(Some(person), pairs, believed);
            scratch.minds.push(believed);
        }
        Ok(Expanded::Node(valuation))
    }

    /// The valuation of a world with the effects on it, all read in the world.
    fn changed_in(&mut self, world: u32, event: Event) -> Work<u32> {
        let mut minds = core::mem::take(&mut self.minds);
        minds.clear();
        minds.extend_from_slice(self.space.worlds.minds(world));
        let changed = self.changed(self.space.worlds.valuation(world), &minds, event);
        self.minds = minds;
        changed
    }

    /// The same for a world of this valuation in which people believe in these.
    fn changed(&mut self, valuation: u32, minds: &[u32], event: Event) -> Work<u32> {
        let effects = event.effects(&self.problem);
        if effects.outer.is_empty() {
            return Ok(valuation);
        }
        let mut packed = core::mem::take(&mut self.packed);
        packed.copy_from_slice(self.space.valuations.get(valuation));
        let mut result = Ok(());
        for effect in &effects.outer {
            if !self.space.holds_where(&effect.when, valuation, minds) {
                continue;
            }
            let code = match &effect.setting {
                Setting::Code(code) => Ok(*code),
                Setting::Number(number) => {
                    let value = self.space.value_where(number, valuation, minds);
                    self.space.code_of(effect.fluent, value)
                }
            };
            match code {
                Ok(code) => self.space.layout.set(&mut packed, effect.fluent, code),
                Err(stop) => {
                    result = Err(stop);
                    break;
                }
            }
        }
        let valuation = self.space.valuations.number_of(&packed);
        self.packed = packed;
        result.map(|()| valuation)
    }

    /// What the effects write into a person's mind, read in `world`.
    fn written(&mut self, person: u8, world: u32, event: Event) -> Work<Vec<Pair>> {
        let mut pairs = Vec::new();
        for (who, effect) in &event.effects(&self.problem).inner {
            if *who == person && self.space.holds(&effect.when, world) {
                let code = self.space.setting(effect.fluent, &effect.setting, world)?;
                pairs.push(Pair { path: effect.path, fluent: effect.fluent, code });
            }
        }
        Ok(pairs)
    }

    /// What somebody who believed in `believed` comes to believe from seeing that an act was possible in `world`.
    fn correct(&mut self, world: u32, act: u32, believed: u32) -> Work<u32> {
        if world == believed || self.possible(believed, act) {
            return Ok(believed);
        }
        let (mut definite, mut doubted) = (Vec::new(), Vec::new());
        let support = &self.problem.acts[act as usize].support;
        self.learn(support, world, believed, &mut Vec::new(), &mut definite, &mut doubted);
        let mut pairs: Vec<Pair> = Vec::new();
        let mut put = |path: Path, fluent: u32, code: u32, again: bool| match pairs
            .iter_mut()
            .find(|p| p.path == path && p.fluent == fluent)
        {
            Some(known) if again => known.code = code,
            Some(_) => {}
            None => pairs.push(Pair { path, fluent, code }),
        };
        for &(path, fluent) in &doubted {
            let Space { layout, values, .. } = &mut self.space;
            let code = layout.code(values, fluent, Value::Unknown).ok_or(Stop::Outside(fluent))?;
            put(path, fluent, code, false);
        }
        for &((path, fluent), there) in &definite {
            put(path, fluent, self.space.code(there, fluent), true);
        }
        if pairs.is_empty() {
            return Ok(believed);
        }
        let mut scratch = self.spare.pop().unwrap_or_default();
        scratch.clear();
        let root = scratch.over(None, pairs, Recipe::World(believed));
        let made = self.build_in(&mut scratch, root, Happening::Nothing);
        self.spare.push(scratch);
        made
    }

    fn learn(
        &self,
        support: &Support,
        world: u32,
        believed: u32,
        path: &mut Vec<u8>,
        definite: &mut Vec<(Place, u32)>,
        doubted: &mut Vec<Place>,
    ) {
        match support {
            Support::Nothing => {}
            Support::Parts(whole, parts) => {
                if self.space.holds(whole, world) {
                    for part in parts {
                        self.learn(part, world, believed, path, definite, doubted);
                    }
                }
            }
            Support::Mind(person, inner) => {
                let who = usize::from(*person);
                path.push(*person);
                let (there, here) =
                    (self.space.worlds.mind(world, who), self.space.worlds.mind(believed, who));
                self.learn(inner, there, here, path, definite, doubted);
                path.pop();
            }
            Support::Atom(atom) => {
                if !self.space.holds(&atom.condition, world) || self.space.holds(&atom.condition, believed) {
                    return;
                }
                let whole = |place: &Place| (join(path, place.0), place.1);
                let mut teach = |places: &[Place]| {
                    for place in places {
                        let found = whole(place);
                        if !definite.iter().any(|(known, _)| *known == found) {
                            definite.push((found, self.mind_at(world, place.0)));
                        }
                    }
                };
                match &atom.lesson {
                    Lesson::Values(places) => teach(places),
                    Lesson::Doubts(places) => doubted.extend(places.iter().map(whole)),
                    Lesson::Apart { taught, doubted: left_places, left, right } => {
                        teach(taught);
                        if self.space.value(left, believed) == self.space.value(right, world) {
                            doubted.extend(left_places.iter().map(whole));
                        }
                    }
                }
            }
        }
    }

    fn mind_at(&self, world: u32, path: Path) -> u32 {
        let (mut here, mut rest) = (world, path);
        while let Some((person, further)) = rest.split() {
            here = self.space.worlds.mind(here, usize::from(person));
            rest = further;
        }
        here
    }

    // --- reactions

    fn is_stable(&self, world: u32) -> bool {
        self.settled.get(world as usize) == Some(&world)
    }

    /// The world when all reactions have run, in it and in every mind. Remembered.
    ///
    /// # Errors
    /// If reactions set each other off without end.
    pub fn settle(&mut self, world: u32) -> Work<u32> {
        if self.problem.reactions.is_empty() {
            return Ok(world);
        }
        match self.settled.get(world as usize) {
            Some(&known) if known != NONE => return Ok(known),
            _ => {}
        }
        let mut here = world;
        let mut rounds = 0;
        loop {
            let around = self.restless_around(here);
            if !around.iter().any(|&w| self.is_restless(w)) {
                self.settled.resize(self.space.worlds.len(), NONE);
                around.iter().for_each(|&w| self.settled[w as usize] = w);
                if rounds == 1 {
                    for at in 0..self.just_settled.len() {
                        let (before, after) = self.just_settled[at];
                        if self.is_stable(after) {
                            self.settled[before as usize] = after;
                        }
                    }
                }
                self.settled[world as usize] = here;
                return Ok(here);
            }
            rounds += 1;
            if rounds > MOST_FIRINGS {
                return Err(Stop::Loop(self.restless_reactions(here)));
            }
            here = self.build(Recipe::Settled(here), Happening::Nothing)?;
        }
    }

    /// The world and all that can be reached from it, as far as it is not known to be stable.
    fn restless_around(&self, world: u32) -> Vec<u32> {
        let mut found = vec![world];
        let mut at = 0;
        while at < found.len() {
            for &mind in self.space.worlds.minds(found[at]) {
                if !self.is_stable(mind) && !found.contains(&mind) {
                    found.push(mind);
                }
            }
            at += 1;
        }
        found
    }

    /// The valuation of a world when no reaction applies in it any more; what people believe there is put into `minds`,
    /// where nothing of it has settled yet.
    ///
    /// Worlds in between are made only where a reaction reaches into minds.
    fn fire_all(&mut self, world: u32, minds: &mut Vec<u32>) -> Work<u32> {
        minds.clear();
        minds.extend_from_slice(self.space.worlds.minds(world));
        let mut valuation = self.space.worlds.valuation(world);
        let mut fired = Vec::new();
        while let Some(reaction) = self.applies(valuation, minds) {
            fired.push(reaction);
            if fired.len() > MOST_FIRINGS {
                let mut looping = Vec::new();
                for &reaction in &fired[fired.len() - 20..] {
                    if !looping.contains(&reaction) {
                        looping.push(reaction);
                    }
                }
                return Err(Stop::Loop(looping));
            }
            let worlds = &self.space.worlds;
            let goes_along = |&m: &u32| worlds.valuation(m) == valuation && worlds.minds(m) == &minds[..];
            let within = !self.problem.reactions[reaction as usize].effects.inner.is_empty();
            if within || minds.iter().any(goes_along) {
                let here = self.space.worlds.of(valuation, minds);
                let after = self.build(Recipe::Event(here), Happening::Reaction(reaction))?;
                valuation = self.space.worlds.valuation(after);
                minds.copy_from_slice(self.space.worlds.minds(after));
            } else {
                valuation = self.changed(valuation, minds, Event::Reaction(reaction as usize))?;
            }
        }
        Ok(valuation)
    }

    /// The reactions that apply next in a world or in minds there; for a message.
    fn restless_reactions(&mut self, world: u32) -> Vec<u32> {
        let mut found = Vec::new();
        for other in self.restless_around(world) {
            let (valuation, minds) =
                (self.space.worlds.valuation(other), self.space.worlds.minds(other).to_vec());
            found.extend(self.applies(valuation, &minds));
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(20);
        found
    }

    /// Whether any reaction applies in a world.
    fn is_restless(&mut self, world: u32) -> bool {
        let range = self.may_react(self.space.worlds.valuation(world));
        let holds = |&r: &u32| self.space.holds(&self.problem.reactions[r as usize].inner, world);
        self.reacting.all[range].iter().any(holds)
    }

    /// The first reaction, in their order, whose condition holds.
    fn applies(&mut self, valuation: u32, minds: &[u32]) -> Option<u32> {
        let range = self.may_react(valuation);
        let reactions = &self.problem.reactions;
        let holds = |&r: &u32| self.space.holds_where(&reactions[r as usize].inner, valuation, minds);
        self.reacting.all[range].iter().copied().find(holds)
    }

    /// The reactions that a valuation allows; their conditions in minds are still to be asked.
    fn may_react(&mut self, valuation: u32) -> core::ops::Range<usize> {
        if let Some(known) = self.reacting.get(valuation) {
            return known;
        }
        let (reactions, space) = (&self.problem.reactions, &self.space);
        let may = |&r: &u32| space.holds_where(&reactions[r as usize].outer, valuation, &[]);
        self.reacting.set(valuation, (0..reactions.len() as u32).filter(may))
    }
}

enum Expanded {
    World(u32),
    Node(u32),
}

/// What has effects.
#[derive(Clone, Copy)]
enum Event {
    Act(usize),
    Reaction(usize),
}

impl Event {
    fn effects(self, problem: &Problem) -> &Effects {
        match self {
            Event::Act(number) => &problem.acts[number].effects,
            Event::Reaction(number) => &problem.reactions[number].effects,
        }
    }
}

impl Space {
    /// The code that an effect puts into a fluent, read in `world`.
    fn setting(&mut self, fluent: u32, setting: &Setting, world: u32) -> Work<u32> {
        match setting {
            Setting::Code(code) => Ok(*code),
            Setting::Number(number) => {
                let value = self.value(number, world);
                self.code_of(fluent, value)
            }
        }
    }

    fn code_of(&mut self, fluent: u32, value: Value) -> Work<u32> {
        self.layout.code(&mut self.values, fluent, value).ok_or(Stop::Outside(fluent))
    }
}

fn join(front: &[u8], back: Path) -> Path {
    let mut whole = front.to_vec();
    let mut rest = back;
    while let Some((person, further)) = rest.split() {
        whole.push(person);
        rest = further;
    }
    Path::new(&whole).expect("paths of conditions were measured when they were read")
}
