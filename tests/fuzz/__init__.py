"""Feeds damaged and odd input to the program: `python -m tests.fuzz KIND ...`.

A module of this package is a kind of input. It has a function `cases(folder, count)`, which yields
`Case`s and may write their files to the folder. It may have `prepare()`, called once in the process
that runs the cases (to import torch, say), and a `LIMIT_S` other than `frame.LIMIT_S`.
"""
