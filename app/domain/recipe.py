"""A training recipe as one value: every parameter, its bounds, and how it is written in TOML."""

from dataclasses import dataclass


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

    Judgement: ``pool`` passages that both models search, the answers and the nearest wrong ones
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
