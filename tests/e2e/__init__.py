"""The house as people meet it: a browser in front, the embedded cloud behind."""
