"""Bytes to text: what is read, and what is refused with which reason."""

import codecs

import pytest

from app.adapters.importers.decoding import decode
from app.domain.errors import SourceUnreadable
from tests.adapters.importers.conftest import Workshop

TEXT = "# 沐洲渔业条例\n\n<!-- INFO END -->\n\n第一条 本条例管鱼，也管水。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("管", "\u200b管\ufeff").encode(),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data, "a.md") == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (TEXT.encode() + b"\0", "not-text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not-text"),
        (bytes(range(1, 32)) + b"\xff\xfe\x81", "not-text"),
        (codecs.BOM_UTF16_LE + b"\0\xd8x", "not-text"),
        (TEXT.encode()[:-8] + b"\xff\xff" + TEXT.encode(), "not-text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        decode(data, "a.md")
    assert caught.value.reason == reason


def test_gb18030_with_a_bom_and_plain_gb18030_import(workshop: Workshop) -> None:
    assert workshop.law(TEXT.encode("gb18030")).provisions[0].text == "本条例管鱼，也管水。"


def test_a_line_of_five_million_characters_is_read_quickly(workshop: Workshop) -> None:
    for filler in ("鱼。", "第一条 ", "<!--", "（", " ", "#", "附件：", "1", "第", "。 第二条 "):
        law = workshop.law(
            "# 沐洲渔业条例\n\n<!-- INFO END -->\n\n第一条 甲。\n"
            + filler * (5_000_000 // len(filler))
            + "终"
        )
        assert sum(len(p.text) for p in law.provisions) > 0
