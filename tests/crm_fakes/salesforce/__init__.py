"""Salesforce's REST API, as a connected app sees it."""
