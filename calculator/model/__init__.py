"""The fit lens: which way suits the work, how firmly, and why. No HTML, no money."""
