//! The shortest stories to one ending, and all stories to it up to a length.

use super::*;

impl Search<'_> {
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

    /// The worlds in which shortest stories end; with `all`, every one.
    pub(super) fn shortest_into(
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
            let to = self.engine.step(step.from, step.act)?;
            let known = ways.places.get(&to).map(|p| p.depth);
            if to == step.from || known.is_some_and(|d| d < step.depth || d == step.depth && !all) {
                continue;
            }
            if !self.reasons.willing(self.engine, step.act, step.from, self.limits.thought)? {
                continue;
            }
            if known.is_some_and(|depth| depth > step.depth) {
                ways.places.remove(&to);
            }
            let new = ways.add(step.from, step.act, to, step.depth);
            if self.reaches(to, ending) {
                if new {
                    ends.push(to);
                }
                least = step.depth as usize;
                if !all {
                    break;
                }
                continue;
            }
            if new && seen.insert((to, step.depth)) {
                self.expand(to, step.depth, ending, bound, &mut queue, outcome)?;
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
                || !self.reasons.all_conceivable(self.engine, act, None, world, self.limits.thought)?
            {
                continue;
            }
            if self.distance_after(world, place, ending)?.is_none_or(|least| least > left as usize - 1)
                || !self.reasons.willing(self.engine, act, world, self.limits.thought)?
            {
                continue;
            }
            let after = self.engine.step(world, act)?;
            if after == world {
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
}
