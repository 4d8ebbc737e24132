"""References that lead out: to the network, above the folder of the report, into devices."""

from __future__ import annotations

import os
from collections.abc import Callable

from hostile_case import Case, always, report
from hostile_documents import ROOT, instance, linkbase, locator, schema, text, with_linkbase
from hostile_process import Place

from disclose.names import XS

REFUSED = "xbrl.4.2.2:schemaRefHref"


def to(href: str, reference: str = "", root: str = "") -> Case:
    """A schemaRef; OUTSIDE, ROOT and PORT are those of the place."""

    def document(place: Place) -> str:
        def filled(words: str) -> str:
            for name, value in (("OUTSIDE", place.outside), ("ROOT", place.root), ("PORT", place.port)):
                words = words.replace(name, str(value))
            return words

        return instance(text(), href=filled(href), reference=filled(reference), root=filled(root))

    return Case(report(document), (REFUSED, "r.xbrl:1"))


def linked(link: Callable[[Place], None]) -> Callable[[Place], list[str | bytes]]:
    """A report whose schema, l.xsd, is something else than a file."""

    def make(place: Place) -> list[str | bytes]:
        link(place)
        return [place.write("r.xbrl", instance(text(), href="l.xsd"))]

    return make


def linked_folder(place: Place) -> list[str | bytes]:
    (place.root / "folder").symlink_to(place.outside, target_is_directory=True)
    return [place.write("r.xbrl", instance(text(), href="folder/secret.xsd"))]


def referring(*references: str) -> Callable[[Place], list[str | bytes]]:
    """A report whose schema has references to the secret schema, and whose linkbase has a locator to it."""

    def make(place: Place) -> list[str | bytes]:
        secret = (place.outside / "secret.xsd").as_uri()
        before = "".join(references).replace("SECRET", secret).replace("PORT", str(place.port))
        place.write("l.xml", linkbase(before) if "link:" in before else linkbase())
        place.write("t.xsd", with_linkbase("l.xml") if "link:" in before else schema(before=before))
        return [place.write("r.xbrl", instance(text()))]

    return make


def argument(make: Callable[[Place], str | bytes]) -> Callable[[Place], list[str | bytes]]:
    return lambda place: [make(place)]


def pipe(place: Place) -> str:
    os.mkfifo(place.root / "pipe.xbrl")
    return str(place.root / "pipe.xbrl")


_PRESENTATION = '<link:presentationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">'

