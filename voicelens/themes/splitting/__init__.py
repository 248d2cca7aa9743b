"""How answers are cut into ideas: rules, and what was learned from answers whose ideas were marked by hand."""
