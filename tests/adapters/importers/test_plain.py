"""The project's own format, exactly as resources/LIBRARY-FORMAT.md describes it."""

from pathlib import Path

import pytest

from tests.adapters.importers.conftest import Workshop

FRONT = """---
format: pandecta-law/1
id: merrow-fish-act
title: Fish Act 2014
short_titles: [Fish Act, FA]
language: en
jurisdiction: Merrow (specimen)
level: law
region: ""
publication_date: 2021-05-01
effective_date: 2021-09-01
repeal_date: 2030-01-01
status: in force
history:
  - 2014-03-10 adopted
  - 2021-05-01 amended by Act No. 12
citation: "{title}, s. {number}"
---
"""
BODY = """
An Act about fish.

# Part 1 General

## Chapter 2 Nets

**Section 12. Nets in winter.** A net may be used
in winter.

It must be dry; **Section 9** does not apply.

(a) a large net;
(b) a small net.

**Section 12a.** A section without a heading.

# Part 2 Boats

Boats are held in trust.

**§ 7**

Text below its label.

**Rule 3.1-2 Long boats** Text.

**Important** words are no label.
"""


def test_front_matter(workshop: Workshop) -> None:
    law = workshop.law(FRONT + BODY, "fish.md")
    assert (law.key, law.title, law.language) == ("plain|merrow-fish-act", "Fish Act 2014", "en")
    assert (law.level, law.region, law.jurisdiction) == ("law", "", "Merrow (specimen)")
    assert law.short_titles == ("Fish Act", "FA")
    dates = (law.published, law.effective, law.repealed)
    assert [str(day) for day in dates] == ["2021-05-01", "2021-09-01", "2030-01-01"]
    assert law.status == "in-force"
    assert law.citation == "{title}, s. {number}"
    assert law.history == ("2014-03-10 adopted", "2021-05-01 amended by Act No. 12")


def test_body(workshop: Workshop) -> None:
    law = workshop.law(FRONT + BODY, "fish.md")
    general = ("Part 1 General", "Chapter 2 Nets")
    assert [(p.kind, p.number, p.label, p.heading, p.path) for p in law.provisions] == [
        ("preamble", "", "", "", ()),
        ("article", "12", "Section 12", "Nets in winter", general),
        ("article", "12a", "Section 12a", "", general),
        ("preamble", "", "", "", ("Part 2 Boats",)),
        ("article", "7", "§ 7", "", ("Part 2 Boats",)),
        ("article", "3.1-2", "Rule 3.1-2", "Long boats", ("Part 2 Boats",)),
    ]
    texts = [p.text for p in law.provisions]
    assert texts[1] == (
        "A net may be used in winter.\nIt must be dry; **Section 9** does not apply.\n"
        "(a) a large net;\n(b) a small net."
    )
    assert texts[4] == "Text below its label."
    assert texts[5] == "Text.\n**Important** words are no label."


def test_chinese(workshop: Workshop) -> None:
    front = "---\nformat: pandecta-law/1\nid: fish-zh\ntitle: 沐洲渔法\nlanguage: zh\nlevel: 法律\n"
    body = (
        "---\n# 第一章 总则\n\n**第十二条　网** 网要\n干。\n\n**第十二条之一** 网要净。\n\n"
        "**第十三条** **重要**的船。\n"
    )
    law = workshop.law(front + body, "fish.md")
    assert [(p.number, p.label, p.heading, p.text) for p in law.provisions] == [
        ("12", "第十二条", "网", "网要干。"),
        ("12-1", "第十二条之一", "", "网要净。"),
        ("13", "第十三条", "", "**重要**的船。"),
    ]
    assert law.citation == "{title}{label}"
    assert law.status is None


def test_defaults(workshop: Workshop) -> None:
    front = "---\nformat: pandecta-law/1\nid: f\ntitle: F\nlanguage: en\nlevel: contract\n---\n"
    law = workshop.law(front + "Only text.\n\n# Heading\nMore text.\n", "f.md")
    ((whole),) = law.provisions
    assert (whole.kind, whole.number, whole.label) == ("whole", "", "")
    assert whole.text == "Only text.\nHeading\nMore text."
    assert law.citation == "{title}, {label}"


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("pandecta-law/1", "pandecta-law/9", "format"),
        ("id: merrow-fish-act\n", "", "id"),
        ("id: merrow-fish-act", "id: Fish Act", "id"),
        ("language: en\n", "", "language"),
        ("level: law", "level: decree", "level"),
        ("level: law\n", "", "level"),
        ("2021-05-01\neff", "May 2021\neff", "publication_date"),
        ("2021-09-01", "2021-02-30", "effective_date"),
        ("2030-01-01", "[2030]", "repeal_date"),
        ("status: in force", "status: fine", "status"),
        ("[Fish Act, FA]", "{a: b}", "short_titles"),
        ('"{title}, s. {number}"', '"{law}"', "citation"),
        ('"{title}, s. {number}"', '"{title.__class__}"', "citation"),
        ('"{title}, s. {number}"', '"{title"', "citation"),
        ('"{title}, s. {number}"', '"{0}"', "citation"),
        ('region: ""', 'region: "', "line"),
        ("title: Fish Act 2014", "title: [a", "line"),
        ("amended by Act", "amended: by Act", "history"),
    ],
)
def test_errors_name_the_key_or_the_line(
    workshop: Workshop, old: str, new: str, detail: str
) -> None:
    assert old in FRONT
    laws, problems = workshop.read(workshop.folder({"f.md": FRONT.replace(old, new) + BODY}))
    assert laws == []
    reason, found = problems["f.md"]
    assert reason == "bad-front-matter"
    assert found.startswith(detail)


@pytest.mark.parametrize(
    "text",
    [
        "---\nformat: pandecta-law/1\nid: f\n",
        "---\nformat: pandecta-law/1\n- a\n---\nx",
        "---\nformat: pandecta-law/1\nid: " + "[" * 100_000 + "\n---\nx",
        "---\nformat: pandecta-law/1\na: &a [x]\nb: &b [*a, *a]\nid: *b\ntitle: t\n---\nx",
    ],
)
def test_hostile_front_matter(workshop: Workshop, text: str) -> None:
    laws, problems = workshop.read(workshop.folder({"f.md": text}))
    assert laws == []
    assert problems["f.md"][0] == "bad-front-matter"


def test_missing_title_and_missing_text(workshop: Workshop) -> None:
    root = workshop.folder(
        {"a.md": FRONT.replace("title: Fish Act 2014", "title:") + BODY, "b.md": FRONT}
    )
    assert {name: reason for name, (reason, _) in workshop.read(root)[1].items()} == {
        "a.md": "no-title",
        "b.md": "empty",
    }


def test_the_sample_library_is_written_in_it(workshop: Workshop) -> None:
    sample = Path(__file__).resolve().parents[3] / "resources" / "sample"
    laws = []
    for language in ("zh", "en"):
        found, problems = workshop.read(sample / language)
        assert problems == {}
        laws.extend(found)
    assert len(laws) >= 16
    assert all(p.text for law in laws for p in law.provisions)
    assert all(law.key.startswith("plain|") for law in laws)
