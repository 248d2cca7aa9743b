"""What the name tagger is made from, and how it is made again."""
