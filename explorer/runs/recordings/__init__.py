"""Runs in files: each is one SQLite database that anyone can read, written as the run goes."""
