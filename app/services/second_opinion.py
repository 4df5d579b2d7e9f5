"""Has the bundled encoder judge what another model found, on the spot."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock

from app.domain.law import Law, Level, Provision, Version
from app.domain.passage import content_hash, wording
from app.domain.ranking import Fused
from app.services.encoder_ports import Encoder, Encoders

DEPTH = 120
"""Provisions that are judged: more are not worth the time."""
_REMEMBERED = 4_096
Texts = Mapping[str, tuple[Provision, Law, Version]]


class SecondOpinion:
    """Cosines of the bundled encoder, made at the time of the question and remembered.

    It needs no index and so cannot be of another one: question and passages are encoded by the
    same model in the same moment.
    """

    def __init__(self, encoders: Encoders) -> None:
        self._encoders = encoders
        self._known: OrderedDict[str, Sequence[float]] = OrderedDict()
        self._lock = Lock()

    def cosines(self, text: str, fused: Sequence[Fused], texts: Texts) -> Mapping[str, float]:
        """The cosine of the question with the best passage of each of the first provisions.

        Nothing where most of them are of contracts: the bundled encoder has learned from statutes,
        and among the clauses of contracts its opinion was worth less than the other model's.
        """
        if sum(law.level is Level.CONTRACT for _, law, _ in texts.values()) * 2 > len(texts):
            return {}
        encoder = self._encoders.named("bundled")
        [question] = encoder.as_lists(encoder.encode_questions([text]))
        if not any(question):
            return {}
        judged = [one for one in fused[:DEPTH] if one.provision_id in texts]
        vectors = self._vectors(encoder, [_worded(one, texts) for one in judged])
        return {
            one.provision_id: sum(map(float.__mul__, question, vector))
            for one, vector in zip(judged, vectors, strict=True)
        }

    def _vectors(self, encoder: Encoder, worded: Sequence[str]) -> list[Sequence[float]]:
        keys = [content_hash(words) for words in worded]
        with self._lock:
            fresh = {
                key: words
                for key, words in zip(keys, worded, strict=True)
                if key not in self._known
            }
            made = encoder.as_lists(encoder.encode_passages(list(fresh.values())))
            self._known.update(zip(fresh, made, strict=True))
            found = [self._known[key] for key in keys]
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found


def _worded(one: Fused, texts: Texts) -> str:
    provision, law, _ = texts[one.provision_id]
    text = provision.text[one.start : one.stop]
    return wording(law.title, provision.path, provision.heading, text)
