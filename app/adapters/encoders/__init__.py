"""The encoders, one module each, and the choice among them by name."""
