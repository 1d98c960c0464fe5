"""How a figure or a sentence is read and written. Knows no model."""
