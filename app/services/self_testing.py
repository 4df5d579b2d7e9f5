"""Checks that an installation works: model, database, index and search on a small real library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryDirectory

from app.domain.errors import PandectaError, ProvisionUnknown, SourceUnreadable
from app.domain.events import Progress, Work, outcome
from app.domain.question import Question
from app.services.library import OpenLibrary
from app.services.program import Program

_ASKED = (
    ("沐洲劳动法第一条", "沐洲劳动法"),
    ("房东不退押金怎么办", "沐洲房屋租赁法"),
    ("my landlord keeps the deposit", "Merrow Tenancy Act 2016"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried, whether it worked, and what was seen."""

    name: str
    ok: bool
    detail: str


def self_test(program: Program) -> Work[list[Check]]:
    """Import the sample law into a temporary library, index it, search it, and report."""
    checks: list[Check] = []
    with TemporaryDirectory(prefix="pandecta-") as folder:
        library = program.create(folder, "self-test")
        try:
            steps: tuple[tuple[str, Callable[[], str]], ...] = (
                ("import", lambda: _imported(library, program.sample_sources)),
                ("index", lambda: outcome(library.build_index("bundled")).encoder.caption),
                *((f"search {text}", partial(_asked, library, text, law)) for text, law in _ASKED),
            )
            for done, (name, step) in enumerate(steps):
                yield Progress("checking", done, len(steps), "checks", detail=name)
                checks.append(_tried(name, step))
        finally:
            library.close()
    return checks


def _tried(name: str, step: Callable[[], str]) -> Check:
    try:
        return Check(name, True, step())
    except PandectaError as error:
        return Check(name, False, str(error))


def _imported(library: OpenLibrary, sources: Sequence[str]) -> str:
    report = outcome(library.import_sources(sources))
    if report.problems:
        problem = report.problems[0]
        raise SourceUnreadable(problem.where, problem.reason, problem.detail)
    return f"{report.provisions_added} provisions"


def _asked(library: OpenLibrary, text: str, law: str) -> str:
    results = outcome(library.search(Question(text, limit=5)))
    titles = [hit.law.title for hit in results.hits]
    if law not in titles:
        raise ProvisionUnknown(f"{text}: {titles}")
    return f"{results.hits[0].citation}, {results.ms['total']:.0f} ms"
