"""Sparring: the domain package, the only room with business words."""
