//! The expected story: what these people would do from an opening, if nobody interfered.

use super::worth::Gain;
use super::{Choice, Foreseer, Motive, View, NOBODY};
use crate::hash::Set;
use crate::watch::Work;

/// Why an expected story ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nobody would do anything more.
    NobodyActs,
    /// It would go round in a circle.
    GoesRound,
    /// The limit of events.
    Bound,
    /// What was looked for has come true.
    CameTrue,
    /// What was looked for can no longer come true in time; only where that is asked for.
    OutOfReach,
}

/// An expected story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Its acts.
    pub acts: Vec<u32>,
    /// Whose turn each of them is.
    pub people: Vec<u8>,
    /// Of what kind their reasons are.
    pub motives: Vec<Motive>,
    /// The world it comes to.
    pub end: u32,
    /// Why it ends there.
    pub rest: Rest,
}

/// Where an expected story begins, and how far it may go.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// The world.
    pub opening: u32,
    /// Whom the act before addressed.
    pub floor: u32,
    /// How many events at most.
    pub events: usize,
    /// The ending in which it ends, if it gets there.
    pub until: Option<usize>,
    /// Whether it also ends where that ending cannot come true in time any more.
    pub in_reach: bool,
}

impl Foreseer<'_> {
    /// The expected story of a course.
    ///
    /// # Errors
    /// If a limit is reached.
    pub fn expected(&mut self, course: Course) -> Work<Expected> {
        let Course { opening, mut floor, .. } = course;
        let mut story = Expected {
            acts: Vec::new(),
            people: Vec::new(),
            motives: Vec::new(),
            end: opening,
            rest: Rest::NobodyActs,
        };
        let mut met: Set<(u32, u32)> = Set::default();
        loop {
            if !met.insert((story.end, floor)) {
                story.rest = Rest::GoesRound;
                break;
            }
            if let Some(rest) = self.is_decided(course, &story) {
                story.rest = rest;
                break;
            }
            let Some((person, act, motive)) = self.next_turn(story.end, floor)? else { break };
            if story.acts.len() >= course.events {
                story.rest = Rest::Bound;
                break;
            }
            story.acts.push(act);
            story.people.push(person);
            story.motives.push(motive);
            story.end = self.engine.step(story.end, act)?;
            floor = self.memory.floors[act as usize];
        }
        Ok(story)
    }

    /// Whether the ending looked for has come true, or cannot any more.
    fn is_decided(&mut self, course: Course, story: &Expected) -> Option<Rest> {
        let ending = course.until?;
        if self.engine.space.holds(&self.engine.problem.endings[ending].condition, story.end) {
            return Some(Rest::CameTrue);
        }
        if !course.in_reach || !self.memory.counted_is_searched {
            return None;
        }
        let left = course.events - story.acts.len();
        let least = self.reasons.bounds.distance(self.engine, story.end, ending);
        (least.is_none_or(|least| least > left)).then_some(Rest::OutOfReach)
    }

    /// Who acts next, and why: what somebody would do, or the precaution of somebody who would wait.
    fn next_turn(&mut self, world: u32, floor: u32) -> Work<Option<(u8, u32, Motive)>> {
        let here = self.view(world, floor);
        let outside = View { minds: here.minds.saturating_add(1), ..here };
        for addressed in [true, false] {
            let mut found: Option<(Gain, u8, What)> = None;
            for person in self.of_floor(floor, addressed) {
                let (gain, what) = match self.able(outside, NOBODY, NOBODY, person)? {
                    Some(choice) => (choice.worth.gain(choice.idle), What::Choice(choice)),
                    None => match self.precaution(person, world)? {
                        Some((act, saved)) => ((saved, 0), What::Precaution(act)),
                        None => continue,
                    },
                };
                if found.is_none_or(|(most, _, _)| gain > most) {
                    found = Some((gain, person, what));
                }
            }
            match found {
                None => {}
                Some((_, person, What::Precaution(act))) => {
                    return Ok(Some((person, act, Motive::Precaution)));
                }
                Some((_, person, What::Choice(choice))) => {
                    let believed = self.mind(world, person);
                    let motive = self.foreseen(person, believed, choice.future, choice.otherwise)?;
                    let motive = motive.expect("a choice is worth more than doing nothing");
                    return Ok(Some((person, choice.act, motive)));
                }
            }
        }
        Ok(None)
    }
}

/// What somebody is about to do.
#[derive(Clone, Copy, Debug)]
enum What {
    Choice(Choice),
    Precaution(u32),
}
