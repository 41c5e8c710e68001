"""Tests of the publisher, and of the facts that it carries."""
