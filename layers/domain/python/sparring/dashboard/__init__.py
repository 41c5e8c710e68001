"""The dashboard module."""
