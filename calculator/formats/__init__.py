"""How a figure or a sentence is written. Knows no model."""
