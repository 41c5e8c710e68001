"""One person's connection: the offer, ICE, DTLS and SRTP; aiortc is wrapped only here."""
