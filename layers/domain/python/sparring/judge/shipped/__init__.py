"""Rubrics that every tenant starts with, as plain data."""
