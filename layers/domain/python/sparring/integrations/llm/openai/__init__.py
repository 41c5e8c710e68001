"""The adapter for every provider that speaks the OpenAI protocol: Azure, Ollama and vLLM too."""
