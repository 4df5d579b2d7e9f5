"""The plain words of the Evaluation page: measures, parts of the search, groups, sentences."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.law import Level
from app.domain.significance import Interval
from app.services.evaluating import DEPTH, Evaluation
from app.services.evaluating_groups import By, Group
from app.services.evaluating_indexes import Compared
from app.ui import index_words, phrases
from app.ui.dial_figures import decimal, milliseconds, share, signed
from app.ui.evaluation_work import Right, What

translate = QCoreApplication.translate

MEASURES = (
    "hit@1", "hit@5", "hit@10", "recall@10", "recall@20", "recall@64", "recall@100",
    "mrr@10", "ndcg@10",
)  # fmt: skip
"""Measures in the order in which they are told."""

_CERTAIN = 0.05


def what(value: What) -> str:
    """What can be measured."""
    return {
        What.AS_IS: translate("Evaluation", "The search as it is"),
        What.PARTS: translate("Evaluation", "Part by part"),
        What.INDEX: translate("Evaluation", "Against another index"),
        What.SPANS: translate("Evaluation", "Characters found (LegalBench-RAG)"),
        What.MINI: translate("Evaluation", "Characters found, short form"),
    }[value]


def what_told(value: What) -> str:
    """What is done for it."""
    return {
        What.AS_IS: translate("Evaluation", "Every question is asked once, as a person would."),
        What.PARTS: translate(
            "Evaluation",
            "The parts of the search are switched on one after the other; every question is asked "
            "once for each.",
        ),
        What.INDEX: translate(
            "Evaluation",
            "Every question is asked of the other index and of the one that answers now.",
        ),
        What.SPANS: translate(
            "Evaluation",
            "The benchmark’s questions are asked of all documents in this library, which must be "
            "its own; the characters that answer them are counted.",
        ),
        What.MINI: translate(
            "Evaluation",
            "As many questions of each part as the benchmark’s short form has, chosen by its rule.",
        ),
    }[value]


def measure(name: str) -> str:
    """A measure as a person would say it."""
    return {
        "hit@1": translate("Evaluation", "Right provision comes first"),
        "hit@5": translate("Evaluation", "Found among the first five"),
        "hit@10": translate("Evaluation", "Found among the first ten"),
        "recall@10": translate("Evaluation", "All that is right: share in the first 10"),
        "recall@20": translate("Evaluation", "All that is right: share in the first 20"),
        "recall@64": translate("Evaluation", "All that is right: share in the first 64"),
        "recall@100": translate("Evaluation", "All that is right: share in the first 100"),
        "mrr@10": translate("Evaluation", "How near the top it stands"),
        "ndcg@10": translate("Evaluation", "Order of the first ten"),
    }[name]


def measure_told(name: str) -> str:
    """What a measure means, with the name that it goes by."""
    kind, _, depth = name.partition("@")
    if kind == "hit":
        told = translate("Evaluation", "Questions with a right provision among the first {0}")
        told = told.format(depth)
    elif kind == "recall":
        told = translate(
            "Evaluation", "Of the provisions that answer a question, those among the first {0}"
        ).format(depth)
    elif kind == "mrr":
        told = translate(
            "Evaluation", "1 where it always comes first, 0.5 where second; 0 beyond the tenth"
        )
    else:
        told = translate("Evaluation", "1 where all right provisions come before all others")
    return f"{told} ({_named(name)})"


def _named(name: str) -> str:
    return {"mrr@10": "MRR@10", "ndcg@10": "nDCG@10"}.get(name, name)


def value(name: str, figure: float) -> str:
    """A measure's figure: a share in percent, or a number from 0 to 1."""
    return decimal(figure, 3) if name in ("mrr@10", "ndcg@10") else share(figure)


def between(name: str, bounds: Interval) -> str:
    """The interval in which a figure lies, were other questions of the kind asked."""
    told = translate("Evaluation", "{0} to {1}")
    return told.format(value(name, bounds[0]), value(name, bounds[1]))


def exact(name: str, figure: float, bounds: Interval) -> str:
    """A figure and its interval to four places, for the tooltip."""
    told = translate("Evaluation", "{0} = {1}; 95 % interval {2} to {3}")
    return told.format(_named(name), *(decimal(one, 4) for one in (figure, *bounds)))


def part(key: str) -> str:
    """A row of the table of parts; a part without words of its own goes by its key."""
    return _parts().get(key, f"+ {key}")


def _parts() -> dict[str, str]:
    return {
        "words": translate("Evaluation", "Words alone"),
        "meaning": translate("Evaluation", "Meaning alone"),
        "fused": translate("Evaluation", "Words and meaning together"),
        "second": translate("Evaluation", "+ the bundled model’s view"),
        "lexicon": translate("Evaluation", "+ legal terms for everyday words"),
        "titles": translate("Evaluation", "+ titles and headings"),
        "priors": translate("Evaluation", "+ how often a law is asked about"),
        "references": translate("Evaluation", "+ provisions cited by hits"),
        "interpretations": translate("Evaluation", "+ interpretations, no repeats"),
        "reranker": translate("Evaluation", "+ reading the first hits again"),
    }


