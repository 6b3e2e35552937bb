"""The documentation kept true: its pages, their examples, and what they list."""
