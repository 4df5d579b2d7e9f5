"""Chinese numerals as integers and integers as Chinese numerals."""

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
CHARACTERS = "".join(DIGITS) + "".join(UNITS) + "0123456789０１２３４５６７８９"
"""Every character that a provision's number may contain."""

_LONGEST = 20


def to_int(text: str) -> int | None:
    """The value of a Chinese or decimal numeral of at most 20 characters, None if it is not one.

    Reads 三十九, 一百零五, 一〇五, 二○二一, 1260 and full-width digits.
    """
    if not 0 < len(text) <= _LONGEST or any(c not in CHARACTERS for c in text):
        return None
    if all("0" <= c <= "9" or "０" <= c <= "９" for c in text):
        return int(text)
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS.get(c, c)) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in UNITS:
            total += (digit or 1) * UNITS[c]
            digit = 0
        else:
            digit = DIGITS[c] if c in DIGITS else int(c)
    return total + digit


def to_chinese(value: int) -> str:
    """`value` (0 to 9999) as it is written in a citation: 10 is 十, 105 is 一百零五."""
    if not 0 <= value <= 9999:
        raise ValueError(value)
    if value == 0:
        return "零"
    out, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if pending_zero and out else "") + "零一二三四五六七八九"[digit] + name
            pending_zero = False
        else:
            pending_zero = True
    return out[1:] if out.startswith("一十") else out
