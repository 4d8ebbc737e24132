"""Findings about taxonomies that are loaded: references between their documents, archives and taxonomy packages."""

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "disclose.archive:damaged": (
        "A file in an archive can't be unpacked.",
        "Fetch the archive again; it was damaged or cut off.",
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
    "tpe:invalidArchiveFormat": (
        "A taxonomy package is not a ZIP archive that can be read, is encrypted, or has names that are not allowed.",
        "Make it anew with an ordinary ZIP program, with / between folders.",
    ),
    "tpe:invalidCatalogFile": (
        "The catalog of a taxonomy package is not valid.",
        "Correct META-INF/catalog.xml.",
    ),
    "tpe:invalidDirectoryStructure": (
        "A taxonomy package does not hold exactly one folder at the top.",
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
    "tpe:multipleRewriteURIsForStartString": (
        "The catalog of a taxonomy package maps one URL to two places.",
        "Keep one of the two.",
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
