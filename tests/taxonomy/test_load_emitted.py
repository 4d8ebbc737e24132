"""A taxonomy that was authored, emitted as schema and linkbases and loaded again says what its author said."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from disclose.diagnostics import has_errors
from disclose.names import QName
from disclose.resources import taxonomy_folder
from disclose.taxonomy import Concept, Label, LinkRole, Network, Relationship, Taxonomy
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.catalog import file_url, standard_catalog
from disclose.taxonomy.emit import emit_taxonomy
from disclose.taxonomy.load import load_taxonomy


@pytest.fixture(scope="module")
def authored() -> Taxonomy:
    outcome = author_taxonomy(taxonomy_folder() / "annual-report", "annual-report")
    assert outcome.value is not None
    assert not has_errors(outcome.diagnostics)
    return outcome.value


@pytest.fixture(scope="module")
def loaded(authored: Taxonomy) -> Taxonomy:
    files = emit_taxonomy(authored)
    outcome = load_taxonomy([file_url(authored.schema_ref)], standard_catalog().with_files(files))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def test_names(authored: Taxonomy, loaded: Taxonomy) -> None:
    for name in ("namespace", "prefix", "schema_ref", "languages"):
        assert getattr(loaded, name) == getattr(authored, name)


def test_concepts(authored: Taxonomy, loaded: Taxonomy) -> None:
    # the unit that facts should use is known to the source of the taxonomy only
    def plain(concepts: Mapping[QName, Concept]) -> dict[QName, Concept]:
        return {name: replace(concept, span=None, unit=None) for name, concept in concepts.items()}

    assert plain(loaded.concepts) == plain(authored.concepts)


def test_types(authored: Taxonomy, loaded: Taxonomy) -> None:
    assert dict(loaded.types) == dict(authored.types)
    assert dict(loaded.typed_domains) == dict(authored.typed_domains)


def test_labels_and_references(authored: Taxonomy, loaded: Taxonomy) -> None:
    def unordered(labels: Mapping[QName, tuple[Label, ...]]) -> dict[QName, set[Label]]:
        return {name: set(group) for name, group in labels.items()}

    assert unordered(loaded.labels) == unordered(authored.labels)
    assert dict(loaded.references) == dict(authored.references)


def test_networks(authored: Taxonomy, loaded: Taxonomy) -> None:
    def plain(networks: Mapping[tuple[str, str], Network]) -> dict[tuple[str, str], list[Relationship]]:
        return {
            key: [
                replace(relationship, span=None)
                for source in sorted(network.sources)
                for relationship in network.children(source)
            ]
            for key, network in networks.items()
        }

    assert plain(loaded.networks) == plain(authored.networks)
    assert dict(loaded.defaults) == dict(authored.defaults)


def test_roles(authored: Taxonomy, loaded: Taxonomy) -> None:
    # the rule for comparatives is known to the source of the taxonomy only
    def plain(roles: Mapping[str, LinkRole]) -> dict[str, LinkRole]:
        return {uri: replace(role, comparative=False) for uri, role in roles.items()}

    assert plain(loaded.roles) == plain(authored.roles)
