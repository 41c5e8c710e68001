"""HubSpot, by date-based paths."""
