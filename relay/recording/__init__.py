"""Recordings: packets to disk as they come, WebM afterwards, and the upload."""
