"""Lets an index be asked only with vectors of the encoder that built it, whatever happens."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from threading import Lock
from typing import Any

from app.domain.index import AGREEMENT, PROBES, Manifest, probe_agreement
from app.services.encoder_ports import Encoder, Encoders, Vectors
from app.services.index_checking import answering, check_pair, mismatch, sound
from app.services.index_ports import OpenIndex

_REMEMBERED = 256
_WITNESS = len(PROBES) - 1
"""The probe that goes along with every question, in both languages and short."""


class Guard:
    """Keeps the pair of index and encoder that was checked last; safe to use from threads.

    The pair is checked when an index is asked for the first time, when anything about index or
    encoder is another than before, and anew after any error.
    """

    def __init__(self, encoders: Encoders) -> None:
        self._encoders = encoders
        self._pair: Pair | None = None
        self._lock = Lock()

    def pair(self, index: OpenIndex) -> "Pair":
        """`index` with the encoder that built it.

        Raises IndexMismatch, and EncoderMissing and its relatives.
        """
        with self.watching():
            encoder = answering(self._encoders, index.manifest)
            facts = (index.manifest, astuple(encoder.identity))
            with self._lock:
                if self._pair is None or self._pair.facts != facts:
                    self._pair = None
                    check_pair(index, encoder)
                    self._pair = Pair(index.manifest, encoder)
                self._pair.encoder = encoder
                return self._pair

    @contextmanager
    def watching(self) -> Iterator[None]:
        """After an error of whatever is done within, nothing is believed unchecked any more."""
        try:
            yield
        except Exception:
            self._pair = None
            raise


class Pair:
    """A checked pair, and the vectors of questions that were got with it."""

    def __init__(self, manifest: Manifest, encoder: Encoder) -> None:
        self.encoder, self._manifest = encoder, manifest
        self.facts: tuple[Manifest, tuple[Any, ...]] = (manifest, astuple(encoder.identity))
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def vector(self, text: str) -> Vectors:
        """The vector of a question.

        A probe sentence goes along in the same request, so that a model which was replaced behind
        the same name, a moment ago, is noticed by this very answer: raises IndexMismatch, or
        EncoderFaulty for a vector of another size, of zeros, or with NaN or infinity.
        """
        with self._lock:
            if text in self._vectors:
                self._vectors.move_to_end(text)
                return self._vectors[text]
        texts = (PROBES[_WITNESS], text)
        vectors = self.encoder.encode_questions(texts)
        witness = sound(self.encoder, texts, vectors)[:1]
        agreement = probe_agreement(self._manifest.probes[_WITNESS:], witness)
        if agreement < AGREEMENT:
            raise mismatch(self._manifest, self.encoder, agreement)
        with self._lock:
            self._vectors[text] = vectors[1]
            if len(self._vectors) > _REMEMBERED:
                self._vectors.popitem(last=False)
        return vectors[1]
