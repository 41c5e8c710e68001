"""CRMs behind one port: Salesforce, HubSpot, Zoho. Each adapter is client, mapper, error table."""
