"""Pointing out answers that a caring adult should read today. It misses things; nobody may take it for monitoring."""
