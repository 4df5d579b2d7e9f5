"""One line for each error of ours: what, where, and what to do."""

from app.domain import errors as e

_REASONS = {
    "not-text": "is not text",
    "empty": "is empty",
    "too-large": "is too large",
    "unsafe-path": "has a path that leaves the archive",
    "broken-archive": "is not a readable archive",
    "bad-front-matter": "has front matter that cannot be read",
    "no-title": "has no title",
    "no-law": "holds no law that can be imported",
    "unknown-format": "is in no known format",
    "permission": "may not be read",
    "conflict": "contradicts another file",
    "parser-died": "ended the process that read it",
    "took-too-long": "took too long to read",
    "too-much-memory": "needs more memory than reading a file may take",
    "bad-xml": "is not well-formed XML, or declares entities",
    "bad-pdf": "is not a readable PDF",
    "bad-html": "is not a readable page",
    "no-text-layer": "is a scan without text: run it through text recognition (OCR) first",
    "encrypted": "is protected by a password",
    "no-columns": "has no column for the law or the text: name them with --map",
    "bad-table": "has a row that cannot be read",
    "parser-failed": "is damaged, or put together in a way that is not known",
}

_DOWNLOAD = {
    "offline": "there is no connection",
    "refused": "the server or a proxy refuses it",
    "not-found": "it is no longer at this address",
    "server": "the server does not answer properly",
    "not-https": "the address is not a secure one",
    "certificate": "the server's identity cannot be verified",
    "wrong-size": "it did not arrive whole",
    "wrong-content": "something else came in its place, perhaps a login page",
    "wrong-checksum": "its checksum is wrong",
    "too-large": "it is larger than allowed",
    "disk-full": "there is no room on the disk",
    "not-writable": "the folder cannot be written to",
    "busy": "another program is downloading it",
}

_CHOOSE = "Choose one: pandecta settings set chat_model=NAME"
_CHAT = {
    "no-model": f"No language model is chosen. {_CHOOSE}",
    "not-running": "Nothing answers at {address}. Start Ollama or the server that is set "
    "(pandecta settings shows it), then ask again.",
    "not-installed": "The language model {model} is not on the server at {address}. "
    f"{_CHOOSE}, or get it there: ollama pull {{model}}",
    "cannot-chat": f"{{model}} is a model for searching and cannot write answers. {_CHOOSE}",
    "busy": "The server at {address} has too many questions waiting. Ask again in a moment.",
    "refused": "The server at {address} did not let the question in: the key or the address is "
    "not right. Keep another key: pandecta settings secret chat",
    "silent": "{model} at {address} said nothing for too long. It may still be loading, or be too "
    "large for that computer: ask again, or choose another model.",
    "connection-lost": "The connection to {address} broke in the middle of the answer. Ask again.",
    "nonsense": "What {address} answers is not understood. Perhaps the kind of server is another: "
    "pandecta settings set chat_kind=ollama or chat_kind=openai",
    "no-room": "{model} takes too little text at once for this question and even one provision. "
    "Give it more: pandecta settings set chat_window=TOKENS",
}


