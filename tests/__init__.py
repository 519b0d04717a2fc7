"""Tests of ResNet Explorer, in the order of its floors."""
