"""Where a new idea starts: what the weights are taught with and how. See models/cards/idea-splitter.md."""
