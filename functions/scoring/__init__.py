"""Functions of the scoring module."""
