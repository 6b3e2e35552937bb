//! The states after 0, 1, … acts.

use super::*;

/// Events ready to be followed from state to state: which tests wait for which bit.
#[derive(Debug)]
pub(super) struct Relaxation {
    pub(super) gains: Vec<Gain>,
    /// Gains from this one on are those of reactions.
    pub(super) first_reaction: usize,
    /// Tests that wait for a bit, from `watch_start[bit]` to the next: each by the number of its gain and its own.
    pub(super) watchers: Vec<(u32, u32)>,
    pub(super) watch_start: Vec<u32>,
    pub(super) tests: usize,
    pub(super) unmet: Vec<u16>,
    /// Gains that more than bits decide on, or that bring more than bits.
    pub(super) special: Vec<bool>,
    pub(super) free: Vec<u32>,
}

impl Relaxation {
    pub(super) fn new(acts: Vec<Gain>, reactions: &[Gain], width: usize) -> Relaxation {
        let first_reaction = acts.len();
        let mut gains = acts;
        gains.extend(reactions.iter().cloned());
        let mut by_bit: Vec<Vec<(u32, u32)>> = vec![Vec::new(); width * 64];
        let mut tests = 0;
        for (number, gain) in gains.iter().enumerate() {
            for bits in &gain.tests {
                for &(word, mask) in bits {
                    for bit in (0..64).filter(|b| mask >> b & 1 != 0) {
                        by_bit[word as usize * 64 + bit].push((number as u32, tests));
                    }
                }
                tests += 1;
            }
        }
        let mut watch_start = vec![0];
        let mut watchers = Vec::new();
        for list in by_bit {
            watchers.extend(list);
            watch_start.push(watchers.len() as u32);
        }
        Relaxation {
            first_reaction,
            watchers,
            watch_start,
            tests: tests as usize,
            unmet: gains.iter().map(|g| g.tests.len() as u16).collect(),
            special: gains.iter().map(|g| !g.further.is_empty() || !g.numbers.is_empty()).collect(),
            free: (0..gains.len() as u32).filter(|&g| gains[g as usize].tests.is_empty()).collect(),
            gains,
        }
    }

    /// For each bit about how many acts it takes: those of its cheapest event and of all that this needs.
    pub(super) fn costs(&self, opening: &State) -> Vec<f32> {
        let mut costs = vec![f32::INFINITY; opening.bits.len() * 64];
        for (bit, cost) in costs.iter_mut().enumerate() {
            if opening.bits[bit / 64] >> (bit % 64) & 1 != 0 {
                *cost = 0.0;
            }
        }
        let mut moved = true;
        while moved {
            moved = false;
            for (number, gain) in self.gains.iter().enumerate() {
                let own = if number < self.first_reaction { 1.0 } else { 0.0 };
                let cost = own + gain.tests.iter().map(|bits| cheapest(bits, &costs)).sum::<f32>();
                if !cost.is_finite() {
                    continue;
                }
                let listed = gain.numbers.iter().filter_map(|(target, _)| match target {
                    Target::Listed(numbers) => Some(numbers.iter().map(|&(word, mask, _)| (word, mask))),
                    Target::Open(_) => None,
                });
                for (word, mask) in gain.bits.iter().copied().chain(listed.flatten()) {
                    let mut rest = mask;
                    while rest != 0 {
                        let bit = word as usize * 64 + rest.trailing_zeros() as usize;
                        rest &= rest - 1;
                        if cost < costs[bit] {
                            costs[bit] = cost;
                            moved = true;
                        }
                    }
                }
            }
        }
        costs
    }
}

/// Room for following events, kept from one time to the next.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) met: Vec<bool>,
    pub(super) unmet: Vec<u16>,
    /// Acts whose tests are met and which have not been taken yet.
    pub(super) acts: Vec<u32>,
    /// The same for reactions.
    pub(super) reactions: Vec<u32>,
    pub(super) special_acts: Vec<u32>,
    pub(super) special_reactions: Vec<u32>,
    pub(super) taking: Vec<u32>,
}

/// The states after 0, 1, … acts.
pub(super) struct Layers<'a> {
    pub(super) relaxation: &'a Relaxation,
    pub(super) room: &'a mut Room,
    pub(super) state: State,
    /// Bits have been added since this was last unset.
    grew: bool,
}

