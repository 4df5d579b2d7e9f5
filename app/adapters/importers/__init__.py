"""Importers: each reads one format of law."""
