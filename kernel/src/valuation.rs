//! Valuations: a value for every fluent, packed into words, each stored once.

use crate::hash;
use crate::value::{Value, Values};
use hashbrown::HashTable;

/// Where a fluent lies in a packed valuation, and what its codes stand for.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    word: u32,
    shift: u32,
    mask: u64,
    first: u32,
    /// How many values it can have; 0 for one whose values cannot be listed.
    pub count: u32,
}

/// The slots of all fluents.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    slots: Vec<Slot>,
    listed: Vec<Value>,
    /// Words in a packed valuation.
    pub words: usize,
}

/// Bits of a code whose values cannot be listed: a number of [`Values`].
const OPEN_BITS: u32 = 32;

impl Layout {
    /// A layout for fluents with these values; no values mean that they cannot be listed.
    pub fn new(domains: &[Vec<Value>]) -> Layout {
        let mut layout = Layout::default();
        let (mut word, mut used) = (0, 0);
        for domain in domains {
            let count = domain.len() as u32;
            let bits = match count {
                0 => OPEN_BITS,
                1 => 0,
                _ => u32::BITS - (count - 1).leading_zeros(),
            };
            if used + bits > u64::BITS {
                word += 1;
                used = 0;
            }
            layout.slots.push(Slot {
                word,
                shift: used % u64::BITS,
                mask: (1 << bits) - 1,
                first: layout.listed.len() as u32,
                count,
            });
            layout.listed.extend(domain);
            used += bits;
        }
        layout.words = word as usize + 1;
        layout
    }

    /// The slot of a fluent.
    pub fn slot(&self, fluent: u32) -> Slot {
        self.slots[fluent as usize]
    }

    /// How many fluents there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are no fluents at all.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The values a fluent can have; none if they cannot be listed.
    pub fn domain(&self, fluent: u32) -> &[Value] {
        let slot = self.slot(fluent);
        &self.listed[slot.first as usize..][..slot.count as usize]
    }

    /// The code of a fluent in a packed valuation.
    #[inline]
    pub fn get(&self, packed: &[u64], fluent: u32) -> u32 {
        let slot = self.slots[fluent as usize];
        (packed[slot.word as usize] >> slot.shift & slot.mask) as u32
    }

    /// Put a code into a packed valuation.
    #[inline]
    pub fn set(&self, packed: &mut [u64], fluent: u32, code: u32) {
        let slot = self.slots[fluent as usize];
        let word = &mut packed[slot.word as usize];
        *word = *word & !(slot.mask << slot.shift) | u64::from(code) << slot.shift;
    }

    /// The word, the mask there, and the word's content that say that a fluent has a code.
    pub fn test(&self, fluent: u32, code: u32) -> (u32, u64, u64) {
        let slot = self.slots[fluent as usize];
        (slot.word, slot.mask << slot.shift, u64::from(code) << slot.shift)
    }

    /// The fluents that lie in a word, but for those with one value, which may lie in any.
    pub fn of_word(&self, word: u32) -> impl Iterator<Item = u32> + '_ {
        // Words are filled one after the other.
        let start = self.slots.partition_point(|slot| slot.word < word);
        let slots = self.slots[start..].iter().take_while(move |slot| slot.word == word);
        (start as u32..).zip(slots).filter(|(_, slot)| slot.mask != 0).map(|(fluent, _)| fluent)
    }

    /// What a code stands for.
    #[inline]
    pub fn value(&self, values: &Values, fluent: u32, code: u32) -> Value {
        let slot = self.slots[fluent as usize];
        if slot.count == 0 {
            values.get(code)
        } else {
            self.listed[(slot.first + code) as usize]
        }
    }

    /// The code of a value; none if it is not among those the fluent can have.
    pub fn code(&self, values: &mut Values, fluent: u32, value: Value) -> Option<u32> {
        if self.slot(fluent).count == 0 {
            return Some(values.number_of(value));
        }
        self.domain(fluent).iter().position(|v| *v == value).map(|code| code as u32)
    }
}

/// All valuations met so far, by number.
#[derive(Debug)]
pub struct Valuations {
    width: usize,
    packed: Vec<u64>,
    known: HashTable<u32>,
}

impl Valuations {
    /// A store for valuations of so many words.
    pub fn new(width: usize) -> Valuations {
        Valuations { width, packed: Vec::new(), known: HashTable::new() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.packed.len() / self.width
    }

    /// Whether there are none yet.
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }

    /// The words of a valuation.
    #[inline]
    pub fn get(&self, number: u32) -> &[u64] {
        &self.packed[number as usize * self.width..][..self.width]
    }

    /// The number of a valuation; it gets one when it is first met.
    pub fn number_of(&mut self, words: &[u64]) -> u32 {
        let Valuations { width, packed, known } = self;
        let width = *width;
        let hash = hash::of_words(words);
        let words_of = |n: u32, packed: &[u64]| packed[n as usize * width..][..width] == *words;
        if let Some(&number) = known.find(hash, |&n| words_of(n, packed)) {
            return number;
        }
        let number = (packed.len() / width) as u32;
        packed.extend_from_slice(words);
        known.insert_unique(hash, number, |&n| hash::of_words(&packed[n as usize * width..][..width]));
        number
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.packed.capacity() * 8 + self.known.capacity() * 5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() {
        let many: Vec<Value> = (0..70).map(Value::Thing).collect();
        let domains = vec![vec![Value::No, Value::Yes]; 60]
            .into_iter()
            .chain([many, vec![], vec![Value::Unknown]])
            .collect::<Vec<_>>();
        let (layout, mut values) = (Layout::new(&domains), Values::default());
        let mut packed = vec![0; layout.words];
        for fluent in 0..60 {
            layout.set(&mut packed, fluent, fluent % 2);
        }
        let code = layout.code(&mut values, 60, Value::Thing(69)).unwrap();
        layout.set(&mut packed, 60, code);
        let open = layout.code(&mut values, 61, Value::Number(2.5)).unwrap();
        layout.set(&mut packed, 61, open);
        for fluent in 0..60 {
            assert_eq!(layout.get(&packed, fluent), fluent % 2);
        }
        assert_eq!(layout.value(&values, 60, layout.get(&packed, 60)), Value::Thing(69));
        assert_eq!(layout.value(&values, 61, layout.get(&packed, 61)), Value::Number(2.5));
        assert_eq!(layout.value(&values, 62, layout.get(&packed, 62)), Value::Unknown);
        assert_eq!(layout.code(&mut values, 60, Value::Thing(70)), None);
    }

    #[test]
    fn equal_valuations_share_a_number() {
        let mut store = Valuations::new(2);
        let first = store.number_of(&[1, 2]);
        let second = store.number_of(&[2, 1]);
        assert_ne!(first, second);
        assert_eq!(store.number_of(&[1, 2]), first);
        assert_eq!(store.get(second), [2, 1]);
        assert_eq!(store.len(), 2);
    }
}
