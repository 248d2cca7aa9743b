"""Disclosure control: what may be shown of a comparison, and which quotes may be put to a person."""
