"""`python -m disclose.cli`."""

from disclose.cli import main

main()
