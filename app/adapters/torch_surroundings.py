"""The environment of a process that runs models: it asks no server, and its threads wait calmly."""

SURROUNDINGS = {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    # tokenisation happens between two steps of the same process
    "TOKENIZERS_PARALLELISM": "true",
    # threads that spin while they wait take the cores from the window and from each other: on two
    # busy cores batches are five times slower with the default
    "OMP_WAIT_POLICY": "PASSIVE",
}
"""Variables to set before torch and transformers are imported."""
