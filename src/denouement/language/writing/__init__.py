"""Stories as text in the story language; what it cannot say is named."""
