"""Helpers shared by the tests: small problems, and slow plain readings to compare the engine with."""
