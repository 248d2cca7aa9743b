"""Finding and masking what could point at one person: names, contacts, places, numbers and identifying details."""
