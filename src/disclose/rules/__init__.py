"""The rules: what makes a report invalid or doubtful, one function an offence, grouped by specification.

Rank 3: imports ranks 0 to 2. Holds the rules, the one list of them in order (catalogue.py), what they look at (subject.py) and
the engine that applies them, which alone makes a `CheckedReport`. Refuses to know where a report came from and what is written
from it: the same rules judge our own reports and anybody's.
"""
