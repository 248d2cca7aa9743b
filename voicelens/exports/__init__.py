"""Tables as files for other tools: protected numbers for anyone, coded answers for the study team alone."""
