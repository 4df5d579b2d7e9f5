"""Words about training: origins, parts, stages, states, reasons, measures, and the verdict."""

import re

from PySide6.QtCore import QCoreApplication

from app.domain.errors import TrainingFailed
from app.domain.recipe import Recipe
from app.domain.training import (
    Decision,
    Gain,
    Origin,
    Part,
    RunState,
    Stage,
    Standing,
    TrainingRun,
    Verdict,
)
from app.ui import notices_train, phrases
from app.ui.dial_figures import decimal, share, signed

translate = QCoreApplication.translate

MEASURES = ("hit@1", "hit@10", "mrr@10", "ndcg@10", "recall@64")
"""The measures of a judgement in the order in which tables show them."""


def origin(value: str) -> str:
    """Where questions come from."""
    return {
        Origin.GENERATED: translate("Train", "written by a language model"),
        Origin.COMPOSED: translate("Train", "written for training"),
        Origin.REAL: translate("Train", "asked by people"),
        Origin.HISTORY: translate("Train", "your own searches"),
        Origin.BENCHMARK: translate("Train", "published data sets"),
    }[Origin(value)]


def standing(value: Standing) -> str:
    """What was decided about a question."""
    return {
        Standing.PENDING: translate("Train", "Not looked at"),
        Standing.ACCEPTED: translate("Train", "Accepted"),
        Standing.DROPPED: translate("Train", "Dropped"),
    }[value]


def why(value: str) -> str:
    """Why a question was dropped."""
    return {
        "copies-wording": translate("Train", "copies the provision’s own words"),
        "names-law": translate("Train", "names the law"),
        "names-number": translate("Train", "names the provision’s number"),
        "by-hand": translate("Train", "dropped by you"),
        "duplicate": translate("Train", "asked already"),
        "nobody-asks": translate("Train", "nobody would ask about it"),
    }.get(value, value)


def part(value: Part) -> str:
    """A part of the split, as its legend names it."""
    return {
        Part.TRAIN: translate("Train", "to train with"),
        Part.CHOOSE: translate("Train", "to stop in time"),
        Part.SEEN: translate("Train", "held out, laws trained on"),
        Part.UNSEEN: translate("Train", "held out, laws never trained on"),
        Part.OTHER: translate("Train", "held out, from elsewhere"),
        Part.LEFT: translate("Train", "set aside"),
    }[value]


def part_short(value: Part) -> str:
    """A judged part, for the head of a column."""
    return {
        Part.SEEN: translate("Train", "Laws trained on"),
        Part.UNSEEN: translate("Train", "Laws never trained on"),
        Part.OTHER: translate("Train", "From elsewhere"),
    }.get(value, part(value))


def part_told(value: Part) -> str:
    """What a part is for."""
    return {
        Part.TRAIN: translate("Train", "The model learns from these questions and their answers."),
        Part.CHOOSE: translate(
            "Train", "Asked now and then during the training, to stop before it learns by heart."
        ),
        Part.SEEN: translate("Train", "Never trained on; other questions about the same laws are."),
        Part.UNSEEN: translate(
            "Train", "Never trained on, and no question about these laws is. The honest test."
        ),
        Part.OTHER: translate(
            "Train", "Never trained on, and of another origin than what is trained on."
        ),
        Part.LEFT: translate(
            "Train", "Used for nothing: they would show the training what it is judged by."
        ),
    }[value]


def left(reason: str) -> str:
    """Why a question was set aside by the split."""
    return {
        "same-provision": translate("Train", "same provision as a held-out question"),
        "near-duplicate": translate("Train", "nearly the same text as a held-out provision"),
        "other-version": translate("Train", "another version of a held-out provision"),
        "same-question": translate("Train", "same question as a held-out one"),
        "moved": translate("Train", "trained on or judged by in an earlier split"),
    }.get(reason, reason)


