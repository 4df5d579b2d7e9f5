"""The report where a model has written none: the provisions found for each issue, said as such."""

from collections.abc import Sequence

from app.domain.asking import Issue, Source

_WORDS = {
    "en": (
        "The model wrote no text. These provisions were found:",
        "Nothing was found.",
        "{citation} [{number}]",
    ),
    "zh": (
        "模型没有写出正文。检索到下列条文：",
        "没有检索到条文。",
        "{citation}[{number}]",
    ),
}


def plain_report(issues: Sequence[Issue], sources: Sequence[Source], language: str) -> str:
    """A list of the sources under the titles of their issues, in Markdown."""
    opening, none, line = _WORDS.get(language, _WORDS["en"])
    parts = [opening]
    for issue in issues:
        own = [one for one in sources if issue.key in one.issues]
        lines = [f"- {line.format(citation=one.citation, number=one.number)}" for one in own]
        parts.append("\n".join((f"## {issue.title}", "", *(lines or [none]))))
    if not issues:
        parts.append(
            "\n".join(f"- {line.format(citation=s.citation, number=s.number)}" for s in sources)
        )
    return "\n\n".join(parts) + "\n"
