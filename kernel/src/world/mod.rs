//! Worlds: a valuation, and for every person the world they believe in; equal worlds share a number.
//!
//! A world is a node of a graph with an edge to a world for each person, which may be the world itself or lead
//! back to it. Two worlds that nobody could tell apart by looking at values at any depth (bisimilar ones) always
//! have the same number. New worlds are drafted as a [`Draft`] of nodes that lead to one another and to existing
//! worlds; [`Worlds::enter`] finds the strongly connected components (Tarjan 1972), merges what is alike by
//! refining partitions, and finds or makes each world.

mod cycles;

use crate::hash::{self, Map};
use hashbrown::HashTable;

/// Marks an edge to a node of the draft at hand, not to an existing world.
pub const DRAFTED: u32 = 1 << 31;

/// Stands in a key for the world itself.
const ITSELF: u32 = u32::MAX;

/// Nodes that are going to be worlds.
#[derive(Debug, Default)]
pub struct Draft {
    /// The valuation of each node.
    pub values: Vec<u32>,
    /// The edges of all nodes, person by person: a world, or a node marked [`DRAFTED`].
    pub minds: Vec<u32>,
    /// The world of each node, once it has been entered.
    pub entered: Vec<u32>,
}

impl Draft {
    /// Take all nodes out.
    pub fn clear(&mut self) {
        self.values.clear();
        self.minds.clear();
        self.entered.clear();
    }

    /// A new node without edges yet; its number.
    pub fn add(&mut self, valuation: u32, people: usize) -> u32 {
        let node = self.values.len() as u32;
        self.values.push(valuation);
        self.minds.resize(self.minds.len() + people, ITSELF);
        node
    }
}

/// All worlds, by number, in the order of making.
#[derive(Debug)]
pub struct Worlds {
    people: usize,
    values: Vec<u32>,
    minds: Vec<u32>,
    by_parts: HashTable<u32>,
    by_parts_with_itself: HashTable<u32>,
    by_shape: Map<Vec<u32>, u32>,
    walk: Walk,
}

#[derive(Debug, Default)]
struct Walk {
    index: Vec<u32>,
    low: Vec<u32>,
    on_stack: Vec<bool>,
    stack: Vec<u32>,
    work: Vec<(u32, u32)>,
    key: Vec<u32>,
}

