"""The safety screen's second reading: what it is taught with and how. See models/cards/concerns.md."""
