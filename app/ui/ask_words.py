"""Words for asking a language model: who writes, what it does, how its citations fared."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QObject

from app.domain.asking import Coverage, Mode, Outcome, Run
from app.domain.checking import Checked, Mark, counted
from app.domain.difference import Fate
from app.domain.errors import ChatFailed
from app.domain.run_words import SIGNS
from app.ui import phrases
from app.ui.settings_checks import leaves, passed_on

translate = QCoreApplication.translate


class Counts(QObject):
    """Words that depend on a number: only a QObject's own are found as such by the translators."""

    def citations(self, count: int) -> str:
        """So many citations."""
        return self.tr("%n citation(s)", "", count)

    def rounds(self, count: int) -> str:
        """So many rounds, in a time that is to be filled in."""
        return self.tr("%n round(s) in {0}", "", count)


def where(model: str, address: str) -> tuple[str, bool]:
    """Which model writes and where it runs, and whether text leaves this machine."""
    if not model:
        return translate("Ask", "No language model is chosen yet."), False
    if leaves(address):
        told = translate("Ask", "{0}: text leaves this machine, to {1}")
        return told.format(model, address), True
    if passed_on(model):
        told = translate("Ask", "{0}: text leaves this machine, through {1} to ollama.com")
        return told.format(model, address), True
    told = translate("Ask", "{0} at {1}: this machine only")
    return told.format(model, address.split("://")[-1]), False


def stage(name: str) -> str:
    """What is being done."""
    return {
        "planning": translate("Ask", "Breaking the question into issues"),
        "searching": translate("Ask", "Searching"),
        "judging": translate("Ask", "Reading what was found"),
        "writing": translate("Ask", "Writing"),
    }.get(name, translate("Ask", "Working"))


def coverage(value: Coverage | None) -> str:
    """How far an issue is answered, with its sign; None is not judged yet."""
    return {
        Coverage.ANSWERED: translate("Ask", "✓ answered"),
        Coverage.PARTLY: translate("Ask", "◐ partly answered"),
        Coverage.NOT: translate("Ask", "○ not answered"),
        None: translate("Ask", "… not judged yet"),
    }[value]


def mode(value: str) -> str:
    """How a question was worked on."""
    if value == Mode.AGENT:
        return translate("Ask", "Report")
    return translate("Ask", "Short answer")


def outcome(run: Run) -> str:
    """How a run ended, where that has to be said; empty where all went well."""
    if run.outcome is Outcome.BROKEN and not run.text.strip():
        return ""
    return {
        Outcome.STOPPED: translate("Ask", "Stopped. What came is kept."),
        Outcome.CUT_OFF: translate("Ask", "Cut off: the model's room for it is used up."),
        Outcome.BROKEN: translate("Ask", "Broken off. What came is kept."),
        Outcome.NOTHING: translate(
            "Ask", "Nothing in this library is close to the question, so no model was asked."
        ),
    }.get(run.outcome, "")


def outcome_named(value: str) -> str:
    """How a run ended, in a word."""
    return {
        Outcome.WHOLE: translate("Ask", "finished"),
        Outcome.STOPPED: translate("Ask", "stopped"),
        Outcome.CUT_OFF: translate("Ask", "cut off"),
        Outcome.BROKEN: translate("Ask", "broken off"),
        Outcome.NOTHING: translate("Ask", "nothing found"),
    }.get(Outcome(value), value)


def mark(value: Mark) -> str:
    """What became of a citation, in a word or two."""
    return {
        Mark.VERIFIED: translate("Ask", "verified"),
        Mark.NOT_A_SOURCE: translate("Ask", "not among the sources"),
        Mark.MISQUOTED: translate("Ask", "quoted differently"),
        Mark.NOT_CURRENT: translate("Ask", "not current"),
        Mark.NOT_FOUND: translate("Ask", "not found"),
    }[value]


def count_line(checks: Sequence[Checked]) -> str:
    """How many citations there are and what became of them."""
    if not checks:
        return translate("Ask", "No citations")
    parts = [
        translate("Ask", "{0} {1}").format(phrases.number(count), mark(one))
        for one, count in counted(checks).items()
    ]
    total = Counts().citations(len(checks))
    told = translate("Ask", "{0}: {1}")
    return told.format(total, translate("Ask", ", ").join(parts))


def _told(check: Checked, names: Mapping[str, str]) -> str:
    return {
        Mark.VERIFIED: translate("Ask", "It is in this library and was among the sources."),
        Mark.NOT_A_SOURCE: translate(
            "Ask", "It is in this library, but the model was not given its text."
        ),
        Mark.MISQUOTED: translate("Ask", "The provision says something else than is quoted:"),
        Mark.NOT_CURRENT: _not_current(check, names),
        Mark.NOT_FOUND: translate("Ask", "This library has nothing of the kind."),
    }[check.mark]


def _not_current(check: Checked, names: Mapping[str, str]) -> str:
    if check.superseded:
        told = translate("Ask", "It has not been current since {0}.").format(check.superseded)
    else:
        told = translate("Ask", "It is repealed, superseded or not yet in force.")
    if check.successor in names:
        now = translate("Ask", "In its place stands {0}.")
        return f"{told} {now.format(names[check.successor])}"
    return told


def card(check: Checked, names: Mapping[str, str]) -> str:
    """What a tooltip tells of a citation, as rich text in which no word is markup.

    `names` are the citations of provisions that took the place of others, by their ids.
    """
    parts = [f"<b>{SIGNS[check.mark]} {escape(mark(check.mark))}</b>"]
    if check.citation:
        parts.append(escape(check.citation))
    parts.append(escape(_told(check, names)))
    if check.difference:
        spans = {Fate.KEPT: "{}", Fate.REMOVED: "<s>{}</s>", Fate.ADDED: "<u>{}</u>"}
        parts.append("".join(spans[one.fate].format(escape(one.text)) for one in check.difference))
        legend = translate("Ask", "struck out: the law's words; underlined: the answer's")
        parts.append(f"<i>{escape(legend)}</i>")
    return "<qt>" + "<br>".join(parts).replace("\n", "<br>") + "</qt>"


def found(count: int, new: int) -> str:
    """What a query found."""
    if new < 0:
        return translate("Ask", "{0} found").format(phrases.number(count))
    told = translate("Ask", "{0} found, {1} new")
    return told.format(phrases.number(count), phrases.number(new))


def failure(run: Run) -> ChatFailed | None:
    """What broke a run off in the middle of its text."""
    if run.outcome is not Outcome.BROKEN:
        return None
    return ChatFailed(run.address, run.model, run.problem)


def took(run: Run) -> str:
    """How long a run took, and how many rounds of searches it made."""
    seconds = phrases.span(run.ms.get("total", 0.0) / 1000)
    rounds = len(run.rounds)
    if not rounds:
        return seconds
    return Counts().rounds(rounds).format(seconds)
