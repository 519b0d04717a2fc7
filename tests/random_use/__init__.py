"""Uses the real window at random, as nobody would, and says what went wrong.

`python -m tests.random_use --seed 3 --minutes 10` prints a tally, and ends with 1 if an exception,
a message of Qt, a frozen window, memory that does not come back or a thread that stays was seen.
"""
