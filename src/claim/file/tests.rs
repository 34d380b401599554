//! Worked files and one line for every problem.