def step(detail: str) -> str:
    """Which round of several is at work: a part of the search, or the model of an index."""
    key, _, round_ = detail.partition(" (")
    return f"{part(key)} ({round_}" if key in _parts() else detail


def headline(found: Evaluation) -> str:
    """The one sentence that matters."""
    told = translate("Evaluation", "Found among the first ten: {0} of {1} questions.")
    figure = share(found.metrics["hit@10"]).replace(" ", "\u00a0")
    return told.format(figure, phrases.number(found.questions))


def aside(found: Evaluation) -> str:
    """How sure that is, speed, index, and what could not be looked up."""
    sure = translate("Evaluation", "It is 95 % certain that it lies between {0} and {1}.")
    speed = translate("Evaluation", "Index “{0}”. A question takes {1}, one in twenty over {2}.")
    times = (milliseconds(found.ms[name]) for name in ("p50", "p95"))
    parts = [
        sure.format(*(share(one) for one in found.intervals["hit@10"])),
        speed.format(found.index, *times),
    ]
    if found.unresolved:
        parts.append(missing(found.unresolved))
    return " ".join(parts)


def missing(citations: Sequence[str]) -> str:
    """What the questions name and the library has not, the first few by name."""
    told = translate("Evaluation", "Not in this library, and counted as not found: {0}.")
    names = translate("Evaluation", "; ").join(citations[:3])
    if (more := len(citations) - 3) > 0:
        names = translate("Evaluation", "{0} and {1} more").format(names, phrases.number(more))
    return told.format(names)


def comparison(found: Compared) -> str:
    """Wins, losses and what chance has to do with it, in plain words."""
    first, second = indexes(found)
    told = translate(
        "Evaluation",
        "“{0}” finds {1} questions earlier than “{2}” and {3} later; {4} come out the same.",
    ).format(
        second,
        phrases.number(found.wins),
        first,
        phrases.number(found.losses),
        phrases.number(found.ties),
    )
    return f"{told} {_verdict(found)}"


def indexes(found: Compared) -> tuple[str, str]:
    """The names of both indexes, with their age where the models are the same."""
    both = found.first, found.second
    first, second = (index_words.model(one) for one in both)
    if first != second:
        return first, second
    told = translate("Evaluation", "{0} of {1}")
    first, second = (told.format(first, phrases.moment(one.created)) for one in both)
    return first, second


def _verdict(found: Compared) -> str:
    gain = found.differences["hit@10"]
    points = translate("Evaluation", "Among the first ten: {0} points (p = {1}).")
    p = 1.0 if gain.p is None else gain.p
    told = points.format(signed(100 * gain.value), decimal(p, 4))
    if not found.wins and not found.losses:
        return told
    if p >= _CERTAIN:
        sentence = translate("Evaluation", "The difference may be chance.")
    elif gain.value > 0:
        sentence = translate("Evaluation", "It is better, and chance does not explain it.")
    else:
        sentence = translate("Evaluation", "It is worse, and chance does not explain it.")
    return f"{told} {sentence}"


def by(value: By) -> str:
    """What questions are grouped by."""
    return {
        By.LAW: translate("Evaluation", "By law"),
        By.LEVEL: translate("Evaluation", "By level"),
        By.LENGTH: translate("Evaluation", "By length of the question"),
    }[value]


def group(found: Group, how: By) -> str:
    """The name of a group of questions."""
    if found.gathered:
        count = found.gathered
        return translate("Evaluation", "smaller groups: {0}").format(count)
    if not found.name:
        return translate("Evaluation", "Not in this library")
    if how is By.LENGTH:
        low, _, high = found.name.partition("-")
        return translate("Evaluation", "{0} to {1} characters").format(low, high)
    return phrases.level(Level(found.name)) if how is By.LEVEL else found.name


def rank(value: int) -> str:
    """A rank as the list shows it."""
    return phrases.number(value) if value else "—"


def rank_told(value: int) -> str:
    """A rank in words."""
    if not value:
        told = translate("Evaluation", "Not among the first {0}")
        return told.format(DEPTH)
    return translate("Evaluation", "Found at rank {0}").format(phrases.number(value))


def right_told(right: Right) -> str:
    """What became of a provision that answers the question, and as far as can be seen, why."""
    if right.found is None:
        return translate("Evaluation", "It is not in this library.")
    parts = [rank_told(right.rank)]
    if right.hit is not None:
        parts += [told for one in right.hit.reasons if (told := phrases.reason(one))]
        return " · ".join(parts)
    if right.twin:
        told = translate("Evaluation", "the same text stands at rank {0}, in another law")
        parts.append(told.format(phrases.number(right.twin)))
    elif not right.found[2].current:
        parts.append(translate("Evaluation", "no current version: only current law is searched"))
    elif right.shared:
        told = translate("Evaluation", "words in common: {0}")
        parts.append(told.format(" · ".join(right.shared[:6])))
    else:
        parts.append(translate("Evaluation", "no word in common with the question"))
    return " · ".join(parts)
