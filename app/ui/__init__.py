"""The window: paints what the services report, and hands them what the person wants."""
