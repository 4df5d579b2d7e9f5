"""Sentences for what goes wrong with language models and their prompts, with the ways out."""

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from app.domain.errors import ChatFailed, PromptUnusable
from app.ui import prompts_words
from app.ui.notice_kinds import Notice, Tone, Way

translate = QCoreApplication.translate

_OLLAMA_PORT = 11434
_LONGEST = 200
"""Characters of a server's own words that a sentence repeats; the tooltip has all of them."""


def failed(error: ChatFailed) -> Notice:
    """The sentence for a language model that did not answer, or no further."""
    known = _sentences(error).get(error.reason)
    text = known.format(error.address, error.model) if known else _own_words(error)
    tone = Tone.CAUTION if error.reason in ("no-model", "busy", "no-room") else Tone.FAILURE
    first, *others = _WAYS.get(error.reason, (Way.ASK_AGAIN, Way.CHAT_MODEL))
    return Notice(tone, text, first, error.detail, tuple(others))


_WAYS = {
    "no-model": (Way.CHAT_MODEL,),
    "not-running": (Way.ASK_AGAIN, Way.CHAT_SERVER),
    "not-installed": (Way.CHAT_MODEL,),
    "cannot-chat": (Way.CHAT_MODEL,),
    "busy": (Way.ASK_AGAIN,),
    "refused": (Way.CHAT_SERVER,),
    "silent": (Way.ASK_AGAIN, Way.CHAT_MODEL),
    "connection-lost": (Way.ASK_AGAIN, Way.CHAT_SERVER),
    "nonsense": (Way.CHAT_SERVER,),
    "no-room": (Way.CHAT_WINDOW, Way.CHAT_MODEL),
}


def _sentences(error: ChatFailed) -> dict[str, str]:
    return {
        "no-model": translate("Notices", "No language model is chosen yet."),
        "not-running": _not_running(error.address),
        "not-installed": translate(
            "Notices", "The server at {0} does not have the language model “{1}”."
        ),
        "cannot-chat": translate(
            "Notices",
            "“{1}” is a model for searching and cannot write answers. Choose a language model.",
        ),
        "busy": translate(
            "Notices",
            "The server at {0} has too many questions waiting. Ask again in a moment.",
        ),
        "refused": translate(
            "Notices",
            "The server at {0} did not let the question in: the key or the address is not right.",
        ),
        "silent": translate(
            "Notices",
            "“{1}” at {0} said nothing for too long. It may still be loading, or be too "
            "large for that computer.",
        ),
        "connection-lost": translate(
            "Notices",
            "The connection to {0} broke in the middle of the answer. What came is kept.",
        ),
        "nonsense": translate(
            "Notices",
            "What {0} answers is not understood. Perhaps the kind of server is another.",
        ),
        "no-room": translate(
            "Notices",
            "“{1}” takes too little text at once for this question and even one provision.",
        ),
    }


def _not_running(address: str) -> str:
    if _port(address) == _OLLAMA_PORT:
        return translate("Notices", "Ollama is not running at {0}. Start it, then ask again.")
    return translate("Notices", "No server is running at {0}. Start it, then ask again.")


def _refused(address: str) -> str:
    if not address:
        return translate("Notices", "No server for answers is set yet.")
    return translate(
        "Notices",
        "The server at {0} did not let the question in: the key or the address is not right.",
    )


def _port(address: str) -> int | None:
    try:
        return urlsplit(address).port
    except ValueError:
        return None


def _own_words(error: ChatFailed) -> str:
    if not error.detail:
        return translate("Notices", "The server at {0} could not answer.").format(error.address)
    shown = error.detail if len(error.detail) <= _LONGEST else error.detail[: _LONGEST - 1] + "…"
    told = translate("Notices", "The server at {0} could not answer: {1}")
    return told.format(error.address, shown)


def cut_off() -> Notice:
    """An answer ends in the middle because the tokens it was given are used up."""
    text = translate(
        "Notices",
        "The answer ends here because the model's room for it is used up. What came is kept.",
    )
    return Notice(Tone.CAUTION, text, Way.ASK_AGAIN, "", (Way.CHAT_WINDOW,))


def unusable(error: PromptUnusable) -> Notice:
    """The sentence for a prompt without a place that the program has to fill."""
    text = translate("Notices", "The prompt “{0}” cannot be used: it lacks {1}.").format(
        prompts_words.title(error.name), prompts_words.in_braces(error.missing)
    )
    return Notice(Tone.FAILURE, text, Way.PROMPTS)
