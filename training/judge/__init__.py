"""Trains the judge's heads on labelled dialogues, and measures the judge against people."""
