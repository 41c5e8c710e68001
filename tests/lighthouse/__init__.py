"""Lighthouse over the pages that people meet, signed in, at both sizes."""
