"""The README's module map is the code's."""

import re

from tests.conftest import ROOT


def _modules() -> dict[str, str]:
    found = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        doc = path.read_text("utf-8").split('"""')[1].strip().splitlines()[0]
        found[name] = doc
    return found


def _mapped() -> dict[str, str]:
    text = (ROOT / "README.md").read_text("utf-8").split("## Module map")[1]
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", text, re.MULTILINE))


def test_map_lists_every_module_with_its_duty() -> None:
    assert _mapped() == _modules()


def test_top_level_is_what_was_agreed() -> None:
    allowed = {"app", "models", "resources", "tests", "pyproject.toml", "build.spec", "README.md",
               "Makefile", "LICENSE"}  # fmt: skip
    made = {"build", "dist", "screenshots"}
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert {n for n in found if not n.endswith(".egg-info")} - made <= allowed
