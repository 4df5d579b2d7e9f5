"""The works behind the settings page: trying models and servers, and placing indexes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import monotonic

from app.domain.encoders import EncoderName, widths
from app.domain.errors import EncoderUnreachable, PandectaError
from app.domain.events import Problem, Progress, Work
from app.domain.index import EncoderIdentity
from app.domain.models import ModelCard, ModelKind, Trial
from app.domain.settings import Settings
from app.services.encoder_ports import Encoders
from app.services.library import OpenLibrary
from app.services.model_getting import Models, local_models, try_model
from app.services.ports import Secrets
from app.services.program import Program


@dataclass(frozen=True, slots=True)
class Tried:
    """A model that embedded: how it did, what it is, where it runs and why, and its widths."""

    trial: Trial
    identity: EncoderIdentity
    device: str
    reason: str
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Served:
    """What an Ollama server said: its models for embeddings, of how many, in milliseconds."""

    models: tuple[str, ...]
    count: int
    ms: float


@dataclass(frozen=True, slots=True)
class Here:
    """The models that can be used now, and what looks like one and is none."""

    cards: tuple[ModelCard, ...]
    problems: tuple[Problem, ...]


def trying(name: str, encoders: Encoders) -> Work[Tried]:
    """Embed with the model of this name; raises EncoderMissing and its relatives."""
    trial = yield from try_model(name, encoders)
    identity = encoders.named(name).identity
    device, reason = encoders.running(name)
    parsed = EncoderName.parse(name)
    full = encoders.named(str(replace(parsed, width=None))).identity.dimension
    return Tried(trial, identity, device, reason, widths(parsed, full))


def trying_with(settings: Settings, name: str, program: Program) -> Work[Tried]:
    """`trying` under settings that are not kept; afterwards everything is as it was."""
    program.encoders.follow(settings)
    try:
        return (yield from trying(name, program.encoders))
    finally:
        program.encoders.follow(program.settings)


def listing(models: Models) -> Work[Here]:
    """The models of this machine and of its Ollama server."""
    problems: list[Problem] = []
    work = local_models(models)
    try:
        while True:
            event = next(work)
            if isinstance(event, Problem):
                problems.append(event)
            yield event
    except StopIteration as stop:
        return Here(tuple(stop.value), tuple(problems))
    finally:
        work.close()


def asking_ollama(address: str, models: Models) -> Work[Served]:
    """Ask the Ollama server at `address` for its models; raises EncoderUnreachable."""
    began, found = monotonic(), 0
    work = listing(models.at(address))
    try:
        while True:
            event = next(work)
            # the folders of this machine come first and are none of the server's time
            if isinstance(event, Progress) and event.done > found:
                began, found = monotonic(), event.done
            yield event
    except StopIteration as stop:
        here: Here = stop.value
    finally:
        work.close()
    for problem in here.problems:
        if "://" in problem.where:
            raise EncoderUnreachable("Ollama", problem.where, problem.detail or problem.reason)
    theirs = [card for card in here.cards if card.kind is ModelKind.OLLAMA]
    useful = tuple(card.name for card in theirs if card.embeds is not False)
    return Served(useful, len(theirs), (monotonic() - began) * 1000)


def locating(
    program: Program, library: OpenLibrary, uri: str, options: Mapping[str, str], secret: str
) -> Work[str]:
    """Use the indexes at `uri`, which is asked first, with a new `secret` or the one that is kept.

    The library's folder. Raises what `Program.locate_indexes` raises; then the secret that was
    kept before is kept again.
    """
    yield Progress("checking", 0, None)
    before = program.secrets.get(uri) if secret else ""
    if secret:
        program.secrets.keep(uri, secret)
    try:
        program.locate_indexes(library, uri, options)
    except PandectaError:
        if secret:
            _restore(program.secrets, uri, secret, before)
        raise
    return library.path


def _restore(secrets: Secrets, uri: str, secret: str, before: str) -> None:
    # where another secret answers than the one just kept, it is a variable's and never ours to keep
    secrets.keep(uri, before if secrets.get(uri) == secret else "")
