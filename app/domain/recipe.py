"""A training recipe as one value: every parameter, its bounds, and how it is written in TOML."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained; the sentences that explain each field are the faces'.

    ``model``: name of the model to start from, empty for the one in use. ``kind``: ``transformer``
    or ``static`` (a sentence-transformers StaticEmbedding), ``bundled`` for the program's own.

    Loss: ``loss`` is ``mnrl``, ``cached`` (large batches on small cards, in pieces of
    ``mini_batch``) or ``gist`` (with the model ``guide``); ``widths`` and ``width_weights`` those
    of Matryoshka, none for none; ``scale`` the factor on the cosine.

    Pace: ``batch`` questions per step, ``accumulate`` steps per update, ``epochs``,
    ``learning_rate``, ``warmup`` (share of the steps), ``schedule`` (``cosine``, ``linear``,
    ``constant``), ``weight_decay``, ``max_steps`` (0 for no bound), ``most_questions`` (0 for all),
    ``seed``.

    Device: ``precision`` (``auto``, ``bf16``, ``fp16``, ``fp32``), ``max_length`` in tokens,
    ``checkpointing`` of gradients, ``flash_attention``, ``lora_rank`` (0 for all weights).

    Choosing: ``judge_every`` steps (0 for ten times in all), ``patience`` (judgements without a
    gain before it stops, 0 never).

    Negatives: ``negatives`` per question, ``mining`` (``nearest``, ``document``, ``lexical``, or
    several with ``+``), ``from_rank`` and ``to_rank`` of candidates, ``margin`` (a candidate must
    be at least so much less close than the answer; relative to it), ``fewest`` share of examples
    that must have a negative.

    Judgement: ``pool`` passages that both models search, the answers and at least as many others
    always among them; 0 for all of the library.

    Split: ``group`` (``law``, ``source`` or ``data set``), ``held_questions`` and ``held_groups``
    shares, ``leave_out`` a column whose values are left out one after another, empty for none.
    """

    name: str
    title: str = ""
    model: str = ""
    kind: str = "transformer"
    loss: str = "mnrl"
    guide: str = ""
    mini_batch: int = 16
    widths: tuple[int, ...] = ()
    width_weights: tuple[float, ...] = ()
    scale: float = 20.0
    batch: int = 32
    accumulate: int = 1
    epochs: float = 3.0
    learning_rate: float = 2e-5
    warmup: float = 0.1
    schedule: str = "cosine"
    weight_decay: float = 0.0
    max_steps: int = 0
    most_questions: int = 0
    seed: int = 20261121
    precision: str = "auto"
    max_length: int = 256
    checkpointing: bool = False
    flash_attention: bool = False
    lora_rank: int = 0
    judge_every: int = 0
    patience: int = 3
    negatives: int = 1
    mining: str = "nearest"
    from_rank: int = 1
    to_rank: int = 80
    margin: float = 0.05
    fewest: float = 0.5
    group: str = "law"
    held_questions: float = 0.1
    held_groups: float = 0.1
    leave_out: str = ""
    pool: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A number from `low` to `high`, both allowed; of a list, each of its numbers."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:g}…{self.high:g}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words; several of them joined by ``+`` where `joined`."""

    words: tuple[str, ...]
    joined: bool = False

    def __str__(self) -> str:
        several = ", or several with +" if self.joined else ""
        return ", ".join(word or "(empty)" for word in self.words) + several


Bound = Span | Choice

_TRUTH = Choice(("true", "false"))

BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        "kind": Choice(("transformer", "static")),
        "loss": Choice(("mnrl", "cached", "gist")),
        "mini_batch": Span(1, 4096),
        "widths": Span(8, 16384),
        "width_weights": Span(0.001, 1000),
        "scale": Span(0.1, 1000),
        "batch": Span(2, 65536),
        "accumulate": Span(1, 4096),
        "epochs": Span(0.01, 1000),
        "learning_rate": Span(1e-8, 1),
        "warmup": Span(0, 1),
        "schedule": Choice(("cosine", "linear", "constant")),
        "weight_decay": Span(0, 1),
        "max_steps": Span(0, 10_000_000),
        "most_questions": Span(0, 10_000_000),
        "seed": Span(0, 2**31 - 1),
        "precision": Choice(("auto", "bf16", "fp16", "fp32")),
        "max_length": Span(8, 32768),
        "checkpointing": _TRUTH,
        "flash_attention": _TRUTH,
        "lora_rank": Span(0, 1024),
        "judge_every": Span(0, 10_000_000),
        "patience": Span(0, 1000),
        "negatives": Span(0, 64),
        "mining": Choice(("nearest", "document", "lexical"), joined=True),
        "from_rank": Span(1, 1000),
        "to_rank": Span(1, 1000),
        "margin": Span(0, 1),
        "fewest": Span(0, 1),
        "group": Choice(("law", "source", "data set")),
        "held_questions": Span(0, 0.9),
        "held_groups": Span(0, 0.9),
        "leave_out": Choice(("", "law", "source", "data set")),
        "pool": Span(0, 10_000_000),
    }
)
"""What each field may be; the fields that are not here hold any text in one line.

``bundled`` is not to be chosen as a kind: such a recipe is a file of other values.
"""
