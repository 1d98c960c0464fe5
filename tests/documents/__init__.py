"""Forms to fill."""
