"""The buyer: an engine that decides by code what a buyer tells, refuses and agrees to."""
