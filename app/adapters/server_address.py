"""Makes of what a person types the address of a server of models, as it is called and as shown."""

from urllib.parse import SplitResult, urlsplit

from app.domain.sourcing import is_loopback

OLLAMA_PORT = 11434
_SCHEMES = ("http", "https")
_PATHS = ("/embeddings", "/chat/completions", "/models")


def ollama_address(host: str) -> str:
    """The URL from ``host``, ``host:port`` or a URL, as OLLAMA_HOST has it; empty means here.

    Where a server listens on every address, it is asked on this machine's own. Raises ValueError
    for what is no address.
    """
    text = host.strip() or "127.0.0.1"
    parts = parts_of(text if "://" in text else f"http://{text}")
    name, port = parts.hostname or "", parts.port or ("" if "://" in text else OLLAMA_PORT)
    if name in ("0.0.0.0", "::"):  # noqa: S104 where a server listens, not where it is asked
        name = "127.0.0.1"
    user = parts.netloc.rpartition("@")[0]
    shown = f"[{name}]" if ":" in name else name
    place = f"{user}{'@' * bool(user)}{shown}{':' * bool(port)}{port}"
    return f"{parts.scheme}://{place}{parts.path.rstrip('/')}"


def parts_of(address: str) -> SplitResult:
    """The parts of a URL; raises ValueError where no server can be at it."""
    parts = urlsplit(address)
    # asking for the port raises ValueError where it is none
    if not parts.hostname or parts.port == 0 or parts.scheme not in _SCHEMES:
        raise ValueError("no address of a server")
    return parts


def openai_address(typed: str) -> str:
    """The URL under which ``/models`` and the like are, from a host, a URL, or one of those.

    Without a scheme it is https, but for this machine. Nothing is refused here.
    """
    address = typed.strip()
    if "://" not in address:
        address = f"{'http' if is_here(f'http://{address}') else 'https'}://{address}"
    scheme, mark, rest = address.partition("://")
    rest = rest.rstrip("/")
    for path in _PATHS:
        rest = rest.removesuffix(path)
    return f"{scheme}{mark}{rest}" if "/" in rest else f"{scheme}{mark}{rest}/v1"


def without_user(address: str) -> str:
    """The address without user and password."""
    scheme, mark, rest = address.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"


def is_here(address: str) -> bool:
    """Whether the address is one of this very machine; a proxy must not be asked about it."""
    try:
        return is_loopback(address)
    except ValueError:
        return False
