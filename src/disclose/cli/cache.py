"""`disclose cache info|clear`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from disclose.cli.printable import printable
from disclose.taxonomy.cache import cache_folder
from disclose.taxonomy.cache_upkeep import CacheKind, cache_kinds, clear_cache


@click.group("cache")
def command() -> None:
    """The cache of compiled taxonomies and of documents fetched with --online: what it holds, and clearing it.

    Nothing in it is needed: what is cleared is made or fetched again. DISCLOSE_CACHE names another folder; empty, it turns the
    cache off.
    """


@command.command("info")
def info() -> None:
    """Say where the cache is and what it holds."""
    folder = cache_folder()
    if folder is None:
        click.echo("cache: off")
        return
    click.echo(f"cache: {printable(str(folder))}")
    kinds = cache_kinds(folder)
    _rows(kinds)
    click.echo(f"  {_counted(kinds)}")


@command.command("clear")
def clear() -> None:
    """Remove every entry of the cache; other files in its folder stay."""
    folder = cache_folder()
    if folder is None:
        click.echo("cache: off, nothing to clear")
        return
    removed = clear_cache(folder)
    click.echo(f"cache: {printable(str(folder))}")
    _rows(removed)
    click.echo(f"  removed {_counted(removed)}")
    left = cache_kinds(folder)
    if left:
        click.echo(f"  {_counted(left)} can't be removed", err=True)
        sys.exit(2)


def _rows(kinds: Sequence[CacheKind]) -> None:
    for kind in kinds:
        click.echo(f"  {kind.name}: {_counted([kind])}")


def _counted(kinds: Sequence[CacheKind]) -> str:
    entries = sum(kind.entries for kind in kinds)
    return f"{entries:,} {'entry' if entries == 1 else 'entries'}, {sum(kind.size for kind in kinds):,} bytes"
