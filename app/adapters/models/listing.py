"""Reads a hub's answer about a model: its revision, its licence, its files with their checksums."""

import json
import re
from dataclasses import dataclass

from app.domain.errors import DownloadFailed
from app.domain.models import ModelFile

_COMMIT = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LICENCE_TAG = "license:"
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Listing:
    """What the hub says of one revision of a model; `files` are all, wanted or not."""

    revision: str
    licence: str
    gated: bool
    files: dict[str, ModelFile]


def read_listing(address: str, text: str) -> Listing:
    """The listing from the JSON of ``/api/models/NAME/revision/main?blobs=true``.

    Raises DownloadFailed: ``wrong-content`` where something else came, ``server`` where a file
    has no size or no checksum, so that nothing could be verified.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raw = None
    siblings = raw.get("siblings") if isinstance(raw, dict) else None
    revision = raw.get("sha") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(siblings, list) or len(siblings) > _MOST:
        raise DownloadFailed(address, "wrong-content", " ".join(text[:80].split()))
    if not isinstance(revision, str) or not _COMMIT.fullmatch(revision):
        raise DownloadFailed(address, "server", "no commit")
    files = [_file(address, entry) for entry in siblings]
    return Listing(
        revision, _licence(raw), bool(raw.get("gated")), {file.path: file for file in files}
    )


def _file(address: str, entry: object) -> ModelFile:
    path = entry.get("rfilename") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(path, str):
        raise DownloadFailed(address, "server", "a file without a name")
    lfs, size, blob = entry.get("lfs"), entry.get("size"), entry.get("blobId")
    sha256 = lfs.get("sha256") if isinstance(lfs, dict) else ""
    return ModelFile(
        path,
        size if type(size) is int and size >= 0 else -1,
        sha256 if isinstance(sha256, str) and _SHA256.fullmatch(sha256) else "",
        blob if not sha256 and isinstance(blob, str) and _COMMIT.fullmatch(blob) else "",
    )


def verifiable(address: str, files: tuple[ModelFile, ...]) -> tuple[ModelFile, ...]:
    """The same files; raises DownloadFailed (``server``) where one has no size or checksum."""
    for file in files:
        if file.size < 0 or not file.digest:
            raise DownloadFailed(address, "server", f"{file.path}: no size, or no checksum")
    return files


def _licence(raw: dict[str, object]) -> str:
    """The licence of the model card, else that of the tags; a list of them is joined."""
    card, tags = raw.get("cardData"), raw.get("tags")
    told = card.get("license") if isinstance(card, dict) else None
    if told == "other" and isinstance(card, dict):
        told = card.get("license_name") or told
    if not told and isinstance(tags, list):
        named = (tag for tag in tags if isinstance(tag, str) and tag.startswith(_LICENCE_TAG))
        told = next(named, "").removeprefix(_LICENCE_TAG)
    names = told if isinstance(told, list) else [told]
    return ", ".join(one for one in names if isinstance(one, str))[:100]
