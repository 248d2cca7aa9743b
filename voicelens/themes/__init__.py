"""From redacted answers to themes: split into ideas, group them, name the groups, replay people's decisions."""
