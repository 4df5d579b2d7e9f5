"""Gives an encoder other prompts than its own, with the model that runs already."""

from copy import copy
from dataclasses import replace

from app.adapters.encoders.ollama import OllamaEncoder
from app.adapters.encoders.openai import OpenAIEncoder
from app.adapters.encoders.transformer import TransformerEncoder
from app.domain.errors import EncoderFaulty
from app.services.encoder_ports import Encoder


def prompted(encoder: Encoder, question: str, passage: str) -> Encoder:
    """`encoder` with these prompts; raises EncoderFaulty where its kind takes none.

    Process and connections stay those of `encoder`.
    """
    own = encoder.identity
    if (own.question_prompt, own.passage_prompt) == (question, passage):
        return encoder
    other, identity = copy(encoder), replace(own, question_prompt=question, passage_prompt=passage)
    if isinstance(other, TransformerEncoder):
        other.identity = identity
    elif isinstance(other, OllamaEncoder | OpenAIEncoder):
        # both remember what they are under this name, and ask their server for it only once
        vars(other)["_facts"] = vars(other)["_facts"]._replace(identity=identity)
    else:
        raise EncoderFaulty(own.name, f"takes no prompts: {question!r}, {passage!r}")
    return other
