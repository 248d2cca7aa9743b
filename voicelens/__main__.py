"""`python -m voicelens` is the `voicelens` command."""

from voicelens.cli.door import main

if __name__ == "__main__":
    main()
