"""The words and characters by which a reference in a Chinese text is known."""

import re

from app.domain.numerals import CHARACTERS
from app.domain.references_chain import N

_KIND = (
    "法典|法|条例|规定|规程|办法|细则|规则|通则|准则|决定|决议|解释|批复|通知|意见|公约|协定|章程|制度|规范|安排"
    "|命令|令"
)
_KINDS = "法条规办细通准决解批意公协章制安命令"
_NO_LAW = "律人定院官庭制治条令案则典学医师警务纪理式效盲会域器宝场轮槌网"
SPOT = re.compile(
    rf"[第《本该同上前法](?:(?<=第)(?= ?[（(]?[{CHARACTERS}])|(?<=《)"
    rf"|(?<=本)(?=[节编款项实补暂管若{_KINDS}])|(?<=[该同])(?=[款{_KINDS}])"
    rf"|(?<=[前上])(?=[款条项述{CHARACTERS}])|(?<=法)(?!规(?!定)|[律人定院官庭制治条令案则学]))"
)
"""Where a reference may begin: a quick sieve before SIGN."""

SIGN = re.compile(
    r"(?P<title>《)|(?P<unit>本[章节编](?=第))|(?P<chapter>本[章节编](?![程制目写排者号外]))"
    rf"|(?P<own>本(?:实施|补充|暂行|管理|若干)?(?:{_KIND})(?=第|总则|分则|附则))"
    rf"|(?P<that>(?:该|(?<![合共协相不会])同|上述|前述)(?:{_KIND})(?=第))"
    r"|(?P<same>[该同]条(?![例件文约款线])|该款(?![项车物]))"
    r"|(?P<here>(?<![基样版文原副抄资成蓝脚])本(?:条(?![例件约文款线])|款(?![项待额])|项(?!目)))"
    rf"|(?P<ahead>(?<![以之提])[前上](?:{N})?(?:款(?![项额])|条(?![例件约文])|项(?!目)))"
    rf"|(?P<number>第 ?[（(]?{N}[）)]?(?:[、，和与及至到或－—-]|以及|或者|之{N}"
    r"|[条款项目章节编條項]|分编))"
    rf"|(?P<law>法典|法(?!规(?!定)|[{_NO_LAW}]))"
)
"""What begins a reference, by kind."""

BETWEEN = re.compile(
    r"(?:[（(](?![一二三四五六七八九十]{1,3}[）)])[^（）()《》\n]{1,40}[）)])?"
    r"(?:总则|分则|附则)?(?:规定的|中的|里的|中|的|之)?(?=[第（(])"
)
"""What may stand between a law's name and a number: 《…》（2018年修正）第三条, 刑法分则第三章."""

_LABEL = re.compile(r"(?:^|\n)[ \u3000]*[“”「\"]?[ \u3000]*$")
_LABELLED = re.compile(rf"第 ?{N}(?:之{N})? ?[条條](?:之{N})?[ \u3000\n]")
_FORM = re.compile(
    r"(?:合同|协议|协议书|附件|附表|附录|标准|方案|规约|图|表|清单|附[一二三四五六七八九十\d]+)$"
)
_GOES_ON = re.compile(rf"(?:实施|施行)(?:{_KIND})")
_OWN_TITLE = re.compile(r"(?:^|[^\u3400-\u9fff]|[\u3400-\u9fff](?<![基样版文原副]))本$")
_BEFORE_NAME = "照据反用合行按依由与和及或对在将是为于除违有触犯国的从以"
_LONGEST_TITLE = 200


def is_label(text: str, at: int) -> bool:
    """Whether the number here heads an article, in new wording that an amendment quotes."""
    labelled = _LABELLED.match(text, at) is not None
    return labelled and _LABEL.search(text, max(0, at - 6), at) is not None


def after_form(text: str, at: int) -> bool:
    """Whether the number here is one of a contract, an annex or a table."""
    return _FORM.search(text, max(0, at - 6), at) is not None


def goes_on(text: str, at: int) -> bool:
    """Whether the law's name that ends here is only the beginning of another's: …法|实施条例."""
    return _GOES_ON.match(text, at) is not None


def own_title(text: str, at: int) -> bool:
    """Whether 本 stands before the title here: 本《办法》."""
    return _OWN_TITLE.search(text, max(0, at - 2), at) is not None


def title_end(text: str, start: int) -> int:
    """Where the title ends that begins at `start`, titles within it included; -1 without end."""
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST_TITLE)):
        if text[at] == "《":
            depth += 1
        elif text[at] == "》":
            depth -= 1
            if not depth:
                return at + 1
        elif text[at] == "\n":
            break
    return -1


def begins_name(text: str, at: int) -> bool:
    """Whether a name as short as 水法 may begin here, and is not the end of a longer word."""
    before = text[at - 1 : at]
    return not before or not "\u3400" <= before <= "\u9fff" or before in _BEFORE_NAME


def within_place(text: str, at: int) -> bool:
    """Whether the name that begins here goes on to the left with a place: 浙江省|物业管理条例."""
    return text[at - 1 : at] in tuple("省市区县州盟旗")
