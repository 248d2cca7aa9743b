"""The name tagger's parts: a text in pieces, what is known of each piece, and the network that reads them in a row."""
