"""The examples in the docstrings."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize(
    "name", ["irregular", "nouns", "phrases", "pronouns", "spelling", "verbs", "wordlist"]
)
def test_examples_hold(name):
    """
    What a docstring shows is what a reader gets.
    """
    module = importlib.import_module(f"denouement.english.{name}")
    failed, attempted = doctest.testmod(module)
    assert attempted
    assert not failed
