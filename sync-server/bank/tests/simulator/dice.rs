//! Chance with a memory: the same seed gives the same bank.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

pub struct Dice(StdRng);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(StdRng::seed_from_u64(seed))
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0.random_range(0..sides)
    }

    pub fn between(&mut self, from: u32, to: u32) -> u32 {
        self.0.random_range(from..=to)
    }

    /// True in so many of a thousand cases.
    pub fn per_mille(&mut self, chance: u32) -> bool {
        self.0.random_range(0..1_000) < chance
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }
}
