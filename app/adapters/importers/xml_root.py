"""Tells which element a text of XML begins with, without parsing it."""

import re

_NAME = re.compile(r"<(?:[^\s<>/:]+:)?([^\s<>/:]+)")


def root_tag(head: str) -> str:
    """The start tag of the first element in `head`, or as much of it as there is; else nothing."""
    at = 0
    while (at := head.find("<", at)) >= 0:
        if head.startswith("<?", at):
            end = "?>"
        elif head.startswith("<!--", at):
            end = "-->"
        elif head.startswith("<!", at):
            end = "]>" if "[" in head[at : head.find(">", at) + 1] else ">"
        else:
            return head[at : head.find(">", at) + 1] or head[at:]
        stop = head.find(end, at)
        if stop < 0:
            return ""
        at = stop + len(end)
    return ""


def root_name(tag: str) -> str:
    """The name in a start tag without its prefix."""
    found = _NAME.match(tag)
    return found[1] if found else ""
