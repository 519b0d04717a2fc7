"""Scripts that measure and print a table each: `python -m tests.benchmarks.edit` and so on.

They print ratios of interleaved runs in one process, since machines are noisy; no test asserts
a time.
"""