def removed(reason: str) -> str:
    """Why a wrong answer was passed over."""
    return {
        "answer": translate("Train", "It is a right answer too"),
        "version": translate("Train", "Another version of the right answer"),
        "missing": translate("Train", "No longer in the library"),
        "duplicate": translate("Train", "Nearly the same text as the right answer"),
        "reference": translate("Train", "It cites the right answer, or is cited by it"),
        "margin": translate("Train", "Nearly as close to the question as the right answer"),
        "too-close": translate("Train", "Closer to the question than the right answer"),
    }.get(reason, reason)


def mining(value: str) -> str:
    """A way to look for wrong answers, or several."""
    named = {
        "nearest": translate("Train", "The nearest in meaning"),
        "document": translate("Train", "Neighbours in the same law"),
        "lexical": translate("Train", "The nearest by their words"),
    }
    ways = [named.get(one, one) for one in map(str.strip, value.split("+")) if one]
    return translate("Train", " and ").join([ways[0], *(one.lower() for one in ways[1:])])


def stage(value: Stage) -> str:
    """What a run does in a stage."""
    return {
        Stage.SPLIT: translate("Train", "Dividing the questions"),
        Stage.BASELINE: translate("Train", "Judging the model you have"),
        Stage.NEGATIVES: translate("Train", "Looking for wrong answers"),
        Stage.TRAINING: translate("Train", "Training"),
        Stage.JUDGEMENT: translate("Train", "Judging the new model"),
        Stage.DONE: translate("Train", "Done"),
    }[value]


def state(run: TrainingRun) -> str:
    """How a run stands."""
    return {
        RunState.WAITING: translate("Train", "Waiting"),
        RunState.RUNNING: translate("Train", "Running"),
        RunState.STOPPED: translate("Train", "Stopped"),
        RunState.FAILED: translate("Train", "Failed"),
        RunState.DONE: translate("Train", "Done"),
    }[run.state]


def outcome(run: TrainingRun) -> str:
    """The verdict on a run in a word or two, else how it stands."""
    if run.verdict is None:
        return state(run)
    return {
        Decision.BETTER: translate("Train", "▲ Better"),
        Decision.NO_GAIN: translate("Train", "＝ No real gain"),
        Decision.WORSE: translate("Train", "▼ Worse"),
    }[run.verdict.decision]


def measure(name: str) -> str:
    """What a measure counts, in a few words."""
    return {
        "hit@1": translate("Train", "Right answer first"),
        "hit@10": translate("Train", "Right answer in the first ten"),
        "mrr@10": translate("Train", "How near the top (MRR@10)"),
        "ndcg@10": translate("Train", "Order of the first ten (nDCG@10)"),
        "recall@64": translate("Train", "Right answers in the first 64"),
    }.get(name, name)


def verdict(value: Verdict) -> str:
    """The one sentence that matters."""
    if value.decision is Decision.BETTER:
        if value.gain is None:
            return translate("Train", "Better than the model you have.")
        told = translate("Train", "Better {0}: {1} points {2}, 95 % certain.")
        points = signed(100 * (value.gain.after - value.gain.before))
        return told.format(_where(value.gain.part), points, value.gain.measure)
    if value.decision is Decision.WORSE:
        return translate("Train", "Worse; keep the model you have.")
    return translate("Train", "No real gain; keep the model you have.")


def _where(value: Part) -> str:
    return {
        Part.UNSEEN: translate("Train", "on questions about laws it has not seen"),
        Part.OTHER: translate("Train", "on questions from elsewhere"),
    }.get(value, translate("Train", "on questions it has not seen"))


def gain(value: Gain) -> str:
    """A gain with its interval and its probability."""
    told = translate(
        "Train", "{0}, {1}: from {2} to {3}; 95 % certain between {4} and {5} points (p = {6})."
    )
    return told.format(
        measure(value.measure),
        part(value.part),
        share(value.before),
        share(value.after),
        signed(100 * value.low),
        signed(100 * value.high),
        decimal(value.p, 3),
    )


