//! Sets of small numbers, each stored once, so that a set is a number itself.

use crate::hash::Map;

/// The set of nothing.
pub const EMPTY: u32 = 0;

/// All sets met so far.
#[derive(Debug)]
pub struct Sets {
    all: Vec<Box<[u32]>>,
    known: Map<Box<[u32]>, u32>,
    members: usize,
}

impl Default for Sets {
    fn default() -> Sets {
        let mut sets = Sets { all: Vec::new(), known: Map::default(), members: 0 };
        assert_eq!(sets.of(Vec::new()), EMPTY);
        sets
    }
}

impl Sets {
    /// The set of these, in any order.
    pub fn of(&mut self, mut members: Vec<u32>) -> u32 {
        members.sort_unstable();
        members.dedup();
        if let Some(&known) = self.known.get(&members[..]) {
            return known;
        }
        let number = self.all.len() as u32;
        let members: Box<[u32]> = members.into();
        self.members += members.len();
        self.all.push(members.clone());
        self.known.insert(members, number);
        number
    }

    /// The set with one more.
    pub fn with(&mut self, set: u32, member: u32) -> u32 {
        let mut members = self.all[set as usize].to_vec();
        members.push(member);
        self.of(members)
    }

    /// Whether it is in the set.
    #[inline]
    pub fn holds(&self, set: u32, member: u32) -> bool {
        set != EMPTY && self.all[set as usize].contains(&member)
    }

    /// Bytes in use, nearly.
    pub fn bytes(&self) -> usize {
        self.members * 8 + self.all.len() * 48
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sets_have_one_number() {
        let mut sets = Sets::default();
        let both = sets.of(vec![7, 3, 7]);
        assert_eq!(sets.of(vec![3, 7]), both);
        let seven = sets.of(vec![7]);
        assert_eq!(sets.with(seven, 3), both);
        assert!(sets.holds(both, 3) && !sets.holds(seven, 3) && !sets.holds(EMPTY, 3));
        assert_eq!(sets.of(Vec::new()), EMPTY);
    }
}
