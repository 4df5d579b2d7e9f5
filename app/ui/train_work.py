"""What the Train page looks up in the background: the figures of runs, answers, who answers now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from app.domain.events import Work
from app.domain.recipe import Recipe
from app.domain.training import Comparison, Ranked, TrainingRun
from app.services.library import LibraryInfo, OpenLibrary
from app.ui.train_desk import Trainings

QUICK = "quick"
"""The recipe that is sized to this computer."""


@dataclass(frozen=True, slots=True)
class Found:
    """The figures of runs by their ids, and whether all were judged by the same split."""

    comparisons: Mapping[str, Comparison]
    alike: bool


def found_of(training: Trainings, runs: Sequence[TrainingRun]) -> Work[Found]:
    """Read what these runs came to; those that came to nothing are left out."""
    yield from ()
    found, digests = {}, set()
    for run in runs:
        kept = training.comparison(run)
        if kept is not None:
            split = training.split(run)
            found[run.id] = kept
            digests.add(split.digest if split is not None else run.id)
    return Found(found, len(digests) < 2)


def created(
    training: Trainings, recipe: Recipe, questions: Sequence[str], model: str
) -> Work[Sequence[TrainingRun]]:
    """Make a run, or one for each value that is left out in turn, and start the first."""
    if recipe.leave_out:
        runs = yield from training.create_each(recipe, questions, model)
    else:
        runs = [training.create(recipe, questions, model)]
    if runs:
        training.start(runs[0])
    return runs


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a judgement: the text of what answers it, and what stood first instead.

    `before` and `after` are citations, the best first; what is not in the library any more is left
    out.
    """

    text: str
    before: Sequence[str]
    after: Sequence[str]


def case_of(library: OpenLibrary, one: Ranked) -> Case:
    """What there is to read about a question of a judgement."""
    named = library.resolve(one.citation)
    first = library.bench.store.provisions([*one.first_before, *one.first_after])
    cited = {id: law.cite(provision) for id, (provision, law, _) in first.items()}
    before, after = (
        [cited[id] for id in ids if id in cited] for ids in (one.first_before, one.first_after)
    )
    return Case(named[0][0].text if named else "", before, after)


def answering(info: LibraryInfo | None, runs: Sequence[TrainingRun]) -> str:
    """The id of the run whose model answers now; empty where it is none of these."""
    if info is None or info.manifest is None:
        return ""
    places = PurePath(info.manifest.encoder.name).parents
    return next((run.id for run in runs if PurePath(run.folder) in places), "")


def quick_first(recipes: Sequence[Recipe]) -> Sequence[Recipe]:
    """The recipes that can be run here, the one that people start with first."""
    return sorted(
        (one for one in recipes if one.kind != "bundled"), key=lambda one: one.name != QUICK
    )
