"""Findings about files, YAML, the project file and tables of figures."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "disclose.file:illegal-character": (
        "A text file holds a character that can't stand in an XML document, such as a control character.",
        "Remove it; it is usually invisible and came with text copied from elsewhere.",
    ),
    "disclose.file:no-entry-point": (
        "A taxonomy package was given to be loaded, and its metadata names no entry point to start from.",
        "Name the URL of one of its schemas instead, and give the package with --package.",
    ),
    "disclose.file:several-reports": (
        "A package holds several reports, and one was wanted; or none has a document of the name given.",
        "Choose one with --member and the name of its document in the package.",
    ),
    "disclose.file:not-a-report": (
        "The file is neither an XBRL instance nor an Inline XBRL document.",
        "Name the .xbrl or .xhtml file of the report itself.",
    ),
    "disclose.file:not-found": (
        "A file that is needed does not exist.",
        "Check the spelling of its name; paths are relative to the file that names them.",
    ),
    "disclose.file:not-utf8": (
        "A text file is not encoded in UTF-8, so that its letters can't be told apart.",
        "Save it as UTF-8; in Excel, choose 'CSV UTF-8'.",
    ),
    "disclose.file:too-large": (
        "A file is larger than what is read, which protects against files made to exhaust the machine.",
        "Split the file, or check that it is the file you mean.",
    ),
    "disclose.file:unreadable": (
        "The system does not let the file be read.",
        "Check its permissions and that the disk it lies on is there.",
    ),
    "disclose.yaml:alias": (
        "A YAML file uses an anchor (&) or an alias (*). They let a few lines expand without bound, so they are not read.",
        "Write the value out; put quotes around text that begins with & or *.",
    ),
    "disclose.yaml:duplicate-key": (
        "A key stands twice in one mapping, and only one of its values could count.",
        "Keep one of the two.",
    ),
    "disclose.yaml:syntax": (
        "A YAML file can't be read: a bracket, a quote, a colon or an indentation is wrong, or it is nested too deeply.",
        "Look at the line named and the one before; indent with spaces, and quote text that holds a colon and a space.",
    ),
    "disclose.yaml:tag": (
        "A YAML file uses a tag (!), which would let it construct objects.",
        "Remove the tag; put quotes around text that begins with !.",
    ),
    "disclose.project:date": (
        "The date of publication is not a date.",
        "Write it as YYYY-MM-DD.",
    ),
    "disclose.project:invalid": (
        "disclosure.yaml has a key that does not exist, lacks one that must be there, or has a value of the wrong kind.",
        "Correct the key; `disclose schema` prints all keys with their meaning, for editors that complete them.",
    ),
    "disclose.project:language": (
        "A language of the report is not a language tag, is named twice, or has no text where one is needed.",
        "Write tags such as en or zh-Hans, each once, and give titles and names in each.",
    ),
    "disclose.project:outside": (
        "A figures or narrative file lies outside the project's folder.",
        "Move it inside: a project is one folder, so that it can be handed over and built anywhere.",
    ),
    "disclose.project:period": (
        "The text of a period is not a period, or two names stand for the same period.",
        "Write 2023, 2023-Q4, 2023-12, 2023-12-31, or the first and last day as 2023-04-01/2024-03-31.",
    ),
    "disclose.csv:carriage-return": (
        "A carriage return stands alone in a CSV file, where a line ends neither with it nor before it.",
        "End lines with LF or CRLF, as every spreadsheet does when it saves CSV.",
    ),
    "disclose.csv:empty": (
        "A CSV file is empty.",
        "Begin it with a line that names its columns, the first of them `concept`.",
    ),
    "disclose.csv:field-count": (
        "A row has more or fewer fields than the header has columns. Often a number with a comma stands without quotes.",
        'Write "3,405.8" in quotes, and one field for each column.',
    ),
    "disclose.csv:quote": (
        "The quotes of a CSV field are wrong: one is never closed, or stands where none can.",
        "Put quotes around the whole field, and write a quote inside it twice.",
    ),
    "disclose.csv:separator": (
        "The fields of a CSV file are separated by something other than commas.",
        "Save it with commas; some spreadsheets use semicolons or tabs by default.",
    ),
    "disclose.csv:too-many": (
        "A CSV file has more rows or columns than are read.",
        "Split the table into several files.",
    ),
    "disclose.figures:basis": (
        "The column `basis` says something other than `derived`.",
        "Leave it empty for a figure that is printed in its source; write derived for one that is computed.",
    ),
    "disclose.figures:duplicate-column": (
        "Two columns of a table mean the same.",
        "Keep one; a period may be named by its name or by its text, but not by both.",
    ),
    "disclose.figures:empty": (
        "A YAML table of figures is empty.",
        "Begin it with `figures:` and a list.",
    ),
    "disclose.figures:footnote": (
        "A footnote is not declared as one: its name is none, it is there twice, or it has no text in a language.",
        "Write `footnotes:` in a YAML file of figures, and below it `name: {en: its text}`.",
    ),
    "disclose.figures:form": (
        "A YAML table of figures does not have the form of one: a list under `figures`, each entry a mapping of keys.",
        "Compare it with the example in the documentation; keys are those of the CSV columns.",
    ),
    "disclose.figures:kind": (
        "A file of figures is of a kind that is not read.",
        "Tables of figures are CSV or YAML files.",
    ),
    "disclose.figures:language": (
        "A row has a language that is not a language tag, or one where none applies.",
        "Give a tag such as en to texts, and leave the cell empty for numbers, dates and choices.",
    ),
    "disclose.figures:long-number": (
        "A figure has more digits than much of the software reads that a report is sent to; some refuse it, some cut it.",
        "Round it to the digits that somebody has measured.",
    ),
    "disclose.figures:no-concept": (
        "A row has figures and does not say of which concept.",
        "Fill the column `concept`.",
    ),
    "disclose.figures:no-concept-column": (
        "A table has no column `concept`.",
        "Begin the file with a line that names the columns.",
    ),
    "disclose.figures:no-unit": (
        "A figure needs a unit, and neither its row, its concept nor the project's defaults name one.",
        "Fill the row's `unit`, or set `defaults: {unit: CNY}` in disclosure.yaml.",
    ),
    "disclose.figures:no-value-column": (
        "A table has no column for a period, so nothing is reported by it.",
        "Name a column after a period of disclosure.yaml, such as current, or after its text, such as 2023.",
    ),
    "disclose.figures:none": (
        "A table of figures has no rows.",
        "Add one, or take the file out of disclosure.yaml.",
    ),
    "disclose.figures:period-name": (
        "A period has the name of another column, such as unit, so that nobody could tell which is meant.",
        "Rename the period in disclosure.yaml.",
    ),
    "disclose.figures:period-type": (
        "A flow, which is measured over time, stands in the column of a single moment.",
        "Move the figure to the column of a period.",
    ),
    "disclose.figures:same-file": (
        "A file is named twice in disclosure.yaml and would report everything twice.",
        "Name it once.",
    ),
    "disclose.figures:scale": (
        "A row's scale is not a scale word, or stands where figures have none.",
        "Write units, thousands, millions or billions (see the documentation for all), or leave the cell empty.",
    ),
    "disclose.figures:typed-member": (
        "The value for a typed dimension is not one that the dimension's type allows.",
        "Correct the value, or the type in the taxonomy.",
    ),
    "disclose.figures:unit": (
        "A row's unit does not exist, or does not suit the concept's type.",
        "Write a currency code, shares, pure, CNY/shares, or a unit that the taxonomy declares; or leave it to the default.",
    ),
    "disclose.figures:unknown-column": (
        "A column is neither one of the fixed ones, a dimension, nor a period.",
        "Check its spelling; a period must be declared in disclosure.yaml.",
    ),
    "disclose.figures:unknown-concept": (
        "A row names a concept that the taxonomy does not declare.",
        "Check the spelling, or declare the concept in the taxonomy.",
    ),
    "disclose.figures:unknown-footnote": (
        "A figure names a footnote that is not declared.",
        "Check the spelling, or declare it under `footnotes:` in a YAML file of figures.",
    ),
    "disclose.figures:unknown-member": (
        "A row names a member that the dimension does not have.",
        "Check the spelling, or add the member to the dimension in the taxonomy.",
    ),
    "disclose.figures:unknown-period": (
        "A column is a period that disclosure.yaml does not declare.",
        "Declare it under `report: periods`, or correct the header.",
    ),
    "disclose.figures:unnamed-column": (
        "A column has values and no name.",
        "Name it in the header, or delete it.",
    ),
    "disclose.figures:unused-footnote": (
        "A footnote is declared and no figure names it, so that no reader will see it.",
        "Name it in the column `footnote` of the figures that it explains, or remove it.",
    ),
    "disclose.figures:value": (
        "A value can't be read as what its concept is: a number whose separators are ambiguous, a percentage without its "
        "sign, a date of another form, a word for a number.",
        "Write it as printed: 3,405.8 or (6,494.7) or 44.1% or n/a or 2023-12-31 or true. What could mean two things is "
        "refused.",
    ),
    "disclose.figures:workbook": (
        "A spreadsheet workbook can't be read as a table of figures.",
        "Save the sheet as 'CSV UTF-8' and name that file.",
    ),
}
