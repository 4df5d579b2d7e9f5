"""The XML parser that every XML importer uses: what it refuses, and what it reads."""

from time import perf_counter

import pytest

from app.adapters.importers.safe_xml import DEPTH, parse_xml
from app.domain.errors import SourceUnreadable


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


def test_comments_and_instructions_are_gone_and_their_tails_are_not() -> None:
    root = parse_xml(b"\n<?xml version='1.0'?><a>x<!-- c -->y<?p q?>z<b/></a>", "a.xml")
    assert root.text == "xyz"
    assert [child.tag for child in root] == ["b"]


def test_depth_is_bounded() -> None:
    assert parse_xml(nested(DEPTH), "a.xml").tag == "a"
    for depth in (DEPTH + 1, 100_000):
        with pytest.raises(SourceUnreadable) as caught:
            parse_xml(nested(depth), "a.xml")
        assert caught.value.reason == "bad-xml"


def test_a_plain_document_type_is_harmless() -> None:
    assert parse_xml(b"<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'><a/>", "a.xml").tag == "a"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        b"<!DOCTYPE a [<!ENTITY x 'y'>]><a b='&x;'/>",
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        b"<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]><a/>",
        b"<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;</a>",
        b"<a>&nbsp;</a>",
        b"<a>",
        b"<a></b>",
        b"no xml",
        b"<?xml version='1.0' encoding='unheard-of'?><a/>",
        b"<a>\xff</a>",
        b"<a>\x00</a>",
    ],
)
def test_what_is_refused(data: bytes) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        parse_xml(data, "folder/a.xml")
    assert (caught.value.path, caught.value.reason) == ("folder/a.xml", "bad-xml")
    assert caught.value.detail


def test_nothing_is_empty() -> None:
    with pytest.raises(SourceUnreadable) as caught:
        parse_xml(b" \n", "a.xml")
    assert caught.value.reason == "empty"


def test_entities_of_entities_cost_nothing() -> None:
    steps = b"".join(b"<!ENTITY e%d '%s'>" % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 15))
    start = perf_counter()
    with pytest.raises(SourceUnreadable):
        parse_xml(b"<!DOCTYPE a [<!ENTITY e0 'ha'>" + steps + b"]><a b='&e14;'>&e14;</a>", "a.xml")
    assert perf_counter() - start < 1
