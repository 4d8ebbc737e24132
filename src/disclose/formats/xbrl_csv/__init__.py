"""xBRL-CSV 1.0: a report as tables, and metadata in JSON that says what their cells mean.

Rank 3, part of formats/: imports its shared modules and `oim`, no other syntax. `chain` reads the metadata and what it extends,
`shape` and `metadata` make objects of it, `judged` says what is wrong with it whatever the tables hold; `records` reads a
table, `layout` how its columns stand to the metadata, `rows` its `facts` as columns, `reading` what these are about; `reader`
makes the report, `columns` what screening looks at; `design` decides on the tables of a report that is written, `writer` the
bytes. Refuses to know what a report ought to say.
"""

from disclose.formats.xbrl_csv.reader import read_csv
from disclose.formats.xbrl_csv.writer import write_csv

__all__ = ["read_csv", "write_csv"]
