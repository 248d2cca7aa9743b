"""Reading survey exports: what a file holds, what its columns mean, and the two first tables made of it."""
