"""LawVault's data folders: their law, their vectors, and what a person kept there."""
