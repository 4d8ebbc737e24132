"""What the findings of the rules on taxonomies depend on besides the taxonomy, told without loading the rules.

Most taxonomies have been judged before, and what was found is kept with their compiled form: then no rule is needed.
"""

from __future__ import annotations

FORM = "dts-rules-2"
"""To be raised with every change of what a rule finds or says."""
CATALOGUE = "1964352295192d39"
"""`check.catalogue_digest()`: a test says when it has changed."""


def rules_form() -> str:
    """Differs whenever `check_dts` may find something else."""
    return f"{FORM} {CATALOGUE}"
