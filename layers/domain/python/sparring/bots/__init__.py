"""The bots module."""
