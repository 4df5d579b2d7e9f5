"""Words for the domain's keys in the person's language: levels, statuses, reasons, progress."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.events import Progress
from app.domain.index import Manifest
from app.domain.law import Basis, Level, Status, Version
from app.domain.question import (
    CitedBy,
    CloseInMeaning,
    ExactCitation,
    Interprets,
    LegalTerm,
    Punishes,
    Reason,
    Reranked,
    SharedWords,
)
from app.services.library import LibraryInfo

translate = QCoreApplication.translate


def number(value: float) -> str:
    """A whole number with the locale's separators."""
    return QLocale().toString(round(value))


def day(value: date) -> str:
    """A date as laws are dated."""
    return value.isoformat()


def moment(iso: str) -> str:
    """A moment in ISO 8601, as the clock here shows it."""
    return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")


def level(value: Level) -> str:
    """The name of a level."""
    return {
        Level.CONSTITUTION: translate("Phrases", "Constitution"),
        Level.LAW: translate("Phrases", "Law"),
        Level.ADMINISTRATIVE: translate("Phrases", "Administrative regulation"),
        Level.INTERPRETATION: translate("Phrases", "Judicial interpretation"),
        Level.LOCAL: translate("Phrases", "Local law"),
        Level.DEPARTMENTAL: translate("Phrases", "Departmental rule"),
        Level.CASE: translate("Phrases", "Case"),
        Level.CONTRACT: translate("Phrases", "Contract"),
        Level.OTHER: translate("Phrases", "Other"),
    }[value]


def status(value: Status) -> str:
    """The name of a status."""
    return {
        Status.IN_FORCE: translate("Phrases", "In force"),
        Status.AMENDED: translate("Phrases", "Amended"),
        Status.REPEALED: translate("Phrases", "Repealed"),
        Status.PENDING: translate("Phrases", "Not yet in force"),
        Status.UNKNOWN: translate("Phrases", "Status unknown"),
    }[value]


def status_told(version: Version) -> str:
    """What the status means, and where it comes from."""
    told = {
        Status.IN_FORCE: translate("Phrases", "This version is in force."),
        Status.AMENDED: translate("Phrases", "A newer version has taken the place of this one."),
        Status.REPEALED: translate("Phrases", "This law has been repealed."),
        Status.PENDING: translate("Phrases", "This version does not apply yet."),
        Status.UNKNOWN: translate("Phrases", "The source does not say whether this law applies."),
    }[version.status]
    if version.basis is Basis.INFERRED and version.status is not Status.UNKNOWN:
        told += " " + translate("Phrases", "Inferred from the dates of the files.")
    return told


def dates(version: Version) -> str:
    """The dates of a version in one line; empty where there are none."""
    parts = []
    if version.published:
        parts.append(translate("Phrases", "Published {0}").format(day(version.published)))
    if version.effective:
        parts.append(translate("Phrases", "in force from {0}").format(day(version.effective)))
    if version.repealed:
        parts.append(translate("Phrases", "repealed on {0}").format(day(version.repealed)))
    return " · ".join(parts)


def reason(value: Reason) -> str:
    """Why a hit is in the list."""
    match value:
        case ExactCitation():
            return translate("Phrases", "Exact citation")
        case CloseInMeaning():
            return translate("Phrases", "Close in meaning")
        case SharedWords(words=words):
            return translate("Phrases", "Words: {0}").format(" · ".join(words[:6]))
        case LegalTerm(expression=expression, term=term):
            return translate("Phrases", "{0} → {1}").format(expression, term)
        case CitedBy(citation=citation):
            return translate("Phrases", "Cited by {0}").format(citation)
        case Punishes(citation=citation):
            return translate("Phrases", "What follows a breach of {0}").format(citation)
        case Interprets(citation=citation):
            return translate("Phrases", "Interprets {0}").format(citation)
        case Reranked():
            return translate("Phrases", "Read again")
    return ""


def also(citations: Sequence[str]) -> str:
    """In how many other places the text of a hit stands."""
    return translate("Phrases", "Same text in {0} more").format(number(len(citations)))


def reason_told(value: Reason) -> str:
    """The figures behind a reason, for the tooltip."""
    match value:
        case CloseInMeaning(cosine=cosine, strength=strength):
            told = translate("Phrases", "Close in meaning: {0} of 4 (cosine {1})")
            return told.format(strength, f"{cosine:.2f}")
        case SharedWords(words=words):
            return translate("Phrases", "Words: {0}").format(" · ".join(words))
        case Reranked(score=score):
            return translate("Phrases", "Read again with the question: {0}").format(f"{score:.3f}")
    return reason(value)


