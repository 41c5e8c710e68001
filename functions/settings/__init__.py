"""Functions of the settings module."""
