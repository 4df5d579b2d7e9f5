"""Tells which Chinese law a text is: its level, its region and its key."""

import re
from collections.abc import Iterable

from app.domain.citation import name_key
from app.domain.law import Level

REGIONS = tuple(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
    "广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门".split()
)
_CITIES = {
    "广州": "广东",
    "深圳": "广东",
    "珠海": "广东",
    "汕头": "广东",
    "济南": "山东",
    "青岛": "山东",
    "杭州": "浙江",
    "宁波": "浙江",
    "厦门": "福建",
    "南京": "江苏",
    "武汉": "湖北",
    "成都": "四川",
    "西安": "陕西",
    "沈阳": "辽宁",
    "大连": "辽宁",
    "长春": "吉林",
    "哈尔滨": "黑龙江",
}
"""Cities whose law seldom names their province: deputy provinces and special zones."""

STATE = "中华人民共和国"
_REGION = "|".join(REGIONS)
_TITLE_REGION = re.compile(rf"({_REGION})")
_ASSEMBLY_REGION = re.compile(rf"({_REGION})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)")
_COURT = re.compile(r"最高人民(?:法院|检察院)|人民(?:法院|检察院)")
_COURT_ACT = re.compile("解释|批复|规定|规则|解答|复函|答复|意见|通知|办法|安排|决定|公告|细则")
_LOCAL_ASSEMBLY = re.compile("(?:省|市|州|县|自治区|特区)(?:第.{1,4}届)?(?:人民代表大会|人大)")
_LOCAL_ACT = "(?:条例|办法|规定|规则|细则|决定|决议)"
_LOCAL_TITLE = re.compile(rf"(?:{_REGION})(?:省|市|.{{0,4}}自治区).*{_LOCAL_ACT}$")
_MINISTRY = re.compile("(?:部|局|署|委员会|委|银行|院|会)(?:令|发布|公布|公告|部务会议)")
_QUOTED = re.compile("《[^》]{0,200}》|〈[^〉]{0,200}〉")


def law_key(level: Level, region: str, title: str) -> str:
    """The identity of a Chinese law; never its title alone, as two provinces may share one."""
    return f"cn|{level.value}|{region}|{name_key(title)}"


def inferred(title: str, issuer: str, history: Iterable[str]) -> tuple[Level, str]:
    """Level and region of a law of which no folder tells them."""
    name = name_key(title)
    heads = _QUOTED.sub("", f"{issuer} {' '.join(history)}")
    if name == "宪法" or name.startswith("宪法修正案"):
        return Level.CONSTITUTION, ""
    if "全国人民代表大会" in heads or name.startswith("全国人民代表大会"):
        return Level.LAW, ""
    if (_COURT.match(name) and _COURT_ACT.search(name)) or "最高人民" in heads:
        return Level.INTERPRETATION, ""
    if _LOCAL_ASSEMBLY.search(f"{name} {heads}") or _LOCAL_TITLE.match(name):
        return Level.LOCAL, region_of(title, heads)
    if "国务院" in heads or name.startswith("国务院"):
        return Level.ADMINISTRATIVE, ""
    if _MINISTRY.search(heads):
        return Level.DEPARTMENTAL, ""
    return _by_ending(title), ""


def short_titles(title: str, others: Iterable[str]) -> tuple[str, ...]:
    """The names besides `title` under which the law is cited, each only once."""
    names: dict[str, str] = {}
    for other in (*others, title.replace(STATE, "")):
        if other and name_key(other) != name_key(title):
            names.setdefault(name_key(other), other)
    return tuple(names.values())


def region_of(title: str, heads: str) -> str:
    """The province, autonomous region or municipality that the title or else `heads` names."""
    name = name_key(title)
    for found in (
        _TITLE_REGION.match(name),
        _ASSEMBLY_REGION.search(heads),
        _TITLE_REGION.search(name),
    ):
        if found:
            return found[1]
    return next((region for city, region in _CITIES.items() if name.startswith(city)), "")


def _by_ending(title: str) -> Level:
    if (title.endswith("法") and not title.endswith("办法")) or title.startswith(
        f"{STATE}刑法修正案"
    ):
        return Level.LAW
    return Level.ADMINISTRATIVE if title.endswith("条例") else Level.OTHER
