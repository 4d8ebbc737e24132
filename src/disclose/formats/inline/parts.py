"""The parts of an Inline XBRL document around a page: namespace declarations and the header (Inline XBRL 1.1 section 8)."""

from __future__ import annotations

from markupsafe import Markup

from disclose.diagnostics import Diagnostic, error
from disclose.formats.inline.relationships import relationships
from disclose.formats.inline.tagger import InlineTagger
from disclose.formats.roles import role_data
from disclose.lexical import escape_attribute
from disclose.templating import environment

_SHOWN = 60


class InlineParts:
    """What a document needs besides its page, once a tagger has placed the page's facts.

    `schema_ref` is the URL of the taxonomy's schema as it is to be written, relative to the document or absolute.
    """

    def __init__(self, tagger: InlineTagger, schema_ref: str) -> None:
        self._tagger, self._schema_ref = tagger, schema_ref

    @property
    def namespaces(self) -> Markup:
        """Namespace declarations for the root element, each preceded by a space; the default one (XHTML) not among them."""
        return Markup(self._tagger.resources.prefixes.declarations)

    def header(self) -> Markup:
        """The content of the first division of the body, which is not displayed: hidden facts, reference to the taxonomy,
        contexts, units and what ties footnotes to facts. To be asked for after the last fact has been placed."""
        template = environment(autoescape=False).get_template("xbrl/resources.xml.j2")
        tagger = self._tagger
        hidden = tagger.hidden()
        roles, arcroles = role_data(tagger.report, tagger.taxonomy, escape_attribute(self._schema_ref))
        about = relationships(tagger.report, tagger.notes)
        parts = [
            "<ix:header>\n",
            f"    <ix:hidden>\n{hidden}    </ix:hidden>\n" if hidden else "",
            "    <ix:references>\n",
            f'      <link:schemaRef xlink:type="simple" xlink:href="{escape_attribute(self._schema_ref)}"/>\n',
            "    </ix:references>\n    <ix:resources>\n",
            *(f'      <link:roleRef xlink:type="simple" roleURI="{uri}" xlink:href="{href}"/>\n' for uri, href in roles),
            *(
                f'      <link:arcroleRef xlink:type="simple" arcroleURI="{uri}" xlink:href="{href}"/>\n'
                for uri, href in arcroles
            ),
            *(f"      {element}\n" for element in about),
            template.render(tagger.resources.template_data()),
            "    </ix:resources>\n  </ix:header>",
        ]
        return Markup("".join(parts))

    def findings(self) -> tuple[Diagnostic, ...]:
        """An error for each fact and footnote that the page does not show: to be asked for when it is finished."""
        facts = tuple(
            error(
                "disclose.inline:unplaced",
                f"{fact.aspects.concept.local} ({fact.aspects.period}) appears nowhere in the report",
                fact.span,
                help="Place it in a statement, a table or the prose: what may be visible may not be hidden.",
            )
            for fact in self._tagger.unplaced()
        )
        notes = tuple(
            error(
                "disclose.inline:unplaced",
                f"The footnote {note.text[:_SHOWN]!r} appears nowhere in the report",
                note.span,
                help="Print page.footnotes(place) below what is shown in that place.",
            )
            for note in self._tagger.unplaced_notes()
        )
        return facts + notes
