"""Adapters that write down what was said."""
