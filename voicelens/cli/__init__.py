"""The `voicelens` command: says what to do, prints what came of it, and nothing else."""
