"""The fixed words of a page in German."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "about": "Über diesen Bericht",
    "bridge": "Von {first} zu {last} über {steps}",
    "cited": "{document}, {places}",
    "change": "Veränderung",
    "chart_bars": "Balkendiagramm",
    "chart_bridge": "Wasserfalldiagramm",
    "chart_share": "Diagramm der Anteile",
    "charts": "Das Jahr in Diagrammen",
    "computed_note": "Kursive Zahlen sind aus den nebenstehenden Zahlen berechnet und nicht ausgezeichnet.",
    "contents": "Inhalt",
    "derived": "Abgeleitet",
    "derived_mark": "†",
    "derived_note": "Aus anderen gedruckten Zahlen abgeleitet; in der Quelle selbst nicht gedruckt.",
    "back_to_figure": "Zurück zur Zahl",
    "footnote": "Fußnote {number}",
    "facts": "Ausgezeichnete Angaben",
    "fell": "{label} fiel von {before} ({prior}) auf {after} ({current})",
    "figures_in": "Soweit nicht anders angegeben, Angaben in {unit}",
    "figures_only": "Angaben in {unit}",
    "how_to_read": "Wie die Auszeichnungen zu lesen sind",
    "how_to_read_text": (
        "Dieses Dokument ist Inline XBRL: eine Datei, die Menschen und Programme lesen. Jede Zahl, jedes Datum und jede Angabe "
        "darin ist mit Konzept, Unternehmen, Zeitraum und Einheit ausgezeichnet. Ein Betrachter für Inline XBRL macht die "
        "Auszeichnungen sichtbar; im Browser ist es eine Seite wie jede andere. Eine Zahl, die an mehreren Stellen steht, ist "
        "eine einzige Angabe."
    ),
    "identifier": "Kennung",
    "kept": "{label} blieb mit {after} ({current}) wie im Vorjahr ({prior})",
    "key_figures": "Kennzahlen",
    "language": "Deutsch",
    "languages": "Sprachen",
    "list": ", ",
    "item": "Posten",
    "many_points": "Prozentpunkte",
    "note": "Anmerkung",
    "nothing": "k. A.",
    "one_point": "Prozentpunkt",
    "other": "Weitere Angaben",
    "page": "S. {page}",
    "period": "Zeitraum",
    "places": "; ",
    "points": " Prozentpunkte",
    "published": "Veröffentlicht",
    "rose": "{label} stieg von {before} ({prior}) auf {after} ({current})",
    "signs": "Vorzeichen",
    "signs_text": "Beträge in Klammern sind negativ oder werden abgezogen, wo der Posten ein Abzug ist.",
    "source": "Quelle",
    "sources": "Quellennachweise",
    "sources_text": "Woher jede Zahl und jeder Text stammt. Eine Überschrift führt zu dem Teil des Berichts, den sie nennt.",
    "statements": "Abschlüsse und Zahlen",
    "shares": "Aktien",
    "stood": "{label} lag bei {after} ({current})",
    "stop": ". ",
    "taxonomy": "Taxonomie",
    "texts": "Texte",
    "total": "Gesamt",
    "unit": "Einheit",
    "value": "Wert",
    "versus": "ggü. {period}",
    "year_ended": "Geschäftsjahr zum {end}",
    "period_range": "{start} bis {end}",
}
