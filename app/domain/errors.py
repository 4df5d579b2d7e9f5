"""The program's own errors: they carry facts and no prose; the faces make the sentences."""

from dataclasses import dataclass


@dataclass(eq=False)
class PandectaError(Exception):
    """Root of every error that a person can do something about; anything else is a bug."""

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in vars(self).items())
        return f"{type(self).__name__}({facts})"


@dataclass(eq=False)
class LibraryMissing(PandectaError):
    """There is no library at this path."""

    path: str


@dataclass(eq=False)
class LibraryDamaged(PandectaError):
    """The library's database cannot be read; nothing was changed."""

    path: str
    detail: str


@dataclass(eq=False)
class LibraryFromFuture(PandectaError):
    """The library was written by a newer version of the program; nothing was changed."""

    path: str
    found: str


@dataclass(eq=False)
class LibraryBusy(PandectaError):
    """Another process is writing to this library."""

    path: str


@dataclass(eq=False)
class LibraryNotWritable(PandectaError):
    """The library's folder or disk refuses writing (read-only, or full); the old state stands."""

    path: str
    detail: str


@dataclass(eq=False)
class LibraryEmpty(PandectaError):
    """There is nothing to index or to search in this library."""

    path: str


@dataclass(eq=False)
class SourceMissing(PandectaError):
    """The file or folder to import does not exist."""

    path: str


@dataclass(eq=False)
class SourceUnreadable(PandectaError):
    """A file or an archive cannot be imported.

    `reason` is a key: ``not-text``, ``empty``, ``too-large``, ``unsafe-path``, ``broken-archive``,
    ``bad-front-matter``, ``no-title``, ``no-law``, ``unknown-format``, ``permission``,
    ``conflict``, ``parser-failed``, ``parser-died``, ``took-too-long``, ``too-much-memory``,
    ``bad-xml``, ``bad-pdf``, ``bad-html``, ``no-text-layer``, ``encrypted``,
    ``no-columns``, ``bad-table``.
    """

    path: str
    reason: str
    detail: str = ""


@dataclass(eq=False)
class NoIndex(PandectaError):
    """The library has no search index yet."""

    path: str


@dataclass(eq=False)
class IndexDamaged(PandectaError):
    """The active index cannot be opened or read."""

    index: str
    detail: str


@dataclass(eq=False)
class IndexInUse(PandectaError):
    """The active index cannot be removed; another has to be used first."""

    index: str


@dataclass(eq=False)
class IndexMismatch(PandectaError):
    """The encoder that answered is not the one that built the index; no search was made.

    `cosine` is the lowest agreement over the probe sentences, 1.0 being the same model.
    """

    index: str
    built_by: str
    answered_by: str
    cosine: float


@dataclass(eq=False)
class EncoderMissing(PandectaError):
    """The embedding model is not on this machine."""

    name: str
    detail: str = ""


@dataclass(eq=False)
class EncoderFaulty(PandectaError):
    """The embedding model gave vectors that cannot be used (NaN, zero, wrong size)."""

    name: str
    detail: str


@dataclass(eq=False)
class EncoderUnreachable(PandectaError):
    """The server of the embedding model does not answer, or does not let the program in."""

    name: str
    address: str
    detail: str


@dataclass(eq=False)
class QuestionsUnreadable(PandectaError):
    """A file of questions is missing or has a line that cannot be read."""

    path: str
    line: int
    detail: str


@dataclass(eq=False)
class RecipeUnusable(PandectaError):
    """A training recipe is missing, lacks a value, or has one that the training does not know.

    Where it is one value: its `key`, the `value` as it was written, and what is `allowed`.
    """

    detail: str
    key: str = ""
    value: str = ""
    allowed: str = ""


@dataclass(eq=False)
class ProvisionUnknown(PandectaError):
    """Nothing in the library has this citation or id."""

    asked: str


@dataclass(eq=False)
class FilterUnknown(PandectaError):
    """A filter names a ``law`` or a ``source`` that is not there, or more than one.

    `offered` are some that it may mean.
    """

    filter: str
    asked: str
    offered: tuple[str, ...]


@dataclass(eq=False)
class UserDataNotWritable(PandectaError):
    """Favourites, history and the like could not be read or saved; the old state stands."""

    path: str
    detail: str


@dataclass(eq=False)
class UserDataFromFuture(UserDataNotWritable):
    """A newer version of the program has upgraded what the person keeps; nothing was changed."""


