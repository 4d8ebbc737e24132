"""Whole-process measurements of disclose beside Arelle and bare lxml parsing: `python -m benchmarks`."""
