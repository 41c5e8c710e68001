"""Zoho CRM's API, version 8, as a client with OAuth sees it."""
