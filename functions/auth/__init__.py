"""Functions of the auth module."""
