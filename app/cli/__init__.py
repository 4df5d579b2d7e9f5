"""The command line: the second face of the program, one verb for each capability."""
