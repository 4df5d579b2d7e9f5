"""What passes between the program and its encoder process."""

from typing import NamedTuple


class Launch(NamedTuple):
    """What the process is to load; `device` and `precision` may be ``auto``.

    `scores` is True for a cross-encoder: a job's prompt is then the question, and the vectors
    have one component, the score.
    """

    folder: str
    device: str
    precision: str
    scores: bool = False


class Job(NamedTuple):
    """Texts to encode; an urgent one goes before all that wait."""

    number: int
    texts: tuple[str, ...]
    prompt: str
    urgent: bool


class Forget(NamedTuple):
    """Jobs whose vectors nobody wants any more."""

    numbers: tuple[int, ...]


class Loaded(NamedTuple):
    """The model is ready; see `transformer.Running` for `device` and `reason`."""

    dimension: int
    max_length: int | None
    device: str
    reason: str
    precision: str
    threads: int
    version: str


class Refused(NamedTuple):
    """The model cannot be loaded; the process ends."""

    detail: str


class Began(NamedTuple):
    """A job is at work: should the process die now, it was at that one."""

    number: int


class Done(NamedTuple):
    """Vectors of a job: float32 bytes, row by row, not cut and not normalised."""

    number: int
    columns: int
    data: bytes


class Failed(NamedTuple):
    """The model raised an error at this job, and goes on with the next."""

    number: int
    detail: str


Order = Job | Forget
Report = Loaded | Refused | Began | Done | Failed
