"""The demo company: made by the product's own functions, on a clock that is set back."""
