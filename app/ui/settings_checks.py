"""Judges what is typed into the settings before anything is kept; standard library only."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from app.domain.sourcing import is_loopback

OLLAMA = "http://127.0.0.1:11434"
OPENAI = "https://api.openai.com/v1"
"""The servers that an empty address in the settings means."""

LONGEST = 2_000
_HOST = re.compile(r"[^\W_]([\w.-]*\w)?")
_PLACE = re.compile(r"(s3|db)://[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9._=-]+)*/?")


def whole(typed: str, usual: str) -> str:
    """The address of a server with scheme and port as `usual` has them where they are left out.

    An empty text stays empty: it means the usual server. This machine is asked without encryption.
    """
    text = typed.strip()
    if "://" in text:
        return text if text.endswith("://") else text.rstrip("/")
    text = text.rstrip("/")
    if not text:
        return ""
    scheme, port = usual.partition("://")[0], usual.rpartition(":")[2]
    host, slash, path = text.partition("/")
    if not leaves(f"http://{host}"):
        scheme = "http"
    if port.isdecimal() and ":" not in host.rpartition("]")[2]:
        host = f"{host}:{port}"
    return f"{scheme}://{host}{slash}{path}"


def address_fault(address: str) -> str:
    """What is wrong with the address of a server, as a key; empty where nothing is.

    ``not-address``, ``not-http``, or ``has-secret``: user and password or a query are a secret's
    place, and an address is shown and kept in plain text.
    """
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "not-address"
    if len(address) > LONGEST or not address.isprintable() or any(map(str.isspace, address)):
        return "not-address"
    if parts.scheme not in ("http", "https"):
        return "not-http"
    if "@" in parts.netloc or parts.query or parts.fragment:
        return "has-secret"
    named = ":" in host or _HOST.fullmatch(host)
    return "" if named and port != 0 and not parts.netloc.endswith(":") else "not-address"


def leaves(address: str) -> bool:
    """Whether what is sent to a server at `address` leaves this machine."""
    host = urlsplit(address).hostname
    return not is_loopback(address) and host not in ("0.0.0.0", "::")  # noqa: S104 Ollama's "here"


def is_open(address: str) -> bool:
    """Whether what is sent to `address` can be read on the way."""
    return leaves(address) and urlsplit(address).scheme == "http"


def passed_on(model: str) -> bool:
    """Whether Ollama passes what this model is asked on to its own cloud, by the model's name.

    Such models have ``cloud`` or something that ends in ``-cloud`` for a tag
    (https://docs.ollama.com/cloud).
    """
    tag = model.rpartition(":")[2].casefold() if ":" in model else ""
    return tag == "cloud" or tag.endswith("-cloud")


def secret_fault(secret: str) -> str:
    """``not-secret`` for what cannot be a key or token: spaces, or signs beyond ASCII."""
    return "" if all("!" <= sign <= "~" for sign in secret) else "not-secret"


def place_fault(uri: str, options: Mapping[str, str]) -> str:
    """What is wrong with a shared place for indexes, as a key; empty where nothing is.

    ``not-place`` for the address; for its server what `address_fault` says, and ``not-encrypted``
    where it is plain http and nobody allowed that.
    """
    if len(uri) > LONGEST or not _PLACE.fullmatch(uri):
        return "not-place"
    server = options.get("endpoint") or options.get("host_override") or ""
    if fault := address_fault(server):
        return fault
    plain = server.startswith("http:") and uri.startswith("s3:")
    return "not-encrypted" if plain and options.get("allow_http") != "true" else ""
