//! Values, how two of them compare and combine, and their numbers.

use crate::hash::Map;

/// What a fact can hold.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Nobody can tell.
    Unknown,
    /// No.
    No,
    /// Yes.
    Yes,
    /// Somebody or something, by number.
    Thing(u32),
    /// A number; never NaN, and never minus zero.
    Number(f64),
}

impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Value {}

impl Value {
    /// The value of a truth.
    pub fn of(so: bool) -> Value {
        if so {
            Value::Yes
        } else {
            Value::No
        }
    }

    /// A number, minus zero made zero and what is none made unknown.
    pub fn number(value: f64) -> Value {
        if value.is_nan() {
            Value::Unknown
        } else {
            Value::Number(value + 0.0)
        }
    }

    fn key(self) -> (u8, u64) {
        match self {
            Value::Unknown => (0, 0),
            Value::No => (1, 0),
            Value::Yes => (2, 0),
            Value::Thing(number) => (3, u64::from(number)),
            Value::Number(value) => (4, value.to_bits()),
        }
    }
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The same value.
    Same,
    /// Not the same value.
    Other,
    /// A smaller number.
    Less,
    /// A smaller number, or the same value of any kind.
    AtMost,
    /// A larger number.
    More,
    /// A larger number, or the same value of any kind.
    AtLeast,
}

impl Order {
    /// Whether two values stand in this relation. Apart from sameness, only numbers do.
    pub fn holds(self, left: Value, right: Value) -> bool {
        match self {
            Order::Same => left == right,
            Order::Other => left != right,
            Order::Less | Order::More => self.of_numbers(left, right),
            Order::AtMost | Order::AtLeast => left == right || self.of_numbers(left, right),
        }
    }

    fn of_numbers(self, left: Value, right: Value) -> bool {
        match (left, right) {
            (Value::Number(a), Value::Number(b)) => match self {
                Order::Less | Order::AtMost => a < b,
                _ => a > b,
            },
            _ => false,
        }
    }
}

/// How two numbers are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Their sum.
    Plus,
    /// Their difference.
    Minus,
    /// Their product; zero where either is.
    Times,
    /// Their quotient; unknown where the second is zero.
    By,
}

impl Operation {
    /// The two numbers combined; unknown if either is not a number.
    pub fn of(self, left: Value, right: Value) -> Value {
        match (left, right) {
            (Value::Number(a), Value::Number(b)) => match self {
                Operation::Plus => Value::number(a + b),
                Operation::Minus => Value::number(a - b),
                Operation::Times if a == 0.0 || b == 0.0 => Value::Number(0.0),
                Operation::Times => Value::number(a * b),
                Operation::By if b == 0.0 => Value::Unknown,
                Operation::By => Value::number(a / b),
            },
            _ => Value::Unknown,
        }
    }
}

/// Values by number, for facts whose values cannot be listed beforehand.
#[derive(Debug, Default)]
pub struct Values {
    list: Vec<Value>,
    numbers: Map<(u8, u64), u32>,
}

impl Values {
    /// The number of a value; it gets one when it is first met.
    pub fn number_of(&mut self, value: Value) -> u32 {
        let next = self.list.len() as u32;
        let number = *self.numbers.entry(value.key()).or_insert(next);
        if number == next {
            self.list.push(value);
        }
        number
    }

    /// The value of a number.
    pub fn get(&self, number: u32) -> Value {
        self.list[number as usize]
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.list.capacity() * 16 + self.numbers.capacity() * 24
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_have_an_order() {
        assert!(!Order::Less.holds(Value::Unknown, Value::Number(1.0)));
        assert!(!Order::AtLeast.holds(Value::Unknown, Value::Number(1.0)));
        assert!(Order::AtLeast.holds(Value::Unknown, Value::Unknown));
        assert!(!Order::More.holds(Value::Thing(2), Value::Thing(1)));
        assert!(Order::More.holds(Value::Number(2.0), Value::Number(1.0)));
    }

    #[test]
    fn zero_has_one_form() {
        assert_eq!(Operation::Times.of(Value::Number(0.0), Value::Number(-3.0)), Value::Number(0.0));
        assert_eq!(Value::number(-0.0), Value::Number(0.0));
        assert_eq!(Operation::By.of(Value::Number(1.0), Value::Number(0.0)), Value::Unknown);
        assert_eq!(Operation::Plus.of(Value::Unknown, Value::Number(0.0)), Value::Unknown);
    }

    #[test]
    fn a_value_has_one_number() {
        let mut values = Values::default();
        let one = values.number_of(Value::Number(1.0));
        let yes = values.number_of(Value::Yes);
        assert_ne!(one, yes);
        assert_eq!(values.number_of(Value::Number(1.0)), one);
        assert_eq!(values.get(yes), Value::Yes);
    }
}
