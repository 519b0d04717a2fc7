"""The paper's facts, measured with five seeds: slow, so apart from the test suite.

`python -m tests.facts` measures and judges; with `--write` it puts the table into the README.
"""
