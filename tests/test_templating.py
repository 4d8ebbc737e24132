"""Templates are untrusted: sandboxed, strict, escaped, confined to their folders."""

from __future__ import annotations

from dataclasses import dataclass
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


def test_sequences_can_be_gone_through_side_by_side() -> None:
    source = "{% for (a, b), c in pairs | zip('xy') %}{{ a }}{{ b }}{{ c }} {% endfor %}"
    assert render(source, pairs=((1, 2), (3, 4))) == "12x 34y "


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        render("{{ nothing }}")


@pytest.mark.parametrize("source", ["{{ ''.__class__.__mro__ }}", "{{ a.append(1) }}", "{{ f.__globals__ }}"])
def test_python_is_out_of_reach(source: str) -> None:
    with pytest.raises(SecurityError):
        render(source, a=[], f=render)


@dataclass(frozen=True, slots=True)
class View:
    """What a page is made of."""

    label: str
    _secret: str = "secret"

    @property
    def shout(self) -> str:
        return self.label.upper()


def test_views_show_what_is_theirs_to_show() -> None:
    assert render("{{ view.label }} {{ view.shout }} {{ view.absent is defined }}", view=View("a")) == "a A False"
    for source in ("{{ view._secret }}", "{{ view.__class__ }}", "{{ view.shout.__class__ }}", "{{ view.__init__ }}"):
        with pytest.raises(SecurityError):
            render(source, view=View("a"))
    with pytest.raises(UndefinedError, match="has no attribute 'absent'"):
        render("{{ view.absent }}", view=View("a"))


def test_loops_tell_their_place() -> None:
    assert render("{% for a in b %}{{ loop.index0 }}{{ loop.last }} {% endfor %}", b=[1, 2]) == "0False 1True "
    with pytest.raises(SecurityError):
        render("{% for a in b %}{{ loop._iterator }}{% endfor %}", b=[1])


def test_own_templates_come_first_and_nothing_outside_the_folders(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.j2").write_text("own\n")
    own = environment([tmp_path / "own"])
    assert own.get_template("a.j2").render() == "own\n"
    with pytest.raises(TemplateNotFound):
        own.get_template("../secret.j2")
