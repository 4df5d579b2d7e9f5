"""Words for language models: what is known of them, where text goes, and how a test went."""

from PySide6.QtCore import QCoreApplication

from app.domain.dialogue import ChatModel, Reply
from app.services.talking import WINDOW
from app.ui import phrases
from app.ui.settings_checks import is_open, leaves, passed_on
from app.ui.settings_words import milliseconds

translate = QCoreApplication.translate


def goes_to(address: str, model: str = "") -> tuple[str, bool]:
    """Whether the text of questions leaves this machine, said plainly, and as a truth value."""
    if not address:
        return translate("Chat", "No server is set yet: nothing is sent anywhere."), False
    if passed_on(model) and not leaves(address):
        told = translate(
            "Chat",
            "“{0}” runs in Ollama's cloud: your questions and the provisions found for them leave "
            "this machine, through {1} to ollama.com.",
        )
        return told.format(model, address), True
    if leaves(address):
        told = translate(
            "Chat",
            "Your questions and the provisions found for them leave this machine: they are sent "
            "to {0}.",
        ).format(address)
        return _with_openness(told, address), True
    told = translate(
        "Chat",
        "Your questions and the provisions found for them stay on this machine: the server is {0}.",
    )
    return told.format(address), False


def would_go_to(address: str, is_meant: bool) -> str:
    """What would leave this machine if answers came from `address`; empty where nobody meant it."""
    if not is_meant:
        return ""
    told = translate(
        "Chat",
        "Once this address is saved, your questions and the provisions found for them will be "
        "sent to {0}.",
    )
    return _with_openness(told.format(address), address)


def _with_openness(told: str, address: str) -> str:
    if not is_open(address):
        return told
    return told + " " + translate("Settings", "The connection is not encrypted.")


def size(model: ChatModel) -> str:
    """How large a model is; empty where its server does not tell."""
    return phrases.size(model.size) if model.size is not None else ""


def context(model: ChatModel) -> str:
    """How many tokens a model can take at once; empty where its server does not tell."""
    return phrases.number(model.context) if model.context is not None else ""


def abilities(model: ChatModel) -> str:
    """What a model can do beside writing answers, or that it cannot write them."""
    if model.capabilities is None:
        return ""
    if not model.can_chat:
        if "embedding" in model.capabilities:
            return translate("Chat", "for searching only")
        return translate("Chat", "cannot write answers")
    if passed_on(model.name):
        return translate("Chat", "in Ollama's cloud")
    known = _known()
    told = [known.get(one, one) for one in model.capabilities]
    return ", ".join(filter(None, told)) or translate("Chat", "writes")


def _known() -> dict[str, str]:
    return {
        "completion": "",
        "thinking": translate("Chat", "thinks first"),
        "tools": translate("Chat", "uses tools"),
        "vision": translate("Chat", "sees pictures"),
        "audio": translate("Chat", "hears"),
        "embedding": translate("Chat", "for searching too"),
        "insert": "",
    }


def served(count: int, usable: int, ms: float) -> str:
    """What a server of language models said when it was asked for them."""
    told = translate("Chat", "It answers in {0} and has {1} models, {2} of them for answers.")
    return told.format(milliseconds(ms), count, usable)


def tried(reply: Reply) -> str:
    """How a language model answered its test."""
    first, total = milliseconds(reply.first_ms), milliseconds(reply.total_ms)
    if text := " ".join(reply.text.split()):
        told = translate(
            "Chat", "It works. The first word came after {1}, the last after {2}: “{0}”"
        )
        return told.format(text if len(text) <= 60 else text[:59] + "…", first, total)
    if reply.thinking.strip():
        told = translate(
            "Chat",
            "It works, and thinks before it answers. The first word of its thinking came after "
            "{0}; the test ended before its answer.",
        )
        return told.format(first)
    return translate("Chat", "It answers, but says nothing.")


def waiting(name: str, seconds: float) -> str:
    """How long a language model has been silent."""
    told = translate("Chat", "Waiting for the first word of {0}: {1} s")
    return told.format(name, phrases.number(int(seconds)))


def window(tokens: int) -> str:
    """How much text a model is given room for."""
    if not tokens:
        return translate("Chat", "Automatic: {0} tokens").format(phrases.number(WINDOW))
    return translate("Chat", "{0} tokens").format(phrases.number(tokens))


def minutes(count: int) -> str:
    """For how long a model stays loaded."""
    if not count:
        return translate("Chat", "Not at all")
    if count == 1:
        return translate("Chat", "1 minute")
    return translate("Chat", "{0} minutes").format(phrases.number(count))
