//! Looking for stories: sequences of acts that are possible, for each of which everybody who must be willing has a
//! reason.
//!
//! * [`Search::explore`] goes breadth first through everything that can happen so, and tells for each ending how far it
//!   is and in how many ways it is reached first.
//! * [`Search::shortest`] looks for one ending, nearest first by a relaxed distance (A*), and proves that no way is
//!   shorter, or that there is none.
//! * [`Search::every`] lists stories to one ending up to a length.
//! * [`Search::first`] looks for any way to one ending, guided by what is new about a world, and leaves out what can be
//!   left out.
//! * [`Search::forced`] finds for endings the stories in which the fewest acts are without a reason.
//!
//! Whether an act has its reasons is asked only when the world it leads to would be gone on from.

use core::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::engine::{Engine, NONE};
use crate::hash::{Map, Set};
use crate::reasons::{Reasons, Thought};
use crate::watch::{Stop, Work};

/// How far to look.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest story.
    pub events: u32,
    /// How far people think.
    pub thought: Thought,
}

/// A story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its acts.
    pub acts: Vec<u32>,
    /// Which of them somebody does without a reason.
    pub unexplained: Vec<u32>,
}

/// What is known of one ending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// A story that reaches it.
    pub story: Option<Story>,
    /// How many different shortest ones there are, where they were counted.
    pub ways: u64,
}

/// What was found, and how far that is proved.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// For each ending asked for, in that order.
    pub endings: Vec<Found>,
    /// All stories of up to this many events were considered.
    pub events: u32,
    /// Nothing was left out for the length of stories.
    pub exhausted: bool,
    /// Why it stopped early.
    pub stop: Option<Stop>,
    /// Worlds gone on from.
    pub expanded: u64,
    /// Worlds reached.
    pub seen: Vec<u32>,
}

/// A way by which a world was reached.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: u32,
    act: u32,
    /// The next way to the same world.
    next: u32,
}

/// Labels still to be gone on from: unexplained acts, at least so many events in all, the longest first, a number.
type Labels = BinaryHeap<Reverse<(u32, u32, Reverse<u32>, u32)>>;

/// A search with its engine and tables.
#[derive(Debug)]
pub struct Search<'a> {
    /// Worlds.
    pub engine: &'a mut Engine,
    /// Reasons.
    pub reasons: &'a mut Reasons,
    /// How far to look.
    pub limits: Limits,
}

/// A world that a search has reached.
#[derive(Clone, Copy, Debug)]
struct Place {
    depth: u32,
    ways: u64,
    back: u32,
}

/// Worlds reached, and all ways to them that are shortest.
#[derive(Debug, Default)]
struct Ways {
    places: Map<u32, Place>,
    edges: Vec<Edge>,
}

impl Ways {
    fn start(world: u32) -> Ways {
        let mut ways = Ways::default();
        ways.places.insert(world, Place { depth: 0, ways: 1, back: NONE });
        ways
    }

    /// Note a way; whether the world is new.
    fn add(&mut self, from: u32, act: u32, to: u32, depth: u32) -> bool {
        let count = self.places[&from].ways;
        let edge = self.edges.len() as u32;
        let mut new = false;
        let place = self.places.entry(to).or_insert_with(|| {
            new = true;
            Place { depth, ways: 0, back: NONE }
        });
        if place.depth == depth {
            place.ways = place.ways.saturating_add(count);
            self.edges.push(Edge { from, act, next: place.back });
            place.back = edge;
        }
        new
    }

    /// One story to a world: along the way that was found first everywhere.
    fn story(&self, world: u32) -> Story {
        let (mut acts, mut at) = (Vec::new(), world);
        while self.places[&at].back != NONE {
            let mut edge = self.edges[self.places[&at].back as usize];
            while edge.next != NONE {
                edge = self.edges[edge.next as usize];
            }
            acts.push(edge.act);
            at = edge.from;
        }
        acts.reverse();
        Story { acts, unexplained: Vec::new() }
    }

