//! Stories in which somebody does something without a reason, as few such acts as can be.

use super::*;
use crate::expression::Condition;

impl Search<'_> {
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
        self.enqueue(first, endings, &wanted, &best, labels, &mut heap, &mut cut);
        while let Some(Reverse((holes, whole, _, number))) = heap.pop() {
            let key = (holes, whole);
            if wanted.is_empty() {
                break;
            }
            self.engine.operation()?;
            let label = labels[number as usize];
            if let Some(rank) = self.rank(&label, endings, &wanted) {
                if rank > key {
                    // Endings that were nearer have been found since it was put in.
                    heap.push(Reverse((rank.0, rank.1, Reverse(label.length), number)));
                    continue;
                }
            } else {
                cut = true;
                continue;
            }
            if !label.hole && label.act != NONE {
                let from = labels[label.back as usize].world;
                if !self.willing(label.act, from)? {
                    // It was taken to have a reason when it was put in; that is looked at only now.
                    let hole = Label { holes: label.holes + 1, hole: true, ..label };
                    self.enqueue(hole, endings, &wanted, &best, labels, &mut heap, &mut cut);
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
                    self.enqueue(next, endings, &wanted, &best, labels, &mut heap, &mut cut);
                }
            }
            self.engine.kept_bytes = self.reasons.bytes() + labels.capacity() * 60 + best.capacity() * 40;
        }
        outcome.events = self.limits.events;
        outcome.exhausted = !cut || wanted.is_empty();
        Ok(())
    }

    #[allow(clippy::too_many_arguments)]
    fn enqueue(
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
        match self.rank(&label, endings, wanted) {
            Some((holes, whole)) => {
                heap.push(Reverse((holes, whole, Reverse(label.length), labels.len() as u32)));
                labels.push(label);
            }
            None => *cut = true,
        }
    }

    /// At least so many acts without a reason, and so many acts in all, has a story that goes on from here to an ending that
    /// is still wanted; none if none can be reached within the bound.
    fn rank(&mut self, label: &Label, endings: &[usize], wanted: &[usize]) -> Option<(u32, u32)> {
        let left = (self.limits.events - label.length) as usize;
        let least = wanted
            .iter()
            .filter_map(|&at| {
                let distance = self.reasons.bounds.distance(self.engine, label.world, endings[at])?;
                (distance <= left).then(|| (self.unreasoned(label.world, endings[at]), distance as u32))
            })
            .min()?;
        Some((label.holes + least.0, label.length + least.1))
    }

    fn unreasoned(&self, world: u32, ending: usize) -> u32 {
        let needed = self.engine.problem.foreseen.as_ref().and_then(|f| f.unreasoned.get(ending));
        let missing = |c: &&Condition| !self.engine.space.holds(c, world);
        needed.map_or(0, |all| all.iter().filter(missing).count() as u32)
    }
}

/// How a world was reached: with so many unexplained acts, in so many events, from where, by which act, and whether this
/// one is unexplained.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) holes: u32,
    pub(super) length: u32,
    pub(super) world: u32,
    pub(super) back: u32,
    pub(super) act: u32,
    pub(super) hole: bool,
    pub(super) taken: bool,
}

/// Labels still to be gone on from: unexplained acts, at least so many events in all, the longest first, a number.
pub(super) type Labels = BinaryHeap<Reverse<(u32, u32, Reverse<u32>, u32)>>;

pub(super) fn unfold(labels: &[Label], last: u32) -> Story {
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