impl Worlds {
    /// A store of worlds for so many people.
    pub fn new(people: usize) -> Worlds {
        Worlds {
            people,
            values: Vec::new(),
            minds: Vec::new(),
            by_parts: HashTable::new(),
            by_parts_with_itself: HashTable::new(),
            by_shape: Map::default(),
            walk: Walk::default(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none yet.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The valuation of a world.
    #[inline]
    pub fn valuation(&self, world: u32) -> u32 {
        self.values[world as usize]
    }

    /// The world somebody believes in.
    #[inline]
    pub fn mind(&self, world: u32, person: usize) -> u32 {
        self.minds[world as usize * self.people + person]
    }

    /// The worlds everybody believes in.
    #[inline]
    pub fn minds(&self, world: u32) -> &[u32] {
        &self.minds[world as usize * self.people..][..self.people]
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        let shapes = self.by_shape.capacity() * 32;
        (self.values.capacity() + self.minds.capacity()) * 4
            + (self.by_parts.capacity() + self.by_parts_with_itself.capacity()) * 5
            + shapes
    }

    /// The world and all that can be reached from it, in the order met.
    pub fn around(&self, world: u32) -> Vec<u32> {
        self.reachable(vec![world])
    }

    fn reachable(&self, mut found: Vec<u32>) -> Vec<u32> {
        found.dedup();
        let mut seen: crate::hash::Set<u32> = found.iter().copied().collect();
        let mut at = 0;
        while at < found.len() {
            for &mind in self.minds(found[at]) {
                if seen.insert(mind) {
                    found.push(mind);
                }
            }
            at += 1;
        }
        found
    }

    // --- finding and making

    fn find(&self, valuation: u32, minds: &[u32], with_itself: bool) -> Option<u32> {
        let table = if with_itself { &self.by_parts_with_itself } else { &self.by_parts };
        let hash = hash::of_numbers(valuation, minds.iter().copied());
        let same = |&world: &u32| {
            self.valuation(world) == valuation
                && self.minds(world).iter().zip(minds).all(|(&mind, &wanted)| {
                    mind == wanted || with_itself && wanted == ITSELF && mind == world
                })
        };
        table.find(hash, same).copied()
    }

    /// A new world, not yet to be found; [`ITSELF`] stands for the world itself.
    fn make(&mut self, valuation: u32, minds: &[u32]) -> u32 {
        let world = self.values.len() as u32;
        self.values.push(valuation);
        self.minds.extend(minds.iter().map(|&m| if m == ITSELF { world } else { m }));
        world
    }

    /// Make a world to be found by the worlds it leads to and, if it leads to itself, with itself unnamed.
    fn register(&mut self, world: u32) {
        let Worlds { people, values, minds, by_parts, by_parts_with_itself, .. } = self;
        let minds_of = |w: u32| &minds[w as usize * *people..][..*people];
        let plain = |&w: &u32| hash::of_numbers(values[w as usize], minds_of(w).iter().copied());
        by_parts.insert_unique(plain(&world), world, plain);
        if minds_of(world).contains(&world) {
            let unnamed = |&w: &u32| {
                let key = minds_of(w).iter().map(|&m| if m == w { ITSELF } else { m });
                hash::of_numbers(values[w as usize], key)
            };
            by_parts_with_itself.insert_unique(unnamed(&world), world, unnamed);
        }
    }

    /// The world with this valuation, in which people believe in these existing worlds.
    pub fn of(&mut self, valuation: u32, minds: &[u32]) -> u32 {
        if let Some(world) = self.find(valuation, minds, false) {
            return world;
        }
        let world = self.make(valuation, minds);
        self.register(world);
        world
    }

    /// Find or make the world of every node that can be reached from `root`, a node of the draft.
    pub fn enter(&mut self, draft: &mut Draft, root: u32) -> u32 {
        draft.entered.resize(draft.values.len(), ITSELF);
        if draft.entered[root as usize] == ITSELF {
            self.walk_components(draft, root);
        }
        draft.entered[root as usize]
    }

    /// Where an edge leads, as far as it is known: to a world, or to a node not yet entered.
    fn target(draft: &Draft, edge: u32) -> u32 {
        if edge & DRAFTED != 0 && edge != ITSELF {
            let entered = draft.entered[(edge & !DRAFTED) as usize];
            if entered != ITSELF {
                return entered;
            }
        }
        edge
    }

    fn walk_components(&mut self, draft: &mut Draft, root: u32) {
        let mut walk = core::mem::take(&mut self.walk);
        let nodes = draft.values.len();
        walk.index.clear();
        walk.index.resize(nodes, ITSELF);
        walk.low.clear();
        walk.low.resize(nodes, 0);
        walk.on_stack.clear();
        walk.on_stack.resize(nodes, false);
        let mut count = 0;
        let enter = |walk: &mut Walk, node: u32, count: &mut u32| {
            walk.index[node as usize] = *count;
            walk.low[node as usize] = *count;
            *count += 1;
            walk.stack.push(node);
            walk.on_stack[node as usize] = true;
            walk.work.push((node, 0));
        };
        enter(&mut walk, root, &mut count);
        while let Some(&(node, next)) = walk.work.last() {
            if (next as usize) < self.people {
                walk.work.last_mut().expect("it was just read").1 += 1;
                let edge = draft.minds[node as usize * self.people + next as usize];
                if edge & DRAFTED == 0 {
                    continue;
                }
                let target = edge & !DRAFTED;
                if draft.entered[target as usize] != ITSELF {
                    continue;
                }
                if walk.index[target as usize] == ITSELF {
                    enter(&mut walk, target, &mut count);
                } else if walk.on_stack[target as usize] {
                    let low = walk.index[target as usize].min(walk.low[node as usize]);
                    walk.low[node as usize] = low;
                }
                continue;
            }
            walk.work.pop();
            if let Some(&(above, _)) = walk.work.last() {
                let low = walk.low[node as usize].min(walk.low[above as usize]);
                walk.low[above as usize] = low;
            }
            if walk.low[node as usize] == walk.index[node as usize] {
                let at = walk.stack.iter().rposition(|&n| n == node).expect("a root is on the stack");
                for &n in &walk.stack[at..] {
                    walk.on_stack[n as usize] = false;
                }
                if walk.stack.len() - at == 1 {
                    walk.stack.pop();
                    self.enter_single(draft, node, &mut walk.key);
                } else {
                    let component = walk.stack.split_off(at);
                    // Entering a cycle may walk again, with a walk of its own.
                    let outer = core::mem::take(&mut walk);
                    self.enter_cycle(draft, &component);
                    walk = outer;
                }
            }
        }
        self.walk = walk;
    }

    /// A node that leads nowhere back but perhaps to itself.
    fn enter_single(&mut self, draft: &mut Draft, node: u32, key: &mut Vec<u32>) {
        let valuation = draft.values[node as usize];
        let edges = &draft.minds[node as usize * self.people..][..self.people];
        key.clear();
        key.extend(edges.iter().map(|&e| if e == node | DRAFTED { ITSELF } else { Self::target(draft, e) }));
        let with_itself = key.contains(&ITSELF);
        if with_itself {
            // It may be a world it leads to, unrolled once.
            for &mind in key.iter().filter(|&&m| m != ITSELF) {
                let unrolled = self.valuation(mind) == valuation
                    && self
                        .minds(mind)
                        .iter()
                        .zip(key.iter())
                        .all(|(&m, &k)| m == if k == ITSELF { mind } else { k });
                if unrolled {
                    draft.entered[node as usize] = mind;
                    return;
                }
            }
        }
        let world = self.find(valuation, key, with_itself).unwrap_or_else(|| {
            let world = self.make(valuation, key);
            self.register(world);
            world
        });
        draft.entered[node as usize] = world;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Classes of the nodes of a graph by plain refinement: the same class iff bisimilar.
    fn plain_classes(values: &[u32], minds: &[Vec<usize>]) -> Vec<usize> {
        let mut classes: Vec<usize> = values.iter().map(|&v| v as usize).collect();
        for _ in 0..values.len() {
            let signatures: Vec<(usize, Vec<usize>)> = (0..values.len())
                .map(|n| (classes[n], minds[n].iter().map(|&m| classes[m]).collect()))
                .collect();
            classes = signatures
                .iter()
                .map(|s| signatures.iter().position(|t| t == s).expect("it is there"))
                .collect();
        }
        classes
    }

    fn entered(worlds: &mut Worlds, values: &[u32], minds: &[Vec<usize>], from: usize) -> Vec<u32> {
        let mut draft = Draft::default();
        for (node, &value) in values.iter().enumerate() {
            draft.add(value, minds[node].len());
        }
        for (node, edges) in minds.iter().enumerate() {
            for (person, &edge) in edges.iter().enumerate() {
                draft.minds[node * edges.len() + person] = edge as u32 | DRAFTED;
            }
        }
        let order = (0..values.len()).map(|i| (i + from) % values.len());
        for root in order {
            worlds.enter(&mut draft, root as u32);
        }
        draft.entered
    }

    proptest! {
        #[test]
        fn equal_worlds_are_one(
            (values, minds) in (1usize..9).prop_flat_map(|n| (
                proptest::collection::vec(0u32..3, n),
                proptest::collection::vec(proptest::collection::vec(0..n, 2), n),
            )),
            from in 0usize..9,
        ) {
            let classes = plain_classes(&values, &minds);
            let mut worlds = Worlds::new(2);
            let first = entered(&mut worlds, &values, &minds, 0);
            for a in 0..values.len() {
                for b in 0..values.len() {
                    prop_assert_eq!(first[a] == first[b], classes[a] == classes[b]);
                }
                prop_assert_eq!(worlds.valuation(first[a]), values[a]);
                for person in 0..2 {
                    prop_assert_eq!(worlds.mind(first[a], person), first[minds[a][person]]);
                }
            }
            // Entered again, from another node: nothing new.
            let count = worlds.len();
            prop_assert_eq!(entered(&mut worlds, &values, &minds, from), first);
            prop_assert_eq!(worlds.len(), count);
        }

        #[test]
        fn worlds_built_upon_worlds_are_one_too(
            (values, minds) in (2usize..8).prop_flat_map(|n| (
                proptest::collection::vec(0u32..2, n),
                proptest::collection::vec(proptest::collection::vec(0..n, 2), n),
            )),
            cut in 0usize..8,
        ) {
            // Some nodes exist before the others are drafted as leading to them.
            let mut worlds = Worlds::new(2);
            let all = entered(&mut worlds, &values, &minds, 0);
            let mut later = Draft::default();
            let kept: Vec<usize> = (0..values.len()).filter(|n| n % 8 >= cut % 3).collect();
            let place = |n: usize| kept.iter().position(|&k| k == n);
            for &node in &kept {
                later.add(values[node], 2);
            }
            for (at, &node) in kept.iter().enumerate() {
                for (person, &edge) in minds[node].iter().enumerate() {
                    later.minds[at * 2 + person] = place(edge).map_or(all[edge], |p| p as u32 | DRAFTED);
                }
            }
            let count = worlds.len();
            for (at, &node) in kept.iter().enumerate() {
                prop_assert_eq!(worlds.enter(&mut later, at as u32), all[node]);
            }
            prop_assert_eq!(worlds.len(), count);
        }
    }
}
