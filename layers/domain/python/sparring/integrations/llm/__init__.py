"""Language models: they word and read and judge behind a port; what happens is decided by code."""
