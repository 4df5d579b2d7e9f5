"""Connects to a shared place of indexes, and translates what goes wrong on the way there."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from app.adapters.index_location import IndexLocation, Secret
from app.domain.errors import IndexDamaged, IndexUnreachable, LibraryBusy, PandectaError

if TYPE_CHECKING:
    from lancedb.db import DBConnection

_ALWAYS = timedelta(0)
"""Every read sees what other machines have committed; an open handle would never."""
_PATIENCE = {
    "client_max_retries": "1",
    "client_retry_timeout": "5",
    "connect_timeout": "3s",
    "timeout": "60s",
}
_S3_NAMES = {
    "endpoint": "aws_endpoint",
    "region": "aws_region",
    "key_id": "aws_access_key_id",
    "allow_http": "allow_http",
    "virtual_hosted": "aws_virtual_hosted_style_request",
}
# the library tells failures of the network from others in its texts alone
_NETWORK = re.compile(
    r"RetryError|HTTP error|Generic S3 error|"
    r"lacked (?:the necessary privileges|valid authentication)"
)
_CONFLICT = re.compile(r"concurrent transaction|commit conflict", re.IGNORECASE)
_FACTS = (
    re.compile(r"<Code>([^<]{1,200})</Code>"),
    re.compile(r"status: (\d{3})"),
    re.compile(r'message: \\?"([^"\\]{1,200})'),
    re.compile(r'error: \\?"([^"\\]{1,200})'),
    re.compile(r"source: (BadScheme)"),
    re.compile(r"HTTP error: ([^,]{1,200})"),
)


def reach(location: IndexLocation, secret: Secret) -> "DBConnection":
    """A connection to the place; raises IndexUnreachable within seconds where nobody answers."""
    os.environ.setdefault("LANCEDB_LOG", "error")
    os.environ.setdefault("LANCE_LOG", "error")
    with reaching(location.uri):
        if location.kind == "db":
            return _served(location, secret)
        return _stored(location, secret)


def _stored(location: IndexLocation, secret: Secret) -> "DBConnection":
    import lancedb

    options = {_S3_NAMES[name]: value for name, value in location.options.items()}
    if key := secret(location.uri):
        options["aws_secret_access_key"] = key
    return lancedb.connect(
        location.uri, storage_options=_PATIENCE | options, read_consistency_interval=_ALWAYS
    )


def _served(location: IndexLocation, secret: Secret) -> "DBConnection":
    import lancedb
    from lancedb.remote import ClientConfig, RetryConfig, TimeoutConfig

    retries = RetryConfig(retries=1, connect_retries=1, read_retries=1)
    timeouts = TimeoutConfig(
        connect_timeout=timedelta(seconds=3), read_timeout=timedelta(seconds=60)
    )
    return lancedb.connect(
        location.uri,
        api_key=secret(location.uri),
        client_config=ClientConfig(retry_config=retries, timeout_config=timeouts),
        **location.options,
    )


@contextmanager
def reaching(where: str) -> Iterator[None]:
    """Translate what happens at a shared place: IndexUnreachable, LibraryBusy, IndexDamaged.

    LibraryBusy is raised where two changed the same table at once, and this one came second.
    """
    try:
        yield
    except PandectaError as error:
        if error.__cause__ is not None and _is_network(error.__cause__):
            raise IndexUnreachable(where, _fact(str(error.__cause__))) from error
        raise
    except Exception as error:
        if _is_network(error):
            raise IndexUnreachable(where, _fact(str(error))) from error
        if _CONFLICT.search(str(error)):
            raise LibraryBusy(where) from error
        raise IndexDamaged(where, str(error)[:500]) from error


def _is_network(error: BaseException) -> bool:
    from lancedb.remote.errors import LanceDBClientError

    return isinstance(error, LanceDBClientError) or bool(_NETWORK.search(str(error)))


def _fact(text: str) -> str:
    """The one fact in a long report: a server's code, a status, or what the network said."""
    for pattern in _FACTS:
        if found := pattern.search(text):
            return found[1]
    return text[:300]