    /// Up to `most` stories that end in these worlds, in the order of their acts.
    fn stories(&self, opening: u32, ends: &[u32], most: usize) -> Vec<Vec<u32>> {
        let mut onward: Map<u32, Vec<(u32, u32)>> = ends.iter().map(|&e| (e, Vec::new())).collect();
        let mut waiting = ends.to_vec();
        while let Some(world) = waiting.pop() {
            let mut at = self.places[&world].back;
            while at != NONE {
                let edge = self.edges[at as usize];
                let steps = onward.entry(edge.from).or_insert_with(|| {
                    waiting.push(edge.from);
                    Vec::new()
                });
                steps.push((edge.act, world));
                at = edge.next;
            }
        }
        onward.values_mut().for_each(|steps| steps.sort_unstable());
        let mut found = Vec::new();
        // Worlds on the way, each with the number of the next step from it.
        let mut path = vec![(opening, 0)];
        let mut acts = Vec::new();
        while let Some(&(world, next)) = path.last() {
            if found.len() >= most {
                break;
            }
            if next == 0 && ends.contains(&world) {
                found.push(acts.clone());
            }
            match onward.get(&world).and_then(|steps| steps.get(next)) {
                Some(&(act, to)) => {
                    path.last_mut().expect("it was just read").1 += 1;
                    acts.push(act);
                    path.push((to, 0));
                }
                None => {
                    path.pop();
                    acts.pop();
                }
            }
        }
        found
    }

    fn bytes(&self) -> usize {
        self.places.capacity() * 33 + self.edges.capacity() * 12
    }
}

/// Worlds still to be gone on from, nearest first: (at least so many events in all, found as this one) and the way.
#[derive(Debug, Default)]
struct Queue {
    /// By the least number of events in all, then by how many are still to come.
    rows: Vec<Vec<VecDeque<Step>>>,
    lowest: usize,
    count: usize,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    from: u32,
    act: u32,
    to: u32,
    depth: u32,
}

impl Queue {
    fn push(&mut self, left: usize, step: Step) {
        let whole = step.depth as usize + left;
        if self.rows.len() <= whole {
            self.rows.resize_with(whole + 1, Vec::new);
        }
        if self.rows[whole].len() <= left {
            self.rows[whole].resize_with(left + 1, VecDeque::new);
        }
        self.rows[whole][left].push_back(step);
        self.lowest = self.lowest.min(whole);
        self.count += 1;
    }

    /// The next step, with the least number of events in all.
    fn pop(&mut self) -> Option<(usize, Step)> {
        while self.lowest < self.rows.len() {
            for row in &mut self.rows[self.lowest] {
                if let Some(step) = row.pop_front() {
                    self.count -= 1;
                    return Some((self.lowest, step));
                }
            }
            self.lowest += 1;
        }
        None
    }
}

