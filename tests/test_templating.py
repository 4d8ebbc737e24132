"""Templates are untrusted: sandboxed, strict, escaped, confined to their folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError

from disclose.templating import environment


def render(source: str, **names: object) -> str:
    return environment().from_string(source).render(**names)


def test_values_are_escaped_unless_the_caller_has_done_it() -> None:
    assert render("{{ a }}", a="<&>") == "&lt;&amp;&gt;"
    assert environment(autoescape=False).from_string("{{ a }}").render(a="<&>") == "<&>"


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        render("{{ nothing }}")


@pytest.mark.parametrize("source", ["{{ ''.__class__.__mro__ }}", "{{ a.append(1) }}", "{{ f.__globals__ }}"])
def test_python_is_out_of_reach(source: str) -> None:
    with pytest.raises(SecurityError):
        render(source, a=[], f=render)


def test_own_templates_come_first_and_nothing_outside_the_folders(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.j2").write_text("own\n")
    own = environment([tmp_path / "own"])
    assert own.get_template("a.j2").render() == "own\n"
    with pytest.raises(TemplateNotFound):
        own.get_template("../secret.j2")
