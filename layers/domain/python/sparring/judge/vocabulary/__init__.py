"""Phrases by which the offline judge knows what sellers and buyers do, as plain data."""
