"""Words for the settings page: models, trials, devices and their reasons, estimates, faults."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.encoders import BUNDLED, TRANSFORMER
from app.domain.events import Problem
from app.domain.index import EncoderIdentity
from app.domain.models import ModelCard, ModelKind
from app.domain.settings import Device
from app.services.choosing import Estimate
from app.ui import notices, phrases
from app.ui.settings_checks import is_open
from app.ui.settings_work import Served, Tried

translate = QCoreApplication.translate


def kind(value: ModelKind) -> str:
    """Where a model is."""
    return {
        ModelKind.BUNDLED: translate("Settings", "part of Pandecta"),
        ModelKind.HUB: translate("Settings", "on this computer"),
        ModelKind.OLLAMA: translate("Settings", "Ollama"),
        ModelKind.FOLDER: translate("Settings", "folder"),
    }[value]


def numbers(dimension: int) -> str:
    """How long a model's vectors are."""
    return translate("Settings", "{0} numbers").format(phrases.number(dimension))


def card(value: ModelCard) -> str:
    """What is known of a model, in one line."""
    parts = [kind(value.kind), phrases.size(value.size) if value.size else ""]
    parts.append(numbers(value.dimension) if value.dimension else "")
    return " · ".join(filter(None, parts))


def offer(value: ModelCard) -> str:
    """What is known of a model before it is downloaded."""
    told = translate("Settings", "{0} is a download of {1}. Licence: {2}.").format(
        value.name,
        phrases.size(value.size),
        value.licence or translate("Settings", "none stated"),
    )
    if value.dimension:
        told += " " + translate("Settings", "Its vectors have {0}.").format(
            numbers(value.dimension)
        )
    if value.gated:
        told += " " + translate(
            "Settings", "Its site lets in only those it knows: a hub token is needed."
        )
    return told


def unusable(problem: Problem) -> str:
    """Why what looks like a model, or a server of models, is left out."""
    reasons = notices.download_reason if "://" in problem.where else notices.model_reason
    told = translate("Settings", "{0}: {1}")
    return told.format(problem.where, reasons(problem.reason))


def milliseconds(ms: float) -> str:
    """A short time, in the unit that suits it."""
    locale = QLocale()
    if ms >= 1000:
        return translate("Settings", "{0} s").format(locale.toString(ms / 1000, "f", 1))
    digits = 0 if ms >= 10 else 1
    return translate("Settings", "{0} ms").format(locale.toString(ms, "f", digits))


def tried(value: Tried) -> str:
    """How a model did when it was tried."""
    trial = value.trial
    told = translate(
        "Settings",
        "It works: vectors of {0}. Two sentences took {1}, loading {2}; "
        "their likeness (cosine) is {3}.",
    )
    cosine = QLocale().toString(trial.cosine, "f", 2)
    times = milliseconds(trial.ms), milliseconds(trial.load_ms)
    return told.format(numbers(trial.dimension), *times, cosine)


def facts(value: Tried) -> list[tuple[str, str]]:
    """What a model that was tried is: names of facts with their values."""
    it = value.identity
    unknown = translate("Settings", "not known")
    yes, no = translate("Settings", "yes"), translate("Settings", "no")
    return [
        (translate("Settings", "Model"), it.caption.rpartition(" ")[0]),
        (translate("Settings", "Vector"), numbers(it.dimension)),
        (translate("Settings", "Before a question"), _prompt(it.question_prompt)),
        (translate("Settings", "Before a passage"), _prompt(it.passage_prompt)),
        (translate("Settings", "Maximum length"), _longest(it)),
        (translate("Settings", "Normalised"), yes if it.normalised else no),
        (translate("Settings", "Precision"), it.precision or unknown),
        (translate("Settings", "Runs on"), _runs(value)),
    ]


def _longest(identity: EncoderIdentity) -> str:
    if identity.max_length:
        return translate("Settings", "{0} tokens").format(phrases.number(identity.max_length))
    bundled = identity.kind == BUNDLED
    return translate("Settings", "no limit") if bundled else translate("Settings", "not known")


