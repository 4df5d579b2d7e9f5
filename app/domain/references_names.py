"""Knows the names of laws: those of a library, how texts shorten them, and which titles are law."""

import re
from collections.abc import Collection, Iterable, Mapping

from app.domain.citation import name_key

_STATE = "中华人民共和国"
_ISSUERS = re.compile(
    r"^(?:(?:最高人民法院|最高人民检察院|公安部|国务院|全国人民代表大会常务委员会|全国人大常委会)[、和]?)+"
    r"(?=关于)"
)
_EDITION = re.compile(r"\((?:试行|暂行|草案|(?:19|20)\d\d年?(?:修正|修订|修改)?(?:文本|版)?)\)$")
_LAW_TITLE = re.compile(
    r"(?:法|法典|条例|规定|规程|办法|细则|规则|通则|总则|守则|准则|决定|决议|解释|批复|答复|复函|通知|意见"
    r"|纲要|公约|协定|议定书|条约|宪章|章程|命令|令|公告|通告|修正案|纪要|安排|制度|规范|函)"
    r"(?:\([^()]{1,20}\))*$"
)
_REPEALED = (
    "合同法 物权法 担保法 侵权责任法 婚姻法 继承法 收养法 民法通则 民法总则 经济合同法 技术合同法"
).split()
"""Laws of before the Civil Code that texts go on to name without title marks."""

_STATUTE = re.compile(r"[\u3400-\u9fff]{1,30}(?:(?<!办)法|法典|民法通则|民法总则)")
_LONGEST = 60
_WIDTH = str.maketrans("（），", "(),")


class LawNames:
    """The names by which texts may call the laws of a library, and the well-known others."""

    def __init__(self, names: Mapping[str, object] | Iterable[str]) -> None:
        """`names` are the name keys of the library's laws."""
        self._keys = frozenset(names)
        self._loose: dict[str, str] = {}
        for key in self._keys:
            short = _loosened(key)
            self._loose[short] = "" if self._loose.get(short, key) != key else key
        self._bare = {key for key in self._keys if len(key) > 1 and not key.isascii()}
        self._bare |= {*_REPEALED}
        self._ends = {key[-2:] for key in self._bare}
        self._tails: dict[str, str] = {}
        for key in self._bare:
            for at in range(1, len(key) - 3 if _STATUTE.fullmatch(key) else 0):
                tail = key[at:]
                self._tails[tail] = "" if self._tails.get(tail, key) != key else key
        tails = {tail for tail, key in self._tails.items() if key and tail not in self._bare}
        self.statutes: Collection[str] = tails | {
            key for key in self._bare if _STATUTE.fullmatch(key)
        }
        self._bare |= tails
        self._statute_ends = {key[-3:] for key in self.statutes} | {
            key for key in self.statutes if len(key) < 3
        }

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def key_of(self, title: str) -> str:
        """The name key under which the library has a law of this `title`, else the title's own."""
        key = name_key(title)
        if key in self._keys:
            return key
        return self._loose.get(_loosened(key)) or self._tails.get(key) or key

    def is_law(self, title: str, key: str) -> bool:
        """Whether a title between marks is a law's, and not that of a form or a standard."""
        if key in self._keys:
            return True
        return _LAW_TITLE.search(title.translate(_WIDTH).rstrip("》〉 ")) is not None

    def ending_at(self, text: str, stop: int, statutes: bool = False) -> int:
        """Where the longest known name begins that ends at `stop` without marks; -1 for none.

        With `statutes` only names count that are sure to be a law's wherever they stand.
        """
        ends = self._statute_ends if statutes else self._ends
        if text[max(0, stop - 3) : stop] not in ends and text[stop - 2 : stop] not in ends:
            return -1
        known = self.statutes if statutes else self._bare
        window = text[max(0, stop - _LONGEST) : stop].translate(_WIDTH)
        for at in range(len(window) - 1):
            if window[at:].removeprefix(_STATE) in known:
                return stop - len(window) + at
        return -1


def _loosened(key: str) -> str:
    """A name key without the state's name within, the issuing court and the mark of an edition."""
    return _EDITION.sub("", _ISSUERS.sub("", key.replace(_STATE, "")))


_BOUNDARY = re.compile(
    r"依照|根据|依据|按照|违反|适用|符合|参照|执行|修订的|修正的|修改后的|以及|或者|属于|构成|关于|遵守|触犯"
    r"|有关|相关|上述|前述|下列|其他|由于|[，。；：、“”‘’《》（）()\s|]|(?<!共)和(?!国)|[与及或按依除如即该本新原现]"
)
_UNKNOWN = re.compile(
    r"[\u3400-\u9fff]{1,}(?:法|法典|条例|规定|规程|办法|细则|规则|通则|总则|决定|解释|批复|公约|协定|章程|通知|意见)$"
)


def unknown_name_at(text: str, stop: int, floor: int) -> int:
    """Where a law's name begins that ends at `stop` and that no library knows; -1 for none."""
    window = text[max(floor, stop - _LONGEST) : stop]
    at = 0
    for found in _BOUNDARY.finditer(window):
        if found.end() < len(window):
            at = found.end()
    name = window[at:]
    return stop - len(name) if len(name) > 2 and _UNKNOWN.fullmatch(name) else -1
