"""An S3 server on loopback that checks signatures, with one bucket and one allowed user."""

import json
import logging
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from app.adapters.index_location import IndexLocation
from app.adapters.index_places import SharedPlace

BUCKET = "law"


@dataclass
class Bucket:
    """A bucket of a server that checks who asks."""

    server: Any
    endpoint: str
    key_id: str
    secret: str

    def location(self, prefix: str = "firm", **options: str) -> IndexLocation:
        told = {"endpoint": self.endpoint, "region": "us-east-1", "allow_http": "true"}
        return IndexLocation(f"s3://{BUCKET}/{prefix}", told | {"key_id": self.key_id} | options)

    def place(self, prefix: str = "firm", **options: str) -> SharedPlace:
        """The place as one more machine reaches it."""
        return SharedPlace(self.location(prefix, **options), lambda uri: self.secret)


@contextmanager
def served_bucket() -> Iterator[Bucket]:
    """A server with one bucket, as long as the context lasts."""
    boto3 = pytest.importorskip("boto3")
    moto = pytest.importorskip("moto.server")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    bucket = Bucket(server, f"http://{host}:{port}", "", "")
    first = {"aws_access_key_id": "a", "aws_secret_access_key": "b", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=bucket.endpoint, **first).create_bucket(Bucket=BUCKET)
    iam = boto3.client("iam", endpoint_url=bucket.endpoint, **first)
    iam.create_user(UserName="firm")
    allowed = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    iam.put_user_policy(UserName="firm", PolicyName="all", PolicyDocument=policy)
    key = iam.create_access_key(UserName="firm")["AccessKey"]
    bucket.key_id, bucket.secret = key["AccessKeyId"], key["SecretAccessKey"]
    _check_signatures(bucket.endpoint, True)
    yield bucket
    _check_signatures(bucket.endpoint, False)
    server.stop()


def _check_signatures(endpoint: str, on: bool) -> None:
    after = b"0" if on else b"inf"
    asked = urllib.request.Request(
        f"{endpoint}/moto-api/reset-auth", after, {"Content-Type": "text/plain"}, method="POST"
    )
    urllib.request.urlopen(asked).close()
