"""What happens with companies, people and sessions: one file for each kind of use case."""
