"""Functions of the roleplay module."""
