"""How an encoder is named in the settings, and what is known of the families of models."""

import re
from dataclasses import dataclass

from app.domain.errors import EncoderMissing

BUNDLED = "bundled"
TRANSFORMER = "sentence-transformers"
OLLAMA = "ollama"
OPENAI = "openai"

_PREFIXES = {"st": TRANSFORMER, "ollama": OLLAMA, "openai": OPENAI}
_WIDTH = re.compile(r"#([1-9]\d{0,4})$")
_FOLDER = re.compile(r"[/\\~.]|[A-Za-z]:[/\\]")
_HUB = re.compile(r"[\w.-]+/[\w.-]+")
_LONGEST = 4_096


@dataclass(frozen=True, slots=True)
class EncoderName:
    """An encoder as a person names it: which kind, which model, how wide.

    `model` is a folder or ``organisation/name`` (sentence-transformers), ``name:tag`` (Ollama)
    or a server's name for it (OpenAI-compatible); empty for the bundled one. `width` is the number
    of leading components that are kept of a Matryoshka vector; None for all of them.
    """

    kind: str
    model: str = ""
    width: int | None = None

    @classmethod
    def parse(cls, typed: str) -> "EncoderName":
        """Read ``bundled``, a folder, ``organisation/name``, ``name:tag`` or ``openai:NAME``.

        ``st:`` and ``ollama:`` before a name settle the kind where its form does not; a bare word
        is a model of Ollama's, whose tag is then ``latest``. ``#256`` at the end asks for that
        width. Raises EncoderMissing for what names nothing.
        """
        text = typed.strip()
        if not text or len(text) > _LONGEST or not text.isprintable():
            raise EncoderMissing(text[:80], "not a name")
        width = None
        if found := _WIDTH.search(text):
            text, width = text[: found.start()], int(found[1])
        if text == BUNDLED:
            return cls(BUNDLED, "", width)
        prefix, colon, rest = text.partition(":")
        kind = _PREFIXES.get(prefix.lower(), "") if colon else ""
        if kind:
            text = rest.strip()
        if not text:
            raise EncoderMissing(typed.strip(), "not a name")
        kind = kind or _kind(text)
        return cls(kind, _tagged(text) if kind == OLLAMA else text, width)

    @property
    def is_folder(self) -> bool:
        """Whether the model is a folder of this machine."""
        return self.kind == TRANSFORMER and _FOLDER.match(self.model) is not None

    @property
    def full(self) -> str:
        """The name without its width, as manifests keep it; `parse` reads it back."""
        if self.kind == BUNDLED:
            return BUNDLED
        if self.kind == OPENAI:
            return f"openai:{self.model}"
        clear = _kind(self.model) == self.kind and not _prefixed(self.model)
        short = "st" if self.kind == TRANSFORMER else self.kind
        return self.model if clear else f"{short}:{self.model}"

    def __str__(self) -> str:
        return f"{self.full}#{self.width}" if self.width else self.full


def _kind(model: str) -> str:
    if _FOLDER.match(model):
        return TRANSFORMER
    return TRANSFORMER if _HUB.fullmatch(model) else OLLAMA


def _prefixed(model: str) -> bool:
    prefix, colon, _ = model.partition(":")
    return model == BUNDLED or (bool(colon) and prefix.lower() in _PREFIXES)


def _tagged(model: str) -> str:
    return model if ":" in model.rpartition("/")[2] else f"{model}:latest"


@dataclass(frozen=True, slots=True)
class Family:
    """What the published cards say of a family of models.

    `pattern` finds the family in a model's name in lower case; the prompts go before a question
    and before a passage; `widths` are the Matryoshka widths beside a model's full one.
    """

    name: str
    pattern: str
    question_prompt: str = ""
    passage_prompt: str = ""
    widths: tuple[int, ...] = ()


_SEARCHING = "Represent this sentence for searching relevant passages: "
_WEB_SEARCH = "Given a web search query, retrieve relevant passages that answer the query"

FAMILIES = (
    Family(
        "EmbeddingGemma",
        r"embedding-?gemma",
        "task: search result | query: ",
        "title: none | text: ",
        (512, 256, 128),
    ),
    Family("BGE-M3", r"bge-m3"),
    Family("BGE zh", r"bge-(?:small|base|large)-zh", "为这个句子生成表示以用于检索相关文章："),
    Family("BGE en", r"bge-(?:small|base|large)(?:-en)?(?:-v1\.5)?(?![\w.])", _SEARCHING),
    Family("E5 instruct", r"e5-[\w.-]*instruct", f"Instruct: {_WEB_SEARCH}\nQuery: "),
    Family("E5", r"(?<![a-z])e5-(?:small|base|large)", "query: ", "passage: "),
    Family("Arctic Embed 2", r"arctic-embed(?:2|-[ml]-v2)", "query: ", "", (256,)),
    Family("Arctic Embed m 1.5", r"arctic-embed-m-v1\.5", _SEARCHING, "", (256,)),
    Family("Arctic Embed", r"arctic-embed", _SEARCHING),
    Family("mxbai", r"mxbai-embed-large", _SEARCHING),
    Family(
        "Nomic 1.5",
        r"nomic-embed-text(?:-v1\.5|:|$)",
        "search_query: ",
        "search_document: ",
        (512, 256, 128, 64),
    ),
    Family("Qwen3", r"qwen3-embedding", f"Instruct: {_WEB_SEARCH}\nQuery:", "", (512, 256, 128)),
    Family("OpenAI 3", r"text-embedding-3-", "", "", (1024, 512, 256)),
    Family("MiniLM", r"minilm"),
)
"""Tried from the top; a model's own configuration goes before what stands here."""

_BUNDLED_WIDTHS = (128, 64)


def family(model: str) -> Family | None:
    """The family that a model's name (of a hub, a folder, Ollama) tells; None if no known one."""
    last = model.lower().replace("\\", "/").rstrip("/").rpartition("/")[2].replace("_", "-")
    return next((one for one in FAMILIES if re.search(one.pattern, last)), None)


def widths(name: EncoderName, dimension: int) -> tuple[int, ...]:
    """The widths that vectors of `dimension` may be cut to, the widest (all of it) first."""
    known = family(name.model)
    narrower = _BUNDLED_WIDTHS if name.kind == BUNDLED else known.widths if known else ()
    return (dimension, *sorted((w for w in narrower if w < dimension), reverse=True))


_CHEAP = re.compile(r"[A-Za-z ]")


def characters_within(text: str, tokens: int) -> int:
    """How many leading characters of `text` surely make no more than so many tokens.

    A Latin letter counts as a third of a token (four and more make one in running text), every
    other character of the basic plane as one, rarer ones as three: no tokenizer is at hand, and
    cutting a little early loses less than a server that refuses the text or cuts it unseen.
    """
    if len(text) * 3 <= tokens:
        return len(text)
    left = tokens * 3
    for place, character in enumerate(text):
        left -= 1 if _CHEAP.match(character) else 3 if character < "\U00010000" else 9
        if left < 0:
            return place
    return len(text)
