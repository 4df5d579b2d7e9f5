"""Language models on servers: Ollama's and those that speak OpenAI's language."""
