"""Scores of a model, how well it knows what it knows, and the pictures of both."""
