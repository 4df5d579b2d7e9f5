"""Which words of a question tell something, and which of them a provision contains."""

from collections.abc import Iterable, Sequence

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
    s t d ll m re ve don doesn didn isn aren wasn weren won wouldn shouldn couldn get got
    """.split()
)
"""Function words of Chinese and English that alone say nothing about a provision."""


def telling(tokens: Iterable[str]) -> tuple[str, ...]:
    """The tokens that may explain a hit: no function words, no bare punctuation, no repeats."""
    return tuple(dict.fromkeys(t for t in tokens if t not in STOP and any(c.isalnum() for c in t)))


def shared(tokens: Sequence[str], text: str, most: int = 6) -> tuple[str, ...]:
    """Those of `tokens` that stand in `text`, longest first, at most `most` of them.

    Latin words count only as whole words; a single Chinese character only where no longer
    token was found.
    """
    lowered = text.casefold()
    latin = set(_latin_words(lowered))
    found = [t for t in tokens if (t in latin if t.isascii() else t in lowered)]
    long = [t for t in found if t.isascii() or len(t) > 1]
    return tuple(sorted(long or found, key=lambda t: -len(t))[:most])


def _latin_words(text: str) -> Iterable[str]:
    word = ""
    for c in text:
        if c.isascii() and c.isalnum():
            word += c
        elif word:
            yield word
            word = ""
    if word:
        yield word