@dataclass(eq=False)
class SettingsNotWritable(PandectaError):
    """The settings could not be saved; the old ones stand."""

    path: str
    detail: str


@dataclass(eq=False)
class SecretsUnavailable(PandectaError):
    """The system's keyring is missing or closed: the key or token `name` was not kept or read."""

    name: str
    detail: str


@dataclass(eq=False)
class DownloadFailed(PandectaError):
    """A file could not be fetched; what had come is kept where it can be resumed.

    `reason` is a key: ``offline`` (no connection), ``refused`` (the server or a proxy declines),
    ``not-found``, ``server`` (it fails or contradicts itself), ``not-https``, ``certificate``,
    ``wrong-size``, ``wrong-content``, ``wrong-checksum``, ``too-large``, ``disk-full``,
    ``not-writable``, ``busy`` (another process fetches the same file).
    """

    address: str
    reason: str
    detail: str = ""


@dataclass(eq=False)
class ModelUnusable(PandectaError):
    """An embedding model cannot be had, or must not be used as it is; nothing was installed.

    `reason` is a key: ``not-found``, ``bad-name``, ``gated`` (the site wants a token, or its
    conditions accepted), ``bad-token``, ``no-safetensors``, ``remote-code`` (it brings a program
    of its own), ``not-embedding`` (a model for something else), ``no-model`` (a folder without
    one), ``damaged``. A reranker's are these and ``not-reranker`` (no cross-encoder) and ``failed``
    (its process ended, or it gave no numbers).
    """

    name: str
    reason: str
    detail: str = ""


@dataclass(eq=False)
class IndexUnreachable(PandectaError):
    """The place where the library's indexes lie does not answer, or does not let the program in."""

    location: str
    detail: str


@dataclass(eq=False)
class IndexForeign(PandectaError):
    """A packed index is of other texts: too few of the library's passages are in it."""

    path: str
    matching: int
    passages: int


@dataclass(eq=False)
class ChatFailed(PandectaError):
    """A language model did not answer, or no further.

    `reason` is a key: ``no-model`` (none is chosen), ``not-running`` (nothing listens there),
    ``not-installed``, ``cannot-chat`` (an embedding model), ``busy`` (the server's queue is full),
    ``refused`` (key or address not accepted), ``silent`` (no word for too long),
    ``connection-lost`` (in the middle of an answer), ``nonsense`` (not the protocol), ``failed``
    (the server's own words in `detail`), ``no-room`` (the model's window is too small to ask).
    """

    address: str
    model: str
    reason: str
    detail: str = ""


@dataclass(eq=False)
class PromptUnusable(PandectaError):
    """An edited prompt lacks the places in `missing`, which the program has to fill."""

    name: str
    missing: tuple[str, ...]


@dataclass(eq=False)
class RunUnknown(PandectaError):
    """No kept run, or more than one, has this id."""

    asked: str


@dataclass(eq=False)
class RunDamaged(RunUnknown):
    """What was kept of this run cannot be read; all others can."""

    detail: str


@dataclass(eq=False)
class TrainingFailed(PandectaError):
    """A training cannot be done, or broke off; what was finished before is kept.

    `reason` is a key: ``no-questions``, ``too-few-questions``, ``too-few-negatives``,
    ``no-held-out`` (nothing to judge by), ``out-of-memory`` (at the smallest batch too),
    ``not-a-number`` (the loss ran away), ``unknown-words`` (the model knows too few of the
    library's words), ``died`` (its process ended), ``disk-full``, ``running`` (already at work),
    ``parity`` (an exported model gives other vectors), ``no-model`` (the run has none yet).
    """

    reason: str
    detail: str = ""


@dataclass(eq=False)
class PublishingFailed(PandectaError):
    """A trained model was not published; what was at `place` before is as it was.

    `place` is a folder, a file, a name on a hub or on an Ollama server. `reason` is a key:
    ``no-model`` (the run has no finished model), ``exists`` (something else is there),
    ``not-writable``, ``bad-name``, ``no-token``, ``refused`` (the token is not accepted, or may
    not write there), ``offline``, ``server`` (its own words in `detail`), ``architecture`` (Ollama
    does not know this kind of network), ``static`` (nor a matrix of words alone), ``died`` (the
    process that sent it ended).
    """

    place: str
    reason: str
    detail: str = ""
