"""Findings about prose, layout, templates, and the documents that a build makes."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "disclose.language:missing-translation": (
        "A report in several languages lacks a text in one of them: a title, a label, a name, or a section of prose.",
        "Write the text in that language at the place named, or take the language out of `languages` in disclosure.yaml.",
    ),
    "disclose.language:no-words": (
        "A language of the report is one in which disclose has no words for the headings and fixed notes of a page.",
        "Read the page: what is not yours is in English. A layout of the project's own can write these words itself.",
    ),
    "disclose.language:phrases": (
        "The file of translations is not a mapping of phrases to their translations.",
        "Write a phrase of the main language and below it its translations: `Printed as RMB.: {zh-Hans: …}`.",
    ),
    "disclose.language:remark": (
        "A source or note of a figure is shown in another language of the report as it is, since nobody translated it.",
        "Add it to the file named under `layout: translations` in disclosure.yaml.",
    ),
    "disclose.language:unused-phrase": (
        "The file of translations has a phrase that no source and no note says, perhaps since these were changed.",
        "Correct the phrase to what the figures say, or remove it.",
    ),
    "disclose.prose:argument": (
        "A call in prose has an argument that its function does not take.",
        'Write {{ fact(Concept, period, Axis=Member) }}, with style="magnitude", "minus" or "parentheses" where wanted.',
    ),
    "disclose.prose:claim": (
        "A number that is claimed to follow from figures does not, whatever they were before they were rounded.",
        "Correct the number or the figures; the message says what the figures allow.",
    ),
    "disclose.prose:computation": (
        "Figures in prose are computed with in a way that has no result, such as adding different units.",
        "Compute with figures of one kind and unit; state both figures where no rate exists between them.",
    ),
    "disclose.prose:direction": (
        "A sentence says that something rose where the figure in it fell, or the other way round; or it gives the size of a"
        " fall without any word that says so.",
        'Correct the word, or let the figure choose it: {{ change(Revenue).verb("fell", "rose") }}.',
    ),
    "disclose.prose:doctype": (
        "A section of prose holds a DOCTYPE.",
        "Remove it: prose is Markdown, and a DOCTYPE lets a document reach outside itself.",
    ),
    "disclose.prose:duplicate-name": (
        "Two sections have the same name, which links use.",
        "Rename one of their files.",
    ),
    "disclose.prose:expression": (
        "Prose holds an expression that is neither a call nor computed from calls.",
        "Write {{ fact(…) }}, {{ change(…) }} and the like, or join such calls with +, - and /.",
    ),
    "disclose.prose:front-matter": (
        "A section does not begin with a head that can be read.",
        "Begin with a line ---, then title (and concept and source where there are), then a line ---.",
    ),
    "disclose.prose:image": (
        "A section refers to an image.",
        "Put a chart under `layout: charts`; a report must hold everything that it shows.",
    ),
    "disclose.prose:link": (
        "A link leads where a report must not lead, or has a figure in its target.",
        "Link to https addresses or to a section of the report.",
    ),
    "disclose.prose:markdown": (
        "The Markdown of a section can't become part of a report: it is nested too deeply, a list is numbered oddly,"
        " or a table has a heading and nothing else.",
        "Simplify it; number lists from 1; give tables lines.",
    ),
    "disclose.prose:no-fact": (
        "Prose mentions a figure that is not reported for that period and those members.",
        "Report it in a table of figures, or mention one that is reported.",
    ),
    "disclose.prose:not-mended": (
        "A change that a finding proposed was not made: the file does not hold what the finding was about any more.",
        "Check again, and change what is then found.",
    ),
    "disclose.prose:private-character": (
        "A section holds a character of Unicode's private use area, which has no agreed meaning.",
        "Remove it.",
    ),
    "disclose.prose:raw-html": (
        "A section holds HTML.",
        "Write Markdown; for the character < itself write &lt;.",
    ),
    "disclose.prose:statement": (
        "A section holds a condition, a loop or another Jinja statement.",
        "Prose only mentions facts; put logic into a page template.",
    ),
    "disclose.prose:syntax": (
        "A call in prose can't be read.",
        "Look for a missing bracket or quote between {{ and }}.",
    ),
    "disclose.prose:table": (
        "A section asks for the table of a statement that the taxonomy does not have, or of which no figure is reported.",
        "Name the role of a statement of the taxonomy under `tables`.",
    ),
    "disclose.prose:text-block": (
        "A section is said to be the value of a concept that is not a text block, or prose places a whole text block.",
        "Name a concept of the type text-block under `concept`, and mention figures and short texts only.",
    ),
    "disclose.prose:undetermined": (
        "The figures are rounded too coarsely to give a result to the digits asked for.",
        'Ask for fewer places; or write claim("…", …) around a number that the source prints.',
    ),
    "disclose.prose:unknown-name": (
        "Prose uses a concept, period, dimension, member or function that does not exist.",
        "Check the spelling; names are those of the taxonomy and of disclosure.yaml.",
    ),
    "disclose.prose:untied-number": (
        "A number is typed into prose, so that it does not follow when the figures change.",
        "Write the call that gives it, as the finding offers; or declare it with {{ literal(…) }} or under `prose: literals`.",
    ),
    "disclose.layout:across": (
        "A statement is to have the members of a dimension as columns by which it is not reported, or which has no members.",
        "Name an explicit dimension of the statement's hypercube under `across`.",
    ),
    "disclose.layout:chart": (
        "A chart can't be drawn from the figures that it names.",
        "Name concepts that are reported in one unit for the periods or members that the chart compares.",
    ),
    "disclose.layout:no-fact": (
        "The layout shows a figure that is not reported.",
        "Report it, or take it out of the layout.",
    ),
    "disclose.layout:unknown-name": (
        "The layout names a concept, dimension or statement that does not exist.",
        "Check the spelling against the taxonomy.",
    ),
    "disclose.template:doctype": (
        "A template writes a DOCTYPE.",
        "Remove it: Inline XBRL is validated by its schema, and a DOCTYPE lets a document reach outside itself.",
    ),
    "disclose.template:external": (
        "A page or a style sheet would have a browser fetch something: a picture, a font, another style sheet. A report that "
        "is filed stands alone, and regulators refuse external references.",
        "Write it into the file: a picture or font as a data: address.",
    ),
    "disclose.template:script": (
        "A page has a script, or an attribute that is one. No regulator takes a report that runs.",
        "Remove it; `disclose view` makes an interactive copy beside the report.",
    ),
    "disclose.template:fact": (
        "A template places a fact that is not reported, or in a way that is not possible.",
        "The message says which; pass a fact that the page's views hold.",
    ),
    "disclose.template:failure": (
        "A template fails while it is filled in.",
        "Look at the line named: it computes with values that are not there or of another kind.",
    ),
    "disclose.template:header": (
        "A page template does not print page.header exactly once, which holds what every fact refers to.",
        'Put <div style="display:none">{{ page.header }}</div> first into the body.',
    ),
    "disclose.template:link": (
        "A link in the page leads to a place that the page does not have.",
        "Give the target that id, or correct the link.",
    ),
    "disclose.template:missing": (
        "A template, or a theme, does not exist.",
        "Check the name in the template that includes it, or in `layout: theme`.",
    ),
    "disclose.template:not-well-formed": (
        "What a template makes is not well-formed XML.",
        "Close every element, quote every attribute, and write &#160; instead of named entities.",
    ),
    "disclose.template:security": (
        "A template does something that templates may not do, such as reaching into Python.",
        "Use only the values that the page gives it.",
    ),
    "disclose.template:syntax": (
        "A template can't be read.",
        "Look for an unclosed bracket, block or quote at the line named.",
    ),
    "disclose.template:undefined": (
        "A template uses a name that does not exist.",
        "Check the spelling; the message lists what a template knows.",
    ),
    "disclose.inline:unplaced": (
        "A fact appears nowhere in the readable report. What may be visible may not be hidden.",
        "Place it in a statement, a table or the prose, or do not report it.",
    ),
    "disclose.equality:missing": (
        "A document that was written and read back lacks a fact of the report.",
        "This is a defect of disclose, or of a template that drops facts: report it with the fact that the message names.",
    ),
    "disclose.equality:unexpected": (
        "A document that was written and read back has a fact that the report does not have.",
        "This is a defect of disclose, or of a template that adds facts: report it with the fact that the message names.",
    ),
    "disclose.equality:value": (
        "A fact that was written and read back has another value.",
        "This is a defect of disclose, or of a template that changes what is displayed: report it with both values.",
    ),
    "disclose.output:foreign": (
        "The output folder holds something that disclose did not write, and would be replaced.",
        "Choose another folder with -o, or remove what is in it.",
    ),
    "disclose.output:name": (
        "An output would have a name that does not work on every system, or that another output has.",
        "Choose another `report: name` of letters, digits, points, hyphens and underscores.",
    ),
    "disclose.output:package": (
        "A package was opened again after it was written, and does not hold what was put into it. Nothing has been written.",
        "This is a defect of the tool: please report it.",
    ),
    "disclose.output:exists": (
        "A file was to be written where there is one already.",
        "Give another name, or have it replaced with --force.",
    ),
    "disclose.output:unwritable": (
        "The system does not let the output be written.",
        "Check the permissions and the space on the disk; the last good output is as it was.",
    ),
}
