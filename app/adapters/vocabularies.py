"""Counts the tokens of texts that models do not know, with the tokenizers in their folders."""

import json
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from app.adapters.encoders.folders import model_folder
from app.domain.encoders import BUNDLED, TRANSFORMER, EncoderName
from app.domain.errors import EncoderMissing
from app.domain.events import Pace, Work
from app.domain.index import EncoderIdentity

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_FILE = "tokenizer.json"
_BATCH = 200


class TokenizerFiles:
    """What models know of words; see the port `Vocabularies`."""

    def __init__(self, models: Path, places: Sequence[Path] = ()) -> None:
        """`models` holds the bundled model, `places` downloaded ones."""
        self._models, self._places = models, tuple(places)

    def unknown(self, identity: EncoderIdentity, texts: Sequence[str]) -> Work[float | None]:
        """The share of the texts' tokens that a model does not know, 0…1.

        A model that spells unknown words in bytes knows them all. None where there is no
        tokenizer to be read: a server's model, or one with a form of its own.
        """
        file = self._file(identity)
        if file is None:
            return None
        opened = _opened(file)
        if opened is None:
            return None
        tokenizer, unknown = opened
        pace, tokens, strange = Pace("comparing", len(texts), "passages", monotonic), 0, 0
        for start in range(0, len(texts), _BATCH):
            yield pace.at(start)
            some = list(texts[start : start + _BATCH])
            for one in tokenizer.encode_batch_fast(some, add_special_tokens=False):
                tokens += len(one.ids)
                strange += sum(id == unknown for id in one.ids)
        return strange / tokens if tokens else 0.0

    def _file(self, identity: EncoderIdentity) -> Path | None:
        if identity.kind == BUNDLED:
            folder = self._models / BUNDLED
        elif identity.kind == TRANSFORMER:
            name = EncoderName(TRANSFORMER, identity.name)
            try:
                folder = model_folder(name, (*self._places, self._models))
            except EncoderMissing:
                return None
        else:
            return None
        found = (folder / _FILE, *sorted(folder.glob(f"*/{_FILE}")))
        return next((file for file in found if file.is_file()), None)


def _opened(file: Path) -> "tuple[Tokenizer, int | None] | None":
    """The tokenizer without padding and cutting, and the number of its unknown token."""
    from tokenizers import Tokenizer

    try:
        told = json.loads(file.read_text("utf-8"))
        tokenizer = Tokenizer.from_file(str(file))
    # the library raises bare Exceptions
    except Exception:
        return None
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, _unknown_id(told["model"], tokenizer)


def _unknown_id(model: dict[str, Any], tokenizer: "Tokenizer") -> int | None:
    if isinstance(model.get("unk_id"), int):
        return int(model["unk_id"])
    token = model.get("unk_token")
    return tokenizer.token_to_id(token) if isinstance(token, str) else None
