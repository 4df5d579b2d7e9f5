"""Turns errors and problems, which carry facts only, into sentences with their ways out."""

from PySide6.QtCore import QCoreApplication

from app.domain import errors
from app.domain.events import Problem
from app.ui import notices_chat, notices_train
from app.ui.notice_kinds import Notice as Notice
from app.ui.notice_kinds import Tone as Tone
from app.ui.notice_kinds import Way as Way
from app.ui.notice_kinds import way_named as way_named

translate = QCoreApplication.translate


def specimen() -> Notice:
    """What the first start says."""
    return Notice(
        Tone.INFO,
        translate(
            "Notices",
            "This is a specimen library: the law of Merrow, an invented country. "
            "It is not real law.",
        ),
        Way.NEW_LIBRARY,
    )


def no_index() -> Notice:
    """The library has texts and cannot be searched yet."""
    return Notice(
        Tone.CAUTION,
        translate("Notices", "This library has no search index yet."),
        Way.BUILD_INDEX,
    )


def settings_aside() -> Notice:
    """The file of the settings could not be read and is kept beside the new one."""
    return Notice(
        Tone.CAUTION,
        translate("Notices", "The settings could not be read and were put aside."),
        Way.SETTINGS,
    )


def stale_index() -> Notice:
    """The texts changed after the index was built."""
    return Notice(
        Tone.CAUTION,
        translate("Notices", "The texts have changed since the search index was built."),
        Way.UPDATE_INDEX,
    )


def empty_library() -> Notice:
    """There is nothing in the library."""
    return Notice(
        Tone.INFO, translate("Notices", "There are no laws in this library yet."), Way.IMPORT
    )


