"""How reps say things: sentences for each move, our own, that a turn is held against.

The buyer is called Sam there and the product Acme.
"""
