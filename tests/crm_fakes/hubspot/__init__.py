"""HubSpot's date-based CRM API, as an app with OAuth sees it."""
