"""What the three fakes share: store, clock, faults, quotas, ledger, OAuth, HTTP, webhooks."""
