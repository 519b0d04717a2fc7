"""ResNet Explorer: a desktop lab for residual networks."""

__version__ = "0.1.0"
