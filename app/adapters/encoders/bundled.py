"""The bundled static encoder: a tokenizer and a matrix, run on NumPy without torch."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.adapters.encoders.vectors import check_width
from app.domain.encoders import BUNDLED, EncoderName
from app.domain.errors import EncoderFaulty, EncoderMissing
from app.domain.events import Work
from app.domain.index import EncoderIdentity

if TYPE_CHECKING:
    import numpy as np

_BATCH = 512


class StaticEncoder:
    """Mean of token vectors, normalised to unit length.

    Reads a folder in sentence-transformers' `StaticEmbedding` format (a tokenizer.json and a
    float16 or float32 `embedding.weight` of shape (vocabulary, dimension)) and gives the same
    vectors as sentence-transformers does with it.
    """

    def __init__(self, folder: Path, name: EncoderName = EncoderName(BUNDLED)) -> None:
        """Load the model in `folder`, cut to the width in its `name`.

        Raises EncoderMissing or EncoderFaulty.
        """
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        try:
            inner = folder / _static_module(folder)
            weights, tokenizer = inner / "model.safetensors", inner / "tokenizer.json"
            digest = hashlib.sha256(tokenizer.read_bytes())
            digest.update(weights.read_bytes())
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
            self._weights = load_file(weights)["embedding.weight"].astype("float32")
        except OSError as error:
            raise EncoderMissing(name.full, str(error)) from error
        except Exception as error:
            raise EncoderFaulty(name.full, str(error)) from error
        check_width(name, self._weights.shape[1])
        if name.width not in (None, self._weights.shape[1]):
            self._weights = self._weights[:, : name.width].copy()
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._identity = EncoderIdentity(
            kind=name.kind,
            name="bundled static" if name.kind == BUNDLED else name.full,
            revision=digest.hexdigest()[:16],
            backend="numpy",
            dimension=int(self._weights.shape[1]),
        )

    @property
    def identity(self) -> EncoderIdentity:
        """Name, digest of tokenizer and weights, dimension."""
        return self._identity

    def encode_questions(self, texts: Sequence[str]) -> "np.ndarray[Any, Any]":
        """Vectors of questions, float32 of shape (texts, dimension); no prompt is added.

        A text without any token gives a zero vector.
        """
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> "np.ndarray[Any, Any]":
        """Vectors of passages, float32 of shape (texts, dimension)."""
        import numpy as np

        out = np.zeros((len(texts), self._weights.shape[1]), dtype="float32")
        for row, ids in enumerate(self._tokenised(texts)):
            if ids:
                # text by text: the rows gathered for one text stay in the cache
                self._weights.take(ids, axis=0).sum(axis=0, out=out[row])
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        out /= np.maximum(norms, 1e-12)
        return out

    def encoding_passages(self, texts: Sequence[str]) -> "Work[np.ndarray[Any, Any]]":
        """Vectors of passages, as a Work; it takes a moment, and reports nothing."""
        yield from ()
        return self.encode_passages(texts)

    def as_lists(self, vectors: "np.ndarray[Any, Any]") -> list[list[float]]:
        """The same vectors as lists of floats."""
        lists: list[list[float]] = vectors.tolist()
        return lists

    def _tokenised(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """Token ids of each text, tokenising one batch ahead."""
        starts = range(0, len(texts), _BATCH)
        if len(starts) <= 1:
            yield from self._token_batch(texts, 0)
            return
        with ThreadPoolExecutor(1, "tokenizer") as ahead:
            waiting = ahead.submit(self._token_batch, texts, 0)
            for start in starts[1:]:
                following = ahead.submit(self._token_batch, texts, start)
                yield from waiting.result()
                waiting = following
            yield from waiting.result()

    def _token_batch(self, texts: Sequence[str], start: int) -> list[list[int]]:
        encoded = self._tokenizer.encode_batch_fast(
            list(texts[start : start + _BATCH]), add_special_tokens=False
        )
        return [item.ids for item in encoded]


def _static_module(folder: Path) -> str:
    modules = json.loads((folder / "modules.json").read_text("utf-8"))
    for module in modules:
        if module["type"].endswith("StaticEmbedding"):
            return str(module["path"])
    raise ValueError("no StaticEmbedding among the modules")
