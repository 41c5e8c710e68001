"""The roleplay module."""
