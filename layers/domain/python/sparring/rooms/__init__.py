"""The rooms module: people who practise with people."""
