"""The scoring module."""
