"""Which model on which server is talked with, and its failures."""

from dataclasses import dataclass, field

from app.domain.errors import ChatFailed

_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Place:
    """The server's `address` without user or key, and the model there.

    The `secret` is in no failure, even where the server repeats it.
    """

    address: str
    model: str = ""
    secret: str = field(default="", repr=False)

    def failed(self, reason: str, detail: object = "") -> ChatFailed:
        """The failure of this reason; what is told besides is shortened to one line."""
        told = str(detail)
        if self.secret:
            told = told.replace(self.secret, "***")
        told = " ".join(told[: 4 * _SHOWN].split())
        return ChatFailed(self.address, self.model, reason, told[:_SHOWN])
