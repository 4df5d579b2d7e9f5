"""Makes the tokenizer: pairs of Chinese characters, English words and word pieces."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from app.adapters.static_training.charmap import doubled
from app.adapters.static_training.composition import Composition

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = "[UNK]"
"""The token, id 0, of what the vocabulary lacks; its row of the matrix stays zero."""

_HAN = "〇㐀-䶿一-鿿"
_RUN = re.compile(rf"[{_HAN}]+")
_WORD = re.compile(r"[^\W_]+")
_STEM = 5


def build_vocabulary(
    passages: Sequence[str],
    questions: Sequence[str],
    han_pairs: int,
    latin_pieces: int,
    question_weight: int,
) -> "tuple[Tokenizer, Composition]":
    """A WordPiece tokenizer for both languages, and what the rows of its tokens are composed of.

    Chinese: every character seen twice and the `han_pairs` most frequent pairs of neighbours; a
    rarer pair falls apart into its two characters. English and digits: `latin_pieces` whole words
    and word pieces. All in compatibility form (NFKC) and lower case. An occurrence in a question
    counts `question_weight` times, because questions are few and their words are those that
    people will use.
    """
    characters, pairs, words = _counts(passages, 1)
    for total, found in zip(
        (characters, pairs, words), _counts(questions, question_weight), strict=True
    ):
        total.update(found)
    known = sorted(one for one, count in characters.items() if count > 1)
    inside = set(known)
    frequent = [one for one in _most_frequent(pairs) if inside.issuperset(one)][:han_pairs]
    pieces = _pieces(words, latin_pieces)
    entries = [UNKNOWN, *known, *("##" + one for one in known), *frequent, *pieces]
    return _tokenizer(entries, known), _composition(known, frequent, pieces)


def gaps(tokenizer: "Tokenizer", texts: Sequence[str]) -> tuple[float, float]:
    """Of the pairs and words of `texts`, the shares unknown and fallen apart into pieces."""
    pieces = {i for token, i in tokenizer.get_vocab().items() if token.startswith("##")}
    entire = unknown = broken = 0
    for one in tokenizer.encode_batch_fast(list(texts), add_special_tokens=False):
        inside = [i in pieces for i in one.ids]
        entire += inside.count(False)
        unknown += one.ids.count(0)
        broken += sum(now and not before for before, now in pairwise(inside))
    return unknown / max(entire, 1), broken / max(entire, 1)


def is_chinese(text: str) -> bool:
    """Whether at least a fifth of the characters are Chinese."""
    return sum(map(len, _RUN.findall(text))) * 5 >= len(text)


def _tokenizer(entries: Sequence[str], characters: Sequence[str]) -> "Tokenizer":
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(
        models.WordPiece({text: i for i, text in enumerate(entries)}, unk_token=UNKNOWN)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Precompiled(doubled(characters))]
    )
    pattern = rf"[{_HAN}]+|[\p{{L}}\p{{N}}&&[^{_HAN}]]+"
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(pattern), "removed", invert=True)
    return tokenizer


def _composition(
    characters: Sequence[str], pairs: Sequence[str], pieces: Sequence[str]
) -> Composition:
    """Components: the unknown, the characters, the pairs, the pieces, the beginnings of words.

    A pair brings half of each of its characters, and so do the ends of a run: over a run each
    character counts exactly once beside the pairs, and the sum is that of all characters and all
    pairs at half the tokens. A long word shares its beginning with its relatives.
    """
    place = {one: i for i, one in enumerate(characters, 1)}
    own = 1 + len(characters)
    rows: list[list[tuple[int, float]]] = [[]]
    rows += [[(place[one], 0.5)] for one in characters] * 2
    for i, pair in enumerate(pairs, own):
        rows.append([(i, 1.0), (place[pair[0]], 0.5), (place[pair[1]], 0.5)])
    own += len(pairs)
    beginnings: dict[str, int] = {}
    for i, piece in enumerate(pieces, own):
        row = [(i, 1.0)]
        if len(piece) > _STEM and not piece.startswith("##"):
            after = own + len(pieces) + len(beginnings)
            row.append((beginnings.setdefault(piece[:_STEM], after), 1.0))
        rows.append(row)
    return Composition.of(rows, own + len(pieces) + len(beginnings))


def _counts(texts: Iterable[str], weight: int) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often, times `weight`, each Chinese character, each pair and each other word occurs."""
    characters, pairs, words = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        clean = unicodedata.normalize("NFKC", text).lower()
        for run in _RUN.findall(clean):
            characters.update(run)
            pairs.update(run[i : i + 2] for i in range(len(run) - 1))
        words.update(_WORD.findall(_RUN.sub(" ", clean)))
    for counter in (characters, pairs, words):
        for key in counter:
            counter[key] *= weight
    return characters, pairs, words


def _most_frequent(counter: Counter[str]) -> list[str]:
    """The keys, most frequent first; equal counts by code point, so that a rebuild is the same."""
    return sorted(counter, key=lambda key: (-counter[key], key))


def _pieces(words: Counter[str], size: int) -> list[str]:
    """Letters alone and inside a word, whole words seen twice, and in the room left their ends."""
    letters = sorted({letter for word in words for letter in word if words[word] > 1})
    whole = [word for word in _most_frequent(words) if words[word] > 1 and len(word) > 1]
    room = max(size - 2 * len(letters), 0)
    taken = whole[: room * 3 // 4]
    ends = Counter(word[start:] for word in whole for start in range(1, len(word) - 1))
    endings = ["##" + one for one in _most_frequent(ends) if ends[one] > 2]
    return [*letters, *("##" + one for one in letters), *taken, *endings[: room - len(taken)]]
