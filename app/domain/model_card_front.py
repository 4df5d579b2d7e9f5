"""Writes the front matter of a model card: the YAML that model hubs read."""

import json
from collections.abc import Iterable

from app.domain.model_card_facts import CardFacts, measures_of
from app.domain.model_card_words import PARTS
from app.domain.models import is_hub_name
from app.domain.training import Figures, Part


def front_matter(facts: CardFacts) -> str:
    """The front matter, between its lines of hyphens."""
    static = ["static-embedding"] if facts.recipe.kind == "static" else []
    tags = ["sentence-transformers", "sentence-similarity", "feature-extraction", *static, "law"]
    tags += ["matryoshka"] if facts.recipe.widths else []
    lines = ["---", "library_name: sentence-transformers", "pipeline_tag: sentence-similarity"]
    if facts.model.licence:
        lines.append(f"license: {_yaml(facts.model.licence)}")
    if is_hub_name(facts.run.model) and "/" in facts.run.model:
        lines.append(f"base_model: {_yaml(facts.run.model)}")
    lines += ["tags:", *(f"- {tag}" for tag in tags)]
    lines += _model_index(facts)
    return "\n".join([*lines, "---"])


def _model_index(facts: CardFacts) -> list[str]:
    if facts.comparison is None:
        return []
    full = _full(facts.comparison.after)
    if not full:
        return []
    lines = ["model-index:", f"- name: {_yaml(facts.title)}", "  results:"]
    for figures in full:
        lines += [
            "  - task:", "      type: information-retrieval",
            "    dataset:", "      type: held-out-questions",
            f"      name: {_yaml(PARTS[figures.part])}", "    metrics:",
        ]  # fmt: skip
        for measure in measures_of([figures]):
            value = figures.values[measure]
            lines += [f"    - type: {_yaml(measure)}", f"      value: {value:.4f}"]
    return lines


def _full(figures: Iterable[Figures]) -> list[Figures]:
    """Of each part the figures at its greatest width."""
    widest: dict[Part, Figures] = {}
    for one in figures:
        if one.part not in widest or one.width > widest[one.part].width:
            widest[one.part] = one
    return list(widest.values())


def _yaml(text: str) -> str:
    """A text as a quoted scalar of YAML, which JSON's is but for what cannot be printed."""
    return json.dumps("".join(c if c.isprintable() else " " for c in text), ensure_ascii=False)
