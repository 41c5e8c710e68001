"""Runs the house on a laptop: the embedded cloud, the same stacks, and an edge in front."""
