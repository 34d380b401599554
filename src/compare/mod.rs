//! Claims of a case aligned into questions, and judged.
