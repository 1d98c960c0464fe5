"""Freelancer, partner, employee or keep it: a decision model for the tasks of a small firm."""
