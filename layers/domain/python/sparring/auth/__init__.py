"""Companies, the people in them, and how they get in."""
