"""What the README's speed claims are measured with."""