def notice(error: errors.PandectaError) -> Notice:
    """The sentence for an error."""
    match error:
        case errors.NoIndex():
            return no_index()
        case errors.LibraryEmpty():
            return empty_library()
        case errors.IndexDamaged(detail=detail):
            text = translate("Notices", "The search index cannot be read. Building it again helps.")
            return Notice(Tone.FAILURE, text, Way.BUILD_INDEX, detail)
        case errors.IndexMismatch():
            return _mismatch(error)
        case errors.EncoderMissing(name=name, detail=detail):
            text = translate("Notices", "The search model “{0}” is not on this computer.")
            return Notice(
                Tone.FAILURE, text.format(name), Way.RIGHT_MODEL, detail, (Way.OTHER_INDEX,)
            )
        case errors.EncoderFaulty(name=name, detail=detail):
            text = translate("Notices", "The search model “{0}” gave results that cannot be used.")
            return Notice(
                Tone.FAILURE, text.format(name), Way.RIGHT_MODEL, detail, (Way.OTHER_INDEX,)
            )
        case errors.ProvisionUnknown(asked=asked):
            text = translate("Notices", "This library has no provision “{0}”.")
            return Notice(Tone.CAUTION, text.format(_short(asked)))
        case errors.FilterUnknown(asked=asked):
            text = translate("Notices", "This library has no one law or source named “{0}”.")
            return Notice(Tone.CAUTION, text.format(_short(asked)))
        case errors.EncoderUnreachable(name=name, address=address, detail=detail):
            text = translate("Notices", "{0} at {1} does not answer.")
            return Notice(
                Tone.FAILURE,
                text.format(name, address),
                Way.RIGHT_MODEL,
                detail,
                (Way.OTHER_INDEX,),
            )
        case errors.IndexUnreachable(location=location, detail=detail):
            text = translate("Notices", "The index at {0} cannot be reached.")
            return Notice(Tone.FAILURE, text.format(location), None, detail)
        case errors.IndexForeign(matching=matching, passages=passages):
            text = translate("Notices", "This index is of other texts: it has {0} of {1} passages.")
            return Notice(Tone.CAUTION, text.format(matching, passages))
        case errors.ModelUnusable(name=name, reason=reason, detail=detail):
            text = translate("Notices", "The model {0} cannot be used: {1}.")
            return Notice(Tone.FAILURE, text.format(name, model_reason(reason)), None, detail)
        case errors.SecretsUnavailable(detail=detail):
            text = translate(
                "Notices", "This computer's keyring cannot be used; the key was not kept."
            )
            return Notice(Tone.FAILURE, text, None, detail)
        case errors.UserDataFromFuture(path=path, detail=detail):
            text = translate(
                "Notices", "{0} was upgraded by a newer Pandecta. Update this one to use it."
            )
            return Notice(Tone.CAUTION, text.format(path), None, detail)
        case errors.UserDataNotWritable(path=path, detail=detail):
            text = translate("Notices", "Your own data in {0} cannot be read or saved.")
            return Notice(Tone.FAILURE, text.format(path), None, detail)
        case errors.IndexInUse():
            text = translate("Notices", "This index answers now. Use another one first.")
            return Notice(Tone.CAUTION, text)
        case errors.DownloadFailed(address=address, reason=reason, detail=detail):
            text = translate("Notices", "{0} could not be downloaded: {1}.")
            return Notice(Tone.FAILURE, text.format(address, download_reason(reason)), None, detail)
        case errors.SettingsNotWritable(path=path, detail=detail):
            text = translate("Notices", "The settings could not be saved in {0}.")
            return Notice(Tone.CAUTION, text.format(path), None, detail)
        case errors.SourceUnreadable(path=path, reason=reason, detail=detail):
            text = translate("Notices", "{0} cannot be imported: {1}.")
            return Notice(Tone.FAILURE, text.format(path, reason_named(reason)), None, detail)
        case errors.SourceMissing(path=path):
            return Notice(Tone.FAILURE, translate("Notices", "{0} does not exist.").format(path))
        case errors.QuestionsUnreadable(path=path, line=line, detail=detail):
            text = translate("Notices", "The questions in {0} cannot be read (line {1}).")
            return Notice(Tone.FAILURE, text.format(path, line), None, detail)
        case errors.RecipeUnusable(detail=detail):
            text = translate("Notices", "The training recipe cannot be used.")
            return Notice(Tone.FAILURE, text, None, detail)
        case errors.PublishingFailed(detail=detail):
            return Notice(Tone.FAILURE, notices_train.not_published(error), None, detail)
        case errors.TrainingFailed():
            return notices_train.failed(error)
        case errors.ChatFailed():
            return notices_chat.failed(error)
        case errors.PromptUnusable():
            return notices_chat.unusable(error)
        case errors.RunDamaged(asked=asked, detail=detail):
            text = translate("Notices", "The kept answer “{0}” cannot be read. All others can.")
            return Notice(Tone.FAILURE, text.format(_short(asked)), None, detail)
        case errors.RunUnknown(asked=asked):
            text = translate(
                "Notices", "No kept answer is called “{0}”, or more than one begins like that."
            )
            return Notice(Tone.CAUTION, text.format(_short(asked)))
    return _of_library(error)


def _mismatch(error: errors.IndexMismatch) -> Notice:
    text = translate(
        "Notices",
        "The search index was built by “{0}”, but “{1}” would answer. Nothing was searched.",
    )
    detail = translate("Notices", "Agreement on the test sentences: {0}")
    return Notice(
        Tone.FAILURE,
        text.format(error.built_by, error.answered_by),
        Way.RIGHT_MODEL,
        detail.format(f"{error.cosine:.4f}"),
        (Way.OTHER_INDEX, Way.REBUILD_INDEX),
    )


def _of_library(error: errors.PandectaError) -> Notice:
    match error:
        case errors.LibraryMissing(path=path):
            text = translate("Notices", "There is no library in {0}.")
            return Notice(Tone.FAILURE, text.format(path), Way.OPEN_LIBRARY)
        case errors.LibraryDamaged(path=path, detail=detail):
            text = translate("Notices", "The library in {0} is damaged. Nothing was changed.")
            return Notice(Tone.FAILURE, text.format(path), Way.OPEN_LIBRARY, detail)
        case errors.LibraryFromFuture(path=path, found=found):
            text = translate(
                "Notices",
                "The library in {0} was written by a newer version of Pandecta. "
                "Nothing was changed.",
            )
            return Notice(Tone.FAILURE, text.format(path), Way.OPEN_LIBRARY, found)
        case errors.LibraryBusy(path=path):
            text = translate("Notices", "Another program is writing to the library in {0}.")
            return Notice(Tone.CAUTION, text.format(path))
        case errors.LibraryNotWritable(path=path, detail=detail):
            text = translate(
                "Notices", "The library in {0} cannot be written to. It is as it was before."
            )
            return Notice(Tone.FAILURE, text.format(path), None, detail)
    text = translate("Notices", "This could not be done.")
    return Notice(Tone.FAILURE, text, None, str(error))


