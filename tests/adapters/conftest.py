"""What the tests of adapters share: a bucket on loopback and its secret."""

import pytest

from tests.s3_server import Bucket


@pytest.fixture
def bucket(s3_server: Bucket, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """The bucket, whose secret the program finds in its variable and nowhere else."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PANDECTA_INDEX_SECRET", s3_server.secret)
    return s3_server
