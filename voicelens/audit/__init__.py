"""The attacker: what can still be found of the people behind the answers in everything outside `private/`."""
