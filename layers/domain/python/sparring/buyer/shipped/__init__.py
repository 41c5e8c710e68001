"""The buyers that ship, one module each."""