def problem(found: Problem) -> str:
    """The sentence for one file that an import left out."""
    return reason_named(found.reason)


def reason_named(reason: str) -> str:
    """Why a source cannot be read."""
    return {
        "not-text": translate("Notices", "it is not a text"),
        "empty": translate("Notices", "it is empty"),
        "too-large": translate("Notices", "it is too large"),
        "unsafe-path": translate("Notices", "its path leads out of the archive"),
        "broken-archive": translate("Notices", "the archive is broken"),
        "bad-front-matter": translate("Notices", "its front matter cannot be read"),
        "no-title": translate("Notices", "it has no title"),
        "no-law": translate("Notices", "there is no law in it"),
        "unknown-format": translate("Notices", "its format is not known"),
        "permission": translate("Notices", "reading it is not permitted"),
        "conflict": translate("Notices", "it contradicts another file of the same law"),
        "parser-died": translate("Notices", "it ended the process that read it"),
        "took-too-long": translate("Notices", "reading it took too long"),
        "too-much-memory": translate("Notices", "reading it needs too much memory"),
        "bad-xml": translate("Notices", "it is not well-formed XML, or declares entities"),
        "bad-pdf": translate("Notices", "it is not a readable PDF"),
        "bad-html": translate("Notices", "it is not a readable page"),
        "no-text-layer": translate("Notices", "it is a scan without text; it needs OCR first"),
        "encrypted": translate("Notices", "it is protected by a password"),
        "no-columns": translate("Notices", "no column for the law or the text was found in it"),
        "bad-table": translate("Notices", "it has a row that cannot be read"),
        "model-failed": translate("Notices", "the model could not be tried"),
        "parser-failed": translate("Notices", "it is damaged or put together in an unknown way"),
    }.get(reason, translate("Notices", "it cannot be read"))


def download_reason(reason: str) -> str:
    """Why a download failed."""
    return {
        "offline": translate("Notices", "there is no connection"),
        "refused": translate("Notices", "the server or a proxy refuses it"),
        "not-found": translate("Notices", "it is no longer at this address"),
        "server": translate("Notices", "the server does not answer properly"),
        "not-https": translate("Notices", "the address is not a secure one"),
        "certificate": translate("Notices", "the server's identity cannot be verified"),
        "wrong-size": translate("Notices", "it did not arrive whole"),
        "wrong-content": translate(
            "Notices", "something else came in its place, perhaps a login page"
        ),
        "wrong-checksum": translate("Notices", "its checksum is wrong"),
        "too-large": translate("Notices", "it is larger than allowed"),
        "disk-full": translate("Notices", "there is no room on the disk"),
        "not-writable": translate("Notices", "the folder cannot be written to"),
        "busy": translate("Notices", "another program is downloading it"),
        "connection-lost": translate("Notices", "the connection broke; trying again"),
    }.get(reason, translate("Notices", "it did not arrive"))


def model_reason(reason: str) -> str:
    """Why a model cannot be had or used."""
    return {
        "not-found": translate("Notices", "there is no model of this name"),
        "bad-name": translate("Notices", "this is no name of a model"),
        "gated": translate("Notices", "its site wants a token, or its conditions accepted"),
        "bad-token": translate("Notices", "the site does not accept the token"),
        "no-safetensors": translate("Notices", "it has no weights in the safetensors format"),
        "remote-code": translate("Notices", "it brings a program of its own"),
        "not-embedding": translate("Notices", "it is a model for something else"),
        "no-model": translate("Notices", "there is no model in the folder"),
        "damaged": translate("Notices", "it is damaged"),
        "not-reranker": translate("Notices", "it is no reranking model"),
        "failed": translate("Notices", "it ended, or gave scores that cannot be used"),
    }.get(reason, reason)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
