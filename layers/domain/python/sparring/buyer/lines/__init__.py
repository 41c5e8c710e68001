"""What buyers say, as data: lines by decision, reason and register (warm, even, cold)."""
