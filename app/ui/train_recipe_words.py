"""Every field of a recipe: its name, one plain sentence of help, and what it can be."""

from collections.abc import Mapping
from itertools import combinations

from PySide6.QtCore import QCoreApplication

from app.domain.recipe import BOUNDS, Choice

translate = QCoreApplication.translate


SPLIT: Mapping[str, tuple[str, ...]] = {
    "split": ("group", "held_questions", "held_groups", "leave_out", "seed"),
}
"""The fields of the first step."""

MINING: Mapping[str, tuple[str, ...]] = {"mining": ("mining", "negatives")}
MINING_ALL: Mapping[str, tuple[str, ...]] = {
    "negatives": ("from_rank", "to_rank", "margin", "fewest")
}
"""The fields of the second step: those that everybody sees, and the others."""

TRAINING: Mapping[str, tuple[str, ...]] = {
    "pace": (
        "epochs", "batch", "accumulate", "learning_rate", "warmup", "schedule", "weight_decay",
        "max_steps", "most_questions",
    ),
    "loss": ("loss", "guide", "mini_batch", "scale", "widths", "width_weights"),
    "device": (
        "kind", "precision", "max_length", "checkpointing", "flash_attention", "lora_rank",
    ),
    "choosing": ("judge_every", "patience", "pool"),
}  # fmt: skip
"""The fields of the third step."""

DECIMALS: Mapping[str, tuple[int, float]] = {
    "epochs": (2, 0.5),
    "learning_rate": (8, 0.00001),
    "warmup": (2, 0.05),
    "weight_decay": (3, 0.01),
    "scale": (1, 1),
    "margin": (2, 0.01),
    "fewest": (2, 0.05),
    "held_questions": (2, 0.05),
    "held_groups": (2, 0.05),
}
"""The decimals and the step of fields that are not whole numbers."""

_TOGETHER = 3
"""Ways of mining that there are; any of them go together."""


def choices(name: str) -> tuple[str, ...]:
    """What can be chosen where a field takes one of a few words; none for the others."""
    bound = BOUNDS.get(name)
    if not isinstance(bound, Choice) or bound is BOUNDS["checkpointing"]:
        return ()
    if not bound.joined:
        return bound.words
    ways = range(1, _TOGETHER + 1)
    return tuple("+".join(some) for many in ways for some in combinations(bound.words, many))


def group(name: str) -> str:
    """The heading over some fields."""
    return {
        "pace": translate("Recipe", "Pace"),
        "loss": translate("Recipe", "What is learned"),
        "device": translate("Recipe", "Model and machine"),
        "choosing": translate("Recipe", "Stopping in time"),
        "negatives": translate("Recipe", "Wrong answers"),
        "split": translate("Recipe", "Held-out questions"),
    }[name]


def field(name: str) -> str:
    """What a field is called."""
    return _words()[name][0]


def told(name: str) -> str:
    """One sentence about a field."""
    return _words()[name][1]


def choice(name: str, value: str) -> str:
    """What one of `choices` is called."""
    if name == "mining":
        # imported here: it speaks of runs too, which a recipe does not know
        from app.ui.train_words import mining

        return mining(value)
    return {
        "cosine": translate("Recipe", "Falls slowly at first (cosine)"),
        "linear": translate("Recipe", "Falls evenly (linear)"),
        "constant": translate("Recipe", "Stays the same"),
        "mnrl": translate("Recipe", "Ranking (MNRL)"),
        "cached": translate("Recipe", "Ranking in pieces (cached MNRL)"),
        "gist": translate("Recipe", "Ranking with a guide (GIST)"),
        "transformer": translate("Recipe", "Transformer"),
        "static": translate("Recipe", "Static (one vector a word)"),
        "bundled": translate("Recipe", "The program’s own"),
        "auto": translate("Recipe", "What the machine does best"),
        "law": translate("Recipe", "Law"),
        "source": translate("Recipe", "Source"),
        "data set": translate("Recipe", "Data set"),
        "": translate("Recipe", "Nothing"),
    }.get(value, value)


def _words() -> Mapping[str, tuple[str, str]]:
    return {**_pace(), **_loss(), **_device(), **_negatives(), **_split()}


def _pace() -> Mapping[str, tuple[str, str]]:
    return {
        "epochs": (
            translate("Recipe", "Rounds"),
            translate(
                "Recipe",
                "How often the model goes through all questions; more is slower and can overdo.",
            ),
        ),
        "batch": (
            translate("Recipe", "Questions per step"),
            translate(
                "Recipe",
                "How many questions are compared at once; more is better and needs more memory.",
            ),
        ),
        "accumulate": (
            translate("Recipe", "Steps per change"),
            translate(
                "Recipe",
                "How many steps are gathered before the model changes; it costs no memory.",
            ),
        ),
        "learning_rate": (
            translate("Recipe", "Learning rate"),
            translate(
                "Recipe", "How much the model changes at a time; too much destroys what it knows."
            ),
        ),
        "warmup": (
            translate("Recipe", "Slow start"),
            translate(
                "Recipe",
                "The share of the steps during which the learning rate rises to its full height.",
            ),
        ),
        "schedule": (
            translate("Recipe", "Course of the learning rate"),
            translate("Recipe", "How the learning rate comes down after the slow start."),
        ),
        "weight_decay": (
            translate("Recipe", "Weight decay"),
            translate(
                "Recipe",
                "Pulls the model’s numbers towards zero a little, against learning by heart.",
            ),
        ),
        "max_steps": (
            translate("Recipe", "Most steps"),
            translate("Recipe", "The training ends here at the latest; 0 for no end."),
        ),
        "most_questions": (
            translate("Recipe", "Most questions"),
            translate(
                "Recipe",
                "At most so many questions are trained with, chosen by the seed; 0 for all.",
            ),
        ),
        "seed": (
            translate("Recipe", "Seed"),
            translate(
                "Recipe",
                "The same seed gives the same split and the same order of questions again.",
            ),
        ),
        "judge_every": (
            translate("Recipe", "Steps between checks"),
            translate(
                "Recipe", "How often the held-out score is looked at; 0 for ten times in all."
            ),
        ),
        "patience": (
            translate("Recipe", "Patience"),
            translate(
                "Recipe", "After so many checks without a gain the training stops; 0 for never."
            ),
        ),
    }


