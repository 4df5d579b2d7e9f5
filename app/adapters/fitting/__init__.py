"""Fits sentence-transformers models to questions and answers, in processes of their own."""

from app.adapters.fitting.fitter import TransformerFitter

__all__ = ["TransformerFitter"]
