"""Findings about taxonomies that are loaded: references between their documents, archives and taxonomy packages."""

from disclose.names import REPORT_PACKAGE_INLINE

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "disclose.archive:damaged": (
        "A file in an archive can't be unpacked: it is damaged, or compressed in a way that is not read.",
        "Fetch the archive again, or make it again with an ordinary program.",
    ),
    "disclose.archive:link": (
        "An archive holds a symbolic link or a device where a file should be. Links are not followed.",
        "Put the file itself into the archive.",
    ),
    "disclose.archive:too-large": (
        "An archive, or a file in it, unpacks to more than is read, which protects against archives made to fill the disk.",
        "Check that it is the archive you mean.",
    ),
    "disclose.catalog:no-standard-files": (
        "The published schemas of XBRL are not found: they come with the installed Arelle.",
        "Install disclose with its dependencies, arelle-release among them.",
    ),
    "disclose.catalog:not-found": (
        "A document that is referred to is neither beside the others, nor among the published files, nor in a package. "
        "Nothing is fetched from the network unless `--online` allows it.",
        "Declare the package that holds it, put the file where the reference leads, correct the URL, or allow the network with "
        "`--online`.",
    ),
    "disclose.catalog:outside": (
        "A reference leads to a file outside the folder of the report, which is not read.",
        "Move the file beside the one that refers to it.",
    ),
    "disclose.dts:document-not-found": (
        "A taxonomy refers to a document by something that is not a URI, or that leads nowhere.",
        "Correct the reference.",
    ),
    "disclose.dts:too-large": (
        "A taxonomy has more documents or relationships than are read.",
        "Check the entry point: no published taxonomy is of this size.",
    ),
    "disclose.online:failed": (
        "A document could not be fetched: there is no connection, or the server answers with an error.",
        "Try again later, or declare the taxonomy package that holds the document.",
    ),
    "disclose.online:limit": (
        "A taxonomy made one fetch more documents, more bytes or for longer than is allowed.",
        "Declare the taxonomy packages that hold its documents, or run the command again: what was fetched is kept.",
    ),
    "disclose.online:not-found": (
        "A server says that it has no document at a URL.",
        "Correct the URL, or declare the taxonomy package that holds the document.",
    ),
    "disclose.online:not-xml": (
        "A server answers with something else than XML where a schema or linkbase should be: often a page for people.",
        "Open the URL in a browser to see what the server says, and correct the URL.",
    ),
    "disclose.online:refused": (
        "A URL is not fetched: it is not http or https, holds a user name, or redirects too often or from https to http.",
        "Correct the URL, or declare the taxonomy package that holds the document.",
    ),
    "disclose.online:timeout": (
        "A server takes too long to send a document.",
        "Try again later, or declare the taxonomy package that holds the document.",
    ),
    "disclose.online:too-large": (
        "A server sends a document that is larger than is read.",
        "Check the URL: no published taxonomy has a document of this size.",
    ),
    "rpe:documentTypeFileExtensionMismatch": (
        "A report package says by its documentType that it is of one kind, and by the end of its name that it is of"
        " another; or it "
        "is an .xbri or .xbr and does not say it at all.",
        "Write META-INF/reportPackage.json with the documentType that belongs to the name, or rename the package:"
        " .xbri for Inline "
        "XBRL, .xbr for one report in another syntax, .zip for anything.",
    ),
    "rpe:incorrectReportType": (
        "A report in an .xbri package is not Inline XBRL, or one in an .xbr package is.",
        "Rename the package, or make one of the right kind.",
    ),
    "rpe:invalidArchiveFormat": (
        "A report package is not a ZIP archive that can be read, is encrypted, or has names that are not allowed.",
        "Make it anew with an ordinary ZIP program, with / between folders.",
    ),
    "rpe:invalidDirectoryStructure": (
        "A report package does not hold exactly one folder at the top, holds a name twice or as a file and a folder,"
        " or a name with "
        "an empty, '.' or '..' step.",
        "Put everything into one folder. Programs that compress a selection of files instead of their folder are the"
        " usual cause.",
    ),
    "rpe:invalidJSON": (
        "META-INF/reportPackage.json, or a report in JSON, is not a JSON text, or has a name twice in one object.",
        "Correct it at the place shown.",
    ),
    "rpe:invalidJSONStructure": (
        "META-INF/reportPackage.json, or a report in JSON, has no documentInfo with a documentType that is a string.",
        f'Write `{{"documentInfo": {{"documentType": "{REPORT_PACKAGE_INLINE}"}}}}`, or another type that the package has.',
    ),
    "rpe:metadataDirectoryNotFound": (
        "A report package whose name ends in .xbri or .xbr has no folder META-INF.",
        "Add it, with the file reportPackage.json in it.",
    ),
    "rpe:missingReport": (
        "The folder of reports in a report package holds none.",
        "Put the report into it: a file whose name ends in .xhtml, .html, .htm, .xbrl or .json.",
    ),
    "rpe:missingReportsDirectory": (
        "A report package has no folder named reports below its one folder at the top.",
        "Add it, and put the report into it.",
    ),
    "rpe:multipleReports": (
        "An .xbri or .xbr package holds more than one report.",
        "Make a package of each, or a .zip of all. Documents that make up one Inline XBRL report lie together in a"
        " folder below "
        "reports.",
    ),
    "rpe:multipleReportsInSubdirectory": (
        "A folder below reports holds more than one report.",
        "Give each report a folder of its own.",
    ),
    "rpe:unsupportedFileExtension": (
        "A report package has a name that ends neither in .xbri nor in .xbr nor in .zip.",
        "Rename it.",
    ),
    "rpe:unsupportedReportPackageVersion": (
        "A report package is of a kind or version that is not known.",
        "Correct the documentType in META-INF/reportPackage.json, or look for a newer version of this program.",
    ),
    "tpe:duplicateLanguagesForElement": (
        "The description of a taxonomy package has a name, description or publisher twice in one language.",
        "Keep one of the two, or correct xml:lang.",
    ),
    "tpe:invalidArchiveFormat": (
        "A taxonomy package is not a ZIP archive that can be read, is encrypted, or has names that are not allowed.",
        "Make it anew with an ordinary ZIP program, with / between folders.",
    ),
    "tpe:invalidCatalogFile": (
        "The catalog of a taxonomy package is not valid.",
        "Correct META-INF/catalog.xml.",
    ),
    "tpe:invalidDirectoryStructure": (
        "A taxonomy package does not hold exactly one folder at the top and nothing beside it, holds a name twice or"
        " as a file and "
        "a folder, or a name with an empty, '.' or '..' step.",
        "Put everything into one folder, and nothing beside it.",
    ),
    "tpe:invalidMetaDataFile": (
        "The description of a taxonomy package is not valid.",
        "Correct META-INF/taxonomyPackage.xml.",
    ),
    "tpe:metadataDirectoryNotFound": (
        "A taxonomy package has no folder META-INF.",
        "Check that it is a taxonomy package and not only an archive of a taxonomy.",
    ),
    "tpe:metadataFileNotFound": (
        "A taxonomy package has no file META-INF/taxonomyPackage.xml.",
        "Add it; it names the package and its entry points.",
    ),
    "tpe:missingLanguageAttribute": (
        "A name, description or publisher in the description of a taxonomy package has no language.",
        "Add xml:lang to it, or to the root element for all.",
    ),
    "tpe:multipleRewriteURIsForStartString": (
        "The catalog of a taxonomy package maps one URL to two places.",
        "Keep one of the two.",
    ),
    "tpe:packageRewriteOverlap": (
        "Two packages that are used together both say where the same URLs lead.",
        "Use one of them only, if one is a later version of the other. Else the longest beginning of a URL counts, and"
        " of two alike "
        "that of the package named first.",
    ),
    "tpe:workingOffline": (
        "A file of a taxonomy package can't be validated, because the published schema for it is not found: it comes with the "
        "installed Arelle.",
        "Install disclose with its dependencies, arelle-release among them.",
    ),
    "xbrl.3.5.1.2:simpleLinkHref": (
        "A reference has no xlink:href, so it leads nowhere.",
        "Add the address.",
    ),
    "xbrl.3.5.3.9.2:arcResource": (
        "An arc begins at a label that nothing in its link has.",
        "Correct xlink:from, or add the locator or resource.",
    ),
    "xbrl.3.5.3.9.3:arcResource": (
        "An arc ends at a label that nothing in its link has.",
        "Correct xlink:to, or add the locator or resource.",
    ),
    "xbrl.3.5.4:hrefIdNotFound": (
        "A reference leads to an id that its document does not have.",
        "Correct the id after the '#', or add the element that it names.",
    ),
    "xbrl.3.5.4:hrefScheme": (
        "A reference points into a document in a way that XBRL does not allow.",
        "Use an id, or the element() scheme.",
    ),
    "xbrl.4.2.2:schemaRefHref": (
        "A report, or a linkbase, refers to a schema by an address that can't be followed or leads to something else.",
        "Correct the address.",
    ),
    "xbrl.4.3.2:linkbaseRefHref": (
        "A linkbase is referred to by an address that can't be followed or leads to something else.",
        "Correct the address.",
    ),
    "xbrl.5.6.1:Redefine": (
        "A taxonomy schema redefines another one, which XBRL forbids.",
        "Use import or include.",
    ),
}
