"""Lays out questions, right and wrong passages as columns of equal length."""

import random
from collections.abc import Sequence

QUESTION, RIGHT, WRONG = "question", "right", "wrong"
Triple = tuple[str, str, tuple[str, ...]]


def columns(triples: Sequence[Triple], negatives: int, seed: int) -> dict[str, list[str]]:
    """Columns ``question``, ``right``, ``wrong1`` … up to `negatives` wrong passages each.

    A question with fewer of its own gets other questions' answers at random, as it has them in
    every batch anyway. Without any wrong passage there are the two columns alone.
    """
    count = min(negatives, max((len(wrong) for _, _, wrong in triples), default=0))
    draw = random.Random(seed)  # noqa: S311
    answers = list(dict.fromkeys(right for _, right, _ in triples))
    filled = [_filled(one, count, answers, draw) for one in triples]
    told = {QUESTION: [one[0] for one in triples], RIGHT: [one[1] for one in triples]}
    return told | {f"{WRONG}{n + 1}": [row[n] for row in filled] for n in range(count)}


def most_at_once(rows: dict[str, list[str]], batch: int) -> int:
    """The largest batch, up to `batch`, for which there are enough different passages.

    No batch holds a passage twice: with fewer there would be no batch, and no training.
    """
    passages = {text for name, texts in rows.items() if name != QUESTION for text in texts}
    return max(2, min(batch, len(passages) // (len(rows) - 1)))


def _filled(triple: Triple, count: int, answers: list[str], draw: random.Random) -> list[str]:
    _, right, wrong = triple
    row = list(wrong[:count])
    taken = {right, *row}
    tries = 0
    while len(row) < count:
        one = draw.choice(answers)
        tries += 1
        # of very few answers all may be taken already
        if one not in taken or tries > 50:
            row.append(one)
            taken.add(one)
    return row
