"""What the oracle's tests share: the examples are built once, and Arelle is asked once about them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from judged_examples import JudgedExample, judge_examples


@pytest.fixture(scope="session")
def judged_examples(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, JudgedExample]:
    """The examples by name."""
    return judge_examples(tmp_path_factory.mktemp("judged"))
