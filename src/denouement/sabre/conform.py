"""``python -m denouement.sabre.conform``: the door to :mod:`denouement.conform`, where the research syntax is."""

from denouement.conform import main

if __name__ == "__main__":
    main()
