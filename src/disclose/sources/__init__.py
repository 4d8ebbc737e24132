"""Sources: tables of figures, read cell by cell and bound to a taxonomy.

Rank 3: imports ranks 0 to 2 and none of its neighbours. Holds the readers of tables (CSV, YAML), numbers as printed, units and
names as authors write them, and bind.py, which makes facts of them. Refuses to know rules, documents and markup; it says what
a cell means, not whether that is right.
"""

from disclose.sources.figure import Cell, Figure, Row
from disclose.sources.footnotes import footnotes_of
from disclose.sources.reading import READERS, read_figures

__all__ = ["READERS", "Cell", "Figure", "Row", "footnotes_of", "read_figures"]
