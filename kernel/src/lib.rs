//! Worlds, belief, reasons and search for ground problems.
//!
//! The kernel takes a ground problem as flat arrays ([`problem::Problem::read`]) and an opening as a graph of worlds
//! ([`engine::Engine::load`]), and answers with numbers of acts and worlds. What everything means is defined by the
//! reference engine of the project; the two are compared on random problems.

pub mod bounds;
pub mod engine;
pub mod expression;
pub mod foresight;
pub mod hash;
mod marks;
pub mod path;
pub mod problem;
pub mod reasons;
pub mod search;
pub mod valuation;
pub mod value;
pub mod watch;
pub mod world;
