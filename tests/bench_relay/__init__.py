"""`make bench-relay`: our relay, aiortc's MediaRelay and Janus under the same people."""