def stage(value: str) -> str:
    """What a stage of long work does."""
    return {
        "reading": translate("Phrases", "Reading the files"),
        "importing": translate("Phrases", "Importing laws"),
        "encoding": translate("Phrases", "Building the search index"),
        "writing": translate("Phrases", "Writing the search index"),
        "full-text": translate("Phrases", "Indexing the words"),
        "vectors": translate("Phrases", "Indexing the meanings"),
        "downloading": translate("Phrases", "Downloading"),
        "comparing": translate("Phrases", "Comparing"),
        "packing": translate("Phrases", "Packing"),
        "unpacking": translate("Phrases", "Unpacking"),
        "checking": translate("Phrases", "Checking"),
        "copying": translate("Phrases", "Copying"),
        "loading": translate("Phrases", "Loading the model"),
        "reranking": translate("Phrases", "Reading the first results again"),
        "references": translate("Phrases", "Finding references"),
        "resolving": translate("Phrases", "Looking up answers"),
        "choosing": translate("Phrases", "Choosing provisions"),
        "generating": translate("Phrases", "Writing questions"),
        "mining": translate("Phrases", "Looking for wrong answers"),
        "saving": translate("Phrases", "Saving the model"),
        "sending": translate("Phrases", "Sending the model"),
        "parity": translate("Phrases", "Comparing the models"),
        "resampling": translate("Phrases", "Working out the certainty"),
        "drawing": translate("Phrases", "Drawing questions"),
        "verifying": translate("Phrases", "Verifying"),
        "measuring": translate("Phrases", "Measuring"),
        "identifying": translate("Phrases", "Comparing with your models"),
        "evaluating": translate("Phrases", "Asking the questions"),
    }.get(value, translate("Phrases", "Working"))


def unit(value: str) -> str:
    """What a stage counts."""
    return {
        "files": translate("Phrases", "files"),
        "rows": translate("Phrases", "passages"),
        "questions": translate("Phrases", "questions"),
        "models": translate("Phrases", "models"),
        "laws": translate("Phrases", "laws"),
        "versions": translate("Phrases", "versions"),
    }.get(value, "")


def span(seconds: float) -> str:
    """A stretch of time, roughly."""
    if seconds < 60:
        return translate("Phrases", "{0} s").format(max(1, round(seconds)))
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return translate("Phrases", "{0} min {1} s").format(minutes, rest)
    return translate("Phrases", "{0} h {1} min").format(*divmod(minutes, 60))


def size(count: float) -> str:
    """A number of bytes for people."""
    return QLocale().formattedDataSize(round(count), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _bytes_told(progress: Progress) -> str:
    parts = [size(progress.done)]
    if progress.total:
        parts = [translate("Phrases", "{0} of {1}").format(parts[0], size(progress.total))]
    if progress.rate:
        parts.append(translate("Phrases", "{0} per second").format(size(progress.rate)))
    if progress.left is not None:
        parts.append(translate("Phrases", "{0} left").format(span(progress.left)))
    return " · ".join(parts)


def how_far(progress: Progress) -> str:
    """How far, how fast, and how long still, in one line."""
    if progress.unit == "bytes":
        return _bytes_told(progress)
    parts = []
    counted = unit(progress.unit)
    if progress.total is not None:
        parts.append(
            translate("Phrases", "{0} of {1} {2}").format(
                number(progress.done), number(progress.total), counted
            )
        )
    elif progress.done:
        parts.append(f"{number(progress.done)} {counted}".strip())
    if progress.rate:
        parts.append(
            translate("Phrases", "{0} {1} per second").format(number(progress.rate), counted)
        )
    if progress.left is not None and progress.left >= 1:
        parts.append(translate("Phrases", "{0} left").format(span(progress.left)))
    return " · ".join(part.strip() for part in parts)


def library(info: LibraryInfo, sample: bool) -> str:
    """The library's name; the one that comes with the program is named in the person's language."""
    return translate("Phrases", "Merrow (specimen law)") if sample else info.name


def index(manifest: Manifest) -> str:
    """A short name of the model behind an index."""
    encoder = manifest.encoder
    if encoder.kind == "bundled":
        return translate("Phrases", "bundled static {0}").format(encoder.dimension)
    return encoder.caption
