"""Keeps the cross-encoder that the settings name warm, and no other."""

import threading
from collections.abc import Sequence
from pathlib import Path

from app.adapters.encoders.messages import Launch
from app.adapters.encoders.reranker import CrossEncoderReranker
from app.adapters.encoders.reranker_folder import reranker_folder, stamps
from app.adapters.encoders.warm import WarmModel
from app.domain.settings import Settings

_Stamps = tuple[tuple[str, int, int], ...]


class RerankerChoice:
    """The port `Rerankers`; safe to use from several threads.

    `places` hold downloaded models, as they do for encoders. A model that someone still works
    with when another is named lives until that work is done.
    """

    def __init__(self, places: Sequence[Path], precision: str = "auto") -> None:
        self._places, self._precision = places, precision
        self._name, self._device = "", "auto"
        self._made: tuple[_Stamps, CrossEncoderReranker] | None = None
        self._lock = threading.Lock()

    def follow(self, settings: Settings) -> None:
        """See the port."""
        with self._lock:
            wanted = (settings.reranker, settings.device.value)
            if wanted == (self._name, self._device):
                return
            self._name, self._device = wanted
            old, self._made = self._made, None
        if old is not None:
            old[1].model.retire()

    def chosen(self) -> CrossEncoderReranker | None:
        """See the port."""
        with self._lock:
            if not self._name:
                return None
            folder = reranker_folder(self._name, self._places)
            found, old = stamps(folder), self._made
            if old is None or old[0] != found:
                launch = Launch(str(folder), self._device, self._precision, scores=True)
                model = WarmModel(self._name, launch)
                self._made = (found, CrossEncoderReranker(self._name, model))
            made = self._made
        if old is not None and old is not made:
            old[1].model.retire()
        return made[1] if made else None

    def close(self) -> None:
        """See the port."""
        with self._lock:
            made = self._made
        if made is not None:
            made[1].model.close()
