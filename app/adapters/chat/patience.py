"""How long a language model's server may keep silent."""

ANSWER = 120.0
"""Seconds to wait for the next word: a large model may need long to be loaded."""

CARD = 15.0
"""Seconds to wait for facts, which need no model to be loaded."""
