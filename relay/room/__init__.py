"""Who is in a room, and every room of a process."""
