"""Finds the encoder of a given name and keeps the one in use warm."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.adapters.encoders import folders
from app.adapters.encoders.asking import Patience
from app.adapters.encoders.bundled import StaticEncoder
from app.adapters.encoders.messages import Launch
from app.adapters.encoders.ollama import HOST, OllamaEncoder
from app.adapters.encoders.openai import ADDRESS, OpenAIEncoder
from app.adapters.encoders.prompting import prompted
from app.adapters.encoders.transformer import TransformerEncoder
from app.adapters.encoders.warm import WarmModel
from app.domain.encoders import BUNDLED, OLLAMA, OPENAI, TRANSFORMER, EncoderName, widths
from app.domain.errors import EncoderMissing
from app.domain.index import EncoderIdentity
from app.domain.settings import Settings
from app.services.encoder_ports import Encoder

_KINDS = {BUNDLED, TRANSFORMER, OLLAMA, OPENAI}


@dataclass(frozen=True, slots=True)
class Options:
    """Where models are and how they run.

    `places` hold downloaded models, as ``organisation/name`` or as the hub's cache keeps them;
    `ollama` and `openai` are addresses; `device` is ``auto``, ``cpu``, ``cuda`` or ``mps`` and
    `precision` ``auto`` or ``fp32``. `key` is called whenever the OpenAI-compatible server is
    asked; empty means that it needs none.
    """

    places: tuple[Path, ...] = ()
    ollama: str = HOST
    openai: str = ADDRESS
    key: Callable[[], str] = str
    device: str = "auto"
    precision: str = "auto"
    patience: Patience = field(default_factory=Patience)


class EncoderChoice:
    """Encoders by name, made once; at most one torch model is kept warm. Safe to use from threads.

    A model that someone still works with when another is named lives until that work is done.
    """

    def __init__(self, models: Path, options: Options = Options()) -> None:
        """`models` holds the bundled model."""
        self._models, self._options = models, options
        self._made: dict[EncoderName, Encoder] = {}
        self._warm: dict[Path, WarmModel] = {}
        self._current: WarmModel | None = None
        self._lock = threading.Lock()

    def named(self, name: str) -> Encoder:
        """The encoder called `name`, see `EncoderName.parse`.

        Raises EncoderMissing and EncoderFaulty at once for what is on this machine, and
        EncoderUnreachable and the like at the first use for what is on a server.
        """
        return self._given(EncoderName.parse(name))

    def of(self, identity: EncoderIdentity) -> Encoder:
        """The encoder on this machine that goes by the name in an index's manifest.

        It is as wide as that one if the model allows it: whether it is the same is for the probes
        to say. Raises what `named` raises.
        """
        if identity.kind not in _KINDS:
            raise EncoderMissing(identity.name, "the model that built the index is not known")
        name = _name_of(identity)
        whole = self._given(name)
        dimension = whole.identity.dimension
        if identity.dimension == dimension or identity.dimension not in widths(name, dimension):
            return whole
        return self._given(replace(name, width=identity.dimension))

    def prompted(self, identity: EncoderIdentity) -> Encoder:
        """What `of` gives, with the prompts of `identity` instead of the model's own.

        Raises what `of` raises, and EncoderFaulty for prompts of an encoder that takes none.
        """
        return prompted(self.of(identity), identity.question_prompt, identity.passage_prompt)

    def use(self, options: Options) -> None:
        """Find and run models by these options from now on; what was made before is let go."""
        with self._lock:
            old, self._options = (self._made, self._warm), options
            self._made, self._warm, self._current = {}, {}, None
        for model in old[1].values():
            model.retire()
        _disconnect(old[0])

    def follow(self, settings: Settings) -> None:
        """Use the device and the servers of the settings from now on, where they are others."""
        options = replace(
            self._options,
            device=settings.device.value,
            ollama=settings.ollama or os.environ.get("OLLAMA_HOST", "") or HOST,
            openai=settings.openai or ADDRESS,
        )
        if options != self._options:
            self.use(options)

    def address(self, kind: str) -> str:
        """The server that encoders of this kind ask; empty for those that run here."""
        return {OLLAMA: self._options.ollama, OPENAI: self._options.openai}.get(kind, "")

    def running(self, name: str) -> tuple[str, str]:
        """Device and reason of a torch model that is loaded; empty for any other."""
        with self._lock:
            encoder = self._made.get(EncoderName.parse(name))
        if not isinstance(encoder, TransformerEncoder) or not encoder.is_loaded:
            return "", ""
        running = encoder.running
        return running.device, running.reason

    def close(self) -> None:
        """End the encoder process and let go of connections; nothing is encoded any more."""
        with self._lock:
            models, encoders = list(self._warm.values()), dict(self._made)
        for model in models:
            model.close()
        _disconnect(encoders)

    def _given(self, name: EncoderName) -> Encoder:
        encoder = self._found(name)
        if isinstance(encoder, OllamaEncoder) and not encoder.is_current():
            with self._lock:
                if self._made.get(name) is encoder:
                    del self._made[name]
            encoder = self._found(name)
        if isinstance(encoder, TransformerEncoder) and self._replaced(encoder):
            self._forget(encoder.model)
            encoder = self._found(name)
        return encoder

    def _replaced(self, encoder: TransformerEncoder) -> bool:
        """Whether the folder holds another model than the one that was loaded from it."""
        with self._lock:
            found = [folder for folder, model in self._warm.items() if model is encoder.model]
        if not found or not encoder.is_loaded:
            return False
        return folders.revision(found[0]) != encoder.identity.revision

    def _forget(self, model: WarmModel) -> None:
        """Let a model go, with all widths of it; who works with it may finish."""
        with self._lock:
            self._warm = {f: one for f, one in self._warm.items() if one is not model}
            self._made = {
                name: one
                for name, one in self._made.items()
                if not (isinstance(one, TransformerEncoder) and one.model is model)
            }
            if self._current is model:
                self._current = None
        model.retire()

    def _found(self, name: EncoderName) -> Encoder:
        with self._lock:
            if name not in self._made:
                self._made[name] = self._make(name)
            encoder = self._made[name]
            model = encoder.model if isinstance(encoder, TransformerEncoder) else None
            old = [one for one in self._warm.values() if one is not model]
            switched = model is not self._current
            self._current = model
        if switched:
            for one in old:
                one.retire(at_once=model is not None)
            if model is not None:
                model.revive()
        return encoder

    def _make(self, name: EncoderName) -> Encoder:
        options = self._options
        if name.kind == BUNDLED:
            return StaticEncoder(self._models / "bundled", name)
        if name.kind == OLLAMA:
            return OllamaEncoder(name, options.ollama, options.patience)
        if name.kind == OPENAI:
            return OpenAIEncoder(name, options.openai, options.key, options.patience)
        folder = folders.model_folder(name, (*options.places, self._models))
        folders.check_folder(name.full, folder)
        if folders.is_static(folder) and folders.prompts(name, folder) == ("", ""):
            return StaticEncoder(folder, name)
        launch = Launch(str(folder), options.device, options.precision)
        model = self._warm.setdefault(folder, WarmModel(name.full, launch))
        return TransformerEncoder(name, folder, model)


def _name_of(identity: EncoderIdentity) -> EncoderName:
    if identity.kind == BUNDLED:
        return EncoderName(BUNDLED)
    folder = EncoderName(TRANSFORMER, identity.name)
    return folder if folder.is_folder else EncoderName.parse(identity.name)


def _disconnect(encoders: dict[EncoderName, Encoder]) -> None:
    for encoder in encoders.values():
        if isinstance(encoder, OllamaEncoder | OpenAIEncoder):
            encoder.close()
