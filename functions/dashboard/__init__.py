"""Functions of the dashboard module."""
