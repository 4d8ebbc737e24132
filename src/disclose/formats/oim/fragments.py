"""The XHTML of footnotes (OIM 1.0 section 3.5): checked, and in the one form that the model keeps."""

from __future__ import annotations

from lxml import etree

from disclose.formats.oim.names import Fault
from disclose.names import XHTML
from disclose.xhtml import markup_of
from disclose.xml_source import HARDENED

_SPEC = "OIM 1.0 section 3.5"
_TAG = f"{{{XHTML}}}"


def note_text(text: str) -> tuple[str | None, Fault | None]:
    """The markup that a footnote is, None where it can't be one, and what is wrong with it."""
    code = "oime:invalidXHTMLFragment"
    help = "Write <p xmlns='…xhtml'>…</p> or plain text, with & and < escaped."
    try:
        root = etree.fromstring(f'<div xmlns="{XHTML}">{text}</div>'.encode(), etree.XMLParser(**HARDENED))
    except (etree.XMLSyntaxError, UnicodeEncodeError) as problem:
        return None, Fault(code, f"its text is not well-formed: {problem}", help, _SPEC)
    if any(isinstance(child.tag, str) and not child.tag.startswith(_TAG) for child in root):
        return None, Fault(code, "its text has an element that is not of XHTML", help, _SPEC)
    fault = None
    if any(element.prefix and str(element.tag).startswith(_TAG) for element in root.iter(etree.Element)):
        message = "its text has XHTML elements with a prefix"
        fault = Fault("oime:xhtmlElementInNonDefaultNamespace", message, "Write them without.", _SPEC)
    return "".join(markup_of(root)), fault
