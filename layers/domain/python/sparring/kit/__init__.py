"""The floor: what every module stands on. Knows no module."""
