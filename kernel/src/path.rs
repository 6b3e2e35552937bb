//! Paths of minds: what the first believes that the second believes …

/// A path of at most eight minds, in one word: the first person in the lowest byte, one more than its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(u64);

/// The longest path.
pub const LONGEST: usize = 8;

/// The most people whose minds a path can tell apart.
pub const MOST_PEOPLE: usize = 255;

impl Path {
    /// The path through these minds; none if there are too many.
    pub fn new(people: &[u8]) -> Option<Path> {
        if people.len() > LONGEST {
            return None;
        }
        let word = people.iter().rev().fold(0, |word, &p| word << 8 | (u64::from(p) + 1));
        Some(Path(word))
    }

    /// Whether it leads nowhere.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whose mind comes first, and the rest of the path.
    pub fn split(self) -> Option<(u8, Path)> {
        (self.0 != 0).then(|| ((self.0 as u8) - 1, Path(self.0 >> 8)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_walked_in_order() {
        let path = Path::new(&[3, 0, 254]).unwrap();
        let (first, rest) = path.split().unwrap();
        let (second, rest) = rest.split().unwrap();
        let (third, rest) = rest.split().unwrap();
        assert_eq!((first, second, third, rest.is_empty()), (3, 0, 254, true));
        assert_eq!(Path::new(&[0; 9]), None);
        assert!(Path::new(&[]).unwrap().is_empty());
    }
}
