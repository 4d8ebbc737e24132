"""xBRL-JSON 1.0: a report as one JSON object.

Rank 3, part of formats/: imports its shared modules and `oim`, no other syntax. `layouts` says how plain facts are written,
`scan` goes over the bytes once and sets them apart, `document_info` reads what stands before the facts, `reader` makes the
report, `columns` what screening looks at, `writer` the bytes. Refuses to know what a report ought to say.
"""

from disclose.formats.xbrl_json.reader import read_json
from disclose.formats.xbrl_json.writer import write_json

__all__ = ["read_json", "write_json"]
