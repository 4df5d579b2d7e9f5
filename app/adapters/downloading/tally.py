"""What a transfer is given: how patient it may be, and where to tell how far it has come."""

from dataclasses import dataclass, field

from app.domain.events import Problem, Work
from app.domain.sourcing import Received


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: for a connection, for the next bytes, and between tries.

    There is one try more than there are `pauses`; a try that brought much does not count.
    """

    connect: float = 15.0
    read: float = 30.0
    pauses: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0)


@dataclass(slots=True)
class Tally:
    """What a transfer has to tell; it writes, the driver reads between two steps."""

    done: int = 0
    total: int | None = None
    came: int = 0
    problems: list[Problem] = field(default_factory=list)

    def report(self) -> Work[None]:
        """Tell how much is there, and what went wrong since the last report."""
        problems, self.problems = self.problems, []
        yield from problems
        yield Received(self.done, self.total, self.came)
