"""Checks that a fetched file of a model has the bytes that the hub's listing promised."""

import asyncio
import hashlib
import os
from os import SEEK_END
from typing import IO

from app.adapters.downloading.transfer import Check
from app.domain.errors import DownloadFailed
from app.domain.models import ModelFile
from app.domain.sourcing import SourceFile

_BLOCK = 1024 * 1024


def promised(file: ModelFile) -> Check:
    """A check of size and checksum; it raises DownloadFailed (``wrong-size``, ``-checksum``)."""

    async def check(stream: IO[bytes], source: SourceFile) -> None:
        size = stream.seek(0, SEEK_END)
        if size != file.size:
            raise DownloadFailed(source.address, "wrong-size", f"{size} of {file.size} bytes")
        # a slow disk takes long over gigabytes: here a cancel need not wait for it
        await asyncio.to_thread(os.fsync, stream.fileno())
        if file.sha256:
            digest = hashlib.sha256()
        else:
            # what git calls a blob: the hub lists nothing else for its small files
            digest = hashlib.sha1(f"blob {size}\0".encode(), usedforsecurity=False)
        stream.seek(0)
        while block := stream.read(_BLOCK):
            digest.update(block)
            await asyncio.sleep(0)
        if digest.hexdigest() != file.digest:
            raise DownloadFailed(source.address, "wrong-checksum", digest.hexdigest())

    return check
