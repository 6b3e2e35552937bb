//! Any story to one ending, soon; and what can be left out of it.

use super::*;

impl Search<'_> {
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
    pub(super) fn shortened(&mut self, opening: u32, ending: usize, story: Story) -> Work<Story> {
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
        let mut steps: Vec<(Step, u32)> = Vec::new();
        let mut next = vec![(opening, 0)];
        loop {
            while let Some((world, depth)) = next.pop() {
                let mut queue = Queue { lowest: usize::MAX, ..Queue::default() };
                self.expand(world, depth, ending, bound as usize, &mut queue, outcome)?;
                while let Some((_, step)) = queue.pop() {
                    let to = self.engine.step(step.from, step.act)?;
                    if to == world || ways.places.get(&to).is_some_and(|p| p.depth <= step.depth) {
                        continue;
                    }
                    let news = if news.is_new(self.engine, to) { 0 } else { NOTHING_NEW };
                    let near = self.reasons.bounds.estimate(self.engine, to, ending);
                    let number = steps.len() as u32;
                    heap.push(Reverse(Promise { rank: near + news, depth: step.depth, number, level: 0 }));
                    steps.push((step, to));
                }
            }
            let Some(Reverse(promise)) = heap.pop() else {
                return Ok(None);
            };
            let (step, to) = steps[promise.number as usize];
            self.engine.operation()?;
            let known = ways.places.get(&to).map(|p| p.depth);
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
                ways.places.remove(&to);
            }
            ways.add(step.from, step.act, to, step.depth);
            if self.reaches(to, ending) {
                return Ok(Some(ways.story(to)));
            }
            next.push((to, step.depth));
            self.engine.kept_bytes = self.reasons.bytes() + ways.bytes() + steps.capacity() * 40;
        }
    }
}

/// How promising a step is: the lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Promise {
    /// About how many acts are still to come, more where nothing is new and where reasons were looked for in vain.
    pub(super) rank: u32,
    pub(super) depth: u32,
    pub(super) number: u32,
    pub(super) level: usize,
}

/// Operations for the first turn of each way to look for any story.
pub(super) const FIRST_SHARE: u64 = 20_000;

/// What it counts, in acts still to come, that a world has nothing new about it.
pub(super) const NOTHING_NEW: u32 = 2;

/// Limits from small ones to the full ones, by how much they cost to go through, nearly.
pub(super) fn levels(full: Thought) -> Vec<Thought> {
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
pub(super) struct News {
    pub(super) seen: Set<(u32, u32)>,
    pub(super) valuations: Set<(u32, u32)>,
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
