"""The papers' claims, measured with five seeds: slow, so apart from the test suite.

`python -m tests.facts` measures and judges them; with `--write` it also puts the table into
docs/reproduced-claims.md.
"""
