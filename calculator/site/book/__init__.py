"""The whole guide in one, from the pages of a built site."""
