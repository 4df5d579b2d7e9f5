"""Words about search indexes: what built them, what they weigh, what a check or a sample found."""

from math import ceil

from PySide6.QtCore import QCoreApplication

from app.domain.index import AGREEMENT, Manifest
from app.services.choosing import Estimate
from app.services.identifying import Identified
from app.services.index_checking import IDENTIFIED, IndexCheck
from app.ui import phrases
from app.ui.index_listing import UNKNOWN, IndexEntry

translate = QCoreApplication.translate


def model(manifest: Manifest) -> str:
    """The model that built an index, and its width."""
    if manifest.encoder.kind == UNKNOWN:
        return translate("Indexes", "Unknown model {0}").format(manifest.encoder.dimension)
    return phrases.index(manifest)


def size(entry: IndexEntry) -> str:
    """What an index takes on the disk."""
    if entry.size is None:
        return translate("Indexes", "on a server")
    return phrases.size(entry.size)


def facts(entry: IndexEntry) -> str:
    """Width, passages, size, day, building time and kind of an index, in one line."""
    one = entry.manifest
    parts = [
        translate("Indexes", "{0} dimensions").format(one.encoder.dimension),
        translate("Indexes", "{0} passages").format(phrases.number(one.rows)),
        size(entry),
        phrases.moment(one.created),
        translate("Indexes", "built in {0}").format(phrases.span(one.seconds)),
        one.vector_index or translate("Indexes", "exact"),
    ]
    # a line may break between the parts, not within them
    return "\u00a0· ".join(part.replace(" ", "\u00a0") for part in parts)


def scores(manifest: Manifest) -> str:
    """What an index was measured at; empty where it was not."""
    shown = {name: value for name, value in manifest.scores.items() if name != IDENTIFIED}
    return " · ".join(f"{name} {value:.3f}" for name, value in sorted(shown.items()))


def details(manifest: Manifest) -> str:
    """Everything that the vectors of an index depend on, a line each, for the tooltip."""
    encoder = manifest.encoder
    length = "" if encoder.max_length is None else str(encoder.max_length)
    lines = [
        (translate("Indexes", "Index"), manifest.id),
        (translate("Indexes", "Model"), encoder.name),
        (translate("Indexes", "Revision"), encoder.revision),
        (translate("Indexes", "Software"), f"{encoder.backend} {encoder.backend_version}".strip()),
        (translate("Indexes", "Before a question"), encoder.question_prompt.strip()),
        (translate("Indexes", "Before a passage"), encoder.passage_prompt.strip()),
        (translate("Indexes", "Longest text in tokens"), length),
        (translate("Indexes", "Precision"), encoder.precision),
        (translate("Indexes", "Computed by"), encoder.device),
    ]
    told = translate("Indexes", "{0}: {1}")
    return "\n".join(told.format(name, value) for name, value in lines if value)


def about(seconds: float) -> str:
    """A stretch of time that nobody knows to the second."""
    minutes = ceil(seconds / 60)
    if seconds < 60:
        return translate("Indexes", "less than a minute")
    if minutes < 120:
        return translate("Indexes", "about {0} min").format(minutes)
    hours = round(seconds / 3600)
    return translate("Indexes", "about {0} h").format(hours)


def estimate(value: Estimate, answering: bool) -> str:
    """What building would take; `answering` says that another index answers meanwhile."""
    told = translate("Indexes", "{0} passages at {1} per second: {2}, {3}").format(
        phrases.number(value.rows),
        phrases.number(value.rate),
        about(value.seconds),
        phrases.size(value.size),
    )
    if answering:
        return translate("Indexes", "{0}; the present index goes on answering.").format(told)
    return translate("Indexes", "{0}.").format(told)


def known() -> str:
    """What is said instead of an estimate where the model has an index."""
    return translate(
        "Indexes", "This library has an index of this model. Only what has changed is built."
    )


def check(found: IndexCheck) -> str:
    """What comparing an index with the texts and its model found."""
    parts = [translate("Indexes", "{0} passages compared.").format(phrases.number(found.rows))]
    if found.missing:
        told = translate("Indexes", "{0} passages of the library are missing from the index.")
        parts.append(told.format(phrases.number(found.missing)))
    if found.strange:
        told = translate("Indexes", "{0} passages of the index are not in the library.")
        parts.append(told.format(phrases.number(found.strange)))
    if found.agreement is None:
        parts.append(translate("Indexes", "The model that built it is not on this computer."))
    elif found.agreement < AGREEMENT or found.differing:
        told = translate("Indexes", "Another model built it (agreement {0}). {1}")
        parts.append(told.format(f"{found.agreement:.4f}", found.differing).strip())
    if found.sound:
        parts.append(translate("Indexes", "The index is in order."))
    return " ".join(parts)


def identified(found: Identified) -> str:
    """What comparing an index of an unknown model with the models of this machine found."""
    if found.name:
        return translate("Indexes", "This index was built by {0}.").format(found.name)
    told = translate("Indexes", "None of the models on this computer built this index.")
    if found.candidates:
        nearest = translate("Indexes", "{0} The nearest is {1} (agreement {2}).")
        best = found.candidates[0]
        told = nearest.format(told, best.name, f"{best.lowest:.3f}")
    return told
