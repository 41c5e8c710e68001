"""Functions of the outbox module."""
