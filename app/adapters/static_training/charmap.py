"""Builds the character map with which a standard tokenizer gives overlapping character pairs.

A `Precompiled` normaliser (SentencePiece's format, a part of every `tokenizers` release) replaces
each Chinese character c by "c c". That turns abc into "a ab bc c": split at the spaces, every pair
of neighbours is a token of its own, and so is the first and the last character of a run.
"""

import struct
from collections.abc import Iterable

_BLOCK = 256
_LEAF = 1 << 31
_HAS_LEAF = 1 << 8

Node = dict[int, "Node | int"]


def doubled(characters: Iterable[str]) -> bytes:
    """The character map that replaces each of `characters` by itself twice, spaced."""
    return charmap({one: f"{one} {one}" for one in characters})


def charmap(mapping: dict[str, str]) -> bytes:
    """`mapping` in SentencePiece's precompiled form.

    A little-endian uint32 with the size of the trie in bytes; the trie as a Darts double array
    over the UTF-8 bytes of the keys, whose values are offsets into what follows; the replacements,
    each ended by a NUL (google/sentencepiece, src/normalizer.cc, EncodePrecompiledCharsMap).
    """
    root: Node = {}
    texts = bytearray()
    for key, value in sorted(mapping.items()):
        node = root
        for byte in key.encode():
            below = node.setdefault(byte, {})
            assert isinstance(below, dict)
            node = below
        node[0] = len(texts)
        texts += value.encode() + b"\0"
    units = _double_array(root)
    trie = struct.pack(f"<{len(units)}I", *units)
    return struct.pack("<I", len(trie)) + trie + bytes(texts)


def _double_array(root: Node) -> list[int]:
    """Units of the double array: bits 0-7 label, 8 leaf below, 10-30 offset; a leaf has bit 31."""
    units, used, free = [0] * _BLOCK, [True] + [False] * (_BLOCK - 1), 1
    waiting = [(root, 0)]
    while waiting:
        node, position = waiting.pop()
        base = _base(node, used, free)
        units.extend([0] * (len(used) - len(units)))
        for label in node:
            used[base ^ label] = True
        while free < len(used) and used[free]:
            free += 1
        units[position] |= (position ^ base) << 10 | (_HAS_LEAF if 0 in node else 0)
        for label, below in node.items():
            if isinstance(below, int):
                units[base] = below | _LEAF
            else:
                units[base ^ label] |= label
                waiting.append((below, base ^ label))
    return units


def _base(node: Node, used: list[bool], free: int) -> int:
    """The first position from `free` on at which all children of `node` find a free unit."""
    base = free
    while True:
        missing = (base | (_BLOCK - 1)) + 1 - len(used)
        if missing > 0:
            used.extend([False] * missing)
        if not any(used[base ^ label] for label in node):
            return base
        base += 1
