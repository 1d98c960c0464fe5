"""Lists as people keep them: read without being told how."""
