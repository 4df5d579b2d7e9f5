"""A record of a question with something in every part of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.asking import (
    Assessment,
    Call,
    Coverage,
    Find,
    Issue,
    Mode,
    Plan,
    Query,
    Round,
    Run,
    Source,
)
from app.domain.checking import Checked, Mark
from app.domain.dialogue import Message, Role
from app.domain.difference import Fate, Span

TEXT = (
    "The deposit is due back within 14 days (Merrow Tenancy Act 2016, s 12). "
    "“Forty days” is what Section 13 allows. See also Section 99."
)


def a_find(number: int) -> Find:
    """The find of section `number`."""
    return Find(f"mta/s{number}", "mta@2016", f"Merrow Tenancy Act 2016, Section {number}", 0.5)


def a_run(id: str = "0123456789abcdef", **changes: Any) -> Run:
    """A run of the agent that ended well, with these fields changed."""
    messages = (Message(Role.SYSTEM, "You plan."), Message(Role.USER, "Deposit?"))
    first, last = TEXT.index("Merrow"), TEXT.index("Section 99")
    quoted = TEXT.index("Section 13")
    run = Run(
        id=id,
        when="2026-11-20T10:00:00+01:00",
        library="/libraries/merrow",
        question="My landlord keeps the deposit; what can I do?",
        mode=Mode.AGENT,
        model="qwen3:8b",
        address="http://127.0.0.1:11434",
        language="en",
        plan=Plan(
            (
                Issue(
                    "a", "Return of the deposit", ("deposit return",), "Merrow", date(2021, 3, 1)
                ),
                Issue("b", "Penalty", ("penalty for keeping the deposit",)),
            )
        ),
        rounds=(
            Round(
                1,
                (
                    Query("deposit return", "a", (a_find(12), a_find(13)), 12.5),
                    Query("penalty for keeping the deposit", "b", (), 8.0),
                ),
                (a_find(14),),
                (
                    Assessment("a", Coverage.ANSWERED),
                    Assessment("b", Coverage.PARTLY, "the amount", ("fine for landlord",)),
                ),
                31.0,
                900.0,
            ),
        ),
        sources=(
            Source(1, "mta/s12", "mta@2016", a_find(12).citation, "Within 14 days …", ("a",)),
            Source(2, "mta/s13", "mta@2016", a_find(13).citation, "Thirty days …", ("a", "b")),
        ),
        dropped=1,
        calls=(
            Call("plan", messages, '{"issues": []}', "hm", "done", 210, 40, 80.0, 400.0),
            Call("report", messages, TEXT, ended="done", first_ms=90.0, total_ms=2100.0),
        ),
        text=TEXT,
        thinking="Which section?",
        checks=(
            Checked(
                first,
                TEXT.index(")"),
                "Merrow Tenancy Act 2016, s 12",
                Mark.VERIFIED,
                "mta/s12",
                "mta@2016",
                a_find(12).citation,
            ),
            Checked(
                quoted,
                quoted + 10,
                "Section 13",
                Mark.MISQUOTED,
                "mta/s13",
                "mta@2016",
                a_find(13).citation,
                "Forty days",
                (Span(Fate.REMOVED, "Thirty"), Span(Fate.ADDED, "Forty"), Span(Fate.KEPT, " days")),
            ),
            Checked(last, last + 10, "Section 99", Mark.NOT_FOUND),
        ),
        ms={"plan": 400.0, "search": 20.5, "write": 2100.0, "own": 44.0, "total": 2600.0},
    )
    return replace(run, **changes)