impl<'a> Layers<'a> {
    pub(super) fn new(opening: State, relaxation: &'a Relaxation, room: &'a mut Room) -> Layers<'a> {
        room.met.clear();
        room.met.resize(relaxation.tests, false);
        room.unmet.clone_from(&relaxation.unmet);
        for list in [&mut room.acts, &mut room.reactions, &mut room.special_acts, &mut room.special_reactions]
        {
            list.clear();
        }
        let state = State { bits: vec![0; opening.bits.len()], ranges: opening.ranges };
        let mut layers = Layers { relaxation, room, state, grew: false };
        for &gain in &relaxation.free {
            layers.open(gain);
        }
        for (word, mask) in opening.bits.into_iter().enumerate() {
            layers.set(word, mask);
        }
        layers.react();
        layers
    }

    /// All tests of a gain are met.
    fn open(&mut self, gain: u32) {
        let reaction = gain as usize >= self.relaxation.first_reaction;
        let list = match (reaction, self.relaxation.special[gain as usize]) {
            (false, false) => &mut self.room.acts,
            (true, false) => &mut self.room.reactions,
            (false, true) => &mut self.room.special_acts,
            (true, true) => &mut self.room.special_reactions,
        };
        list.push(gain);
    }

    /// Put bits into the state.
    #[inline]
    fn set(&mut self, word: usize, mask: u64) {
        let mut new = mask & !self.state.bits[word];
        self.state.bits[word] |= mask;
        self.grew |= new != 0;
        while new != 0 {
            let bit = word * 64 + new.trailing_zeros() as usize;
            new &= new - 1;
            let start = self.relaxation.watch_start[bit] as usize;
            let end = self.relaxation.watch_start[bit + 1] as usize;
            for place in start..end {
                let (gain, test) = self.relaxation.watchers[place];
                let met = &mut self.room.met[test as usize];
                if !*met {
                    *met = true;
                    self.room.unmet[gain as usize] -= 1;
                    if self.room.unmet[gain as usize] == 0 {
                        self.open(gain);
                    }
                }
            }
        }
    }

    fn take(&mut self, gain: u32) {
        let relaxation = self.relaxation;
        for &(word, mask) in &relaxation.gains[gain as usize].bits {
            self.set(word as usize, mask);
        }
    }

    /// What a gain with numbers brings, worked out in `from`; whether anything changed.
    fn take_numbers(&mut self, gain: u32, from: &State) -> bool {
        let relaxation = self.relaxation;
        let mut changed = false;
        for (target, span) in &relaxation.gains[gain as usize].numbers {
            let (low, high) = span.range(from);
            match target {
                Target::Listed(numbers) => {
                    for &(word, mask, number) in numbers {
                        if low <= number && number <= high && self.state.bits[word as usize] & mask == 0 {
                            changed = true;
                            self.set(word as usize, mask);
                        }
                    }
                }
                Target::Open(place) => {
                    let range = &mut self.state.ranges[*place as usize];
                    let wider = (range.0.min(low), range.1.max(high));
                    changed |= wider != *range;
                    *range = wider;
                }
            }
        }
        changed
    }

    /// Go on by an act; whether anything became possible.
    pub(super) fn advance(&mut self) -> bool {
        let mut taking = core::mem::take(&mut self.room.taking);
        taking.clear();
        taking.append(&mut self.room.acts);
        let before = (!self.room.special_acts.is_empty()).then(|| self.state.clone());
        let mut moved = !taking.is_empty();
        let specials = self.room.special_acts.len();
        for &gain in &taking {
            self.take(gain);
        }
        if let Some(before) = before {
            for place in 0..specials {
                let gain = self.room.special_acts[place];
                if self.relaxation.gains[gain as usize].further.iter().all(|t| t.can_hold(&before)) {
                    self.grew = false;
                    self.take(gain);
                    moved |= self.take_numbers(gain, &before) || self.grew;
                }
            }
        }
        self.room.taking = taking;
        if moved {
            self.react();
        }
        moved
    }

    /// Go on to the end; numbers that still grow are taken to grow for ever.
    pub(super) fn grow_for_ever(&mut self) {
        loop {
            let before = self.state.clone();
            if !self.advance() || before == self.state {
                return;
            }
            self.state.widen(&before);
        }
    }

    fn react(&mut self) {
        for round in 0.. {
            while let Some(gain) = self.room.reactions.pop() {
                self.take(gain);
            }
            if self.room.special_reactions.is_empty() {
                return;
            }
            let before = self.state.clone();
            for place in 0..self.room.special_reactions.len() {
                let gain = self.room.special_reactions[place];
                if self.relaxation.gains[gain as usize].further.iter().all(|t| t.can_hold(&before)) {
                    self.take(gain);
                    self.take_numbers(gain, &before);
                }
            }
            if round > MOST_ROUNDS {
                self.state.widen(&before);
            }
            if before == self.state {
                return;
            }
        }
    }
}

/// Rounds of reactions after which a number that still grows is taken to grow for ever.
pub(super) const MOST_ROUNDS: usize = 20;
