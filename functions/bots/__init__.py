"""Functions of the bots module."""
