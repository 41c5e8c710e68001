"""Adapters for what the modules ask of the outside: a port here, one folder for each vendor."""