REFERENCES: dict[str, Case] = {
    "http": to("http://127.0.0.1:PORT/x.xsd"),
    "https": to("https://127.0.0.1:PORT/x.xsd"),
    "scheme in mixed case": to("hTTp://127.0.0.1:PORT/x.xsd"),
    "ftp": to("ftp://127.0.0.1:PORT/x.xsd"),
    "file": to("file://OUTSIDE/secret.xsd"),
    "FILE": to("FILE://OUTSIDE/secret.xsd"),
    "file of localhost": to("file://localhostOUTSIDE/secret.xsd"),
    "file of another host": to("file://127.0.0.1:PORT/secret.xsd"),
    "file with one slash": to("file:OUTSIDE/secret.xsd"),
    "absolute path": to("OUTSIDE/secret.xsd"),
    "parent": to("../outside/secret.xsd"),
    "parent of a folder": to("a/b/../../../outside/secret.xsd"),
    "encoded parent": to("%2e%2e/outside/secret.xsd"),
    "encoded parent and slash": to("%2E%2E%2foutside%2fsecret.xsd"),
    "encoded twice": to("%252e%252e/outside/secret.xsd"),
    "back slashes": to("..\\outside\\secret.xsd"),
    "encoded back slashes": to("..%5Coutside%5Csecret.xsd"),
    "share": to("//127.0.0.1:PORT/share/x.xsd"),
    "share with back slashes": to("\\\\127.0.0.1\\share\\x.xsd"),
    "file URL of a share": to("file:////127.0.0.1/share/x.xsd"),
    "NUL": to("t.xsd%00.txt"),
    "data": to("data:text/xml,%3Cschema/%3E"),
    "archive": to("jar:file:OUTSIDE/secret.zip!/x.xsd"),
    "device": to("file:///dev/zero"),
    "system file": to("/etc/passwd"),
    "the folder itself": to("."),
    "the report itself": to("r.xbrl"),
    "a megabyte of reference": to("a/" * 500_000),
    "half a million parents": to("../" * 500_000 + "etc/passwd"),
    "name of 5,000 characters": to("n" * 5_000 + ".xsd"),
    "published name of 5,000 characters": to("http://www.xbrl.org/2003/" + "n" * 5_000),
    "base of a file": to("secret.xsd", root='xml:base="file://OUTSIDE/"'),
    "base of the network": to("x.xsd", root='xml:base="http://127.0.0.1:PORT/"'),
    "base above": to("secret.xsd", reference='xml:base="../outside/"'),
    "bases that climb": to("outside/secret.xsd", reference='xml:base=".."', root='xml:base="a/../"'),
    "symbolic link": Case(
        linked(lambda place: (place.root / "l.xsd").symlink_to(place.outside / "secret.xsd")), (REFUSED, "outside")
    ),
    "symbolic link to a device": Case(linked(lambda place: (place.root / "l.xsd").symlink_to("/dev/zero")), (REFUSED,)),
    "symbolic link to itself": Case(linked(lambda place: (place.root / "l.xsd").symlink_to("l.xsd")), (REFUSED,)),
    "named pipe": Case(linked(lambda place: os.mkfifo(place.root / "l.xsd")), (REFUSED, "not an ordinary file")),
    "folder for a schema": Case(linked(lambda place: (place.root / "l.xsd").mkdir()), (REFUSED,)),
    "link to a folder": Case(linked_folder, (REFUSED, "outside")),
    "schemas named by the instance": Case(
        report(
            lambda place: instance(
                text(),
                root=f'xsi:schemaLocation="http://o.example {(place.outside / "secret.xsd").as_uri()}'
                f' http://p.example http://127.0.0.1:{place.port}/x.xsd"'
                f' xsi:noNamespaceSchemaLocation="http://127.0.0.1:{place.port}/x.xsd"',
            )
        ),
        statuses=(0,),
    ),
    "import": Case(referring('<xs:import namespace="http://o.example" schemaLocation="SECRET"/>'), ("t.xsd:1",)),
    "import over the network": Case(
        referring('<xs:import namespace="http://o.example" schemaLocation="http://127.0.0.1:PORT/x.xsd"/>'), ("t.xsd:1",)
    ),
    "include": Case(referring('<xs:include schemaLocation="../outside/secret.xsd"/>'), ("t.xsd:1",)),
    "redefine": Case(referring('<xs:redefine schemaLocation="SECRET"/>'), ("t.xsd:1",)),
    "locator": Case(referring(f"{_PRESENTATION}{locator('a', 'SECRET#t_A')}</link:presentationLink>"), ("l.xml:1",)),
    "role declared outside": Case(
        referring('<link:roleRef xlink:type="simple" roleURI="http://r.example" xlink:href="SECRET#r"/>'), ("l.xml:1",)
    ),
    "linkbase over the network": Case(
        report(
            always(instance(text())),
            t_xsd=lambda place: with_linkbase(f"http://127.0.0.1:{place.port}/l.xml"),
        ),
        ("xbrl.4.3.2:linkbaseRefHref",),
    ),
    "entry schema of XML Schema's own hint": Case(
        argument(
            lambda place: place.write(
                "t.xsd",
                f'<xs:schema xmlns:xs="{XS}" {ROOT} targetNamespace="http://t.example"'
                f' xsi:schemaLocation="{XS} http://127.0.0.1:{place.port}/x.xsd"/>',
            )
        ),
        statuses=(0, 1),
    ),
    "pipe for a report": Case(argument(pipe), ("not an ordinary file",), (2,)),
    "device for a report": Case(argument(lambda place: "/dev/zero"), ("not an ordinary file",), (2,)),
    "folder for a report": Case(argument(lambda place: str(place.root)), ("holds no Inline XBRL document",), (2,)),
    "nothing for a report": Case(argument(lambda place: str(place.root / "none.xbrl")), ("There is no file",), (2,)),
    "file name that is not text": Case(
        argument(lambda place: os.fsencode(place.root) + b"/\xff\x1b[2J\n.xbrl"), ("There is no file",), (2,)
    ),
    "file name of a megabyte": Case(argument(lambda place: "x" * 100_000), ("can't be read",), (2,)),
}
