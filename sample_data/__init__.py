"""The sample survey: hand-written answers, and the scripts that turn them into exports with an answer key."""
