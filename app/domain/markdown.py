"""Writes texts that others wrote into Markdown so that they cannot break out of their place."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


def inline(text: str) -> str:
    """`text` on one line, where nothing of it is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def fenced(text: str, kind: str = "text") -> str:
    """`text` as a block of code, within a fence that is longer than any in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{kind}\n{text}\n{fence}"


def quoted(text: str) -> str:
    """`text` as a quotation, line by line, where nothing of it is markup."""
    lines = text.splitlines() or [""]
    return "\n".join(f"> {inline(line)}".rstrip() for line in lines)


def closed(text: str) -> str:
    """Markdown that ends outside of any block of code, as `text` may not."""
    fence = ""
    for line in text.splitlines():
        match = _FENCE.match(line)
        if match is None:
            continue
        run, rest = match[1], match[2]
        if not fence:
            fence = run if "`" not in rest or run[0] == "~" else ""
        elif run[0] == fence[0] and len(run) >= len(fence) and not rest.strip():
            fence = ""
    return f"{text.rstrip()}\n{fence}" if fence else text
