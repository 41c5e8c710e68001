"""The floor: what every module stands on. Knows no module."""

from sparring.kit.startup import hold_collector

hold_collector()
