"""The control channel: typed messages and the ways they travel."""
