"""Functions of the realtime module."""