def reason(key: str) -> str:
    """One reason of a verdict as a sentence."""
    return {
        "unseen-better": translate(
            "Train", "It finds more on laws that nothing was trained on, and chance is no excuse."
        ),
        "seen-only": translate(
            "Train",
            "It is better on laws it was trained on, and not on others: it has learned these laws, "
            "not how people ask.",
        ),
        "within-noise": translate("Train", "The difference is so small that it may be chance."),
        "seen-worse": translate("Train", "It finds less on laws that it was trained on."),
        "unseen-worse": translate("Train", "It finds less on laws that nothing was trained on."),
        "other-worse": translate("Train", "It finds less for questions from elsewhere."),
        "other-better": translate("Train", "It finds more for questions from elsewhere, too."),
        "forgets": translate(
            "Train", "It has lost some of what it knew about language in general."
        ),
        "shared-provisions": translate(
            "Train",
            "Training and judgement share provisions, so that this judgement cannot be trusted.",
        ),
        "too-few-questions": translate(
            "Train", "There are too few held-out questions to tell. More questions would help."
        ),
    }.get(key, key)


def failed(problem: str) -> str:
    """Why a run broke off, from the facts that it kept."""
    found = re.search(r"reason='?([a-z-]+)", problem)
    return notices_train.failed(TrainingFailed(found[1] if found else "", problem)).text


def note(key: str, facts: str) -> str:
    """A line of the log."""
    told = {
        "batch-halved": translate("Train", "Memory was short: smaller steps from here"),
        "precision": translate("Train", "Number format"),
        "device": translate("Train", "Runs on"),
        "unknown-words": translate("Train", "Words that the model does not know"),
        "resumed": translate("Train", "Goes on from"),
        "stopped-early": translate("Train", "Stopped early: it got no better"),
    }.get(key, key)
    return f"{told}: {facts}" if facts else told


def about(seconds: float | None) -> str:
    """An estimate of time."""
    if seconds is None:
        return translate("Train", "time not known yet")
    # no estimate is good to the second
    if seconds < 55:
        told = translate("Train", "about {0} s").format(max(5, 5 * round(seconds / 5)))
    elif seconds < 5400:
        grain = 60 if seconds < 900 else 300
        told = translate("Train", "about {0} min").format(
            grain // 60 * max(1, round(seconds / grain))
        )
    else:
        told = translate("Train", "about {0} h").format(max(1, round(seconds / 3600)))
    return told


def moved(before: int, after: int) -> str:
    """What became of the rank of a right answer."""
    sides = [
        translate("Train", "at rank {0}").format(phrases.number(one))
        if one
        else translate("Train", "not among the first 100")
        for one in (before, after)
    ]
    return translate("Train", "Before: {0}. Now: {1}.").format(*sides)


def rank(value: int) -> str:
    """A rank; a dash where it is not among the first hundred."""
    return phrases.number(value) if value else "—"


def model(name: str) -> str:
    """A model to start from."""
    if name.partition("#")[0] == "bundled":
        return translate("Train", "The bundled static model")
    tail = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return tail if name.startswith(("/", "~", ".")) or name[1:2] == ":" else name


def recipe(value: Recipe) -> str:
    """What a recipe is called."""
    return {
        "quick": translate("Train", "Quick: minutes on this computer"),
        "lawvault": translate("Train", "LawVault (Chinese law)"),
        "sebi-matryoshka": translate("Train", "SEBI Matryoshka (many widths)"),
        "legalkit": translate("Train", "LegalKit (contracts and benchmarks)"),
    }.get(value.name, value.title or value.name)


def recipe_told(value: Recipe) -> str:
    """What a recipe is for."""
    return {
        "quick": translate(
            "Train", "Sized to this computer, so that it is done in a few minutes. A first try."
        ),
        "lawvault": translate(
            "Train",
            "As the Chinese model of LawVault was trained: wrong answers near the right one, four "
            "widths. For a graphics card.",
        ),
        "sebi-matryoshka": translate(
            "Train",
            "As models for financial regulations were trained: large steps, many widths. For a "
            "graphics card.",
        ),
        "legalkit": translate(
            "Train",
            "As a model for contracts was trained: wrong answers from the same document. For a "
            "graphics card, or an hour and more.",
        ),
    }.get(value.name, value.title)


def recipe_name(run: TrainingRun) -> str:
    """Recipe and model of a run."""
    return f"{recipe(Recipe(run.recipe))} · {model(run.model)}"
