"""Documents to paper: the compiler, and the text that it is given."""
