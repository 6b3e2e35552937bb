//! Worlds that lead back to one another: merged where they are alike, found by their shape.

use super::*;

impl Worlds {
    /// Nodes that lead back to one another: merge what is alike, then look the rest up by shape.
    pub(super) fn enter_cycle(&mut self, draft: &mut Draft, component: &[u32]) {
        for &node in component {
            for at in node as usize * self.people..(node as usize + 1) * self.people {
                draft.minds[at] = Self::target(draft, draft.minds[at]);
            }
        }
        // Classes by edge: nodes are marked, worlds are not, so an edge is a name for either.
        let class_of = self.alike(draft, component);
        let mut representatives: Map<u32, u32> = Map::default();
        for &(edge, class) in &class_of {
            let chosen = representatives.entry(class).or_insert(edge);
            if edge & DRAFTED == 0 {
                *chosen = edge;
            }
        }
        let classes: Map<u32, u32> = class_of.iter().copied().collect();
        let chosen_for = |edge: u32| classes.get(&edge).map_or(edge, |class| representatives[class]);
        for &node in component {
            for at in node as usize * self.people..(node as usize + 1) * self.people {
                draft.minds[at] = chosen_for(draft.minds[at]);
            }
        }
        let merged = component.iter().any(|&n| chosen_for(n | DRAFTED) & DRAFTED == 0);
        let kept: Vec<u32> =
            component.iter().copied().filter(|&n| chosen_for(n | DRAFTED) == n | DRAFTED).collect();
        if merged || kept.len() == 1 {
            // What is left may be no cycle any more, or the shortest one.
            for &node in component {
                let chosen = chosen_for(node | DRAFTED);
                if chosen & DRAFTED == 0 {
                    draft.entered[node as usize] = chosen;
                }
            }
            for &node in &kept {
                if draft.entered[node as usize] == ITSELF {
                    self.walk_components(draft, node);
                }
            }
        } else {
            self.enter_reduced(draft, &kept);
        }
        for &node in component {
            if draft.entered[node as usize] == ITSELF {
                let chosen = chosen_for(node | DRAFTED);
                draft.entered[node as usize] = Self::target(draft, chosen);
            }
        }
    }

    /// Nodes no two of which are alike, or like any world they lead to: find each by its shape, or make all.
    fn enter_reduced(&mut self, draft: &mut Draft, kept: &[u32]) {
        let shapes: Vec<Vec<u32>> = kept.iter().map(|&node| self.shape(draft, node)).collect();
        let mut missing = Vec::new();
        for (&node, shape) in kept.iter().zip(&shapes) {
            match self.by_shape.get(shape) {
                Some(&world) => draft.entered[node as usize] = world,
                None => missing.push(node),
            }
        }
        if missing.is_empty() {
            return;
        }
        let none = vec![ITSELF; self.people];
        for &node in &missing {
            draft.entered[node as usize] = self.make(draft.values[node as usize], &none);
        }
        for &node in &missing {
            let world = draft.entered[node as usize];
            for person in 0..self.people {
                let edge = draft.minds[node as usize * self.people + person];
                self.minds[world as usize * self.people + person] = Self::target(draft, edge);
            }
        }
        for (&node, shape) in kept.iter().zip(shapes) {
            if missing.contains(&node) {
                let world = draft.entered[node as usize];
                self.register(world);
                self.by_shape.insert(shape, world);
            }
        }
    }

    /// Class numbers such that two targets have the same one iff they are bisimilar.
    ///
    /// Existing worlds that the component leads to take part, since a new node may be an old world unrolled; if
    /// none of them has the valuation of a new node they cannot, and are left out.
    fn alike(&self, draft: &Draft, component: &[u32]) -> Vec<(u32, u32)> {
        let mut inside: Vec<u32> = component.iter().map(|&n| n | DRAFTED).collect();
        let mut outside = Vec::new();
        for &node in component {
            let edges = &draft.minds[node as usize * self.people..][..self.people];
            outside.extend(edges.iter().copied().filter(|e| e & DRAFTED == 0));
        }
        outside.sort_unstable();
        outside.dedup();
        let outside = self.reachable(outside);
        let valuations: crate::hash::Set<u32> = component.iter().map(|&n| draft.values[n as usize]).collect();
        if outside.iter().any(|&w| valuations.contains(&self.valuation(w))) {
            inside.extend(outside);
        }
        let place: Map<u32, usize> = inside.iter().enumerate().map(|(i, &e)| (e, i)).collect();
        let valuation_of = |edge: u32| match edge & DRAFTED {
            0 => self.valuation(edge),
            _ => draft.values[(edge & !DRAFTED) as usize],
        };
        let minds_of = |edge: u32| match edge & DRAFTED {
            0 => self.minds(edge),
            _ => &draft.minds[(edge & !DRAFTED) as usize * self.people..][..self.people],
        };
        let mut numbers: Map<u32, u32> = Map::default();
        let mut classes: Vec<u32> = Vec::with_capacity(inside.len());
        for &edge in &inside {
            let next = numbers.len() as u32;
            classes.push(*numbers.entry(valuation_of(edge)).or_insert(next));
        }
        let mut count = numbers.len();
        loop {
            let mut signatures: Map<Vec<u32>, u32> = Map::default();
            let mut refined = Vec::with_capacity(inside.len());
            for (at, &edge) in inside.iter().enumerate() {
                let mut signature = Vec::with_capacity(self.people + 1);
                signature.push(classes[at]);
                // A class of a member is marked, so that it is not taken for a world outside.
                signature.extend(
                    minds_of(edge).iter().map(|m| place.get(m).map_or(*m, |&i| classes[i] | DRAFTED)),
                );
                let next = signatures.len() as u32;
                refined.push(*signatures.entry(signature).or_insert(next));
            }
            classes = refined;
            if signatures.len() == count {
                return inside.into_iter().zip(classes).collect();
            }
            count = signatures.len();
        }
    }

    /// A key that two reduced graphs share iff they are the same from their roots on: nodes in the order met.
    fn shape(&self, draft: &Draft, root: u32) -> Vec<u32> {
        let mut order: Map<u32, u32> = Map::default();
        order.insert(root, 0);
        let mut queue = vec![root];
        let mut shape = Vec::new();
        let mut at = 0;
        while at < queue.len() {
            let node = queue[at];
            at += 1;
            shape.push(draft.values[node as usize]);
            for &edge in &draft.minds[node as usize * self.people..][..self.people] {
                if edge & DRAFTED == 0 {
                    shape.push(edge);
                    continue;
                }
                let node = edge & !DRAFTED;
                let next = order.len() as u32;
                let number = *order.entry(node).or_insert(next);
                if number == next {
                    queue.push(node);
                }
                shape.push(number | DRAFTED);
            }
        }
        shape
    }
}
