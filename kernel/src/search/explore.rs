//! Breadth first through everything that can happen.

use super::*;

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
                    if toward {
                        // Where it leads costs less to find out than whether everybody has a reason.
                        if !self.may_be_willing(act, world)? {
                            continue;
                        }
                        let left = (self.limits.events - depth) as usize;
                        let mut nearest = None;
                        for &ending in endings {
                            let found = self.distance_after(world, place, ending)?;
                            nearest = nearest.into_iter().chain(found).min();
                        }
                        if nearest.is_none_or(|least| least > left) {
                            left_out |= nearest.is_some();
                            continue;
                        }
                    }
                    if !self.willing(act, world)? {
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
}
