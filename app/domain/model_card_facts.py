"""What goes into the card of a trained model, and what is kept out of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.models import is_hub_name
from app.domain.recipe import Recipe
from app.domain.training import Comparison, Figures, Negatives, Split, TrainingRun, Verdict

MEASURES = ("hit@1", "hit@10", "mrr@10", "ndcg@10", "recall@64")


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What a model's own files say: numbers per vector, its prompts, its and its base's licence."""

    dimension: int | None = None
    question_prompt: str = ""
    passage_prompt: str = ""
    licence: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """Everything that goes into a card; what the run has not kept is None.

    `title` heads it, `about` are the person's own words on the data, `origins` counts of questions
    by where they are from. Of the library nothing is told: neither its name nor its laws, for a
    card travels further than a library does.
    """

    title: str
    run: TrainingRun
    recipe: Recipe
    model: ModelFacts = field(default_factory=ModelFacts)
    split: Split | None = None
    negatives: Negatives | None = None
    comparison: Comparison | None = None
    verdict: Verdict | None = None
    origins: Mapping[str, int] = field(default_factory=dict)
    about: str = ""


def base_name(model: str) -> str:
    """A model's name without the path to it, which is nobody else's business."""
    return (
        model.replace("\\", "/").rstrip("/").rpartition("/")[2] if not is_hub_name(model) else model
    )


def measures_of(figures: Iterable[Figures]) -> list[str]:
    """The measures that any of these have, in their usual order."""
    there = {measure for one in figures for measure in one.values}
    return [measure for measure in MEASURES if measure in there]
