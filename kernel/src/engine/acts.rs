//! What an event makes of a world and of everybody's mind.

use super::*;

impl Engine {
    pub(super) fn build(&mut self, root: Recipe, happening: Happening) -> Work<u32> {
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
    pub(super) fn changed(&mut self, valuation: u32, minds: &[u32], event: Event) -> Work<u32> {
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
}

pub(super) fn join(front: &[u8], back: Path) -> Path {
    let mut whole = front.to_vec();
    let mut rest = back;
    while let Some((person, further)) = rest.split() {
        whole.push(person);
        rest = further;
    }
    Path::new(&whole).expect("paths of conditions were measured when they were read")
}
