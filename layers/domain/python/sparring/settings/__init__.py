"""The settings module."""
