"""Measured figures: each printed beside what it is compared with in the same run."""
