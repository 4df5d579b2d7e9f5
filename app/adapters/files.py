"""Writes a file so that a kill at any moment leaves the old one or the new one."""

import os
import tempfile
from pathlib import Path

from app.domain.errors import LibraryNotWritable


def write_atomically(path: Path, text: str) -> None:
    """Write UTF-8 `text` beside `path`, flush it to disk, then replace; LibraryNotWritable."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise LibraryNotWritable(str(path), error.strerror or str(error)) from error
