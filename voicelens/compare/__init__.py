"""Groups, schools and cycles compared: counts, honest intervals, exact tests."""