def _prompt(text: str) -> str:
    shown = text.replace("\n", " ↵ ").strip()
    return f"“{shown}”" if shown else translate("Settings", "nothing")


def _runs(value: Tried) -> str:
    place = value.device or value.identity.device or translate("Settings", "the processor")
    told = reason(value.reason)
    return translate("Settings", "{0}: {1}").format(place, told) if told else place


def device(value: Device) -> str:
    """The name of a device."""
    return {
        Device.AUTO: translate("Settings", "The fastest there is"),
        Device.CUDA: translate("Settings", "Graphics card (CUDA)"),
        Device.MPS: translate("Settings", "Apple graphics (MPS)"),
        Device.CPU: translate("Settings", "Processor"),
    }[value]


def reason(value: str) -> str:
    """Why a model runs where it runs; empty where nothing is known."""
    return {
        "asked": translate("Settings", "as it is set here"),
        "found": translate("Settings", "the fastest there is"),
        "absent": translate("Settings", "the one that is set is not on this computer"),
        "torch-without-gpu": translate(
            "Settings", "the installed PyTorch cannot use graphics cards"
        ),
        "no-gpu": translate("Settings", "no graphics card was found"),
    }.get(value, "")


def running(kind_of_encoder: str, place: str, why: str) -> str:
    """What the model in use runs on, and why that is slow where it is."""
    if kind_of_encoder == BUNDLED:
        return translate("Settings", "The bundled model is fast on any processor.")
    if kind_of_encoder != TRANSFORMER:
        return translate("Settings", "The server of this model decides where it runs.")
    if not place:
        return translate("Settings", "The model is not loaded. “Test” shows where it runs.")
    told = translate("Settings", "The model runs on {0}: {1}.").format(place, reason(why))
    if place == "cpu" and why != "asked":
        told += " " + translate(
            "Settings", "Building an index takes many times as long as with a graphics card."
        )
    return told


def served(value: Served) -> str:
    """What an Ollama server said."""
    told = translate("Settings", "It answers in {0} and has {1} models, {2} of them for searching.")
    return told.format(milliseconds(value.ms), value.count, len(value.models))


def sent_to(address: str, is_used: bool) -> str:
    """What leaves this machine, or would if a model of this server were used."""
    if is_used:
        told = translate("Settings", "Text of your library and your questions will be sent to {0}.")
    else:
        told = translate(
            "Settings",
            "With a model of this server, text of your library and your questions will be sent "
            "to {0}.",
        )
    told = told.format(address)
    if is_open(address):
        told += " " + translate("Settings", "The connection is not encrypted.")
    return told


def estimate(value: Estimate) -> str:
    """What building an index would take."""
    rate = QLocale().toString(value.rate, "f", 0 if value.rate >= 10 else 1)
    return translate("Settings", "{0} passages at {1} per second: {2}, {3}").format(
        phrases.number(value.rows), rate, roughly(value.seconds), _amount(value.size)
    )


def _amount(size: int) -> str:
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(size, 0 if size < 10**9 else 1, form)


def roughly(seconds: float) -> str:
    """A stretch of time as one estimates it."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("Settings", "less than a minute")
    if minutes == 1:
        return translate("Settings", "about a minute")
    if minutes < 90:
        return translate("Settings", "about {0} minutes").format(minutes)
    hours = QLocale().toString(seconds / 3600, "f", 1)
    return translate("Settings", "about {0} hours").format(hours)


def fault(key: str) -> str:
    """What is wrong with what was typed."""
    return {
        "not-address": translate("Settings", "This is not the address of a server."),
        "not-http": translate("Settings", "The address has to begin with http:// or https://."),
        "has-secret": translate(
            "Settings",
            "The address holds a name, a password or a question mark. Keys have a field of "
            "their own.",
        ),
        "not-secret": translate("Settings", "A key has neither spaces nor signs beyond ASCII."),
        "not-place": translate(
            "Settings", "The address has to look like s3://bucket/folder or db://name."
        ),
        "not-encrypted": translate(
            "Settings", "The connection to the server is not encrypted; that has to be allowed."
        ),
    }[key]
