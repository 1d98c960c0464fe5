"""The answers: their data, fit, confidence, steps."""
