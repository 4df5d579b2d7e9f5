"""Embedding models: getting them from a hub or through Ollama, and finding those that are here."""

from app.adapters.models.machine import MachineModels

__all__ = ["MachineModels"]
