"""What helps a search beside the library itself: words of art, priors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.lexicon import Expansion
from app.domain.suggesting import NamedLaw, Spelled
from app.services.encoder_ports import Rerankers
from app.services.reranking import NoRerankers


def _nothing(_: str) -> tuple[Expansion, ...]:
    return ()


def _no_names(_: str) -> Sequence[NamedLaw]:
    return ()


def _no_pinyin(_: Sequence[str]) -> Spelled:
    return {}


@dataclass(frozen=True, slots=True)
class Aids:
    """Aids of the search, each of which may be missing.

    `expand` finds the everyday expressions of a question and their terms of art; `read_priors`
    gives how many known questions a law has answered, by its title; `rerankers` have the
    cross-encoder that reads the first hits again; `named_laws` reads the names of a library's laws
    by its folder, and `spell` gives Chinese in pinyin, for suggestions.
    """

    named_laws: Callable[[str], Sequence[NamedLaw]] = _no_names
    spell: Callable[[Sequence[str]], Spelled] = _no_pinyin
    expand: Callable[[str], tuple[Expansion, ...]] = _nothing
    read_priors: Callable[[], Mapping[str, int]] = dict
    rerankers: Rerankers = field(default_factory=NoRerankers)