impl Search<'_> {
    /// Everything that can happen from a world, breadth first, and what endings it reaches. With `toward`, worlds are left
    /// out from which none of the endings can be reached in time, and stories end where all are.
    pub fn explore(&mut self, opening: u32, endings: &[usize], toward: bool) -> Outcome {
        let mut outcome = Outcome { endings: vec![Found::default(); endings.len()], ..Outcome::default() };
        let mut ways = Ways::start(opening);
        if let Err(stop) = self.explore_into(opening, endings, toward, &mut ways, &mut outcome) {
            outcome.stop = Some(stop);
        }
        outcome.seen = ways.places.keys().copied().collect();
        outcome.seen.sort_unstable();
        outcome
    }

    fn explore_into(
        &mut self,
        opening: u32,
        endings: &[usize],
        toward: bool,
        ways: &mut Ways,
        outcome: &mut Outcome,
    ) -> Work<()> {
        let mut layer = vec![opening];
        let mut left_out = false;
        self.look_for_endings(&layer, endings, ways, outcome);
        for depth in 1..=self.limits.events {
            let mut next = Vec::new();
            for &world in &layer {
                if toward && endings.iter().all(|&e| self.reaches(world, e)) {
                    continue; // stories end there
                }
                outcome.expanded += 1;
                for place in self.engine.open_acts(world) {
                    let act = self.engine.open_act(place);
                    if !self.engine.problem.acts[act as usize].searched || !self.engine.allowed(world, act) {
                        continue;
                    }
                    self.engine.operation()?;
                    let thought = self.limits.thought;
                    if toward {
                        // Where it leads costs less to find out than whether everybody has a reason.
                        if !self.reasons.all_conceivable(self.engine, act, None, world, thought) {
                            continue;
                        }
                        let after = self.engine.step(world, act)?;
                        let left = (self.limits.events - depth) as usize;
                        if !endings.iter().any(|&e| self.within(after, e, left)) {
                            left_out |= endings.iter().any(|&e| self.within(after, e, usize::MAX));
                            continue;
                        }
                    }
                    if !self.reasons.willing(self.engine, act, world, thought)? {
                        continue;
                    }
                    let after = self.engine.step(world, act)?;
                    if ways.add(world, act, after, depth) {
                        next.push(after);
                    }
                }
            }
            self.engine.kept_bytes = self.reasons.bytes() + ways.bytes();
            if next.is_empty() {
                outcome.exhausted = !left_out;
                return Ok(());
            }
            layer = next;
            self.look_for_endings(&layer, endings, ways, outcome);
            outcome.events = depth;
        }
        Ok(())
    }

    fn look_for_endings(&self, layer: &[u32], endings: &[usize], ways: &Ways, outcome: &mut Outcome) {
        for (found, &ending) in outcome.endings.iter_mut().zip(endings) {
            if found.story.is_some() {
                continue;
            }
            let reached = layer.iter().copied().filter(|&w| self.reaches(w, ending));
            for world in reached {
                found.story.get_or_insert_with(|| ways.story(world));
                found.ways = found.ways.saturating_add(ways.places[&world].ways);
            }
        }
    }

    fn within(&mut self, world: u32, ending: usize, most: usize) -> bool {
        self.reasons.bounds.distance(self.engine, world, ending).is_some_and(|least| least <= most)
    }

    fn reaches(&self, world: u32, ending: usize) -> bool {
        self.engine.space.holds(&self.engine.problem.endings[ending].condition, world)
    }

    /// A shortest story to an ending, how many there are, and up to `most` of them; or the proof that there is none.
    pub fn shortest(&mut self, opening: u32, ending: usize, most: usize) -> (Outcome, Vec<Vec<u32>>) {
        let mut outcome = Outcome { endings: vec![Found::default()], exhausted: true, ..Outcome::default() };
        let mut ways = Ways::start(opening);
        let found = self.shortest_into(opening, ending, most > 0, &mut ways, &mut outcome);
        let ends = match found {
            Ok(ends) => ends,
            Err(stop) => {
                outcome.stop = Some(stop);
                Vec::new()
            }
        };
        for &world in &ends {
            let found = &mut outcome.endings[0];
            found.story.get_or_insert_with(|| ways.story(world));
            found.ways = found.ways.saturating_add(ways.places[&world].ways);
        }
        let stories = if most > 0 { ways.stories(opening, &ends, most) } else { Vec::new() };
        (outcome, stories)
    }

    /// Stories to an ending from which nothing can be left out, shorter ones first, at most so many.
    pub fn every(&mut self, opening: u32, ending: usize, most: usize) -> (Outcome, Vec<Vec<u32>>) {
        let mut outcome = Outcome { endings: vec![Found::default()], ..Outcome::default() };
        let mut stories = Vec::new();
        let mut dead = Set::default();
        for length in 0..=self.limits.events {
            if self.within(opening, ending, length as usize) {
                let mut acts = Vec::new();
                let search =
                    self.every_of(opening, opening, ending, length, most, &mut acts, &mut dead, &mut stories);
                if let Err(stop) = search {
                    outcome.stop = Some(stop);
                    break;
                }
            }
            if stories.len() >= most {
                break;
            }
            outcome.events = length;
        }
        outcome.endings[0].ways = stories.len() as u64;
        outcome.endings[0].story =
            stories.first().map(|acts: &Vec<u32>| Story { acts: acts.clone(), unexplained: Vec::new() });
        (outcome, stories)
    }

    /// Put the stories that go on from a world by exactly so many acts into `stories`; whether any reaches the ending.
    #[allow(clippy::too_many_arguments)]
    fn every_of(
        &mut self,
        opening: u32,
        world: u32,
        ending: usize,
        left: u32,
        most: usize,
        acts: &mut Vec<u32>,
        dead: &mut Set<(u32, u32)>,
        stories: &mut Vec<Vec<u32>>,
    ) -> Work<bool> {
        if self.reaches(world, ending) {
            if left > 0 {
                return Ok(false); // a story ends where it reaches its ending
            }
            let story = Story { acts: acts.clone(), unexplained: Vec::new() };
            if self.shortened(opening, ending, story)?.acts.len() == acts.len() {
                stories.push(acts.clone());
            }
            return Ok(true);
        }
        if left == 0 || dead.contains(&(world, left)) {
            return Ok(false);
        }
        self.engine.operation()?;
        let mut any = false;
        for place in self.engine.open_acts(world) {
            let act = self.engine.open_act(place);
            if stories.len() >= most {
                return Ok(true);
            }
            if !self.engine.problem.acts[act as usize].searched
                || !self.engine.allowed(world, act)
                || !self.reasons.all_conceivable(self.engine, act, None, world, self.limits.thought)
            {
                continue;
            }
            let after = self.engine.step(world, act)?;
            if after == world
                || !self.within(after, ending, left as usize - 1)
                || !self.reasons.willing(self.engine, act, world, self.limits.thought)?
            {
                continue;
            }
            acts.push(act);
            any |= self.every_of(opening, after, ending, left - 1, most, acts, dead, stories)?;
            acts.pop();
        }
        if !any {
            dead.insert((world, left));
        }
        Ok(any)
    }

    /// The worlds in which shortest stories end; with `all`, every one.
    fn shortest_into(
        &mut self,
        opening: u32,
        ending: usize,
        all: bool,
        ways: &mut Ways,
        outcome: &mut Outcome,
    ) -> Work<Vec<u32>> {
        let bound = self.limits.events as usize;
        let mut ends = Vec::new();
        if self.reaches(opening, ending) {
            return Ok(vec![opening]);
        }
        let mut queue = Queue { lowest: usize::MAX, ..Queue::default() };
        let mut seen: Set<(u32, u32)> = Set::default();
        self.expand(opening, 0, ending, bound, &mut queue, outcome)?;
        let mut least = usize::MAX;
        while let Some((whole, step)) = queue.pop() {
            if whole > least {
                break;
            }
            outcome.events = outcome.events.max(whole as u32 - 1);
            self.engine.operation()?;
            let known = ways.places.get(&step.to).map(|p| p.depth);
            if known.is_some_and(|depth| depth < step.depth || depth == step.depth && !all) {
                continue;
            }
            if !self.reasons.willing(self.engine, step.act, step.from, self.limits.thought)? {
                continue;
            }
            if known.is_some_and(|depth| depth > step.depth) {
                ways.places.remove(&step.to);
            }
            let new = ways.add(step.from, step.act, step.to, step.depth);
            if self.reaches(step.to, ending) {
                if new {
                    ends.push(step.to);
                }
                least = step.depth as usize;
                if !all {
                    break;
                }
                continue;
            }
            if new && seen.insert((step.to, step.depth)) {
                self.expand(step.to, step.depth, ending, bound, &mut queue, outcome)?;
                self.engine.kept_bytes = self.reasons.bytes() + ways.bytes() + queue.count * 24;
            }
        }
        if ends.is_empty() {
            outcome.events = self.limits.events;
        }
        if all {
            self.recount(opening, ways);
        }
        Ok(ends)
    }

    /// Count ways again, by depth, since worlds were not reached in that order.
    fn recount(&self, opening: u32, ways: &mut Ways) {
        let mut order: Vec<(u32, u32)> = ways.places.iter().map(|(&w, p)| (p.depth, w)).collect();
        order.sort_unstable();
        for (_, world) in order {
            if world == opening {
                continue;
            }
            let (mut at, mut count) = (ways.places[&world].back, 0u64);
            while at != NONE {
                let edge = ways.edges[at as usize];
                count = count.saturating_add(ways.places[&edge.from].ways);
                at = edge.next;
            }
            ways.places.get_mut(&world).expect("it was listed").ways = count;
        }
    }

    /// Put in the queue what can follow from a world, as far as the ending may be reached from there in time.
    fn expand(
        &mut self,
        world: u32,
        depth: u32,
        ending: usize,
        bound: usize,
        queue: &mut Queue,
        outcome: &mut Outcome,
    ) -> Work<()> {
        outcome.expanded += 1;
        if depth as usize >= bound {
            outcome.exhausted = false;
            return Ok(());
        }
        for place in self.engine.open_acts(world) {
            let act = self.engine.open_act(place);
            let ready = &self.engine.problem.acts[act as usize];
            if !ready.searched || !self.engine.allowed(world, act) {
                continue;
            }
            if !self.reasons.all_conceivable(self.engine, act, None, world, self.limits.thought) {
                continue;
            }
            let after = self.engine.step(world, act)?;
            if after == world {
                continue;
            }
            let Some(left) = self.reasons.bounds.distance(self.engine, after, ending) else { continue };
            if depth as usize + 1 + left > bound {
                outcome.exhausted = false;
                continue;
            }
            queue.push(left, Step { from: world, act, to: after, depth: depth + 1 });
        }
        Ok(())
    }

    /// A story to an ending from which nothing can be left out; not always a shortest one.
    pub fn first(&mut self, opening: u32, ending: usize) -> Outcome {
        let mut outcome = Outcome { endings: vec![Found::default()], exhausted: true, ..Outcome::default() };
        let full = [self.limits.thought];
        let story = self.any(opening, ending, &mut outcome).and_then(|found| match found {
            // What is a reason for those who think less far need be none for those who think further.
            Some(story) if !self.is_explained(opening, &story)? => {
                self.guided(opening, ending, &full, &mut outcome)
            }
            found => Ok(found),
        });
        let story = story.and_then(|found| match found {
            Some(story) => self.shortened(opening, ending, story).map(Some),
            None => Ok(None),
        });
        match story {
            Ok(story) => {
                outcome.events = if story.is_none() { self.limits.events } else { 0 };
                outcome.endings[0].story = story;
            }
            Err(stop) => outcome.stop = Some(stop),
        }
        outcome
    }

    /// Any story: guided by what is new and nearest first in turn, each for a while that grows. Neither is better
    /// everywhere, what one works out serves the other, and so together they take little longer than the better one.
    fn any(&mut self, opening: u32, ending: usize, outcome: &mut Outcome) -> Work<Option<Story>> {
        let levels = levels(self.limits.thought);
        let outer = self.engine.watch.budget;
        let mut share = FIRST_SHARE;
        loop {
            for guided in [true, false] {
                let until = self.engine.watch.operations + share;
                self.engine.watch.budget = Some(outer.map_or(until, |most| most.min(until)));
                let found = if guided {
                    self.guided(opening, ending, &levels, outcome)
                } else {
                    self.nearest(opening, ending, outcome)
                };
                let spent = self.engine.watch.operations >= until;
                self.engine.watch.budget = outer;
                match found {
                    Err(Stop::Effort) if spent && !self.engine.watch.is_spent() => {}
                    found => return found,
                }
            }
            share = share.saturating_mul(4);
        }
    }

    /// A shortest story.
    fn nearest(&mut self, opening: u32, ending: usize, outcome: &mut Outcome) -> Work<Option<Story>> {
        let mut ways = Ways::start(opening);
        let ends = self.shortest_into(opening, ending, false, &mut ways, outcome)?;
        Ok(ends.first().map(|&end| ways.story(end)))
    }

    fn is_explained(&mut self, opening: u32, story: &Story) -> Work<bool> {
        let mut world = opening;
        for &act in &story.acts {
            if !self.reasons.willing(self.engine, act, world, self.limits.thought)? {
                return Ok(false);
            }
            world = self.engine.step(world, act)?;
        }
        Ok(true)
    }

    /// The story without what can be left out of it: the shortest selection of its acts that is a story to the ending.
    ///
    /// Which selections lead there at all is found first; reasons, which cost more, are asked along those alone.
    fn shortened(&mut self, opening: u32, ending: usize, story: Story) -> Work<Story> {
        let acts = &story.acts;
        // Before each act of the story, the worlds that selections of those before it lead to, and the world after
        // this one.
        let mut rows: Vec<Vec<(u32, Option<u32>)>> = Vec::new();
        let mut worlds = vec![opening];
        for &act in acts {
            let mut row = Vec::new();
            for &world in &worlds {
                let possible = self.engine.possible(world, act) && !self.reaches(world, ending);
                row.push((world, if possible { Some(self.engine.step(world, act)?) } else { None }));
            }
            let after: Vec<u32> = row.iter().filter_map(|&(_, after)| after).collect();
            for world in after {
                if !worlds.contains(&world) {
                    worlds.push(world);
                }
            }
            rows.push(row);
        }
        // From each of them the fewest acts of the rest that reach the ending.
        let mut fewest: Vec<Map<u32, u32>> = vec![Map::default(); acts.len() + 1];
        fewest[acts.len()] = worlds.iter().filter(|&&w| self.reaches(w, ending)).map(|&w| (w, 0)).collect();
        for (at, row) in rows.iter().enumerate().rev() {
            for &(world, after) in row {
                let skipped = fewest[at + 1].get(&world).copied();
                let taken = after.and_then(|w| fewest[at + 1].get(&w)).map(|n| n + 1);
                if let Some(least) = skipped.into_iter().chain(taken).min() {
                    fewest[at].insert(world, least);
                }
            }
        }
        let mut best = acts.clone();
        let mut chosen: Map<u32, Vec<u32>> = Map::default();
        chosen.insert(opening, Vec::new());
        for (at, (row, &act)) in rows.iter().zip(acts).enumerate() {
            let mut next: Vec<(u32, Vec<u32>)> = Vec::new();
            for &(world, after) in row {
                let (Some(selection), Some(after)) = (chosen.get(&world).cloned(), after) else { continue };
                let count = selection.len() + 1;
                let shorter =
                    fewest[at + 1].get(&after).is_some_and(|left| count + (*left as usize) < best.len());
                if !shorter
                    || chosen.get(&after).is_some_and(|known| known.len() <= count)
                    || !self.reasons.willing(self.engine, act, world, self.limits.thought)?
                {
                    continue;
                }
                let longer: Vec<u32> = selection.into_iter().chain([act]).collect();
                if self.reaches(after, ending) {
                    best = longer;
                } else {
                    next.push((after, longer));
                }
            }
            for (world, longer) in next {
                if chosen.get(&world).is_none_or(|known| longer.len() < known.len()) {
                    chosen.insert(world, longer);
                }
            }
        }
        Ok(Story { acts: best, unexplained: Vec::new() })
    }

    /// Any story to an ending, by worlds that have something new about them and are near it.
    ///
    /// That somebody has no reason is costly to prove, and the costlier the further people think. So acts are asked for
    /// reasons first with small limits, then with larger ones, and only those that nothing nearer is left of with the full
    /// ones.
    fn guided(
        &mut self,
        opening: u32,
        ending: usize,
        levels: &[Thought],
        outcome: &mut Outcome,
    ) -> Work<Option<Story>> {
        let bound = self.limits.events;
        if self.reaches(opening, ending) {
            return Ok(Some(Story { acts: Vec::new(), unexplained: Vec::new() }));
        }
        let mut ways = Ways::start(opening);
        let mut news = News::default();
        news.is_new(self.engine, opening);
        let mut heap: BinaryHeap<Reverse<Promise>> = BinaryHeap::new();
        let mut steps: Vec<Step> = Vec::new();
        let mut next = vec![(opening, 0)];
        loop {
            while let Some((world, depth)) = next.pop() {
                let mut queue = Queue { lowest: usize::MAX, ..Queue::default() };
                self.expand(world, depth, ending, bound as usize, &mut queue, outcome)?;
                while let Some((_, step)) = queue.pop() {
                    let known = ways.places.get(&step.to);
                    if known.is_some_and(|p| p.depth <= step.depth) {
                        continue;
                    }
                    let news = if news.is_new(self.engine, step.to) { 0 } else { NOTHING_NEW };
                    let near = self.reasons.bounds.estimate(self.engine, step.to, ending);
                    let number = steps.len() as u32;
                    heap.push(Reverse(Promise { rank: near + news, depth: step.depth, number, level: 0 }));
                    steps.push(step);
                }
            }
            let Some(Reverse(promise)) = heap.pop() else {
                return Ok(None);
            };
            let step = steps[promise.number as usize];
            self.engine.operation()?;
            let known = ways.places.get(&step.to).map(|p| p.depth);
            if known.is_some_and(|depth| depth <= step.depth) {
                continue;
            }
            if !self.reasons.willing(self.engine, step.act, step.from, levels[promise.level])? {
                if promise.level + 1 < levels.len() {
                    heap.push(Reverse(Promise {
                        rank: promise.rank + 1,
                        level: promise.level + 1,
                        ..promise
                    }));
                }
                continue;
            }
            if known.is_some() {
                ways.places.remove(&step.to);
            }
            ways.add(step.from, step.act, step.to, step.depth);
            if self.reaches(step.to, ending) {
                return Ok(Some(ways.story(step.to)));
            }
            next.push((step.to, step.depth));
            self.engine.kept_bytes = self.reasons.bytes() + ways.bytes() + steps.capacity() * 40;
        }
    }

    /// For each ending the story with the fewest acts that somebody does without a reason, shortest among those.
    pub fn forced(&mut self, opening: u32, endings: &[usize]) -> Outcome {
        let mut outcome = Outcome { endings: vec![Found::default(); endings.len()], ..Outcome::default() };
        let mut labels = Vec::new();
        if let Err(stop) = self.forced_into(opening, endings, &mut labels, &mut outcome) {
            outcome.stop = Some(stop);
        }
        outcome.seen = labels.iter().filter(|l| l.taken).map(|l| l.world).collect();
        outcome.seen.sort_unstable();
        outcome.seen.dedup();
        outcome
    }

    fn forced_into(
        &mut self,
        opening: u32,
        endings: &[usize],
        labels: &mut Vec<Label>,
        outcome: &mut Outcome,
    ) -> Work<()> {
        let mut wanted: Vec<usize> = (0..endings.len()).collect();
        let mut best: Map<u32, Vec<(u32, u32)>> = Map::default();
        let mut heap = Labels::new();
        let mut cut = false;
        let first =
            Label { holes: 0, length: 0, world: opening, back: NONE, act: NONE, hole: false, taken: false };
        self.push(first, endings, &wanted, &best, labels, &mut heap, &mut cut);
        while let Some(Reverse((_, _, _, number))) = heap.pop() {
            if wanted.is_empty() {
                break;
            }
            self.engine.operation()?;
            let label = labels[number as usize];
            if !label.hole && label.act != NONE {
                let from = labels[label.back as usize].world;
                if !self.reasons.willing(self.engine, label.act, from, self.limits.thought)? {
                    // It was taken to have a reason when it was put in; that is looked at only now.
                    let hole = Label { holes: label.holes + 1, hole: true, ..label };
                    self.push(hole, endings, &wanted, &best, labels, &mut heap, &mut cut);
                    continue;
                }
            }
            let known = best.entry(label.world).or_default();
            if known.iter().any(|&(holes, length)| holes <= label.holes && length <= label.length) {
                continue;
            }
            known.push((label.holes, label.length));
            labels[number as usize].taken = true;
            wanted.retain(|&at| {
                let reached = self.reaches(label.world, endings[at]);
                if reached {
                    outcome.endings[at].story = Some(unfold(labels, number));
                }
                !reached
            });
            outcome.expanded += 1;
            if label.length >= self.limits.events {
                cut = true;
                continue;
            }
            for place in self.engine.open_acts(label.world) {
                let act = self.engine.open_act(place);
                if !self.engine.problem.acts[act as usize].searched || !self.engine.allowed(label.world, act)
                {
                    continue;
                }
                let after = self.engine.step(label.world, act)?;
                if after != label.world {
                    let (holes, length) = (label.holes, label.length + 1);
                    let next =
                        Label { holes, length, world: after, back: number, act, hole: false, taken: false };
                    self.push(next, endings, &wanted, &best, labels, &mut heap, &mut cut);
                }
            }
            self.engine.kept_bytes = self.reasons.bytes() + labels.capacity() * 60 + best.capacity() * 40;
        }
        outcome.events = self.limits.events;
        outcome.exhausted = !cut || wanted.is_empty();
        Ok(())
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        label: Label,
        endings: &[usize],
        wanted: &[usize],
        best: &Map<u32, Vec<(u32, u32)>>,
        labels: &mut Vec<Label>,
        heap: &mut Labels,
        cut: &mut bool,
    ) {
        let known = best.get(&label.world);
        if known.is_some_and(|k| k.iter().any(|&(h, n)| h <= label.holes && n <= label.length)) {
            return;
        }
        let distances = wanted
            .iter()
            .filter_map(|&at| self.reasons.bounds.distance(self.engine, label.world, endings[at]));
        let left = (self.limits.events - label.length) as usize;
        match distances.min().filter(|&d| d <= left) {
            Some(least) => {
                let whole = label.length + least as u32;
                heap.push(Reverse((label.holes, whole, Reverse(label.length), labels.len() as u32)));
                labels.push(label);
            }
            None => *cut = true,
        }
    }
}

