"""What the program does, as generators of events; knows neither Qt nor any database."""