def sentence(error: e.PandectaError) -> str:
    """What `error` means to a person at the command line."""
    match error:
        case e.LibraryMissing(path):
            return f"There is no library in {path}. Make one: pandecta import SOURCE --library DIR"
        case e.LibraryDamaged(path, detail):
            return f"The library in {path} cannot be read ({detail}). Nothing was changed."
        case e.LibraryFromFuture(path, found):
            return f"The library in {path} was made by a newer Pandecta ({found}). Update Pandecta."
        case e.LibraryBusy(path):
            return f"Another Pandecta is writing to {path}. Try again when it has finished."
        case e.LibraryNotWritable(path, detail):
            return f"Cannot write to {path}: {detail}. The library is as it was."
        case e.SecretsUnavailable(name, detail):
            return f"The keyring cannot be used ({detail}); the key for {name} was not kept."
        case e.LibraryEmpty(path):
            return (
                f"The library in {path} holds no law yet: pandecta import SOURCE --library {path}"
            )
        case e.SourceMissing(path):
            return f"There is no file or folder {path}."
        case e.SourceUnreadable(path, reason, detail):
            told = f" ({detail})" if detail else ""
            return f"{path} {_REASONS.get(reason, reason)}{told}."
        case e.NoIndex(path):
            return f"This library has no search index yet: pandecta index --library {path}"
        case e.IndexDamaged(index, detail):
            return f"The index {index} is damaged ({detail}). Rebuild it: pandecta index"
        case e.IndexMismatch(index, built_by, answered_by, cosine):
            return (
                f"No search was made: the index {index} was built by {built_by}, but {answered_by} "
                f"answered (agreement {cosine:.3f}). Get the right model (pandecta model get), "
                "use another index (pandecta index use), or rebuild it (pandecta index --restart)."
            )
        case e.EncoderMissing(name, detail):
            return f"The embedding model {name} is not on this machine. {detail}".rstrip()
        case e.EncoderFaulty(name, detail):
            return f"The embedding model {name} gave vectors that cannot be used: {detail}"
        case e.QuestionsUnreadable(path, line, detail):
            place = f"{path}, line {line}" if line else path
            return f"Cannot read questions from {place}: {detail}"
        case e.ProvisionUnknown(asked):
            return f"Nothing in this library is called {asked!r}."
        case e.FilterUnknown(filter, asked, offered):
            known = f" There is: {'; '.join(offered)}." if offered else ""
            return f"This library has no one {filter} called {asked!r}.{known}"
        case e.RecipeUnusable(detail):
            return f"The recipe cannot be used: {detail}"
        case e.DownloadFailed(address, reason, detail):
            told = _DOWNLOAD.get(reason, "it did not arrive")
            return f"{address} could not be downloaded: {told}{f' ({detail})' if detail else ''}."
        case e.EncoderUnreachable(name, address, detail):
            return f"{name} at {address} does not answer ({detail}). Is its server running?"
        case e.IndexUnreachable(location, detail):
            return f"The index at {location} cannot be reached: {detail}"
        case e.IndexForeign(index, matching, passages):
            return f"{index} is of other texts: it has {matching:,} of {passages:,} passages."
        case e.ModelUnusable(name, reason, detail):
            return f"The model {name} cannot be used: {reason} {detail}".rstrip()
        case e.IndexInUse(index):
            return f"Index {index} answers now. Use another first: pandecta index use ID"
        case e.UserDataFromFuture(path, detail):
            return f"{path} was upgraded by a newer Pandecta ({detail}). Update this one to use it."
        case e.UserDataNotWritable(path, detail):
            return f"Favourites and history in {path} cannot be read or saved: {detail}"
        case e.SettingsNotWritable(path, detail):
            return f"The settings could not be saved to {path}: {detail}"
        case e.TrainingFailed(reason, detail):
            told = _TRAINING.get(reason, "it broke off; what was finished is kept")
            return f"No training: {told}{f' ({detail})' if detail else ''}."
        case e.PublishingFailed(place, reason, detail):
            told = _PUBLISHING.get(reason, "it could not be done")
            return f"Not published to {place}: {told}{f' ({detail})' if detail else ''}."
        case e.ChatFailed():
            return _chat(error)
        case e.PromptUnusable(name, missing):
            lacking = " ".join(f"{{{place}}}" for place in missing)
            return f"The prompt {name} cannot be used: it lacks {lacking}, which Pandecta fills in."
        case e.RunDamaged(asked, detail):
            return f"The kept answer {asked} cannot be read: {detail}"
        case e.RunUnknown(asked):
            return (
                f"No kept answer is called {asked!r}, or more than one begins like that. "
                "All of them: pandecta runs"
            )
        case _:
            return str(error)


_TRAINING = {
    "no-questions": "there are no questions (pandecta questions import FILE)",
    "too-few-questions": "there are too few questions",
    "too-few-negatives": "too few wrong answers are close enough (see --set margin, to_rank)",
    "no-held-out": "no questions are left to judge by (see --set held_questions, held_groups)",
    "out-of-memory": "the memory is too small, even with the smallest steps (see --set max_length)",
    "not-a-number": "the loss ran away (see --set learning_rate)",
    "unknown-words": "the model knows too few of the library's words",
    "died": "its process ended unexpectedly (pandecta train resume RUN)",
    "disk-full": "the disk is full; make room, then pandecta train resume RUN",
    "running": "the run is at work already",
    "parity": "the exported model gives other vectors, so it was not exported",
}


_PUBLISHING = {
    "no-model": "this run has no finished model yet",
    "exists": "something else is there; choose another name, or remove it first",
    "not-writable": "it cannot be written to",
    "bad-name": "that is no name there (write OWNER/NAME for a hub, NAME or NAME:TAG for Ollama)",
    "no-token": "a token is needed; keep one: pandecta settings secret hub",
    "refused": "the token is not accepted, or may not write there: pandecta settings secret hub",
    "offline": "nothing answers there",
    "server": "the server could not take it",
    "architecture": "Ollama cannot run this kind of network",
    "static": "Ollama cannot run a model that is a matrix of words alone",
    "died": "the process that sent it ended unexpectedly",
}


def _chat(error: e.ChatFailed) -> str:
    if error.reason == "refused" and not error.address:
        return "No server is set: pandecta settings set chat_address=ADDRESS"
    known = _CHAT.get(error.reason, "The server at {address} could not answer.")
    detail = f" ({error.detail})" if error.detail else ""
    return known.format(address=error.address, model=error.model) + detail
