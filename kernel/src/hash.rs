//! Hashing for keys of our own making, quick and the same on every run.

use core::hash::{BuildHasherDefault, Hasher};

/// A map from small keys.
pub type Map<K, V> = hashbrown::HashMap<K, V, BuildHasherDefault<Mixer>>;

/// A set of small keys.
pub type Set<K> = hashbrown::HashSet<K, BuildHasherDefault<Mixer>>;

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Folds words into one by multiplication. Nobody outside chooses the keys, so nothing stronger is needed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mixer(u64);

impl Mixer {
    #[inline]
    fn word(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word ^ FACTOR) * u128::from(FACTOR ^ word.rotate_left(32));
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.word(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.word(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.word(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.word(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.word(number as u64);
    }
}

/// The hash of a row of words.
#[inline]
pub fn of_words(words: &[u64]) -> u64 {
    let mut mixer = Mixer(words.len() as u64);
    for &word in words {
        mixer.word(word);
    }
    mixer.0
}

/// The hash of a number and a row of numbers.
#[inline]
pub fn of_numbers(first: u32, rest: impl Iterator<Item = u32>) -> u64 {
    let mut mixer = Mixer(u64::from(first));
    let mut rest = rest;
    while let Some(one) = rest.next() {
        let other = rest.next().unwrap_or(u32::MAX - 1);
        mixer.word(u64::from(one) << 32 | u64::from(other));
    }
    mixer.0
}
