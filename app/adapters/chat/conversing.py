"""Makes of what a server sends the events of an answer and the answer itself."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from time import monotonic

from app.adapters.chat.driving import STEP, Job, driven
from app.adapters.chat.place import Place
from app.adapters.chat.think_tags import ThinkTags
from app.domain.dialogue import Ended, Reply, Rethought, Said, Thought, Waiting
from app.domain.events import Work


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the answer, or of thinking; empty where the server sent one without text."""

    text: str = ""
    thinking: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of an answer, with what the server counted; `load_ms` in milliseconds."""

    ended: Ended
    model: str
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    load_ms: float | None = None


Heard = Piece | Finish | None
"""What may come; None is a sign of life and no more."""


def conversing(job: Job[Heard], place: Place, longest: int, patience: float) -> Work[Reply]:
    """The answer that `job` hears, its events as they come; closing it cancels the job.

    Where the answer is longer than `longest` tokens, however one counts, it is cut off. Raises
    ChatFailed, which is ``silent`` after `patience` seconds without a word.
    """
    answer, ended = _Answer(), Finish(Ended.LENGTH, place.model)
    with closing(driven(job, patience)) as pieces:
        try:
            for piece in pieces:
                if isinstance(piece, Finish):
                    ended = piece
                    break
                yield from answer.take(piece)
                if answer.spent > 2 * longest:
                    break
        except TimeoutError:
            raise place.failed("silent", f"{patience:g} s") from None
    yield from answer.rest()
    return answer.reply(ended)


class _Answer:
    """What has come of an answer, and when."""

    def __init__(self) -> None:
        self._began = self._told = self._heard = monotonic()
        self._first: float | None = None
        self._text: list[str] = []
        self._thinking: list[str] = []
        self._tags = ThinkTags()
        self._narrow = self._wide = self._empty = 0

    @property
    def spent(self) -> int:
        """Tokens of the answer, rather too many: by its letters, and one for each empty piece.

        The usual counts are about two thirds of it, so twice the limit is beyond doubt.
        """
        return self._wide + self._narrow // 3 + self._empty

    def take(self, piece: Piece | None) -> Iterator[Said | Thought | Rethought | Waiting]:
        """The events of a piece; None says that nothing came."""
        said = [*self._split(piece)] if piece else []
        yield from map(self._event, said)
        now = monotonic()
        if said:
            self._told = self._heard = now
        elif now - self._told >= STEP:
            self._told = now
            yield Waiting(now - self._heard)

    def rest(self) -> Iterator[Said | Thought | Rethought]:
        """The events of what was held back."""
        yield from map(self._event, self._tags.rest())

    def reply(self, end: Finish) -> Reply:
        """The whole of it."""
        now = monotonic()
        return Reply(
            text="".join(self._text),
            thinking="".join(self._thinking),
            ended=end.ended,
            model=end.model,
            prompt_tokens=end.prompt_tokens,
            answer_tokens=end.answer_tokens,
            load_ms=end.load_ms,
            first_ms=((self._first or now) - self._began) * 1000,
            total_ms=(now - self._began) * 1000,
        )

    def _split(self, piece: Piece) -> Iterator[tuple[str, bool] | None]:
        both = piece.thinking + piece.text
        narrow = sum(map(str.isascii, both))
        self._narrow, self._wide = self._narrow + narrow, self._wide + len(both) - narrow
        self._empty += not both
        if piece.thinking:
            self._tags.leave()
            yield piece.thinking, True
        yield from self._tags.feed(piece.text)

    def _event(self, told: tuple[str, bool] | None) -> Said | Thought | Rethought:
        if told is None:
            self._thinking += self._text
            self._text.clear()
            return Rethought()
        text, is_thinking = told
        self._first = self._first or monotonic()
        (self._thinking if is_thinking else self._text).append(text)
        return Thought(text) if is_thinking else Said(text)
