"""``python -m denouement`` runs the command line."""

from denouement.cli import main

if __name__ == "__main__":
    main()
