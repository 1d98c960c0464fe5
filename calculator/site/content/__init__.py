"""What the build writes into pages."""