/// How a world was reached: with so many unexplained acts, in so many events, from where, by which act, and whether this
/// one is unexplained.
#[derive(Clone, Copy, Debug)]
struct Label {
    holes: u32,
    length: u32,
    world: u32,
    back: u32,
    act: u32,
    hole: bool,
    taken: bool,
}

fn unfold(labels: &[Label], last: u32) -> Story {
    let mut found = Vec::new();
    let mut at = last;
    while labels[at as usize].act != NONE {
        found.push((labels[at as usize].act, labels[at as usize].hole));
        at = labels[at as usize].back;
    }
    found.reverse();
    let holes = (0u32..).zip(&found).filter(|(_, (_, hole))| *hole).map(|(at, _)| at).collect();
    Story { acts: found.into_iter().map(|(act, _)| act).collect(), unexplained: holes }
}

/// How promising a step is: the lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Promise {
    /// About how many acts are still to come, more where nothing is new and where reasons were looked for in vain.
    rank: u32,
    depth: u32,
    number: u32,
    level: usize,
}

/// Operations for the first turn of each way to look for any story.
const FIRST_SHARE: u64 = 20_000;

/// What it counts, in acts still to come, that a world has nothing new about it.
const NOTHING_NEW: u32 = 2;

/// Limits from small ones to the full ones, by how much they cost to go through, nearly.
fn levels(full: Thought) -> Vec<Thought> {
    let mut levels: Vec<Thought> = Vec::new();
    for minds in 1..=full.minds {
        for horizon in 3..=full.horizon {
            levels.push(Thought { horizon, minds });
        }
    }
    levels.sort_by_key(|l| (u32::from(l.horizon) * u32::from(l.minds), l.minds));
    levels.retain(|&l| l != full);
    levels.push(full);
    levels
}

/// What has been seen of worlds: which value of which fluent, in the world or in somebody's mind.
#[derive(Default)]
struct News {
    seen: Set<(u32, u32)>,
    valuations: Set<(u32, u32)>,
}

impl News {
    /// Whether something about a world was never seen before.
    fn is_new(&mut self, engine: &Engine, world: u32) -> bool {
        let mut new = false;
        let people = engine.problem.people as u32;
        for who in 0..=people {
            let here = if who == people { world } else { engine.space.worlds.mind(world, who as usize) };
            let valuation = engine.space.worlds.valuation(here);
            if !self.valuations.insert((who, valuation)) {
                continue;
            }
            let packed = engine.space.valuations.get(valuation);
            for fluent in 0..engine.space.layout.len() as u32 {
                let code = engine.space.layout.get(packed, fluent);
                new |= self.seen.insert((fluent << 8 | who, code));
            }
        }
        new
    }
}
