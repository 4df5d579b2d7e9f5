"""Which words of a question tell something, and which of them a provision contains."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_LATIN = re.compile(r"[a-z0-9]+")
_ENDINGS = (
    ("ations", "at"), ("ation", "at"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""),
    ("ments", ""), ("ment", ""), ("es", ""), ("ed", ""), ("s", ""), ("e", ""),
)  # fmt: skip

STOP = frozenset(
    """
    的 了 吗 呢 吧 啊 呀 嘛 么 是 在 和 与 或 及 把 被 给 对 从
    向 就 都 也 还 又 很 太 不 没 没有 有 要 会 能 可以 可 该 应
    应该 我 你 他 她 它 我们 你们 他们 咱们 自己 人家 这 那 这个 那个
    这样 那样 哪 哪些 哪个 谁 什么 怎么 怎样 怎么办 如何 为什么 为何
    多少 几 几个 是否 是不是 能不能 可不可以 有没有 一个 一下 一些 个 些
    着 过 地 得 之 其 并 而 且 但 但是 因为 所以 如果 请问 想 说 让
    去 来 到 上 下 里 中 后 前 时 时候 现在 已经 还是 然后
    a an the of to in on at by for from with without and or but if then than so as is are was
    were be been being am do does did doing have has had having i me my mine we us our ours
    you your yours he him his she her hers it its they them their theirs this that these those
    there here what which who whom whose when where why how can could may might must shall
    should will would not no nor any some such own just about into over under again once also
    during while s t d ll m re ve don doesn didn isn aren wasn weren won wouldn shouldn couldn
    get got
    """.split()
)
"""Function words of Chinese and English that alone say nothing about a provision."""


def telling(tokens: Iterable[str]) -> tuple[str, ...]:
    """The tokens that may explain a hit: no function words, no bare punctuation, no repeats."""
    return tuple(dict.fromkeys(t for t in tokens if t not in STOP and any(c.isalnum() for c in t)))


def shared(tokens: Sequence[str], text: str, most: int = 6) -> tuple[str, ...]:
    """Words of `text` that answer `tokens`, as they stand there, longest first, at most `most`.

    Latin words match whole and whatever their ending (deposit, deposits); a single Chinese
    character counts only where nothing longer was found.
    """
    lowered = text.casefold()
    stems: dict[str, list[str]] = {}
    for word in dict.fromkeys(_LATIN.findall(lowered)):
        stems.setdefault(stem(word), []).append(word)
    found: list[str] = []
    for token in tokens:
        if token.isascii():
            found.extend(stems.get(stem(token), ()))
        elif token in lowered:
            found.append(token)
    long = [word for word in found if word.isascii() or len(word) > 1]
    return tuple(sorted(dict.fromkeys(long or found), key=lambda word: -len(word))[:most])


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """An English word without its commonest endings: enough to pair forms of one word for the eye.

    The full text has a real stemmer of its own (Snowball); this one only explains its hits.
    """
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word


def question_words(text: str, tokens: Iterable[str]) -> tuple[str, ...]:
    """The telling words of a question: Latin ones as typed, others as the full text cut them."""
    latin = _LATIN.findall(text.casefold())
    return telling([*latin, *(token for token in tokens if not token.isascii())])
