"""Worked cases: answers and figures in, what a reader is told out. They reach the calculator by its doors alone."""
