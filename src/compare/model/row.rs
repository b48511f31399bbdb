//! What the cells of a row say together.

use super::{Cell, Nearest, Row, Status};
use crate::align::decision;

impl Cell {
    /// Does the source omit the proposition here, while a claim of it in another row was found to
    /// say the same so surely that nobody should call the row another's alone?
    pub fn is_told_elsewhere(&self) -> bool {
        let sure = |nearest: &Nearest| nearest.score >= decision::SURE;
        self.status == Status::Omits && self.nearest.as_ref().is_some_and(sure)
    }
}

impl Row {
    /// The number of the one source that carries it, where no other tells it in another row.
    pub fn only_carrier(&self) -> Option<usize> {
        let carries = |cell: &Cell| cell.status != Status::Omits;
        let mut carriers = (0..).zip(&self.cells).filter(|(_, cell)| carries(cell));
        match (carriers.next(), carriers.next()) {
            (Some((number, _)), None) if !self.cells.iter().any(Cell::is_told_elsewhere) => {
                Some(number)
            }
            _ => None,
        }
    }
}
