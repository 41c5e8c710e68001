"""The realtime module."""
