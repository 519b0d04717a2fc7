"""Tests of ResNet Explorer, in folders that mirror the package."""
