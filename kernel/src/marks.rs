//! Plain sets of small numbers, a bit to a number.

/// A set of small numbers.
pub(crate) type Marks = Vec<u64>;

/// The empty set of numbers below `count`.
pub(crate) fn none_of(count: usize) -> Marks {
    vec![0; count.div_ceil(64)]
}

pub(crate) fn mark(set: &mut Marks, number: u32) {
    set[(number >> 6) as usize] |= 1 << (number & 63);
}

pub(crate) fn unmark(set: &mut Marks, number: u32) {
    set[(number >> 6) as usize] &= !(1 << (number & 63));
}

pub(crate) fn marked(set: &Marks, number: u32) -> bool {
    set[(number >> 6) as usize] >> (number & 63) & 1 != 0
}

/// Whether two sets have anything in common.
pub(crate) fn meet(first: &Marks, second: &Marks) -> bool {
    first.iter().zip(second).any(|(a, b)| a & b != 0)
}

/// Put all of a set into another; whether any of it is new there.
pub(crate) fn join(into: &mut Marks, more: &Marks) -> bool {
    let mut grew = false;
    for (known, more) in into.iter_mut().zip(more) {
        grew |= more & !*known != 0;
        *known |= more;
    }
    grew
}
