"""The costs: parameters, figures, words."""
