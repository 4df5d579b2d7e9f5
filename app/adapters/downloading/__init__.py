"""Fetching files from the net: resumed where it stopped, and checked before it is believed."""

from app.adapters.downloading.downloads import HttpDownloads

__all__ = ["HttpDownloads"]
