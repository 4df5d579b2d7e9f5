"""What a model's plan and judgements have to look like, and how they are read from its words."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.asking import Assessment, Coverage, Issue, Plan
from app.domain.planning_json import Unusable, json_in
from app.domain.planning_places import day_named, region_named

ISSUES, QUERIES = 6, 3
"""The most issues of a plan, and queries of an issue, that are used."""
_TITLE, _QUERY, _MISSING = 160, 200, 400
_SENTENCE = re.compile(r"[^.!?;。！？；\n]+[.!?;。！？；]*")
_SHORTEST = 6
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT, "maxItems": QUERIES}


def _objects(name: str, properties: Mapping[str, Any], most: int) -> dict[str, Any]:
    """The schema of an object with a list of objects, each with all of these properties."""
    one = {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {name: {"type": "array", "items": one, "maxItems": most}},
        "required": [name],
        "additionalProperties": False,
    }


PLAN_SCHEMA = _objects(
    "issues", {"title": _TEXT, "queries": _TEXTS, "place": _TEXT, "date": _TEXT}, ISSUES
)
JUDGE_SCHEMA = _objects(
    "judgements",
    {
        "issue": _TEXT,
        "coverage": {"type": "string", "enum": [one.value for one in Coverage]},
        "sources": {"type": "array", "items": {"type": "integer"}, "maxItems": 12},
        "missing": _TEXT,
        "queries": _TEXTS,
    },
    ISSUES,
)


def plan_in(text: str, asked: str, regions: Sequence[str]) -> Plan:
    """The plan that a reply holds; places are those of `regions`, days only those asked about.

    `asked` is the question with what it follows on. Raises Unusable.
    """
    issues: list[Issue] = []
    for one in _listed(json_in(text), "issues"):
        issue = _issue(str(len(issues) + 1), one, asked, regions)
        if issue is not None and not any(issue.title == other.title for other in issues):
            issues.append(issue)
    if not issues:
        raise Unusable('"issues" has to be a list of objects, each with a "title" and "queries"')
    return Plan(tuple(issues[:ISSUES]))


def _issue(key: str, one: Any, asked: str, regions: Sequence[str]) -> Issue | None:
    if isinstance(one, str):
        one = {"title": one}
    if not isinstance(one, dict):
        return None
    queries = texts_in(one.get("queries", one.get("query")))
    title = text_in(one.get("title", one.get("issue", one.get("name"))), _TITLE)
    if not any(map(str.isalpha, title)):
        title = ""
    if not title and not queries:
        return None
    place, day = text_in(one.get("place"), _TITLE), text_in(one.get("date"), _TITLE)
    return Issue(
        key,
        title or queries[0],
        queries or (title,),
        region_named(place, regions),
        day_named(day, asked),
    )


def plan_without(question: str) -> Plan:
    """The plan where no model has made one: the question, and each of its sentences."""
    whole = " ".join(question.split())
    sentences = [one.strip() for one in _SENTENCE.findall(whole)]
    parts = [one for one in dict.fromkeys(sentences) if len(one) >= _SHORTEST]
    texts = [whole, *parts[: ISSUES - 1]] if len(parts) > 1 else [whole]
    issues = [Issue(str(n), one[:_TITLE], (one,)) for n, one in enumerate(texts, 1)]
    return Plan(tuple(issues), fallback=True)


def judgements_in(text: str, issues: Sequence[Issue], sources: Sequence[str]) -> list[Assessment]:
    """What a reply says of each of these issues, those that it leaves out as partly answered.

    `sources` are the ids of the provisions that the model was shown, in the order of their
    numbers from 1. An issue that it calls answered by none of them is not. Raises Unusable.
    """
    said: dict[str, Assessment] = {}
    for place, one in enumerate(_listed(json_in(text), "judgements")):
        key = _key(one, place, issues)
        if key and key not in said:
            said[key] = _assessment(key, one, sources)
    if not said:
        keys = ", ".join(one.key for one in issues)
        raise Unusable(f'"judgements" has to name the issues {keys} in "issue", with "coverage"')
    return [said.get(one.key) or unjudged(one) for one in issues]


def unjudged(issue: Issue) -> Assessment:
    """What is assumed of an issue of which no model has said anything usable."""
    return Assessment(issue.key, Coverage.PARTLY, fallback=True)


def _key(one: Any, place: int, issues: Sequence[Issue]) -> str:
    """The issue that a judgement is of: by its key, its title, or else by its place."""
    if not isinstance(one, dict) or _coverage(one.get("coverage")) is None:
        return ""
    named = text_in(one.get("issue"), _TITLE)
    digits = re.match(r"\D{0,8}(\d+)", named)
    for issue in issues:
        if (digits and digits[1] == issue.key) or issue.title.casefold() == named.casefold():
            return issue.key
    return "" if digits or place >= len(issues) else issues[place].key


def _assessment(key: str, one: Mapping[str, Any], sources: Sequence[str]) -> Assessment:
    coverage = _coverage(one.get("coverage")) or Coverage.PARTLY
    listed = one.get("sources")
    numbers = [n for n in listed if isinstance(n, int)] if isinstance(listed, list) else []
    by = tuple(dict.fromkeys(sources[n - 1] for n in numbers if 0 < n <= len(sources)))
    missing = text_in(one.get("missing"), _MISSING)
    queries = texts_in(one.get("queries"))
    if coverage is Coverage.ANSWERED and not sources:
        coverage = Coverage.NOT
    if coverage is Coverage.ANSWERED:
        return Assessment(key, coverage, by=by)
    return Assessment(key, coverage, missing, queries or ((missing,) if missing else ()), by=by)


def _coverage(said: Any) -> Coverage | None:
    if isinstance(said, bool):
        return Coverage.ANSWERED if said else Coverage.NOT
    word = str(said or "").strip().casefold()
    known = {one.value: one for one in Coverage} | {
        "yes": Coverage.ANSWERED,
        "fully": Coverage.ANSWERED,
        "partial": Coverage.PARTLY,
        "partially": Coverage.PARTLY,
        "no": Coverage.NOT,
        "not answered": Coverage.NOT,
        "unanswered": Coverage.NOT,
        "已回答": Coverage.ANSWERED,
        "部分": Coverage.PARTLY,
        "未回答": Coverage.NOT,
    }
    return known.get(word)


def _listed(value: Any, name: str) -> list[Any]:
    """The list that is meant: the value itself, what it holds under the name, or under any."""
    if isinstance(value, list):
        return value
    held = value.get(name)
    if isinstance(held, list):
        return held
    if isinstance(held, dict):
        return [one if isinstance(one, dict) else {"title": one} for one in held.values()]
    for other in value.values():
        if isinstance(other, list) and any(isinstance(one, dict) for one in other):
            return other
    return [value]


def text_in(value: Any, longest: int) -> str:
    """A text on one line without signs that cannot be printed; empty for what is no text."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    try:
        valid = str(value).encode("utf-8", "ignore").decode("utf-8")
    except ValueError:
        return ""
    kept = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in valid)
    return " ".join(kept.split())[:longest].strip()


def texts_in(value: Any) -> tuple[str, ...]:
    """The queries of a list, or of a text with one on each line; each once."""
    if isinstance(value, str):
        value = value.splitlines()
    if not isinstance(value, list):
        return ()
    texts = {normal(text): text for one in value if (text := text_in(one, _QUERY))}
    return tuple(text for key, text in texts.items() if key)[:QUERIES]


def normal(query: str) -> str:
    """What queries have in common that ask the same: without case, width, spaces and signs."""
    level = unicodedata.normalize("NFKC", query).casefold()
    return " ".join(re.findall(r"\w+", level))
