"""Functions of the rooms module."""
