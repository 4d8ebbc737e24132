"""The fixed words of a page in French."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "about": "À propos de ce rapport",
    "bridge": "De {first} à {last} par {steps}",
    "cited": "{document}, {places}",
    "change": "Variation",
    "chart_bars": "Graphique en barres",
    "chart_bridge": "Graphique en cascade",
    "chart_share": "Graphique des parts",
    "charts": "L’exercice en graphiques",
    "computed_note": "Les chiffres en italique sont calculés à partir des chiffres voisins et ne sont pas balisés.",
    "contents": "Sommaire",
    "derived": "Déduit",
    "derived_mark": "†",
    "derived_note": "Déduit d’autres chiffres imprimés ; ne figure pas lui-même dans la source.",
    "back_to_figure": "Retour au chiffre",
    "footnote": "Note {number}",
    "facts": "Faits balisés",
    "fell": "{label} : baisse de {before} ({prior}) à {after} ({current})",
    "figures_in": "Chiffres en {unit}, sauf indication contraire",
    "figures_only": "Chiffres en {unit}",
    "how_to_read": "Comment lire les balises",
    "how_to_read_text": (
        "Ce document est au format Inline XBRL : un seul fichier, lu par des personnes et par des logiciels. Chaque chiffre, "
        "chaque date et chaque information y porte une balise qui indique son concept, son entité, sa période et son unité. "
        "Une visionneuse Inline XBRL fait apparaître les balises ; dans un navigateur, c’est une page comme les autres. Un "
        "chiffre qui figure à plusieurs endroits est un seul fait."
    ),
    "identifier": "Identifiant",
    "kept": "{label} : {after} ({current}), inchangé par rapport à {prior}",
    "key_figures": "Chiffres clés",
    "language": "Français",
    "languages": "Langues",
    "list": ", ",
    "item": "Poste",
    "many_points": "points de pourcentage",
    "note": "Note",
    "nothing": "n.d.",
    "one_point": "point de pourcentage",
    "other": "Autres informations",
    "page": "p. {page}",
    "period": "Période",
    "places": "; ",
    "points": " points",
    "published": "Publié le",
    "rose": "{label} : hausse de {before} ({prior}) à {after} ({current})",
    "signs": "Signes",
    "signs_text": "Les montants entre parenthèses sont négatifs, ou déduits lorsque la ligne est une déduction.",
    "source": "Source",
    "sources": "Notes sur les sources",
    "sources_text": "L’origine de chaque chiffre et de chaque texte. Un titre mène à la partie du rapport qu’il désigne.",
    "statements": "États financiers et chiffres",
    "shares": "actions",
    "stood": "{label} : {after} ({current})",
    "stop": ". ",
    "taxonomy": "Taxonomie",
    "texts": "Textes",
    "total": "Total",
    "unit": "Unité",
    "value": "Valeur",
    "versus": "vs {period}",
    "year_ended": "Exercice clos le {end}",
    "period_range": "du {start} au {end}",
}
