"""Problems and stories as text in the research syntax; what it cannot say is named."""
