"""XBRL 2.1 instances.

Holds `write_instance` and `read_instance`, which are each other's inverse on the facts of a report.
"""

from disclose.formats.xbrl_xml.reader import read_instance
from disclose.formats.xbrl_xml.writer import write_instance

__all__ = ["read_instance", "write_instance"]
