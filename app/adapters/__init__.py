"""Everything that touches the world: files, databases, models; foreign exceptions end here."""
