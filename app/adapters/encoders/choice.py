"""Finds the encoder of a given name and keeps the one in use warm."""

import threading
from pathlib import Path

from app.adapters.encoders.bundled import StaticEncoder
from app.domain.errors import EncoderMissing
from app.domain.index import EncoderIdentity
from app.services.ports import Encoder


class EncoderChoice:
    """Encoders by name, loaded once; only `bundled` so far."""

    def __init__(self, models: Path) -> None:
        self._models = models
        self._loaded: dict[str, Encoder] = {}
        self._lock = threading.Lock()

    def named(self, name: str) -> Encoder:
        """The encoder called `name`; raises EncoderMissing."""
        with self._lock:
            if name not in self._loaded:
                if name != "bundled":
                    raise EncoderMissing(name)
                self._loaded[name] = StaticEncoder(self._models / "bundled")
            return self._loaded[name]

    def of(self, identity: EncoderIdentity) -> Encoder:
        """The encoder that goes by the name in an index's manifest; raises EncoderMissing."""
        return self.named("bundled" if identity.kind == "bundled" else identity.name)
