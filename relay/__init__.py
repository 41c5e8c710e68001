"""The media service: takes a person's audio and video and passes it on to the others, undecoded."""
