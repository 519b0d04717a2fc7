"""Start ResNet Explorer from a clone: `python main.py`."""

from explorer.__main__ import run

if __name__ == "__main__":
    run()
