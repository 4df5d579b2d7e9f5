"""Embedding models: getting them from a hub or through Ollama, and finding those that are here."""
