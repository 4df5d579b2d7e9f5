"""Reads and writes the lines of a lexicon's file: expression, terms, area, parted by tabs."""

from dataclasses import dataclass

from app.domain.errors import PandectaError
from app.domain.events import Problem
from app.domain.lexicon import MOST_TERMS, Entry, expression_key

LONGEST_EXPRESSION, LONGEST_TERM = 60, 120
"""Characters."""

_OFF = "-"
_COMMENT = "#"


@dataclass(eq=False)
class EntryUnusable(PandectaError):
    """An expression and its terms cannot be an entry.

    `reason` is a key: ``fields`` (a line without tab), ``nothing-to-match`` (no letter, figure or
    character that is compared), ``no-terms``, ``too-many-terms``, ``same`` (a term is the
    expression itself), ``too-long``, ``forbidden-character`` (a tab, a line break, or | in a
    term).
    """

    expression: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadEntries:
    """What files of the lexicon hold, and what of them cannot be used.

    A problem's `where` is the file and its `detail` the number of the line, or what is wrong with
    the file as a whole.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_line(line: str) -> Entry | None:
    """The entry in a line, None for an empty line or a comment; raises EntryUnusable.

    An entry without terms, written as a hyphen, switches the expression off.
    """
    clean = line.strip(" \r\n")
    if not clean.strip() or clean.startswith(_COMMENT):
        return None
    expression, *fields = (field.strip() for field in clean.split("\t"))
    if not fields or len(fields) > 2:
        raise EntryUnusable(expression, "fields")
    area = fields[1] if len(fields) > 1 else ""
    if fields[0] == _OFF:
        return switched_off(expression)
    terms = tuple(term.strip() for term in fields[0].split("|"))
    return checked(Entry(expression, tuple(term for term in terms if term), area))


def line_of(entry: Entry) -> str:
    """The line that `read_line` reads as this entry, without a line break."""
    return "\t".join((entry.expression, "|".join(entry.terms) or _OFF, entry.area)).rstrip("\t")


def switched_off(expression: str) -> Entry:
    """The entry that switches an expression off; raises EntryUnusable."""
    if not expression_key(expression):
        raise EntryUnusable(expression, "nothing-to-match")
    return Entry(expression, ())


def checked(entry: Entry) -> Entry:
    """`entry` itself; raises EntryUnusable where it has no sense, or cannot be written."""
    key = expression_key(entry.expression)
    terms = {expression_key(term) for term in entry.terms}
    long = max(map(len, entry.terms), default=0) > LONGEST_TERM
    fields = (entry.expression, entry.area, *entry.terms)
    for reason, holds in (
        ("forbidden-character", any(not field.isprintable() for field in fields)),
        ("forbidden-character", any("|" in term for term in entry.terms)),
        ("forbidden-character", entry.expression.startswith(_COMMENT)),
        ("nothing-to-match", not key),
        ("no-terms", not entry.terms or "" in terms),
        ("too-many-terms", len(entry.terms) > MOST_TERMS),
        ("same", key in terms),
        ("too-long", long or len(entry.expression) > LONGEST_EXPRESSION),
    ):
        if holds:
            raise EntryUnusable(entry.expression, reason)
    return entry
