"""Inline XBRL 1.1: the only place that knows what its markup looks like.

Holds `InlineTagger`, which marks facts up wherever a page places them, `InlineParts`, the parts of the document around the
page; and the readers: `read_inline` of one document, `read_inline_set` of several that are read as one. Refuses to know what a
page looks like.
"""

from disclose.formats.inline.hidden import may_be_hidden
from disclose.formats.inline.parts import InlineParts
from disclose.formats.inline.reader import read_inline, read_inline_set
from disclose.formats.inline.tagger import InlineTagger

__all__ = ["InlineParts", "InlineTagger", "may_be_hidden", "read_inline", "read_inline_set"]
