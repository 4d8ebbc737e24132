"""Shipped files are found, and Arelle is located without being imported."""

from __future__ import annotations

import subprocess
import sys

from disclose import resources


def test_shipped_folders_are_there() -> None:
    assert (resources.taxonomy_folder() / "annual-report").is_dir()
    assert resources.templates_folder().is_dir()


def test_the_standard_schemas_are_there_and_arelle_stays_unimported() -> None:
    program = (
        "import sys; from disclose.resources import standard_files_folder as f; folder = f(); "
        "assert (folder / 'http/www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd').is_file(); "
        "sys.exit('arelle' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
