"""Zoho CRM, by version 8 of its API."""
