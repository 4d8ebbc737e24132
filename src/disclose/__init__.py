"""Compiler of structured financial disclosures: one typed set of facts, every XBRL syntax."""

__version__ = "0.1.0"
