"""From ideas to vectors."""
