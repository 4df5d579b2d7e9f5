"""Measures the program on real law: ``make bench`` prints one table, nothing here is a test."""
