"""Identifiers that have a shape of their own, a module for each kind; `voicelens.anonymise.patterns` reads them all."""
