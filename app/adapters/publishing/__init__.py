"""Publishing of trained models: as a folder or a zip, on a hub, and in an Ollama server."""