def _loss() -> Mapping[str, tuple[str, str]]:
    return {
        "loss": (
            translate("Recipe", "Loss"),
            translate(
                "Recipe",
                "What the training tries to make small: how often a wrong answer comes first.",
            ),
        ),
        "guide": (
            translate("Recipe", "Guide"),
            translate(
                "Recipe",
                "A second model that says which wrong answers are not really wrong (GIST only).",
            ),
        ),
        "mini_batch": (
            translate("Recipe", "Questions per piece"),
            translate(
                "Recipe",
                "How many questions are in memory at once when a large step is done in pieces.",
            ),
        ),
        "scale": (
            translate("Recipe", "Sharpness"),
            translate("Recipe", "How strongly close answers are told apart; 20 is usual."),
        ),
        "widths": (
            translate("Recipe", "Widths"),
            translate(
                "Recipe",
                "Shorter vectors that shall work as well, as 768, 512, 256; none for one width.",
            ),
        ),
        "width_weights": (
            translate("Recipe", "Weights of the widths"),
            translate("Recipe", "How much each width counts, in the same order; none for equally."),
        ),
    }


def _device() -> Mapping[str, tuple[str, str]]:
    return {
        "kind": (
            translate("Recipe", "Kind of model"),
            translate("Recipe", "A static model is small and fast, also without a GPU."),
        ),
        "precision": (
            translate("Recipe", "Number format"),
            translate(
                "Recipe",
                "Shorter numbers are faster and need less memory where the machine has them.",
            ),
        ),
        "max_length": (
            translate("Recipe", "Longest text"),
            translate(
                "Recipe", "What a text has beyond so many tokens is not read; longer is slower."
            ),
        ),
        "checkpointing": (
            translate("Recipe", "Save memory"),
            translate(
                "Recipe", "Computes some things twice instead of keeping them: slower, but it fits."
            ),
        ),
        "flash_attention": (
            translate("Recipe", "Fast attention"),
            translate(
                "Recipe", "Uses a faster way through long texts on graphics cards that have it."
            ),
        ),
        "lora_rank": (
            translate("Recipe", "Small additions only (LoRA)"),
            translate(
                "Recipe",
                "Trains a small addition of this size instead of the whole model; 0 for all.",
            ),
        ),
    }


def _negatives() -> Mapping[str, tuple[str, str]]:
    return {
        "negatives": (
            translate("Recipe", "Wrong answers per question"),
            translate("Recipe", "How many near but wrong provisions each question is shown with."),
        ),
        "mining": (
            translate("Recipe", "Where they are looked for"),
            translate("Recipe", "Close in meaning, in the same law, or with the same words."),
        ),
        "from_rank": (
            translate("Recipe", "From rank"),
            translate(
                "Recipe",
                "The first places are passed over: they are often right answers nobody noted.",
            ),
        ),
        "to_rank": (
            translate("Recipe", "To rank"),
            translate("Recipe", "Beyond this place a wrong answer is too easy."),
        ),
        "margin": (
            translate("Recipe", "Margin"),
            translate(
                "Recipe", "A wrong answer must be at least so much less close than the right one."
            ),
        ),
        "fewest": (
            translate("Recipe", "Fewest"),
            translate(
                "Recipe",
                "If fewer than this share of the questions have one, the run stops and says so.",
            ),
        ),
    }


def _split() -> Mapping[str, tuple[str, str]]:
    return {
        "group": (
            translate("Recipe", "Held out together"),
            translate(
                "Recipe", "Whole laws, sources or data sets are kept from the training to judge by."
            ),
        ),
        "held_questions": (
            translate("Recipe", "Questions held out"),
            translate(
                "Recipe", "The share of questions about trained laws that only the judgement sees."
            ),
        ),
        "held_groups": (
            translate("Recipe", "Laws held out"),
            translate(
                "Recipe",
                "The share of laws (or sources, or data sets) that the training never sees.",
            ),
        ),
        "leave_out": (
            translate("Recipe", "Leave out in turn"),
            translate(
                "Recipe",
                "Trains once for each of its values, every time judged by the one left out.",
            ),
        ),
        "pool": (
            translate("Recipe", "Passages to judge among"),
            translate(
                "Recipe",
                "Both models search so many passages, all right answers among them; 0 for all.",
            ),
        ),
    }
